"""Fields of a Word document: what they fetch and run, and what they could show and do not."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.zip_parts import attribute, local
from site_builder.gate.findings import Finding, advice
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.text import text_findings
from site_builder.patterns import regex
from site_builder.problems import Level

_CODE = ("instrText", "delInstrText")
_FETCHES = regex(
    r"(?i)\b(?:INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|RD)\b[^\"\n]{0,20}\"?\s*(?:[a-z]:|\\\\|file:|https?:)"
)
_CHOOSES = regex(r"(?i)\s*(?:IF|SET|QUOTE|ASK|FILLIN)\b")
"""Fields that hold words of their own, of which a page shows one or none."""
_WORDS = regex(r"[\"“]([^\"“”]*[^\W\d_][^\"“”]* [^\"“”]*)[\"”]")
"""Two words or more in quotation marks."""


def field_findings(root: etree._Element, place: str, rules: Rules) -> Iterator[Finding]:
    """Everything the codes of the fields say."""
    fields = _codes(root)
    codes = "\n".join(fields)
    if re.search(r"\bDDE(?:AUTO)?\b", codes, re.I):
        yield Finding("active-content", place, "A field calls another program (DDE).")
    spread = " ".join(e.text or "" for e in root.iter() if local(e) in _CODE)
    if _FETCHES.search(codes) or _FETCHES.search(spread):  # what a field fetches may be told by one within it
        yield Finding("external-link", place, "A field loads text or a picture from elsewhere.")
    if re.search(r"\b(?:MACROBUTTON|GOTOBUTTON)\s+(?!NoMacro|AcceptAllChanges)\w", codes, re.I):
        yield advice("active-content", place, "A field runs a macro.")
    yield from (f.inside(f"{place}, fields") for f in text_findings(codes, rules))
    if re.search(r"\b(?:MERGEFIELD|DATABASE)\b", codes, re.I):
        yield advice("data-connection", place, "A field takes its text from a mail merge.")
    yield from _not_chosen(root, fields, place)


def _codes(root: etree._Element) -> Sequence[str]:
    """The code of each field, put together from the runs that it is spread over; one within another has its own."""
    codes, open_ones = [attribute(e, "instr") for e in root.iter() if local(e) == "fldSimple"], list[int]()
    for element in root.iter():
        kind, sign = local(element), attribute(element, "fldCharType")
        if kind == "fldChar" and sign == "begin":
            open_ones.append(len(codes))
            codes.append("")
        elif kind == "fldChar" and sign == "end" and open_ones:
            open_ones.pop()
        elif kind in _CODE and open_ones:
            codes[open_ones[-1]] += element.text or ""
        elif kind in _CODE:
            codes.append(element.text or "")
    return codes


def _not_chosen(root: etree._Element, fields: Sequence[str], place: str) -> Iterator[Finding]:
    """One finding for words that a field holds and the document does not show: what stands there in another case."""
    held = {words.strip() for code in fields if _CHOOSES.match(code) for words in _WORDS.findall(code)}
    if not held:
        return
    shown = "".join(e.text or "" for e in root.iter() if local(e) == "t")
    kept = [words for words in held if words not in shown]
    if kept:
        level = Level.BLOCK if any(map(reads_like_a_name, kept)) else Level.ADVISE
        yield Finding("hidden-text", place, f"{len(kept)} stretches of text are kept in fields, unseen.", level)
