"""What the commands ask of MkDocs."""

import logging
from pathlib import Path

from mkdocs.structure.files import File

from site_builder.making.standing import Report
from site_builder.plugin.events import PublicationScheme
from site_builder.plugin.options import PLUGIN, loaded
from site_builder.progress import Progress
from site_builder.publish.frames.templates import telling_of_templates


def address_of(page: str) -> str:
    """The address at which MkDocs publishes an ordinary page, named by its path in the folder of records."""
    return File(page, "", "", use_directory_urls=True).url.removeprefix("./")


def build(config_file: Path, strict: bool, progress: Progress, site: Path | None = None) -> Report:
    """Builds the site as `mkdocs build` does, at `site` if given.

    Raises SchemeError where the gate blocks, NotPublished where something else does, Abort where MkDocs stops.
    """
    from mkdocs.commands import build as mkdocs_build  # most commands only ask for the settings

    config = loaded(config_file, strict=strict, **({"site_dir": str(site)} if site else {}))
    plugin = config.plugins[PLUGIN]
    assert isinstance(plugin, PublicationScheme)
    plugin.progress = progress
    plugin.elsewhere = site
    plugin.from_mkdocs = False  # a SchemeError then arrives as it is, not as a text in the log
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with telling_of_templates():
            mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    assert plugin.report is not None  # MkDocs came through without stopping
    return plugin.report
