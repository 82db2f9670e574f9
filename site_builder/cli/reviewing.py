"""Commands of the way from a proposed change to the published site."""

import datetime
import sys
from dataclasses import replace
from pathlib import Path

import click

from site_builder import plugin, rebuild
from site_builder.cli.door import as_json, main, print_json, project, seen_late
from site_builder.commits.arrivals import outside_of
from site_builder.commits.changes import changed_files, changes_since, place_in_repository
from site_builder.gate.reports import ALREADY_PUSHED, FORMATS, from_the_top
from site_builder.git import NotARepository
from site_builder.inspection import inspect
from site_builder.problems import NotPublished, blocking
from site_builder.progress import in_silence
from site_builder.publish.pages.words import count
from site_builder.review.preview import write_preview
from site_builder.review.proposal import Proposal, proposal_of
from site_builder.review.quality import code_quality
from site_builder.review.summary import summary
from site_builder.settings import Project


@main.command()
@click.option("--base", default="HEAD", show_default=True, metavar="REV", help="What the change is compared with.")
@click.option(
    "--into",
    default="preview",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that the review is written into.",
)
@as_json
@click.pass_obj
def preview(config_file: Path, base: str, into: Path, as_json: bool) -> None:
    """Write what a reviewer of a change needs: findings, its pages, and what is published on the subject."""
    at = project(config_file)
    try:
        changes = changes_since(at.docs, base)
    except NotARepository as error:
        raise click.UsageError(str(error)) from error
    today = datetime.date.today()
    inspection = inspect(at, today)
    kept = {at.path_of(path) for path in changed_files(at.docs, base)}
    proposal = proposal_of(inspection, changes, at.root)
    proposal = replace(proposal, others=(*proposal.others, *outside_of(at, inspection.folder, kept)[1]))
    into.mkdir(parents=True, exist_ok=True)
    seen = from_the_top(proposal.problems, place_in_repository(at.root))
    _write(into / "gate.sarif", FORMATS["sarif"](len(proposal.entries), seen, seen_late()))
    _write(into / "code-quality.json", code_quality(seen))
    built = not blocking(inspection.problems)
    _write(into / "summary.md", summary(proposal, built, ALREADY_PUSHED if seen_late() else ""))
    listed = _pages(at, proposal, today) if built else []
    if built:
        _write_pages(config_file, at, listed, into / "preview")
    stop = len(blocking(proposal.problems))
    if as_json:
        pages = [address for address, _ in listed]
        print_json({"records": len(proposal.entries), "blocked": stop, "pages": pages, "into": str(into)})
    else:
        found = f"{count(len(proposal.entries), 'record')}, {count(stop, 'problem')}"
        click.echo(f"Wrote {into / 'summary.md'}: {found} to repair first.")
    sys.exit(1 if stop else 0)


def _write_pages(config_file: Path, at: Project, listed: list[tuple[str, str]], into: Path) -> None:
    """Builds the site, and copies these pages out of it."""
    try:
        rebuild.build(config_file, True, in_silence)
    except NotPublished as error:
        raise click.ClickException(str(error)) from error
    write_preview(plugin.site_folder(config_file), into, listed, at.settings.site_url)


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", errors="backslashreplace")  # git bears names that are no UTF-8


def _pages(at: Project, proposal: Proposal, today: datetime.date) -> list[tuple[str, str]]:
    """Address and title of every page of the change; what is held has none yet."""
    read = (entry.disclosure for entry in proposal.entries)
    records = [(it.url, it.title) for it in read if it is not None and not it.is_held(today)]
    docs = at.path_of(at.docs)
    return [*records, *((plugin.address_of(path.removeprefix(f"{docs}/")), path) for path in proposal.pages)]
