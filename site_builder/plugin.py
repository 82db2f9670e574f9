"""The door to MkDocs, and the only module that knows it.

MkDocs lays out ordinary pages, and one frame for each kind of generated page; it never sees a record. Its own handling
of front matter publishes a broken one as page text, and its navigation takes time with the square of the pages. When
MkDocs or Material for MkDocs come to their end, this module is what is written again.
"""

import datetime
import logging
import os
import posixpath
import re
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

os.environ.setdefault(
    "NO_MKDOCS_2_WARNING", "1"
)  # Material's notice of its end of life: known, and why this is one file

import material.templates
from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from site_builder.forms.package import NotThatProgram, fetched
from site_builder.forms.page import FOLDER, form_files
from site_builder.layouts import RECORD_LINK, Kept, Layout, keep_layout, layout_key, stands_alone
from site_builder.legislation import load_law
from site_builder.problems import SchemeError, blocking
from site_builder.publish.frame import FRAME_KINDS, Frame
from site_builder.publish.writer import AddressTaken
from site_builder.recall import Progress, Recalled, in_silence, recall
from site_builder.settings import Form, Project, Regulator, Settings
from site_builder.standing import Before, Report, look_before, remember

PLUGIN = "publication-scheme"
_PLAIN_OPTIONS = (
    "regime",
    "reference_pattern",
    "licence",
    "licence_url",
    "request_address",
    "sample_notice",
    "classes",
)
CannotUse = (ConfigurationError, PluginError)
"""What is raised where a `mkdocs.yml` cannot be used."""

_MATERIAL = Path(material.templates.__file__).parent

log = logging.getLogger(f"mkdocs.plugins.{PLUGIN}")


class _RegulatorOptions(base.Config):
    name = option.Type(str, default=Regulator().name)
    url = option.URL(default=Regulator().url)
    complain_url = option.URL(default=Regulator().complain_url)


class _FormOptions(base.Config):
    backend = option.Choice(("", "github", "gitlab"), default="")
    repo = option.Type(str, default="")
    branch = option.Type(str, default="main")
    base_url = option.Optional(option.URL())
    api_root = option.Optional(option.URL())
    app_id = option.Type(str, default="")


class SchemeOptions(base.Config):
    """What stands under the plugin's name in `mkdocs.yml`; `Settings` says what each option means."""

    authority = option.Type(str, default="")
    regime = option.Choice(("FOIA", "EIR", "FOISA", "EISR"), default="FOIA")
    reference_pattern = option.Type(str, default="")
    licence = option.Type(str, default="")
    licence_url = option.Optional(option.URL())
    request_address = option.Type(str, default="")
    sample_notice = option.Type(str, default="")
    regulator = option.SubConfig(_RegulatorOptions)
    classes = option.Type(dict, default={})
    allowed_contacts = option.ListOfItems(option.Type(str), default=[])
    small_count = option.Type(int, default=0)
    synonyms = option.ListOfItems(option.Type(str), default=[])
    holidays = option.ListOfItems(option.Type(datetime.date), default=[])
    form = option.SubConfig(_FormOptions)


@dataclass(frozen=True, slots=True)
class _Run:
    """One build under way: what is published, where MkDocs lays pages out, and where they go in the end."""

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


class PublicationScheme(BasePlugin[SchemeOptions]):
    """Reads the records before MkDocs begins, and publishes them after it has laid out the frames."""

    def __init__(self) -> None:
        self.serving = False
        self.progress: Progress = in_silence
        self.report: Report | None = None
        self.from_mkdocs = True
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
        before = look_before(today, Path(config.config_file_path), project.docs, config.theme.dirs)
        recalled = self._recalled(project, today)
        warnings = CountHandler()
        warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(warnings)
        site, opened = Path(config.site_dir), ExitStack()
        tree = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="site-")))
        config.site_dir = str(tree)
        urls = {_path(project.root / it.path, project.docs): it.url for it in recalled.edition.shown}
        self._run = _Run(project, before, recalled, urls, tree, site, warnings, {}, {}, opened)
        return config

    def _recalled(self, project: Project, today: datetime.date) -> Recalled:
        recalled = recall(project, load_law(), today, self.progress)
        stopping = len(blocking(recalled.problems))
        if not stopping:
            return recalled
        error = SchemeError(recalled.problems)
        if not self.from_mkdocs:
            raise error
        summary = f"Nothing was published: {stopping} problem{'s' * (stopping != 1)} to repair first."
        raise PluginError(f"{summary}\n{error}")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes records and their attachments out of MkDocs's hands, and adds a page for each frame."""
        run = self._under_way()
        root = f"{run.project.root}{os.sep}"
        mine = {f"{root}{d.path}" for d in run.recalled.disclosures()}
        mine |= {f"{root}{d.folder}/{a.file}" for d in run.recalled.disclosures() for a in d.attachments}
        for file in list(files):
            if file.abs_src_path and (file.abs_src_path in mine or _is_materials(file) or _is_source(file)):
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
        """The files of the form, where it is published, or shown on this machine beside a live preview."""
        if not (project.settings.form or self.serving):
            return ()
        try:
            programs = fetched(project.cache)
        except NotThatProgram as error:
            raise PluginError(f"{PLUGIN}: {error}") from error
        if programs is None and project.settings.form:
            raise PluginError(f"{PLUGIN}: run 'site-builder form' first; it fetches the editor that 'form' asks for.")
        if programs is None:
            log.info("Run 'site-builder form' to have the form at /%s/.", FOLDER)
            return ()
        return form_files(project, tuple(regime.code for regime in load_law().regimes), programs)

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
                run.frames[kind, depth] = Frame(output)
        if page.file.abs_src_path:
            run.ordinary[_path(Path(page.file.abs_src_path), run.project.root)] = page.url
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
        try:
            self.report = build_site(run.project, run.recalled, layout, run.site, self.progress)
        except AddressTaken as taken:
            raise PluginError(f"Two things want to be published at {taken}: rename one of them.") from taken
        if self.from_mkdocs and self.report.notice:
            log.info(self.report.notice)  # no warning: a strict build can do without dates
        if layout.key and not self.from_mkdocs and not run.warnings.get_counts():
            file, kept = Path(config.config_file_path), Kept(run.project, str(run.site), replace(layout, folder=None))
            keep_layout(file, kept)
            remember(file, run.before, run.site, self.report)
        self._close(config)

    def _key(self, config: MkDocsConfig) -> bytes:
        """What stands for the layout; nothing where it may depend on more than we can see."""
        run, file = self._under_way(), Path(config.config_file_path)
        if (
            self.serving
            or run.project.settings.form
            or not stands_alone(file.read_text(encoding="utf-8"), config.plugins, PLUGIN)
        ):
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


def _path(file: Path, start: Path) -> str:
    return Path(os.path.relpath(file, start)).as_posix()


def _is_materials(file: File) -> bool:
    """Whether it is one of Material's own scripts and styles, of which our pages load none."""
    return file.src_uri.startswith("assets/") and Path(file.src_dir or "").is_relative_to(_MATERIAL)


def _is_source(file: File) -> bool:
    """Whether it is a module of the search, which is published joined with others (see `search/modules.py`)."""
    return file.src_uri.startswith("assets/search/") and file.src_uri.endswith(".js")


def _frame_folder(kind: str) -> str:
    return f"_frame-{kind}"


def theme_dir() -> Path:
    """Where the theme lies: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parent
    return next(folder for folder in (package / "theme", package.parent / "theme") if folder.is_dir())


def project_of(config: MkDocsConfig) -> Project:
    """The authority's folders and settings, as `mkdocs.yml` gives them; raises PluginError where unusable."""
    options = config.plugins[PLUGIN].config
    try:
        re.compile(options.reference_pattern)
    except re.error as error:
        raise PluginError(f"{PLUGIN}: 'reference_pattern' is no regular expression: {error}.") from error
    chosen = {key: options[key] for key in _PLAIN_OPTIONS if options[key]}
    settings = Settings(
        authority=options.authority or config.site_name,
        site_url=config.site_url.rstrip("/") + "/" if config.site_url else "",
        regulator=Regulator(**{key: options.regulator[key] for key in ("name", "url", "complain_url")}),
        holidays=tuple(options.holidays),
        form=_form_of(options.form),
        allowed_contacts=tuple(options.allowed_contacts),
        small_count=options.small_count,
        synonyms=tuple(tuple(word.strip() for word in group.split(",")) for group in options.synonyms),
        **chosen,
    )
    return Project(Path(config.config_file_path).resolve().parent, Path(config.docs_dir).resolve(), settings)


def _form_of(options: base.Config) -> Form | None:
    if bool(options["backend"]) != bool(options["repo"]):
        raise PluginError(f"{PLUGIN}: 'form' needs both, 'backend' (github or gitlab) and 'repo' (owner/name).")
    return Form(**{key: value for key, value in options.items() if value}) if options["repo"] else None


def load_project(config_file: Path) -> Project:
    """The project of a `mkdocs.yml`; raises one of CannotUse where it cannot be used."""
    return project_of(_load(config_file))


def site_folder(config_file: Path) -> Path:
    """Where the site of a `mkdocs.yml` is built; raises one of CannotUse where it cannot be used."""
    return Path(_load(config_file).site_dir)


def address_of(page: str) -> str:
    """The address at which MkDocs publishes an ordinary page, named by its path in the folder of records."""
    return File(page, "", "", use_directory_urls=True).url.removeprefix("./")


def build(config_file: Path, strict: bool, progress: Progress) -> Report:
    """Builds the site as `mkdocs build` does; raises SchemeError where the gate blocks, Abort where MkDocs stops."""
    from mkdocs.commands import build as mkdocs_build  # most commands only ask for the settings

    config = _load(config_file, strict=strict)
    plugin = config.plugins[PLUGIN]
    assert isinstance(plugin, PublicationScheme)
    plugin.progress = progress
    plugin.from_mkdocs = False  # a SchemeError then arrives as it is, not as a text in the log
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    assert plugin.report is not None  # MkDocs came through without stopping
    return plugin.report


def serve(config_file: Path) -> None:
    """Serves the site with live preview, as `mkdocs serve` does, until it is interrupted."""
    from mkdocs.commands import serve as mkdocs_serve

    mkdocs_serve.serve(config_file=str(config_file))


def _load(config_file: Path, **options: Any) -> MkDocsConfig:
    try:
        config = load_config(config_file=str(config_file), **options)
    except Abort as stopped:  # MkDocs has said in its log what is wrong
        raise ConfigurationError(f"{config_file} cannot be used.") from stopped
    if PLUGIN not in config.plugins:
        raise ConfigurationError(f"{config_file}: add '{PLUGIN}' under 'plugins:'.")
    return config
