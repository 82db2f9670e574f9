"""Commands that fetch what a site needs from elsewhere, and bring it to where the public reads it."""

from pathlib import Path

import click

from site_builder import plugin
from site_builder.cli.door import as_json, existing, main, print_json, project
from site_builder.delivery import CannotDeliver, deliver
from site_builder.forms.package import EDITOR, NotThatProgram, fetch
from site_builder.publish.pages.words import count


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
        click.echo(f"{count(done.uploaded, 'file')} uploaded, {done.removed:,} removed, {done.unchanged:,} unchanged")


@main.command()
@click.option(
    "--from",
    "archives",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with the packages, fetched by hand; npm fetches them if left out.",
)
@click.option("--if-published", is_flag=True, help="Only where mkdocs.yml asks for the form on the published site.")
@as_json
@click.pass_obj
def form(config_file: Path, archives: Path | None, if_published: bool, as_json: bool) -> None:
    """Fetch the editor of the form at /admin/ into .cache/form/, with its hashes checked."""
    at = project(config_file)
    if if_published and at.settings.form is None:
        files: tuple[Path, ...] = ()
    else:
        try:
            files = fetch(at.cache, archives)
        except NotThatProgram as error:
            raise click.ClickException(str(error)) from error
    if as_json:
        print_json({"files": [str(file) for file in files]})
    elif files:
        click.echo(f"{EDITOR.name} {EDITOR.version} is in {files[0].parent}")
