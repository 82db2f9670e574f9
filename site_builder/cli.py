"""The door for people and for CI: every command, its arguments, and how its answer is printed."""

import datetime
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from site_builder import plugin
from site_builder.build import Inspection, checked_catalogue, in_silence, inspect, inspect_files
from site_builder.gate.reports import FORMATS
from site_builder.legislation import Citation, cite, load_law
from site_builder.problems import SchemeError, blocking
from site_builder.records.schema import json_schema
from site_builder.search.engine import open_index, search
from site_builder.settings import Project

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "config_file",
    default="mkdocs.yml",
    show_default=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The authority's mkdocs.yml; its folder is the project.",
)
@click.pass_context
def main(context: click.Context, config_file: Path) -> None:
    """Turn a folder of released responses into a searchable publication scheme."""
    context.obj = config_file


@main.command()
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@as_json
@click.pass_obj
def build(config_file: Path, strict: bool, as_json: bool) -> None:
    """Check every record and build the site."""
    started = time.monotonic()
    try:
        report = plugin.build(_existing(config_file), strict, in_silence if as_json else _bar)
    except SchemeError as error:
        _stop(error, as_json)
    seconds = round(time.monotonic() - started, 2)
    if as_json:
        _print_json(
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
    plugin.serve(_existing(config_file))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@as_json
@click.pass_obj
def check(config_file: Path, paths: tuple[Path, ...], style: str, as_json: bool) -> None:
    """Run the release gate on everything, or on the records named."""
    inspection = _inspect(_project(config_file), paths)
    click.echo(FORMATS["json" if as_json else style](len(inspection.folder.records), inspection.problems))
    sys.exit(1 if blocking(inspection.problems) else 0)


@main.command(name="search")
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1), help="How many hits to print.")
@as_json
@click.pass_obj
def search_command(config_file: Path, query: str, limit: int, as_json: bool) -> None:
    """Find disclosures, with the same answer as the site's search page."""
    project = _project(config_file)
    try:
        catalogue = checked_catalogue(inspect(project, datetime.date.today()))
    except SchemeError as error:
        _stop(error, as_json)
    found = search(open_index(catalogue, load_law(), project.cache), query, limit)
    if as_json:
        hits = [{"reference": h.reference, "title": h.title, "url": h.url, "score": h.score} for h in found.hits]
        _print_json({"total": found.total, "hits": hits})
        return
    click.echo(f"{found.total} found")
    for hit in found.hits:
        click.echo(f"{hit.score:7.2f}  {hit.reference}  {hit.title}")


@main.command(name="cite")
@click.argument("text")
@click.option("--regime", help="The law to assume where the words do not say: FOIA, EIR, FOISA or EISR.")
@as_json
def cite_command(text: str, regime: str | None, as_json: bool) -> None:
    """Find citations of information law in TEXT ('-' reads standard input)."""
    law = load_law()
    if regime is not None and regime not in {known.code for known in law.regimes}:
        raise click.BadParameter(f"choose from {', '.join(known.code for known in law.regimes)}", param_hint="--regime")
    found = cite(sys.stdin.read() if text == "-" else text, law, regime)
    if as_json:
        _print_json([_citation(citation) for citation in found])
        return
    for citation in found:
        print_as = f"{citation.provision.regime} {citation.provision.label}"
        click.echo(f"{citation.start:6} {print_as:20} {citation.role:15} {citation.text}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of a record's front matter."""
    _print_json(json_schema())


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "regime": citation.provision.regime,
        "provision": citation.provision.text,
        "role": citation.role,
        "ncnd": citation.ncnd,
    }


def _existing(config_file: Path) -> Path:
    if not config_file.is_file():
        raise click.UsageError(f"{config_file} is not there. Run the command beside mkdocs.yml, or give --config FILE.")
    return config_file


def _project(config_file: Path) -> Project:
    try:
        return plugin.load_project(_existing(config_file))
    except plugin.CannotUse as error:
        raise click.UsageError(str(error)) from error


def _inspect(project: Project, paths: Sequence[Path]) -> Inspection:
    today = datetime.date.today()
    return inspect_files(project, [path.resolve() for path in paths], today) if paths else inspect(project, today)


def _stop(error: SchemeError, as_json: bool) -> None:
    style = FORMATS["json" if as_json else "text"]
    click.echo(style(0, error.problems), err=not as_json)
    sys.exit(1)


def _print_json(document: object) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True))


def _bar(stage: str, items: Sequence[str]) -> Iterable[str]:
    """A bar with counts and time left on a terminal; elsewhere one quiet line."""
    if not sys.stderr.isatty():
        click.echo(f"{stage}: {len(items)}", err=True)
        yield from items
        return
    with click.progressbar(items, label=stage, show_pos=True, show_eta=True, file=sys.stderr) as bar:
        yield from bar
