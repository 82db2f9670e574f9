"""The door for people and for CI: every command, its arguments, and how its answer is printed."""

import datetime
import json
import os
import shlex
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from site_builder import plugin
from site_builder.build import checked_catalogue, in_silence, inspect, inspect_files
from site_builder.changes import HookExists, NotARepository, changed_files, install_hooks
from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.cleaning.clean import CannotClean, clean
from site_builder.gate.contents import rules_of
from site_builder.gate.reports import ALREADY_PUSHED, FORMATS
from site_builder.legislation import Citation, cite, load_law
from site_builder.problems import SchemeError, blocking
from site_builder.records.reading import read_record
from site_builder.records.schema import json_schema
from site_builder.search.engine import open_index, search
from site_builder.search.related import related
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
@click.option("--changed", is_flag=True, help="Only what differs from the last commit, or from --base.")
@click.option("--base", default="HEAD", show_default=True, metavar="REV", help="What --changed compares with.")
@as_json
@click.pass_obj
def check(config_file: Path, paths: tuple[Path, ...], style: str, changed: bool, base: str, as_json: bool) -> None:
    """Run the release gate on everything, on what changed, or on the files named."""
    project = _project(config_file)
    named = [path.resolve() for path in paths]
    if changed:
        named += _asking_git(lambda: changed_files(project.docs, base))
    whole = not (paths or changed)
    today = datetime.date.today()
    inspection = inspect(project, today) if whole else inspect_files(project, named, today)
    style = "json" if as_json else style
    click.echo(FORMATS[style](len(inspection.folder.records), inspection.problems))
    if style == "text" and os.environ.get("CI") and blocking(inspection.problems):
        click.echo(ALREADY_PUSHED)
    sys.exit(1 if blocking(inspection.problems) else 0)


@main.command()
@click.pass_obj
def hooks(config_file: Path) -> None:
    """Let git run the gate before every commit and every push."""
    project = _project(config_file)
    command = shlex.join([sys.executable, "-m", "site_builder", "--config", str(config_file.resolve())])
    for hook in _asking_git(lambda: install_hooks(project.root, command)):
        click.echo(f"Installed {hook}")


@main.command(name="clean")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), help="Where the copies go; beside the file if left out."
)
@as_json
@click.pass_obj
def clean_command(config_file: Path, file: Path, into: Path | None, as_json: bool) -> None:
    """Write clean copies of FILE: without properties, or a CSV for each visible sheet. FILE itself stays as it is."""
    folder = into or file.parent
    try:
        cleaned = clean(file.name, file.read_bytes(), rules_of(_project(config_file).settings))
    except (CannotClean, CannotRead) as error:
        raise click.ClickException(str(error)) from error
    taken = [name for name, _ in cleaned.files if (folder / name).exists()]
    if taken:
        raise click.UsageError(
            f"{', '.join(taken)} is there already: move it away, or choose another folder with --into."
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in cleaned.files:
        (folder / name).write_bytes(content)
    problems = [finding.problem(str(folder / name)) for name, finding in cleaned.findings]
    if as_json:
        written = [str(folder / name) for name, _ in cleaned.files]
        _print_json({"written": written, "dropped": list(cleaned.dropped), "problems": [str(p) for p in problems]})
    else:
        for name, _ in cleaned.files:
            click.echo(f"Wrote {folder / name}")
        for what in cleaned.dropped:
            click.echo(f"Dropped: {what}")
        click.echo(FORMATS["text"](len(cleaned.files), problems))
    sys.exit(1 if blocking(problems) else 0)


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


@main.command(name="related")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--limit", default=5, show_default=True, type=click.IntRange(min=1), help="How many records to print.")
@as_json
@click.pass_obj
def related_command(config_file: Path, file: Path, limit: int, as_json: bool) -> None:
    """Show what is already published that overlaps with the draft FILE, and where the two are in tension."""
    project = _project(config_file)
    read = read_record(str(file), file.read_bytes(), load_law(), project.settings.regime)
    try:
        if read.disclosure is None:
            raise SchemeError(read.problems)
        catalogue = checked_catalogue(inspect(project, datetime.date.today(), advise=False))
    except SchemeError as error:
        _stop(error, as_json)
    hits = related(read.disclosure, catalogue, limit)
    if as_json:
        _print_json(
            {
                "hits": [
                    {
                        "reference": hit.disclosure.reference,
                        "title": hit.disclosure.title,
                        "score": hit.score,
                        "shared": list(hit.shared),
                        "tension": hit.tension or None,
                    }
                    for hit in hits
                ]
            }
        )
        return
    for hit in hits:
        click.echo(f"{hit.score:5.2f}  {hit.disclosure.reference}  {hit.disclosure.title}")
        click.echo(f"       both: {', '.join(hit.shared)}")
        if hit.tension:
            click.echo(f"       tension: {hit.tension}")


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


def _asking_git(question: Callable[[], tuple[Path, ...]]) -> tuple[Path, ...]:
    try:
        return question()
    except NotARepository as error:
        raise click.UsageError(str(error)) from error
    except HookExists as error:
        message = (
            f"{error} is there already and was not written by this program: add 'site-builder check' to it yourself."
        )
        raise click.UsageError(message) from error


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
