"""Web pages and other markup: what runs, what is fetched, what is not shown."""

import base64
import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from site_builder.gate.attachments.properties import path_findings, property_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.texts.page_attributes import attribute_findings
from site_builder.gate.attachments.texts.page_styles import Look, Sheet, look_of, names_of
from site_builder.gate.attachments.texts.plain_text import decoded
from site_builder.gate.attachments.texts.records_of import nested_too_deep, xml_tables
from site_builder.gate.findings import Finding
from site_builder.gate.hosts import leads_inside
from site_builder.gate.personal.columns import people_findings
from site_builder.gate.personal.text import text_findings
from site_builder.gate.unmasked import struck_findings
from site_builder.patterns import regex

ACTIVE = frozenset(
    [
        "script",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "base",
        "foreignobject",
        "handler",
        "listener",
        "portal",
    ]
)
_LOADS = {"src", "srcset", "poster", "background", "data", "href", "xlink:href", "action", "formaction"}
_HIDING = regex(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*[01](?:px|pt)"
)
_ABOUT = frozenset({"author", "creator", "dc.creator", "dcterms.creator", "owner", "reply-to", "changedby"})
_OFFICE = regex(r"<o:(Author|LastAuthor|Manager)>([^<]{2,80})<")
_FAULTS = {
    "hidden-text": "Text is kept from view by its style.",
    "invisible-text": "Text has the colour of what lies behind it.",
    "fake-redaction": "Text is blacked out by its colour only.",
}
_UNSAFE = regex(r"(?i)^\s*(?:javascript|vbscript|livescript|file|data(?!:image/(?:png|jpe?g|gif|webp)[;,]))\s*:")
_REMOTE = regex(r"(?i)^\s*(?:https?:)?//|^\s*\\\\")


def element_findings(tag: str, attributes: Mapping[str, str], line: int) -> Iterator[Finding]:
    """What one element of HTML or SVG does that a published text must not do."""
    name = tag.lower().rpartition(":")[2]
    if name in ACTIVE or (name == "meta" and "refresh" in attributes.get("http-equiv", "").lower()):
        yield Finding("active-content", "", f"There is an element '{name}'.", line=line)
    for key, raw in attributes.items():
        value = re.sub(r"[\x00-\x20]+", " ", raw).strip()
        bare = re.sub(r"[\x00-\x20]+", "", raw)
        if re.match(r"(?i)on[a-z]{3,}", key):
            yield Finding("active-content", "", f"A <{name}> element runs a script ({key[:20]}).", line=line)
        elif key.lower() in _LOADS or (name in ("set", "animate") and key.lower() in ("to", "values", "from")):
            if _UNSAFE.match(bare):
                yield Finding("unsafe-link", "", f"A <{name}> element leads to a script or a private file.", line=line)
            elif _REMOTE.match(value) and (
                key.lower() not in ("href", "xlink:href") or name in ("link", "image", "use", "feimage")
            ):
                yield Finding("external-resource", "", f"A <{name}> element fetches from another server.", line=line)
            elif name == "a" and leads_inside(value):
                yield Finding("internal-link", "", "A link leads to the inside of an organisation.", line=line)
        if key.lower() == "style" and re.search(r"(?i)url\(\s*['\"]?\s*(?:https?:)?//|expression\(|@import", value):
            yield Finding("external-resource", "", "A style fetches from another server.", line=line)
    if name in ("set", "animate") and re.search(
        r"(?i)href|^on", attributes.get("attributeName", attributes.get("attributename", ""))
    ):
        yield Finding("active-content", "", "An animation changes where a link leads.", line=line)


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element is kept from view by its attributes."""
    plain = {key.lower(): value for key, value in attributes.items()}
    return bool(_HIDING.search(plain.get("style", ""))) or "hidden" in plain or plain.get("display") == "none"


class _Page(HTMLParser):
    """Gathers findings while a page is read; `words` is the text between the tags."""

    _VOID = frozenset(
        ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"]
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ground = Look()
        self.found: list[Finding] = []
        self.words: list[str] = []
        self.open: list[tuple[str, Look, frozenset[str]]] = []
        self.counts: Counter[str] = Counter()
        self.sheet = Sheet()
        self.about: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        self.found.extend(element_findings(tag, attributes, self.getpos()[0]))
        if tag == "template":
            self.found.append(Finding("hidden-text", "", "A template is never shown.", line=self.getpos()[0]))
        if tag == "link" and "stylesheet" in attributes.get("rel", "").lower():
            self.ground = Look(ground=None)  # what the page looks like is told elsewhere
        if tag == "meta" and attributes.get("name", "").lower() in _ABOUT:
            self.about[attributes["name"].lower()] = attributes.get("content", "")
        if tag not in self._VOID and len(self.open) < 10_000:
            names = names_of(tag, attributes)
            declared = self.sheet.declarations(names, [it[2] for it in self.open[-40:]]) if self.sheet.rules else ""
            outer = self.open[-1][1] if self.open else self.ground
            self.open.append((tag, look_of(tag, attributes, declared, outer), names))
            self.counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        while self.counts[tag]:
            closed = self.open.pop()[0]
            self.counts[closed] -= 1
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.counts["script"] or self.counts["style"]:
            if re.search(r"(?i)url\(\s*['\"]?(?:https?:)?//|@import", data):
                self.found.append(
                    Finding("external-resource", "", "A style fetches from elsewhere.", line=self.getpos()[0])
                )
            if self.counts["style"]:
                self.sheet.read(data)
            return
        self.words.append(data)
        fault = self.open[-1][1].fault() if self.open and any(map(str.isalnum, data)) else ""
        if fault and not self.counts["title"] and len(set(data.strip())) > 1:
            self.found.append(Finding(fault, "", _FAULTS[fault], line=self.getpos()[0]))

    def handle_comment(self, data: str) -> None:
        if re.search(r"\w{3}", data) and not re.match(r"\s*(?:\[if|\[endif|Start|End|generated by)", data, re.I):
            self.found.append(Finding("hidden-comment", "", "There is a comment.", line=self.getpos()[0]))


def html_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """Everything in a web page that runs, is fetched from elsewhere or is not shown."""
    text, _ = decoded(content)
    if re.search(r"<!ENTITY", text):
        yield Finding("xml-entity", "", "It declares entities.")
    page = _Page()
    page.feed(text)
    page.close()
    yield from page.found
    for name in dict.fromkeys([*page.about.values(), *(name for _, name in _OFFICE.findall(text))]):
        yield from property_findings({"author": name}, rules)
    yield from path_findings(" ".join(page.about.values()), "properties")
    yield from pictures_within(text)
    yield from text_findings(" ".join(page.words), rules)
    yield from struck_findings(text, rules)
    yield from attribute_findings(text, rules)


def pictures_within(text: str) -> Iterator[Finding]:
    """What the pictures tell that are written into the markup itself."""
    from site_builder.gate.attachments.pictures.images import inner_findings  # only where there is one

    for found in re.finditer(r"data:image/[a-z+]{3,8};base64,([A-Za-z0-9+/=\s]{40,})", text):
        digits = re.sub(r"[\s=]", "", found[1])
        content = base64.b64decode(digits + "=" * (-len(digits) % 4) if len(digits) % 4 != 1 else "")
        yield from (finding.inside("a picture within") for finding in inner_findings(content))


def markup_findings(text: str) -> list[Finding]:
    """The same for the tags that stand in a Markdown text; comments are the caller's."""
    page = _Page()
    page.feed(text[: text.rfind(">") + 1])  # without an end there is no tag, and the parser would look for it for long
    page.close()
    return [finding for finding in page.found if finding.code != "hidden-comment"]


def declares(text: str) -> bool:
    """Whether XML declares entities, or lets another file declare them; the W3C's own declarations are known."""
    return "<!ENTITY" in text or bool(
        re.search(r"<!DOCTYPE[^>]*(?:\[|\b(?:SYSTEM|PUBLIC)\b(?![^>]*//www\.w3\.org/))", text)
    )


def xml_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """Declarations of entities, and personal data, in any other XML."""
    text, _ = decoded(content)
    if declares(text):
        yield Finding("xml-entity", "", "It declares entities.")
        return
    if office := re.search(r"<\?mso-application|schemas-microsoft-com:office:|office/2006/xmlPackage", text):
        yield Finding("uninspectable", "", f"It is an Office document in one file of XML ({office[0][:12]}…).")
    if "<?xml-stylesheet" in text:
        yield Finding("active-content", "", "It calls a style sheet, which can make a page of it that runs.")
    if re.search(r"http://www\.w3\.org/(?:1999/xhtml|2000/svg|1999/XSL/Transform)", html.unescape(text)):
        yield Finding("active-content", "", "It holds elements of web pages, which a browser would run.")
    if nested_too_deep(text):
        yield Finding("too-complex", "", "It is nested too deeply.")
    for place, cells in xml_tables(content):
        yield from (finding.inside(place) for finding in people_findings(cells))
    opened = re.sub(r"<!--|-->|<!\[CDATA\[|\]\]>|<\?(?!xml\b)", " ", text)  # what stands between is no tag
    yield from text_findings(re.sub(r"<[^>]*>", " ", opened), rules)
    yield from attribute_findings(text, rules)
