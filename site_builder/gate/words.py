"""The source of a record as everybody can read it: personal data, and markup that acts or hides."""

import html
import posixpath
import re
from collections.abc import Iterator, Sequence

from site_builder.gate.attachments.properties import path_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.cells import FORMULA
from site_builder.gate.findings import Finding, advice, and_more, few, masked
from site_builder.gate.letters import judged_by_section, unused_definitions
from site_builder.gate.personal.characters import character_findings
from site_builder.gate.personal.gathered import gathered, once
from site_builder.gate.personal.names import name_findings
from site_builder.gate.personal.people.told import unspoken
from site_builder.gate.personal.text import personal_findings
from site_builder.gate.places import Lines
from site_builder.gate.unmasked import encoded_findings, packed_findings, struck_findings
from site_builder.gate.written_links import AUTOLINK, link_findings
from site_builder.gate.written_tables import softened_in, table_findings, tables_of
from site_builder.looks import content_of
from site_builder.patterns import regex
from site_builder.records.depth import DEEP, too_deep

_FENCE = regex(r"(?ms)^ {0,3}(`{3,}+|~{3,}+)[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)")
_TAG = regex(
    r"(?i)</?(?:a|abbr|b|big|body|br|button|center|code|div|em|embed|font|form|h[1-6]|hr|html|i|iframe|img|input|li|"
    r"link|meta|object|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|t[dhr]|u|ul|video)"
    r"(?:\s[^<>]*)?/?>|<!--"
)
_FIELD = regex(r"(?:[a-z_]+:|[ \t]*-)[ \t]+[\"']([^\"'].*)")
"""A value in quotes: without them, YAML knows no value that begins like a formula."""
_UNSETTLED = regex(r"(?m)^(?:<{7} |={7}$|>{7} )")
"""The marks with which git parts two versions of the same lines."""
_WHO = regex(r"\bwho:[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|[^,}#\n]*)")
_COMMENT = regex(r"(?s)<!--(.*?)(?:-->|\Z)")
_BENIGN = regex(r"(?is)<!--\s*(?:more|markdownlint-.*?|prettier-ignore.*?|toc|/toc|spell-?checker:.*?)\s*-->")
_MAY_TELL = regex(r"[ @_]|\d{9}|[A-Za-z]{2}\d{6}|(?:Mr|Mrs|Ms|Miss|Mx)[.-]|[A-Za-z][a-z]{2,}[.-][A-Za-z][a-z]{2,}")
_READ = frozenset({"control-characters", "bidi-control"})
_MOST = 100
"""Findings of one code and level in one text that are told one by one."""
LONGEST = 2_000_000
"""Bytes of a text that is looked at; a longer one is refused, as it is by the reader of records."""


def read_source(file: str) -> bytes:
    """The beginning of a text: as much of it as is looked at, and a little more where there is more."""
    return content_of(file, LONGEST + 4)


def source_findings(path: str, text: str, rules: Rules) -> tuple[Finding, ...]:
    """Everything in the source of the record at `path` (from the authority's folder) that must be looked at."""
    if len(text.encode("utf-8", "replace")) > LONGEST:
        return (Finding("too-large", "", f"The record is larger than {LONGEST:,} bytes."),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\ufeff")
    if deep := too_deep(text):
        return (Finding("too-complex", "", DEEP, line=deep),)
    front, body = _halves(text)
    bare, tables = without_code(body), tables_of(body)
    shown = _shown(text)
    found = [
        *_named(posixpath.basename(path), rules),
        *(f for f in character_findings(front) if f.code not in _READ),  # what the reader of records reports itself
        *character_findings(body),
        *personal_findings(text, rules),
        *(personal_findings(shown, rules) if shown != text else ()),
        *encoded_findings(html.unescape(body) if "&" in body else body, rules),
        *packed_findings(body, rules),
        *struck_findings(bare, rules),
        *path_findings(text, ""),
        *_fields(front),
        *(_unsettled(text) if "<<<<<<< " in text else ()),
        *(_comments(bare) if "<" in bare else ()),
        *unused_definitions(bare),
        *(_tags(AUTOLINK.sub("", _COMMENT.sub(_blank, bare))) if "<" in bare else ()),
        *link_findings(bare, posixpath.dirname(path)),
        *(table_findings(tables, rules) if tables else ()),
    ]
    found += _unspoken(text, front, found)
    judged = list(dict.fromkeys(softened_in(tables, judged_by_section(text, found))))
    return tuple(few(gathered(list(once(judged))), _MOST))


def _unspoken(text: str, front: str, found: Sequence[Finding]) -> list[Finding]:
    """Advice about names that stand in running text without an office, where nothing else is found about them. Whoever
    answers for a waiver has to be named.
    """
    told, lines = {it.line for it in found if it.code == "personal-data"}, Lines(text)
    answering = [match.span() for match in _WHO.finditer(front)] if "who:" in front else []
    names = [
        (lines.of(start), text[start:end])
        for start, end in unspoken(text)
        if not text[max(start - 4, 0) : start].rstrip(" *_").endswith("|")  # a cell of its own is judged by its row
        and not any(begin <= start < over for begin, over in answering)
    ]
    names = [(line, name) for line, name in names if line not in told]
    if not names:
        return []
    line, name = names[0]
    what = and_more(f"Somebody ({masked(name)}) is named, and nothing says that they hold an office.", len(names) - 1)
    return [advice("personal-data", "", what, line)]


def _named(name: str, rules: Rules) -> Iterator[Finding]:
    """Personal data in the name of the record's own file; a bare reference is not looked at for long."""
    if _MAY_TELL.search(name):
        yield from (found for found in name_findings(name, rules) if found.code == "personal-data-in-filename")


def _halves(text: str) -> tuple[str, str]:
    """Front matter, and the body with empty lines in its place so that lines keep their numbers."""
    match = re.match(r"---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", text, re.S)
    if match is None:
        return "", text
    return match[0], "\n" * match[0].count("\n") + text[match.end() :]


def _shown(text: str) -> str:
    """The text as a page shows it: marks of emphasis, tags and escapes gone, references to characters resolved."""
    if not any(mark in text for mark in "\\*~_<&"):
        return text
    plain = re.sub(r"\\(?=[^\w\s])|\*\*?|~~|__|<(?![\w.+-]{1,64}@)[/a-zA-Z][^<>]{0,80}>", "", text)
    return re.sub(r"&(?:#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});", lambda m: html.unescape(m[0]).replace("\n", " "), plain)


def without_code(body: str) -> str:
    """The text with code blanked out: what stands there is shown, never acted upon."""
    if "`" not in body and "~" not in body:
        return body
    text = _FENCE.sub(_blank, body) if "```" in body or "~~~" in body else body
    if "`" not in text:
        return text
    runs = [(run.start(), run.end()) for run in re.finditer("`+", text)]
    last = {end - start: start for start, end in runs}
    pieces, at, opened = [], 0, (0, 0)
    for start, end in runs:
        if opened != (0, 0) and end - start == opened[1] - opened[0]:
            pieces += [text[at : opened[0]], re.sub(r"[^\n]", " ", text[opened[0] : end])]
            at, opened = end, (0, 0)
        elif opened == (0, 0) and last[end - start] > start:
            opened = (start, end)
    return "".join([*pieces, text[at:]])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _tags(text: str) -> list[Finding]:
    from site_builder.gate.attachments.texts.markup import markup_findings  # most records hold no tags

    return markup_findings(text)


def _fields(front: str) -> Iterator[Finding]:
    for number, line in enumerate(front.split("\n"), 1):
        if "<" in line and _TAG.search(line.partition(" #")[0]):
            yield advice("markup-in-field", "front matter", "A value holds tags; the page shows them as text.", number)
            runs = [f for f in _tags(line) if f.code in ("active-content", "unsafe-link")]
            yield from (Finding(f.code, "front matter", f.what, line=number) for f in runs[:1])
        value = _FIELD.match(line)
        if value and FORMULA.match(value[1]):
            yield advice("formula-injection", "front matter", "A value begins like a formula.", number)


def _unsettled(text: str) -> Iterator[Finding]:
    lines, seen = Lines(text), list[int]()
    for mark in _UNSETTLED.finditer(text):
        order = "<=>".index(mark[0][0])
        seen = [mark.start()] if order == 0 else [*seen, mark.start()] if order == len(seen) else []
        if len(seen) == len("<=>"):
            what = "A merge was not settled here: both versions stand in the file."
            yield Finding("conflict-marker", "", what, line=lines.of(seen[0]))


def _comments(body: str) -> Iterator[Finding]:
    lines = Lines(body)
    for found in _COMMENT.finditer(body):
        make = advice if _BENIGN.fullmatch(found[0]) or not re.search(r"\w", found[1]) else Finding
        yield make("hidden-comment", "", "There is a comment.", line=lines.of(found.start()))
