"""Follows what is saved: the edited record at once, then the whole site."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from site_builder import plugin
from site_builder.forms.package import NotThatProgram, fetched
from site_builder.forms.page import FOLDER, form_files
from site_builder.patterns import compile_all
from site_builder.serving.ahead import known, pages_ahead
from site_builder.serving.server import Server
from site_builder.serving.watching import Watch
from site_builder.settings import Project

Say = Callable[[str], None]
_GLANCE = 0.2
"""Seconds between two looks at whether a build is done."""


def serve(config_file: Path, say: Say) -> None:
    """Serves the site until it is interrupted; raises one of `plugin.CannotUse` where it cannot be used."""
    project, config_file = plugin.load_project(config_file), config_file.resolve()
    site = project.cache / "preview" / "site"
    mount = urlsplit(project.settings.site_url).path or "/"
    places = [config_file, project.docs, *plugin.own_themes(config_file)]
    with (
        Server(plugin.address_to_serve(config_file), site, mount, _form(project, say)) as server,
        _watching(places) as watch,  # from now on: what is saved during the first build is not to be missed
    ):
        first = _build(config_file, site)
        compile_all()  # the first edit is to be shown as soon as any other
        first.wait()
        say(f"The site is at {server.url}, and follows what you save. Stop with Ctrl-C.")
        _follow(config_file, site, watch, server)


@contextmanager
def _watching(places: list[Path]) -> Iterator[Watch]:
    watch = Watch(places)
    try:
        yield watch
    finally:
        watch.stop()


def _follow(config_file: Path, site: Path, watch: Watch, server: Server) -> None:
    it, build = known(config_file, site), None
    waiting: set[Path] = set()
    ahead: dict[str, bytes] = {}
    while True:
        saved = watch.saved(_GLANCE)
        if saved and it and (pages := pages_ahead(it, saved)):
            ahead |= pages
            server.show(ahead)
        waiting |= saved
        if build and build.poll() is not None:
            if build.returncode == 0:
                ahead = ahead if waiting else {}
                it = known(config_file, site)
                server.show(ahead)
            build = None
        if waiting and build is None:
            waiting = set()
            build = _build(config_file, site)


def _build(config_file: Path, site: Path) -> "subprocess.Popen[bytes]":
    """A build in a process of its own, which says itself what it finds."""
    command = [sys.executable, "-m", "site_builder", "--config", str(config_file), "build", "--site", str(site)]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _form(project: Project, say: Say) -> dict[str, bytes]:
    """The form for this machine, where its editor has been fetched and the site does not hold the form itself."""
    if project.settings.form:
        return {}
    try:
        programs = fetched(project.cache)
    except NotThatProgram as error:
        say(str(error))
        return {}
    if programs is None:
        say(f"Run 'site-builder form' to have the form at /{FOLDER}/.")
        return {}
    return dict(form_files(project, programs))
