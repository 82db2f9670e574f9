"""Commands that make a record: from a letter, from a register, or question by question."""

import datetime
import os
import shlex
import sys
from pathlib import Path

import click

from site_builder.amending import holding
from site_builder.catalogue.catalogue import catalogue_of
from site_builder.cli.door import as_json, main, print_json, project
from site_builder.inspection import inspect
from site_builder.intake.answers import Question, fault, meant
from site_builder.intake.batch import import_files, report_lines, vocabulary_of
from site_builder.intake.blank import questions, record_name, record_text, reference_fault
from site_builder.intake.writing import draft_text
from site_builder.legislation import Law, load_law
from site_builder.settings import Project, Settings


@main.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Write each draft into this folder.")
@as_json
@click.pass_obj
def import_command(config_file: Path, files: tuple[Path, ...], into: Path | None, as_json: bool) -> None:
    """Turn letters into draft records, with every doubt listed. FILES are letters, folders or a .csv register."""
    at = project(config_file)
    known = catalogue_of(inspect(at, datetime.date.today(), advise=False).disclosures)
    batch = import_files(files, load_law(), at.settings, vocabulary_of(known), into)
    if as_json:
        print_json([draft.document() for draft in batch.drafts])
    elif into:
        click.echo("\n".join(report_lines(batch)))
    else:
        click.echo("\n".join(draft_text(draft) for draft in batch.drafts))
    if not into or as_json:
        for problem in batch.problems:
            click.echo(str(problem), err=True)
    sys.exit(1 if batch.problems else 0)


@main.command()
@click.argument("reference", required=False)
@as_json
@click.pass_obj
def new(config_file: Path, reference: str | None, as_json: bool) -> None:
    """Write a new record, asking in plain words for what it needs, and open it for its text."""
    at, law = project(config_file), load_law()
    reference = reference.strip() if reference is not None else _ask_reference(at)
    if wrong := _reference_fault(reference, at):
        raise click.BadParameter(wrong, param_hint="REFERENCE")
    answers: dict[str, str] = {}
    for question in questions(at.settings, law):
        answers[question.field] = _ask(question, answers, law, at.settings)
    file = at.docs / record_name(reference, answers["date"])
    if file.exists():
        raise click.UsageError(f"{file} is there already.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(record_text(reference, answers, at.settings, law), "utf-8")
    if as_json:
        print_json({"path": str(file)})
        return
    click.echo(f"Wrote {file}. Its text goes under the headings.")
    click.echo(f"Then ask what is missing:  site-builder check {shlex.quote(os.path.relpath(file))}")
    if sys.stdin.isatty() and sys.stdout.isatty():
        _open(file)


def _reference_fault(reference: str, at: Project) -> str:
    """What is wrong with a reference, before anything else is asked."""
    there = next(holding(at, reference), None)
    return reference_fault(reference, at.settings) or (f"{there.path} has this reference already." if there else "")


def _ask_reference(at: Project) -> str:
    while True:
        click.echo("Which reference does the letter have?", err=True)
        answer = _prompt()
        wrong = _reference_fault(answer, at)
        if not wrong:
            return answer
        click.echo(f"  {wrong}", err=True)


def _ask(question: Question, given: dict[str, str], law: Law, settings: Settings) -> str:
    """The first answer that will do; on a terminal and in a pipe alike, questions go to standard error."""
    while True:
        click.echo(f"{question.words}\n  {question.hint}", err=True)
        for number, (value, words) in enumerate(question.choices, 1):
            click.echo(
                f"  {number}  {value}" + (f": {words}" if words.lower() != value.replace("-", " ") else ""), err=True
            )
        answer = meant(question, _prompt())
        wrong = fault(question, answer, given, law, settings, datetime.date.today())
        if not wrong:
            return answer
        click.echo(f"  {wrong}", err=True)


def _prompt() -> str:
    try:
        return str(click.prompt(">", prompt_suffix=" ", default="", show_default=False, err=True)).strip()
    except click.Abort:
        click.echo("\nNothing was written.", err=True)
        raise


def _open(file: Path) -> None:
    """Opens the file in the editor that the officer named, else in what their desk opens such files with."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    on_a_desk = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if named:
        click.edit(filename=str(file), editor=named)
    elif on_a_desk:
        click.launch(str(file))
