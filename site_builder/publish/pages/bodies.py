"""A record's own words as HTML: sanitised Markdown, its links, tables and headings made fit for the page."""

import html
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from markupsafe import Markup

from site_builder.patterns import holds, regex
from site_builder.records.disclosure import Disclosure, Section, slug
from site_builder.records.markdown import plain_text, prose_of, render

_DEFINITION = regex(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$", re.MULTILINE)
_HREF = regex(r'(<a\b[^>]*?\bhref=")([^"]*)')
_HEADING = regex(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_CAPTIONED = regex(r"<p>(<strong>[^<]*</strong>|Table [0-9]+\b[^<]*)</p>\s*<table>")
_TABLE = regex(r"<table>(?:<caption>(.*?)</caption>)?", re.DOTALL)
_WHOLE_TABLE = regex(r"<table>.*?</table>", re.DOTALL)
_EMPTY_CORNER = regex(r"(<tr>\s*)<th\b[^>]*></th>")
_EMPTY_HEADER = regex(r"<th\b[^>]*></th>")
_FIRST_CELL = regex(r"(<tr>\s*)<td\b([^>]*)>((?:(?!<table|</?t[dr]\b).)*)</td>", re.DOTALL)
_HEADER_CELL = regex(r"<th(?=[ >])(?![^>]*\bscope=)")
_FOOTNOTE = regex(r'((?:id="|href="#))(fn)')
_ELSEWHERE = regex(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """A section ready for the page; `headings` are its own headings, as (id, text)."""

    id: str
    html: Markup
    headings: tuple[tuple[str, str], ...]


def words_of(disclosure: Disclosure, section: Section, anchor: str, name: str, links: Mapping[str, str]) -> Words:
    """The section under `anchor`, which every id in it begins with; `name` is what its tables are announced as.

    `links` maps paths of the project to addresses of the site. A definition of a link or footnote holds in the whole
    record, as it does in the repository's preview.
    """
    others = [it.markdown for it in disclosure.sections if holds(it.markdown, "]:") and it is not section]
    elsewhere = "\n".join([found for markdown in others for found in _DEFINITION.findall(markdown)])
    prose = None if elsewhere else prose_of(section.markdown)
    if prose is not None:  # most sections are, and nothing is to be looked for in them
        return Words(anchor, Markup("<p>" + "\n<p>".join(prose) if prose else ""), ())
    body = render(f"{section.markdown}\n\n{elsewhere}")
    headings: list[tuple[str, str]] = []
    if "<a" in body:  # most bodies hold none of these, and to look is much cheaper than to search
        body = _HREF.sub(lambda match: match[1] + _published(html.unescape(match[2]), disclosure, links), body)
        body = _FOOTNOTE.sub(rf"\1{anchor}-\2", body)
    if "<h" in body:
        body = _HEADING.sub(lambda match: _heading(match, anchor, headings), body)
    if "<table>" in body:
        body = _tables(body, name)
    body = body.replace("</p>\n<p>", "\n<p>").removesuffix("</p>\n")  # ends that HTML implies
    return Words(anchor, Markup(body), tuple(headings))  # `render` has sanitised it


def _published(href: str, disclosure: Disclosure, links: Mapping[str, str]) -> str:
    """The link as the page needs it: what the record links to by its place in the repository, by its public address."""
    if _ELSEWHERE.match(href):
        return html.escape(href)
    path, mark, fragment = href.partition("#")
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(disclosure.path), unquote(path)))
    within = posixpath.normpath(posixpath.join(disclosure.folder, unquote(path)))
    address = links.get(beside) or links.get(within)
    if address is None:
        return html.escape(href)
    own = address.startswith(disclosure.url)
    relative = address.removeprefix(disclosure.url) if own else f"../../{address}"
    return html.escape(f"{quote(relative)}{mark}{fragment}")


def _heading(match: re.Match[str], anchor: str, headings: list[tuple[str, str]]) -> str:
    """A heading below those of the page, with an id of its own."""
    level = max(int(match[1]), 3)
    text = plain_text(match[2])
    taken = {name for name, _ in headings}
    name = f"{anchor}-{slug(text)}"
    while name in taken:
        name += "-again"
    headings.append((name, text))
    return f'<h{level} id="{html.escape(name)}">{match[2]}</h{level}>'


def _tables(body: str, name: str) -> str:
    """Each table in a region that scrolls on its own, with a name, and headers that say what they head."""
    total = body.count("<table>")
    body = _CAPTIONED.sub(r"<table><caption>\1</caption>", body)
    body = _WHOLE_TABLE.sub(_headed, body)
    seen = 0

    def region(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        numbered = f"Table {seen} of {total}: {name}" if total > 1 else f"Table: {name}"
        label = plain_text(match[1]) if match[1] else numbered
        return f'<div class="scroll" role="region" tabindex="0" aria-label="{html.escape(label)}">{match[0]}'

    body = _TABLE.sub(region, body).replace("</table>", "</table></div>")
    return _HEADER_CELL.sub('<th scope="col"', body)


def _headed(match: re.Match[str]) -> str:
    """A table without empty headers; where its first corner is empty, the first column names the rows."""
    table = match[0]
    if _EMPTY_CORNER.search(table):
        table = _FIRST_CELL.sub(r'\1<th scope="row"\2>\3</th>', table)
    return _EMPTY_HEADER.sub("<td></td>", table)
