"""Commands that make the site."""

import sys
import time
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import click

from site_builder import rebuild
from site_builder.cli.door import as_json, existing, main, print_json, stop
from site_builder.problems import NotPublished, SchemeError
from site_builder.progress import Progress, in_silence
from site_builder.publish.pages.words import count


@main.command()
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@click.option("--profile", is_flag=True, help="Print the time that each stage took.")
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes; where mkdocs.yml says if left out.",
)
@as_json
@click.pass_obj
def build(config_file: Path, strict: bool, profile: bool, site: Path | None, as_json: bool) -> None:
    """Check every record and build the site."""
    started = time.monotonic()
    stages = _Stages(in_silence if as_json else _bar)
    try:
        report = rebuild.build(existing(config_file), strict, stages, site and site.absolute())
    except SchemeError as error:
        stop(error, as_json, "Nothing was published, and what stands there is as it was.")
    except NotPublished as error:
        raise click.ClickException(str(error)) from error
    seconds = round(time.monotonic() - started, 2)
    if profile:
        stages.print(started)
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
        if report.notice:
            click.echo(report.notice, err=True)
        click.echo(
            f"{count(report.records, 'record')}, {count(report.pages, 'page')}, "
            f"{count(report.written, 'file')} written, {report.unchanged:,} unchanged, {seconds} seconds"
        )


@main.command()
@click.pass_obj
def serve(config_file: Path) -> None:
    """Show the site on this machine and follow every saved change."""
    from site_builder import plugin
    from site_builder.serving import serve as follow

    try:
        follow(existing(config_file), partial(click.echo, err=True))
    except plugin.CannotUse as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:  # as a rule, another preview has the address
        raise click.ClickException(
            f"The site cannot be served: {error}. 'dev_addr' in mkdocs.yml names another address."
        ) from error
    except KeyboardInterrupt:
        click.echo("", err=True)


class _Stages:
    """Hands each stage on to what shows it, and remembers when it began."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._began: list[tuple[str, float]] = []

    def __call__(self, stage: str, items: Sequence[str]) -> Iterable[str]:
        self._began.append((f"{stage}: {len(items)}", time.monotonic()))
        return self._shown(stage, items)

    def print(self, started: float) -> None:
        """A line for each stage, and one for what came before the first."""
        began = [("Beginning", started), *self._began, ("", time.monotonic())]
        for (name, since), (_, until) in pairwise(began):
            click.echo(f"{until - since:8.2f} s  {name}", err=True)


def _bar(stage: str, items: Sequence[str]) -> Iterable[str]:
    """A bar with counts and time left on a terminal; elsewhere one quiet line."""
    if not sys.stderr.isatty():
        click.echo(f"{stage}: {len(items)}", err=True)
        yield from items
        return
    with click.progressbar(items, label=stage, show_pos=True, show_eta=True, file=sys.stderr) as bar:
        yield from bar
