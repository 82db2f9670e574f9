"""What stands anywhere else in an Office package: every phrase in the attributes and further parts that no page need
show, read for what tells of a person."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.zip_parts import Package, attribute, local
from site_builder.gate.findings import Finding, named
from site_builder.gate.personal.people.described import names_in
from site_builder.gate.personal.people.forenames import person_in
from site_builder.gate.personal.text import personal_findings, text_findings
from site_builder.patterns import regex
from site_builder.problems import Level

_READ = regex(
    r"(?i).*\.rels|\[content_types\]\.xml|docProps/.*|customXml/.*|.*/(?:theme|charts/(?:colors|style))[^/]*|"
    r"xl/(?:sharedStrings|styles|calcChain)\.xml|word/(?:styles|fontTable|numbering|webSettings)\.xml"
)
"""Parts that are read closely elsewhere, or that hold looks alone."""
_STORIES = regex(
    r"(?i)word/(?:document|header|footer|footnotes|endnotes|comments)[^/]*|ppt/(?:slides|notesSlides)/[^/]*|"
    r"xl/(?:worksheets|tabs)/.*"
)
"""Parts of which the words are read elsewhere, and only the attributes here."""
_DESCRIPTIONS = frozenset({"descr", "title", "alt", "altText", "altTextSummary", "desc", "summary"})
_LARGEST = 4_000_000
_MOST, _ELEMENTS = 20_000, 300_000


def sweep_findings(package: Package, rules: Rules) -> Iterator[Finding]:
    """Personal data in attributes and further parts, and people named in descriptions of pictures and tables."""
    for name in package.parts:
        is_xml = name.lower().endswith((".xml", ".vml"))
        if not is_xml or _READ.fullmatch(name) or package.zip.getinfo(name).file_size > _LARGEST:
            continue
        root = _lenient(package.read(name)) if name.lower().endswith(".vml") else package.tree(name)
        if root is None:
            continue
        place = f"part {named(name)}, what no page shows"
        phrases = _attributes(root)
        if not _STORIES.fullmatch(name):
            phrases |= dict.fromkeys(_texts(root), "text")
        yield from (f.inside(place) for f in personal_findings("\n".join(phrases), rules))
        if any(key in _DESCRIPTIONS and names_in(phrase) for phrase, key in phrases.items()):
            yield Finding("alt-text-leak", f"part {named(name)}, alternative text", "It names a person.")

        if any(_differs(e, root) for e in root.iter() if local(e) == "AlternateContent"):
            yield Finding("hidden-text", f"part {named(name)}", "Other words are kept for programs of an earlier time.")


def tree_sweep(root: etree._Element, place: str, rules: Rules) -> Iterator[Finding]:
    """The same for the content of an OpenDocument file, of which the words themselves are read elsewhere."""
    phrases = _attributes(root)
    told = [(e.text or "").strip() for e in root.iter() if local(e) in ("desc", "title")]
    yield from (f.inside(place) for f in personal_findings("\n".join([*phrases, *told]), rules))
    if any(names_in(text) for text in told):
        yield Finding("alt-text-leak", "alternative text", "It names a person.")


def _lenient(content: bytes) -> etree._Element | None:
    """The tree of an old drawing, which is often no proper XML."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root: etree._Element | None = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def _differs(alternatives: etree._Element, root: etree._Element) -> bool:
    """Whether what is kept for older programs has two words or more that stand nowhere else in the part."""
    fallback = next((e for e in alternatives if local(e) == "Fallback"), None)
    words = _words_in(fallback) if fallback is not None else []
    if not words or not _words_in(alternatives, fallback):
        return False
    shown = set(_words_in(root, fallback))
    return sum(word not in shown for word in words) > 1


def _words_in(root: etree._Element, but: etree._Element | None = None) -> list[str]:
    texts = (e for e in root.iter() if local(e) == "t" and e.text)
    seen = " ".join(e.text or "" for e in texts if but is None or not any(a is but for a in e.iterancestors()))
    return re.findall(r"[^\W_]{3,}", seen.lower())


def _attributes(root: etree._Element) -> dict[str, str]:
    """Each phrase or address that an attribute holds, with the name of the attribute."""
    found: dict[str, str] = {}
    for element in islice(root.iter(), _ELEMENTS):
        for key, value in element.attrib.items():
            text = str(value)
            if len(text) > 5 and (" " in text or "@" in text) and len(found) < _MOST:
                found.setdefault(text[:2_000], str(key).rpartition("}")[2])
    return found


def _texts(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph, and of each element that holds nothing but text."""
    for element in root.iter():
        if local(element) == "p":
            yield "".join(e.text or "" for e in element.iter() if local(e) == "t")
        elif len(element) == 0 and local(element) not in ("t", "v", "f", "") and len((element.text or "").strip()) > 5:
            yield (element.text or "").strip()


def table_notes(package: Package, rules: Rules) -> Iterator[Finding]:
    """Notes about the tables of a workbook, which only their editor shows: they block where they tell of somebody."""
    for name in package.matching(r"xl/tables/[^/]*\.xml"):
        note = attribute(package.tree(name), "comment")
        if any(map(str.isalpha, note)):
            tells = any(f.level is Level.BLOCK for f in text_findings(note, rules)) or person_in(note) or names_in(note)
            level = Level.BLOCK if tells else Level.ADVISE
            yield Finding("comment", f"part {named(name)}", "A note about a table is kept.", level)
