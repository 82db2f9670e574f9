"""What the theme makes of a project, and what that was made from, so that it need not be made again and again."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.cache import digest, kept_for, load, save, version_of
from site_builder.known.recalled import Recalled
from site_builder.looks import glimpses_in, look_at, of_no_library
from site_builder.patterns import regex
from site_builder.publish.frames.frame import Frame
from site_builder.publish.frames.stylesheets import published
from site_builder.publish.writing.sheets import Output
from site_builder.publish.writing.stamps import files_in
from site_builder.records.folder import Folder
from site_builder.settings import Project

RECORD_LINK = regex(r"(\]\()([^)\s#]+\.md)\b")
"""A link of an ordinary page to a Markdown file: what comes before its target, and the target."""


class NotLaidOut(Exception):
    """A file that the theme made is no longer there: everything has to be laid out again."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the theme gave: a frame for each kind and depth of page, the address of each hand-written page by its path
    in the project, the folders of templates, the authority's own first, and the folder of the files that are laid out.

    `key` stands for all that it was made from, and is empty where that is not known. `folder` is None where the files
    are in the site already.
    """

    frames: Mapping[tuple[str, int], Frame]
    ordinary: Mapping[str, str]
    theme_dirs: Sequence[str]
    folder: str | None
    key: bytes = b""

    def files(self) -> Iterator[Output]:
        """What was laid out, but for the home page, which is the frame of itself; raises NotLaidOut."""
        if self.folder is None:
            raise NotLaidOut
        folder, paths = Path(self.folder), sorted(files_in(Path(self.folder)))
        sheets = {path: (folder / path).read_text("utf-8") for path in paths if path.endswith(".css")}
        yield from (Output(path, css.encode()) for path, css in published(sheets).items())
        apart = (path for path in paths if path not in sheets and path != "index.html")
        yield from (Output(path, (folder / path).read_bytes()) for path in apart)


@dataclass(frozen=True, slots=True)
class Kept:
    """A layout with the project that it was made for, and the folder of its site."""

    project: Project
    site: str
    layout: Layout


def kept_layout(config_file: Path, elsewhere: Path | None) -> Kept | None:
    """The last layout made for this `mkdocs.yml`, which may be out of date: compare its key.

    `elsewhere` is where the site was built if not where `mkdocs.yml` says.
    """
    kept: Kept | None = load(kept_for(config_file, "layout", elsewhere), version_of(*_ROOMS))
    return kept


def keep_layout(config_file: Path, elsewhere: Path | None, kept: Kept) -> None:
    """Keeps a layout for later builds."""
    save(kept_for(config_file, "layout", elsewhere), version_of(*_ROOMS), kept)


_ROOMS = (
    "making/layouts",
    "plugin",
    "settings",
    "cache",
    "publish/frames/frame",
    "publish/frames/lean",
    "forms",
    "records",
    "legislation",
)


def layout_key(config_file: Path, theme_dirs: Sequence[str], project: Project, recalled: Recalled) -> bytes:
    """What stands for all that frames and ordinary pages are made from; nothing where that cannot be told."""
    folder = recalled.folder
    attached = {file for it in recalled.entries.marks.values() for file in it.files}
    ordinary = [folder.file(path) for path in (*folder.pages, *folder.others) if path not in attached]
    looks = {str(file): look_at(file) for file in (config_file.resolve(), *ordinary)}
    looks |= glimpses_in(of_no_library(theme_dirs)).settled()
    if not all(looks.values()):
        return b""
    links = repr(sorted(_links(recalled)))
    return digest(version_of(*_ROOMS), repr(project), repr(sorted(looks.items())), links)


def _links(recalled: Recalled) -> Iterator[tuple[str, str]]:
    """Where the links of ordinary pages to records lead."""
    folder = recalled.folder
    targets = [target for page in folder.pages for target in _targets(folder, page)]
    urls = {folder.inside(it.path): it.url for it in recalled.edition.shown} if targets else {}
    return ((target, urls.get(target, "")) for target in targets)


def _targets(folder: Folder, page: str) -> Iterator[str]:
    """The Markdown files that a page links to."""
    above = posixpath.dirname(folder.inside(page))
    for link in RECORD_LINK.finditer(folder.file(page).read_text("utf-8", "replace")):
        yield posixpath.normpath(posixpath.join(above, link[2]))
