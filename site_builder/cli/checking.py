"""Commands of the release gate."""

import datetime
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click

from site_builder.cli.door import as_json, main, print_for_programs, print_json, project, seen_late
from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.bare import bare_files, bare_problems
from site_builder.gate.reports import FORMATS, from_the_top
from site_builder.git import NotARepository
from site_builder.problems import ChangedMeanwhile, Judged, Problem, blocking, in_order
from site_builder.settings import Project

Answer = TypeVar("Answer")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@click.option("--changed", is_flag=True, help="Only what differs from the last commit, or from --base.")
@click.option("--base", default="HEAD", show_default=True, metavar="REV", help="What --changed compares with.")
@click.option("--staged", is_flag=True, help="What a commit would hold now, as git has it (for hooks).")
@click.option("--pushed", metavar="REMOTE", help="What a push brings there, as git tells its hook before it.")
@as_json
@click.pass_obj
def check(
    config_file: Path,
    paths: tuple[Path, ...],
    style: str,
    changed: bool,
    base: str,
    staged: bool,
    pushed: str | None,
    as_json: bool,
) -> None:
    """Run the release gate on everything, on what changed, or on the files named."""
    if sum((bool(paths or changed), staged, pushed is not None)) > 1:
        raise click.UsageError("Give one of files (and --changed), --staged and --pushed.")
    if staged or pushed is not None:
        checked, problems = _answered(lambda: _arriving(config_file, pushed))
    else:
        at = project(config_file)
        checked, problems = _answered(lambda: _in_the_folder(at, config_file, paths, base if changed else ""))
    style = "json" if as_json else style
    if style in ("github", "sarif"):  # what reads them knows of the repository, and of no project in it
        from site_builder.commits.changes import place_in_repository

        problems = from_the_top(problems, place_in_repository(config_file.absolute().parent))
    said = FORMATS[style](checked, problems, seen_late() and not staged and pushed is None)
    if style == "text":
        click.echo(said)
    else:
        print_for_programs(said)
    sys.exit(1 if blocking(problems) else 0)


def _arriving(config_file: Path, remote: str | None) -> Judged:
    """What a commit would hold, or what a push would bring to a remote."""
    from site_builder.commits.arrivals import staged
    from site_builder.commits.asked import push_asked
    from site_builder.commits.checkout import checkout_of
    from site_builder.commits.pushes import pushed

    at, today = checkout_of(config_file, _as_git_has_it), datetime.date.today()
    push = push_asked(at.top, remote, () if sys.stdin.isatty() else sys.stdin, os.environ)
    return staged(at, today) if push is None else pushed(at, push.tips, push.known, today)


def _as_git_has_it(laid_out: Path) -> Project:
    """The project of a `mkdocs.yml` that was laid out from git: what is wrong with it is told of the committed file."""
    try:
        return project(laid_out)
    except click.UsageError as error:
        words = error.message.replace(f"{laid_out.parent}{os.sep}", "")
        raise click.UsageError(f"In what git holds or would hold: {words}") from error


def _in_the_folder(at: Project, config_file: Path, paths: tuple[Path, ...], base: str) -> Judged:
    """What lies there now: at these paths, and where it differs from `base`; everything where neither is given."""
    if not base:
        return _checked(at, [_placed(at, path) for path in paths] or None)
    from site_builder.commits.arrivals import changed
    from site_builder.commits.changes import changed_files
    from site_builder.commits.checkout import checkout_of

    there = checkout_of(config_file, _as_git_has_it)
    count, problems = changed(there, at, base, changed_files(at.docs, base), datetime.date.today())
    more = _checked(at, [_placed(at, path) for path in paths]) if paths else (0, ())
    return count + more[0], in_order([*problems, *more[1]])


def _placed(at: Project, path: Path) -> Path:
    """Where a named file lies; a link to a file, or among the records, stays one: it would be published as a link."""
    place = path.parent.resolve() / path.name
    return place if path.is_symlink() and (path.is_file() or place.is_relative_to(at.docs)) else path.resolve()


def _checked(at: Project, named: list[Path] | None) -> Judged:
    """The same for files and folders named; everything where none is, or where all records lie in one of them."""
    if named and (files := bare_files(at, named)) is not None:
        return len(files), bare_problems(at, files)
    from site_builder.inspection import inspect, inspect_files  # the law and the records, which a bare file needs not

    today, count = datetime.date.today(), 0
    problems: list[Problem] = []
    whole = named is None or any(at.docs.is_relative_to(file) for file in named)
    if whole:
        inspection = inspect(at, today)
        count, problems = len(inspection.folder.records), [*inspection.problems]
    apart = [file for file in named or () if not at.docs.is_relative_to(file)]
    if apart:
        inspection = inspect_files(at, apart, today)
        listed = inspection.folder
        count += len(listed.records) + len(listed.others) + len(listed.loose)
        problems += inspection.problems
    return count, in_order(problems)


@main.command()
@click.pass_obj
def hooks(config_file: Path) -> None:
    """Let git run the gate before every commit, every merge and every push."""
    from site_builder.commits.hooks import HookExists, install_hooks

    at, program = project(config_file), [sys.executable, "-P", "-m", "site_builder"]
    try:
        written = _answered(lambda: install_hooks(at.root / config_file.name, at.docs, program))
    except HookExists as error:
        raise click.UsageError(str(error)) from error
    for hook in written:
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
    from site_builder.gate.attachments.zip_parts import CannotRead  # what opens files is slow to load
    from site_builder.gate.cleaning.clean import CannotClean, clean_file
    from site_builder.gate.remedies import AFTER_CLEANING

    folder = into or file.parent
    try:
        cleaned = clean_file(file, rules_of(project(config_file).settings))
    except CannotClean as error:
        raise click.ClickException(str(error)) from error
    except CannotRead as error:
        raise click.ClickException(str(error.finding.problem(str(file)))) from error
    taken = [name for name, _ in cleaned.files if os.path.lexists(folder / name)]
    if taken:
        raise click.UsageError(
            f"{', '.join(taken)} is there already: move it away, or choose another folder with --into."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in cleaned.files:
            with (folder / name).open("xb") as new:  # nothing that came meanwhile is written over, nor through a link
                new.write(content)
    except OSError as error:
        raise click.ClickException(f"{error.filename or folder} cannot be written: {error.strerror}.") from error
    found = [finding.problem(str(folder / name)) for name, finding in cleaned.findings]
    problems = [replace(problem, fix=AFTER_CLEANING.get(problem.fix, problem.fix)) for problem in found]
    if as_json:
        written = [str(folder / name) for name, _ in cleaned.files]
        print_json({"written": written, "dropped": list(cleaned.dropped), "problems": [str(p) for p in problems]})
    else:
        for name, _ in cleaned.files:
            click.echo(f"Wrote {folder / name}")
        for what in cleaned.dropped or ("nothing; it held no property that a copy could leave out",):
            click.echo(f"Dropped: {what}")
        click.echo(FORMATS["text"](len(cleaned.files), problems, False))
    sys.exit(1 if blocking(problems) else 0)


def _answered(question: Callable[[], Answer]) -> Answer:
    try:
        return question()
    except NotARepository as error:
        raise click.UsageError(str(error)) from error
    except ChangedMeanwhile as error:
        raise click.ClickException(str(error)) from error
