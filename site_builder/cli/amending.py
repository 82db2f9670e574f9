"""Commands that write into a record what became of it: each changes one file, and says what to commit."""

import datetime
import os
import shlex
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from site_builder.amending import NotThere, Record, amend, find, of_table, renumber, replace_file
from site_builder.cli.days import day_option
from site_builder.cli.door import as_json, main, print_json, project
from site_builder.gate.reports import FORMATS
from site_builder.history import history_of
from site_builder.problems import SchemeError
from site_builder.records.editing import CannotEdit, Change
from site_builder.records.lifecycle import Result
from site_builder.records.schema import REVIEW_RESULTS
from site_builder.settings import Project

_record = click.argument("named", metavar="RECORD")


@main.command()
@_record
@click.option("--note", required=True, help="What was wrong and now is right, in words for the public.")
@day_option("The day of the correction.")
@as_json
@click.pass_obj
def correct(config_file: Path, named: str, note: str, day: datetime.date, as_json: bool) -> None:
    """Add a dated note of a correction to RECORD (a file or a reference); correct its text by hand."""
    change = Change(("corrections",), {"date": _iso(day), "note": note}, adds=True)
    _changing(config_file, named, lambda _: [change], "carries the correction", "Correct", as_json)


@main.command()
@_record
@click.option("--reason", required=True, help="Why, in words for the public.")
@click.option("--hide-title", is_flag=True, help="Do not show the title either.")
@day_option("The day of the withdrawal.")
@as_json
@click.pass_obj
def withdraw(config_file: Path, named: str, reason: str, hide_title: bool, day: datetime.date, as_json: bool) -> None:
    """Take RECORD back: its address stays and says so, and nothing else of it is published."""
    told = {"date": _iso(day), "reason": reason, "hide_title": "true" if hide_title else ""}
    _changing(config_file, named, lambda _: [Change(("withdrawn",), told)], "is withdrawn", "Withdraw", as_json)


@main.command()
@_record
@click.argument("newer", metavar="NEWER")
@as_json
@click.pass_obj
def supersede(config_file: Path, named: str, newer: str, as_json: bool) -> None:
    """Say that the response NEWER takes the place of RECORD; both pages will."""

    def change(at: Project, record: Record) -> tuple[str, ...]:
        other = find(at, newer).disclosure
        return amend(at, record, [Change(("superseded_by",), other.reference)], datetime.date.today(), [other])

    _done(config_file, named, change, f"is superseded by {newer}", "Supersede", as_json)


@main.command(name="renumber")
@_record
@click.argument("reference")
@as_json
@click.pass_obj
def renumber_command(config_file: Path, named: str, reference: str, as_json: bool) -> None:
    """Give RECORD another REFERENCE; its earlier address leads to the new one. The file keeps its name."""
    made = partial(renumber, reference=reference, today=datetime.date.today())
    _done(config_file, named, made, f"is now {reference}", "Renumber", as_json)


@main.command()
@_record
@click.argument("file")
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--note", required=True, help="What is different, in words for the public.")
@day_option("The day of the replacement.")
@as_json
@click.pass_obj
def replace(config_file: Path, named: str, file: str, new: Path, note: str, day: datetime.date, as_json: bool) -> None:
    """Put the file NEW in the place of RECORD's attachment FILE, after a look at what it holds."""
    told = {"date": _iso(day), "note": note}
    made = partial(replace_file, name=file, new=new, note=told, today=datetime.date.today())
    _done(config_file, named, made, f"has another {file}", "Replace a file of", as_json)


@main.command()
@_record
@day_option("The day on which it was asked for.", "--requested", today=False)
@day_option("The day of its outcome.", "--decided", today=False)
@click.option("--result", default="", type=click.Choice(["", *REVIEW_RESULTS]), help="What became of the response.")
@click.option("--note", default="", help="What it changed, in words for the public.")
@as_json
@click.pass_obj
def review(
    config_file: Path, named: str, requested: datetime.date | None, decided: datetime.date | None,
    result: str, note: str, as_json: bool,
) -> None:  # fmt: skip
    """Add the internal review of RECORD, or its outcome when that is known."""
    told = {"requested": _iso(requested), "decided": _iso(decided), "result": result, "note": note}
    _table(config_file, named, "review", told, "tells of its review", "Add the review of", as_json)


@main.command()
@_record
@click.option("--case", default="", help="The regulator's own number for the case.")
@click.option(
    "--decision", "result", default="", type=click.Choice(["", *(it.value for it in Result)]), help="What was decided."
)
@day_option("The day of the decision.", today=False)
@click.option("--url", default="", help="Web address of the decision.")
@click.option("--note", default="", help="What it changed, in words for the public.")
@as_json
@click.pass_obj
def decision(
    config_file: Path, named: str, case: str, result: str, day: datetime.date | None, url: str, note: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Add the regulator's case about RECORD, or its decision when that is known."""
    told = {"reference": case, "url": url, "decision": result, "date": _iso(day), "note": note}
    _table(config_file, named, "regulator_case", told, "tells of the regulator's case", "Add the case about", as_json)


@main.command()
@_record
@day_option("The day from which the public may see it.", "--until", "until", today=False)
@as_json
@click.pass_obj
def hold(config_file: Path, named: str, until: datetime.date | None, as_json: bool) -> None:
    """Keep RECORD out of the site until a day; it is checked all the same."""
    if until is None or until <= datetime.date.today():  # what is held until a day that is past is published
        raise click.UsageError("Say until when, with a day to come: --until YYYY-MM-DD.")

    def change(at: Project, record: Record) -> tuple[str, ...]:
        files = amend(at, record, [Change(("publish_after",), until.isoformat())], datetime.date.today())
        if known := history_of(at.docs, at.root, at.cache).dates.get(record.path):
            said = f"Its file is in git since {known.first}. If the public has seen it, its address will lead nowhere"
            click.echo(f"{said} until that day; to take back what was published, use 'withdraw'.", err=True)
        return files

    _done(config_file, named, change, f"is held until {until}", "Hold", as_json)


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _table(config_file: Path, named: str, key: str, told: dict[str, str], words: str, verb: str, as_json: bool) -> None:
    if not any(told.values()):
        raise click.UsageError("There is nothing to add: give at least one of the options.")
    _changing(config_file, named, lambda record: of_table(record, key, told), words, verb, as_json)


def _changing(
    config_file: Path, named: str, changes: Callable[[Record], list[Change]], words: str, verb: str, as_json: bool
) -> None:
    def change(at: Project, record: Record) -> tuple[str, ...]:
        return amend(at, record, changes(record), datetime.date.today())

    _done(config_file, named, change, words, verb, as_json)


def _done(
    config_file: Path, named: str, change: Callable[[Project, Record], tuple[str, ...]], words: str, verb: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Makes the change and says what was done and what to commit; or what stands in the way, with nothing written."""
    at = project(config_file)
    try:
        record = find(at, named)
        files = change(at, record)
    except NotThere as error:
        raise click.UsageError(str(error)) from error
    except CannotEdit as error:
        raise click.UsageError(f"{error} Nothing was written; change the file by hand.") from error
    except SchemeError as error:
        click.echo(FORMATS["json" if as_json else "text"](1, error.problems, False))
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    commit = f"{verb} {record.disclosure.reference}"
    if as_json:
        print_json({"path": record.path, "files": list(files), "commit": commit})
        return
    click.echo(f"{record.disclosure.reference} {words}. Changed: {', '.join(files)}")
    paths = shlex.join(os.path.relpath(at.root / file) for file in files)
    click.echo(f"Look at it:  git diff -- {paths}")
    click.echo(f"Publish it:  git add -A -- {paths} && git commit -m {shlex.quote(commit)}")
