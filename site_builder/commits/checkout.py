"""A checkout of the authority's repository, and the project as any tree of it holds it: laid out as files."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from site_builder.commits.objects import Tree, top_of
from site_builder.commits.snapshot import laid_out
from site_builder.git import NotARepository, is_tracked
from site_builder.settings import Project, Settings

_KNOWN = (".cache/gate/findings", ".cache/records", ".cache/subjects", ".cache/subjects-columns")
"""What is known of contents, by whatever stands for these, and so holds wherever they lie."""


@dataclass(frozen=True)
class Checkout:
    """A checkout of the authority's repository: `config` is the path of its `mkdocs.yml` from `top`, be there one now
    or not; `understood` gives the project of a `mkdocs.yml`, and may raise.
    """

    top: Path
    config: str
    understood: Callable[[Path], Project]

    @cached_property
    def home(self) -> str:
        """The folder of the project as git sees it: "" or with a slash at its end."""
        return self.config.rpartition("/")[0] + "/" * ("/" in self.config)

    @contextmanager
    def as_of(self, tree: Tree) -> Iterator[Project]:
        """The project as a tree holds it, laid out as files; one without records where it holds no `mkdocs.yml`."""
        own = f"{self.home}.cache"
        files = {path: it for path, it in tree.items() if path != own and not path.startswith(f"{own}/")}
        with laid_out(self.top, files, self.top / self.home / ".cache" / "git") as folder:
            self._recall(folder / self.home)
            config = folder / self.config
            yield self.understood(config) if config.is_file() else self._bare(folder / self.home)

    def _recall(self, root: Path) -> None:
        """Lets the laid out project begin with what is known of contents that this one holds."""
        here = self.top / self.home
        files = [file for file in _KNOWN if not (root / file).exists() and (here / file).is_file()]
        if files and not is_tracked(here, ".cache"):
            for file in files:
                (root / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(here / file, root / file)

    def seen_from_home(self, path: str) -> str:
        """A path from the top of the repository as the project has it."""
        return path[len(self.home) :] if path.startswith(self.home) else os.path.relpath(path, self.home or ".")

    def _bare(self, root: Path) -> Project:
        here = self.top / self.config
        settings = self.understood(here).settings if here.is_file() else Settings("")
        return Project(root, root / ".nothing", settings)


def checkout_of(config_file: Path, understood: Callable[[Path], Project]) -> Checkout:
    """The checkout in which a `mkdocs.yml` lies, or would lie; raises NotARepository."""
    folder = config_file.absolute().parent
    top = top_of(folder if folder.is_dir() else Path.cwd())
    config = folder.resolve() / config_file.name
    if not config.is_relative_to(top):
        raise NotARepository(f"{config} lies outside of the repository in {top}.")
    return Checkout(top, config.relative_to(top).as_posix(), understood)
