"""What the reviewer reads first: a Markdown page about the change, for GitHub, GitLab or a terminal."""

from collections.abc import Iterator

from site_builder.problems import Level, Problem, blocking
from site_builder.records.disclosure import Disclosure
from site_builder.review.proposal import Entry, Proposal

LONGEST_TEXT = 6_000
"""So many characters of a record's text are quoted: GitHub takes a megabyte for all."""


def summary(proposal: Proposal, built: bool, notice: str = "") -> str:
    """The page; `built` says whether there is a preview, `notice` what to do where something blocks.

    What records hold is quoted: it cannot pass for ours.
    """
    return "\n".join(_lines(proposal, built, notice)) + "\n"


def _lines(proposal: Proposal, built: bool, notice: str) -> Iterator[str]:
    stop, all_of_them = len(blocking(proposal.problems)), len(proposal.problems)
    yield "# What this change would publish"
    yield ""
    yield f"**{'May not be published yet' if stop else 'Nothing stands against it'}**: " + _counted(stop, all_of_them)
    yield ""
    if stop and notice:
        yield from (plain(notice), "")
    if built:
        yield "The rendered pages are in the attached preview: unpack it and open `preview/index.html`."
    else:
        yield "There is no preview: pages are made when everything that blocks has been repaired."
    if proposal.removed:
        yield from (
            "",
            "## Removed",
            "",
            "A published address is meant to last. Withdraw a record, do not delete it.",
            "",
        )
        yield from (f"- {code(path)}" for path in proposal.removed)
    for entry in proposal.entries:
        yield from _entry(entry)
    if proposal.pages:
        yield from ("", "## Ordinary pages", "", *(f"- {code(path)}" for path in proposal.pages))
    if proposal.others:
        yield from ("", "## Elsewhere", "", *_findings(proposal.others))


def _counted(stop: int, all_of_them: int) -> str:
    return f"{stop} to repair, {all_of_them - stop} to look at."


def _entry(entry: Entry) -> Iterator[str]:
    it = entry.disclosure
    yield ""
    yield f"## {'New' if entry.is_new else 'Changed'}: {plain(it.title) if it and it.title else code(entry.path)}"
    yield ""
    if it:
        yield from _facts(it)
    yield from _findings(entry.problems)
    if it is None or it.withdrawn:  # of what is withdrawn nothing more will be published
        return
    yield from _attachments(it, entry.problems)
    yield from _near(entry)
    if blocking(entry.problems):
        yield from ("Its text is left out here until that is repaired.", "")
    else:
        yield from _text(it)


def _facts(it: Disclosure) -> Iterator[str]:
    relied = ", ".join(f"{c.provision.regime} {c.provision.label}" for c in it.cited) or "none"
    facts = (("Reference", it.reference), ("Answered", str(it.date)), ("Outcome", it.outcome), ("Relied on", relied))
    yield from ("| | |", "|---|---|")
    yield from (f"| {name} | {plain(value)} |" for name, value in (*facts, *_life(it)) if value)
    yield ""


def _life(it: Disclosure) -> Iterator[tuple[str, str]]:
    """What became of the response, as its page will say."""
    if it.publish_after:
        yield "Held", f"no page of it is made before {it.publish_after}"
    yield "Earlier references", ", ".join(it.previous_references)
    yield "Takes the place of", ", ".join(it.supersedes)
    yield "Superseded by", it.superseded_by
    yield from (("Corrected", f"{correction.date}: {correction.note}") for correction in it.corrections)
    for file in it.attachments:
        yield from (("Replaced", f"{file.file}, {new.date}: {new.note}") for new in file.replaced)
    if it.withdrawn:
        title = " Its title is hidden." if it.withdrawn.hide_title else ""
        yield "Withdrawn", f"{it.withdrawn.date}: {it.withdrawn.reason}"
        yield "", f"Its address will say so, and nothing else of it is published.{title}"


def _findings(problems: tuple[Problem, ...]) -> Iterator[str]:
    if not problems:
        yield from ("The gate found nothing.", "")
        return
    yield from ("| | where | what | what to do |", "|---|---|---|---|")
    for problem in problems:
        mark = "look" if problem.level is Level.ADVISE else "**repair**"
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        yield f"| {mark} | {code(place)} | {plain(problem.message)} | {plain(problem.fix)} |"
    yield ""


def _attachments(it: Disclosure, problems: tuple[Problem, ...]) -> Iterator[str]:
    if not it.attachments:
        return
    yield from ("### Attachments", "")
    for attachment in it.attachments:
        found = [problem for problem in problems if problem.path == f"{it.folder}/{attachment.file}"]
        yield f"- {code(attachment.file)}, {plain(attachment.title)}: {_counted(len(blocking(found)), len(found))}"
    yield ""


def _near(entry: Entry) -> Iterator[str]:
    yield from ("### Already published on the subject", "")
    if not entry.near:
        yield from ("Nothing that shares its rarer words.", "")
        return
    for hit in entry.near:
        both = ", ".join(hit.shared[:6])
        yield f"- {code(hit.disclosure.reference)} {plain(hit.disclosure.title)} (both: {plain(both)})"
        if hit.tension:
            yield f"  **In tension**: {plain(hit.tension)}"
    yield ""


def _text(it: Disclosure) -> Iterator[str]:
    text = "\n\n".join(f"#### {section.title}\n\n{section.markdown}" for section in it.sections)
    yield from ("### Its text", "")
    yield from (f"> {line}" for line in text[:LONGEST_TEXT].replace("<", "&lt;").split("\n"))
    if len(text) > LONGEST_TEXT:
        yield from ("", "It goes on; the preview has the whole.")
    yield ""


def plain(text: str) -> str:
    """Text that stays text in a line or a cell of Markdown."""
    kept = "".join(f"\\{c}" if c in "\\`*_[]|#~!" else c for c in " ".join(text.split()))
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;")


def code(text: str) -> str:
    """A name as code."""
    return f"<code>{plain(text)}</code>"
