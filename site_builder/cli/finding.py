"""Commands that look things up: in the catalogue, in the law, in the schema."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from site_builder.cli.door import as_json, main, print_json, project, stop
from site_builder.inspection import checked_catalogue, inspect
from site_builder.legislation import Citation, cite, load_law
from site_builder.making.attached import attachment_files
from site_builder.problems import SchemeError
from site_builder.records.schema import json_schema

if TYPE_CHECKING:
    from site_builder.search.related import Related


@main.command(name="search", context_settings={"ignore_unknown_options": True})  # `-taser` is a query
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1), help="How many hits to print.")
@as_json
@click.pass_obj
def search_command(config_file: Path, query: str, limit: int, as_json: bool) -> None:
    """Find disclosures, with the same answer as the site's search page."""
    from site_builder.search.oracle.engine import open_index, search  # heavy, and no part of the law or the schema

    at = project(config_file)
    try:
        catalogue = checked_catalogue(inspect(at, datetime.date.today()))
    except SchemeError as error:
        stop(error, as_json, "Then ask again.")
    attached = attachment_files(at, catalogue)
    index = open_index(catalogue, load_law(), at.cache, attached, at.settings.synonyms)
    found = search(index, query, limit)
    if as_json:
        hits = [{"reference": h.reference, "title": h.title, "url": h.url, "score": h.score} for h in found.hits]
        said = {"respelt": found.respelt, "unread": list(found.unread), "meant": list(found.meant)}
        print_json({"total": found.total, "some": found.some, "hits": hits, **said})
        return
    instead = f", searching for '{found.respelt}' instead" if found.respelt else ""
    left_out = f"; without {', '.join(found.unread)}, which has no meaning here" if found.unread else ""
    read_as = f"; read as {', '.join(found.meant)}" if found.meant else ""
    with_some = " with some of these words, none with all" if found.some else ""
    click.echo(f"{found.total} found{with_some}{instead}{read_as}{left_out}")
    for hit in found.hits:
        click.echo(f"{hit.score:7.2f}  {hit.reference}  {hit.title}")


@main.command(name="related")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--limit", default=5, show_default=True, type=click.IntRange(min=1), help="How many records to print.")
@as_json
@click.pass_obj
def related_command(config_file: Path, file: Path, limit: int, as_json: bool) -> None:
    """Show what is already published that overlaps with the draft FILE, and where the two are in tension. FILE is a
    record, finished or not, a letter, or bare text.
    """
    from site_builder.intake.drafted import drafted  # as above
    from site_builder.known.subjects import related_to

    at = project(config_file)
    try:
        draft = drafted(str(file), file.read_bytes(), load_law(), at.settings)
    except SchemeError as error:
        stop(error, as_json, "Then ask again.")
    recalled = inspect(at, datetime.date.today(), advise=False).recalled
    assert recalled is not None
    hits = related_to(draft, recalled, at, limit)
    if unread := sum(mark.slug is None for mark in recalled.entries.marks.values()):
        click.echo(f"Left out, because it cannot be read ('site-builder check'): {unread} of the records.", err=True)
    if as_json:
        print_json({"hits": list(map(_related, hits))})
        return
    if not hits:
        click.echo("Nothing that is published has rare words or figures in common with it.")
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
        print_json([_citation(citation) for citation in found])
        return
    for citation in found:
        print_as = f"{citation.provision.regime} {citation.provision.label}"
        click.echo(f"{citation.start:6} {print_as:20} {citation.role:15} {citation.text}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of a record's front matter."""
    print_json(json_schema())


def _related(hit: "Related") -> dict[str, Any]:
    return {
        "reference": hit.disclosure.reference,
        "title": hit.disclosure.title,
        "score": hit.score,
        "shared": list(hit.shared),
        "tension": hit.tension or None,
    }


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
