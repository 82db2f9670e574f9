"""Commands that make the site."""

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from site_builder import rebuild
from site_builder.cli.door import as_json, existing, main, print_json, stop
from site_builder.problems import SchemeError


@main.command()
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@as_json
@click.pass_obj
def build(config_file: Path, strict: bool, as_json: bool) -> None:
    """Check every record and build the site."""
    started = time.monotonic()
    try:
        report = rebuild.build(existing(config_file), strict, _silently if as_json else _bar)
    except SchemeError as error:
        stop(error, as_json)
    seconds = round(time.monotonic() - started, 2)
    if as_json:
        print_json(
            {
                "records": report.records,
                "pages": report.pages,
                "written": report.written,
                "unchanged": report.unchanged,
                "seconds": seconds,
            }
        )
    else:
        click.echo(
            f"{report.records} records, {report.pages} pages, {report.written} files written, "
            f"{report.unchanged} unchanged, {seconds} seconds"
        )


@main.command()
@click.pass_obj
def serve(config_file: Path) -> None:
    """Show the site on this machine and follow every saved change."""
    from site_builder import plugin

    plugin.serve(existing(config_file))


def _silently(stage: str, items: Sequence[str]) -> Iterable[str]:
    return items


def _bar(stage: str, items: Sequence[str]) -> Iterable[str]:
    """A bar with counts and time left on a terminal; elsewhere one quiet line."""
    if not sys.stderr.isatty():
        click.echo(f"{stage}: {len(items)}", err=True)
        yield from items
        return
    with click.progressbar(items, label=stage, show_pos=True, show_eta=True, file=sys.stderr) as bar:
        yield from bar
