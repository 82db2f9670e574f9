"""Links in a record's text that lead nowhere."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.gate.context import Context
from site_builder.gate.findings import named
from site_builder.gate.places import Lines
from site_builder.gate.words import without_code
from site_builder.patterns import holds, regex
from site_builder.problems import Problem
from site_builder.records.disclosure import Disclosure, Section

_INLINE = regex(r"\]\(\s*<?([^)\s>]+)")
_DEFINED = regex(r"^ {0,3}\[[^\]\^\n][^\]\n]*\]:[ \t]*<?(\S+?)>?(?:[ \t]|$)", re.MULTILINE)
_ELSEWHERE = regex(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def links(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Relative links that match no attachment of the record, no other record and no page, or that lead there too soon.

    What a withdrawn record says is not published, and the text of one that is held is looked at as if it were seen.
    """
    for section in () if disclosure.withdrawn else disclosure.sections:
        for target, line in _targets(section):
            path = unquote(target.partition("#")[0].partition("?")[0])
            if path and not _ELSEWHERE.match(target) and not _leads_to(disclosure, path, context):
                yield _fault(disclosure, target, path, line, context)


def linked(disclosure: Disclosure) -> frozenset[str]:
    """What in the project the text of a record links to, by path, be it there or not."""
    found = {target for section in disclosure.sections for target, _ in _targets(section)}
    paths = {unquote(target.partition("#")[0].partition("?")[0]) for target in found if not _ELSEWHERE.match(target)}
    return frozenset(_beside(disclosure, path) for path in paths if path)


def _fault(disclosure: Disclosure, target: str, path: str, line: int, context: Context) -> Problem:
    day = context.places.held.get(_beside(disclosure, path))
    if day is None:
        fix = "Link to an attachment by its name, to a record by its file, or write the whole web address."
        return Problem(disclosure.path, line, "", "broken-link", f"The link {named(target, 200)} leads nowhere.", fix)
    message = f"The link {named(target, 200)} leads to a record that nobody may see before {day}."
    fix = "Take the link out until then, or hold this record as long ('publish_after')."
    return Problem(disclosure.path, line, "", "link-to-held", message, fix)


def _targets(section: Section) -> Iterator[tuple[str, int]]:
    """What the section links to, with the line; code is shown and never a link."""
    if not (holds(section.markdown, "](") or holds(section.markdown, "]:")):
        return
    text = without_code(section.markdown)
    lines = Lines(text)
    for pattern in (_INLINE, _DEFINED):
        for match in pattern.finditer(text):
            yield match[1], section.line + bool(section.title) + lines.of(match.start())


def _leads_to(disclosure: Disclosure, path: str, context: Context) -> bool:
    """Whether the path is an attachment of the record, or a record or page of the folder."""
    own = {f"{disclosure.folder}/{attachment.file}" for attachment in disclosure.attachments}
    beside = _beside(disclosure, path)
    within = posixpath.normpath(posixpath.join(disclosure.folder, path))
    later = context.places.held.get(beside)
    in_time = later is not None and disclosure.publish_after is not None and later <= disclosure.publish_after
    return beside in own or within in own or beside in context.places.linkable or in_time


def _beside(disclosure: Disclosure, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(disclosure.path), path))
