"""The command that brings a built site to where the public reads it."""

from pathlib import Path

import click

from site_builder import plugin
from site_builder.cli.door import as_json, existing, main, print_json
from site_builder.delivery import CannotDeliver, deliver


@main.command()
@click.argument("target")
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="The built site; the one that mkdocs.yml names if left out.",
)
@as_json
@click.pass_obj
def deploy(config_file: Path, target: str, site: Path | None, as_json: bool) -> None:
    """Upload what has changed to TARGET: rsync:user@host:/folder, s3://bucket/prefix or netlify:site-id."""
    try:
        done = deliver(site or plugin.site_folder(existing(config_file)), target)
    except plugin.CannotUse as error:
        raise click.UsageError(str(error)) from error
    except CannotDeliver as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        print_json({"uploaded": done.uploaded, "removed": done.removed, "unchanged": done.unchanged})
    else:
        click.echo(f"{done.uploaded} files uploaded, {done.removed} removed, {done.unchanged} unchanged")
