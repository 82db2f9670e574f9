"""What happens when MkDocs builds: records are read before it begins, and published after it laid out the frames."""

import datetime
import logging
import posixpath
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import material.templates
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from site_builder.choices import stands_alone
from site_builder.forms.package import NotThatProgram, fetched
from site_builder.forms.page import form_files
from site_builder.known.recall import recalling
from site_builder.known.recalled import Recalled
from site_builder.looks import Glimpses, Sight
from site_builder.making.layouts import RECORD_LINK, Kept, Layout, keep_layout, layout_key
from site_builder.making.standing import Before, Report, look_before, remember
from site_builder.plugin.options import PLUGIN, SchemeOptions, project_of
from site_builder.problems import NotPublished, SchemeError, blocking
from site_builder.progress import Progress, in_silence
from site_builder.publish.frames.frame import FRAME_KINDS, Frame, frame_of, have_scripts
from site_builder.publish.pages.words import count
from site_builder.settings import Project, Settings

_MATERIAL = Path(material.templates.__file__).parent

log = logging.getLogger(f"mkdocs.plugins.{PLUGIN}")


@dataclass(frozen=True, slots=True)
class _Run:
    """One build under way: what is published, where MkDocs lays pages out, and where they go in the end.

    `scripted` says that a template adds scripts to the layout.
    """

    project: Project
    before: Before
    recalled: Recalled
    urls: dict[str, str]
    tree: Path
    site: Path
    warnings: CountHandler
    frames: dict[tuple[str, int], Frame]
    ordinary: dict[str, str]
    open: ExitStack
    scripted: bool


class PublicationScheme(BasePlugin[SchemeOptions]):
    """Reads the records before MkDocs begins, and publishes them after it has laid out the frames."""

    def __init__(self) -> None:
        self.serving = False
        self.progress: Progress = in_silence
        self.report: Report | None = None
        self.from_mkdocs = True
        self.elsewhere: Path | None = None
        self._run: _Run | None = None

    @property
    def settings(self) -> Settings:
        """The authority's settings, for the templates of the theme."""
        return self._under_way().project.settings

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers whether pages are for a live preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the catalogue, and sends MkDocs to a folder beside the site."""
        if not config.use_directory_urls:
            raise PluginError(f"{PLUGIN}: set 'use_directory_urls: true' in mkdocs.yml; addresses are permanent.")
        project = project_of(config)
        if str(theme_dir()) not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme_dir()))
        today = datetime.date.today()
        before = look_before(today, Path(config.config_file_path), project.docs, config.theme.dirs, Sight())
        recalled = self._recalled(project, today, before.inputs)
        with self._told_to_mkdocs():
            scripted = have_scripts(config.theme.dirs)
        warnings = CountHandler()
        warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(warnings)
        site, opened = Path(config.site_dir), ExitStack()
        tree = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="site-")))
        config.site_dir = str(tree)
        urls = {recalled.folder.inside(it.path): it.url for it in recalled.edition.shown}
        self._run = _Run(project, before, recalled, urls, tree, site, warnings, {}, {}, opened, scripted)
        return config

    def _recalled(self, project: Project, today: datetime.date, seen: Glimpses) -> Recalled:
        with recalling(project, today, self.progress, seen=seen) as recalled:
            stopping = blocking(recalled.problems)
        if not stopping:
            return recalled
        error = SchemeError(recalled.problems)
        if not self.from_mkdocs:
            raise error
        summary = f"Nothing was published: {count(len(stopping), 'problem')} to repair first."
        raise PluginError(f"{summary}\n{error}")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes records and their attachments out of MkDocs's hands, and adds a page for each frame."""
        run = self._under_way()
        folder = run.recalled.folder
        attached = {file for it in run.recalled.entries.marks.values() for file in it.files}
        ordinary = {folder.inside(path) for path in (*folder.pages, *folder.others) if path not in attached}
        for file in list(files):
            is_unseen = file.src_dir == config.docs_dir and file.src_uri not in ordinary  # records, and what came since
            if is_unseen or _is_materials(file) or _is_source(file):
                files.remove(file)
        if "index.md" not in files.src_uris and "README.md" not in files.src_uris:
            files.append(File.generated(config, "index.md", content=f"# {run.project.settings.authority}\n"))
        for kind, depth in FRAME_KINDS:
            if depth:
                source = f"---\ntitle: {kind}\ntemplate: frame.html\nkind: {kind}\n---\n"
                uri = f"{_frame_folder(kind)}/{'_/' * (depth - 1)}index.md"
                files.append(File.generated(config, uri, content=source, inclusion=InclusionLevel.NOT_IN_NAV))
        for path, content in self._form(run.project):
            files.append(File.generated(config, path, content=content))
        return files

    def _form(self, project: Project) -> Iterable[tuple[str, bytes]]:
        """The files of the form, where it is published."""
        if not project.settings.form:
            return ()
        try:
            programs = fetched(project.cache)
        except NotThatProgram as error:
            raise PluginError(f"{PLUGIN}: {error}") from error
        if programs is None:
            raise PluginError(f"{PLUGIN}: run 'site-builder form' first; it fetches the editor that 'form' asks for.")
        return form_files(project, programs)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Points an ordinary page's links to records at their addresses, which MkDocs does not know; and lets the
        home page have its own layout without being told.
        """
        run, folder = self._under_way(), posixpath.dirname(page.file.src_uri)
        if page.is_homepage:
            page.meta.setdefault("template", "home.html")

        def published(link: re.Match[str]) -> str:
            url = run.urls.get(posixpath.normpath(posixpath.join(folder, link[2])))
            return f"{link[1]}{posixpath.relpath(url, page.url or '.')}/" if url else link[0]

        return RECORD_LINK.sub(published, markdown)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keeps the layout of each frame; the home page is the frame of itself."""
        run = self._under_way()
        for kind, depth in FRAME_KINDS:
            if page.url == (f"{_frame_folder(kind)}/{'_/' * (depth - 1)}" if depth else ""):
                run.frames[kind, depth] = frame_of(output, kind, run.scripted)
        if page.file.abs_src_path:
            run.ordinary[run.project.path_of(run.project.docs / page.file.src_uri)] = page.url
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds everything made from the catalogue and puts the whole in the place of the old site."""
        from site_builder.build import build_site  # most commands only ask for the settings

        run = self._under_way()
        for kind, _ in FRAME_KINDS:
            shutil.rmtree(run.tree / _frame_folder(kind), ignore_errors=True)
        if config.strict and run.warnings.get_counts():
            self._close(config)  # MkDocs stops after this event, and what is deployed must not have changed
            return
        layout = Layout(run.frames, run.ordinary, config.theme.dirs, str(run.tree), self._key(config))
        with self._told_to_mkdocs():
            self.report, files = build_site(run.project, run.recalled, layout, run.site, self.progress)
        if self.from_mkdocs and self.report.notice:
            log.info(self.report.notice)  # no warning: a strict build can do without dates
        if layout.key and not self.from_mkdocs and not run.warnings.get_counts():
            file, kept = Path(config.config_file_path), Kept(run.project, str(run.site), replace(layout, folder=None))
            keep_layout(file, self.elsewhere, kept)
            remember(file, self.elsewhere, run.before, run.site, files, self.report)
        self._close(config)

    @contextmanager
    def _told_to_mkdocs(self) -> Iterator[None]:
        """Within it, what keeps a site from being published is told as MkDocs would, where that is what runs."""
        try:
            yield
        except NotPublished as error:
            if not self.from_mkdocs:
                raise
            raise PluginError(str(error)) from error

    def _key(self, config: MkDocsConfig) -> bytes:
        """What stands for the layout; nothing where it may depend on more than we can see."""
        run, file = self._under_way(), Path(config.config_file_path)
        if self.serving or not stands_alone(file.read_text(encoding="utf-8"), config.plugins):
            return b""
        return layout_key(file, config.theme.dirs, run.project, run.recalled)

    def on_build_error(self, *, error: Exception) -> None:
        """Leaves the old site as it is."""
        if self._run:
            self._run.open.close()

    def _under_way(self) -> _Run:
        if self._run is None:
            raise PluginError(f"{PLUGIN}: no build is under way.")
        return self._run

    def _close(self, config: MkDocsConfig) -> None:
        run = self._under_way()
        logging.getLogger("mkdocs").removeHandler(run.warnings)
        run.open.close()
        config.site_dir = str(run.site)


def _is_materials(file: File) -> bool:
    """Whether it is one of Material's own scripts and styles, of which our pages load none."""
    return file.src_uri.startswith("assets/") and Path(file.src_dir or "").is_relative_to(_MATERIAL)


def _is_source(file: File) -> bool:
    """Whether it is a module of the search, which is published joined with others (see `search/bundle/modules.py`)."""
    return file.src_uri.startswith("assets/search/") and file.src_uri.endswith(".js")


def _frame_folder(kind: str) -> str:
    return f"_frame-{kind}"


def theme_dir() -> Path:
    """Where the theme lies: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parent.parent
    return next(folder for folder in (package / "theme", package.parent / "theme") if folder.is_dir())
