"""Links in a record's text that lead nowhere."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.gate.context import Context
from site_builder.gate.words import without_code
from site_builder.problems import Problem
from site_builder.records.disclosure import Disclosure, Section

_INLINE = re.compile(r"\]\(\s*<?([^)\s>]+)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\^\n][^\]\n]*\]:[ \t]*<?(\S+?)>?(?:[ \t]|$)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def links(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Relative links that match no attachment of the record, no other record and no page."""
    for section in disclosure.sections:
        for target, line in _targets(section):
            path = unquote(target.partition("#")[0].partition("?")[0])
            if path and not _ELSEWHERE.match(target) and not _leads_to(disclosure, path, context):
                fix = "Link to an attachment by its name, to a record by its file, or write the whole web address."
                message = f"The link '{target}' leads nowhere."
                yield Problem(disclosure.path, line, "", "broken-link", message, fix)


def _targets(section: Section) -> Iterator[tuple[str, int]]:
    """What the section links to, with the line; code is shown and never a link."""
    text = without_code(section.markdown)
    for pattern in (_INLINE, _DEFINED):
        for match in pattern.finditer(text):
            yield match[1], section.line + 1 + bool(section.title) + text.count("\n", 0, match.start())


def _leads_to(disclosure: Disclosure, path: str, context: Context) -> bool:
    """Whether the path is an attachment of the record, or a record or page of the folder."""
    own = {f"{disclosure.folder}/{attachment.file}" for attachment in disclosure.attachments}
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(disclosure.path), path))
    within = posixpath.normpath(posixpath.join(disclosure.folder, path))
    return beside in own or within in own or beside in context.linkable
