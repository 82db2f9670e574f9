"""Atom feeds: new disclosures of the whole catalogue, and of each law, exemption, keyword, year, outcome and class.

No clock is read: an entry was updated on the day of its answer, or of the last step that its record tells of since, and
a feed when its newest entry was.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

from site_builder.patterns import regex
from site_builder.publish.pages.clock_words import day_words
from site_builder.publish.pages.life_words import updated
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure

ENTRIES, ENTRIES_OF_KEYWORD = 20, 10
"""How many a feed tells of. There are hundreds of keywords, and few responses carry any one of them."""
_BEFORE_ALL = "1970-01-01T00:00:00Z"
_NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def newest_of(scheme: Scheme, path: str, disclosures: Sequence[Disclosure]) -> Sequence[Disclosure]:
    """Those of the disclosures of a folder that its feed tells of: the last to be updated, in the catalogue's order."""
    most = ENTRIES_OF_KEYWORD if path.startswith("keywords/") else ENTRIES
    later = [it for it in disclosures[most:] if it.reference in scheme.changed] if scheme.changed else []
    return sorted((*disclosures[:most], *later), key=updated, reverse=True)[:most]


def feed(scheme: Scheme, path: str, title: str, disclosures: Iterable[Disclosure]) -> bytes:
    """The newest disclosures as Atom; `path` is the folder of the site in which the feed lies."""
    newest = [disclosure for _, disclosure in zip(range(ENTRIES), disclosures, strict=False)]
    up = "" if scheme.settings.site_url else "../" * path.count("/")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_identity(scheme, f'{path}feed.xml')}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(newest[0]) if newest else _BEFORE_ALL}</updated>",
        f"<author><name>{_text(scheme.settings.authority)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_address(scheme, up, f"{path}feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={_address(scheme, up, path)}/>',
        *(line for disclosure in newest for line in _entry(scheme, up, disclosure)),
        "</feed>",
        "",
    ]
    return "\n".join(lines).encode()


def _entry(scheme: Scheme, up: str, it: Disclosure) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{_identity(scheme, it.url)}</id>"
    yield f"<title>{_text(it.title)}</title>"
    yield f"<updated>{_moment(it)}</updated>"
    yield f"<link href={_address(scheme, up, it.url)}/>"
    sample = "Invented sample. " if it.sample else ""
    said = f"{it.outcome.label}. {it.summary}" if it.withdrawn is None else ""
    yield f"<summary>{_text(f'{_news(it)}{sample}{said}'.strip())}</summary>"
    for keyword in it.keywords:
        yield f"<category term={_attribute(keyword)}/>"
    yield "</entry>"


def _news(it: Disclosure) -> str:
    """What became of a disclosure last, for those who know it already."""
    if it.withdrawn:
        return f"Withdrawn on {day_words(it.withdrawn.date)}. {_ended(it.withdrawn.reason)} "
    superseded = f"Superseded by {it.superseded_by}. " if it.superseded_by else ""
    last = it.corrections[-1] if it.corrections else None
    return f"{superseded}Corrected on {day_words(last.date)}: {_ended(last.note)} " if last else superseded


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _identity(scheme: Scheme, path: str) -> str:
    """The permanent address, or a name made from it for an authority that has not told its own address."""
    if scheme.settings.site_url:
        return _text(scheme.absolute(quote(path)))
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{scheme.settings.authority}/{path}").urn


def _address(scheme: Scheme, up: str, path: str) -> str:
    return _attribute(scheme.absolute(quote(path)) if scheme.settings.site_url else f"{up}{quote(path)}" or "./")


def _moment(it: Disclosure) -> str:
    return f"{updated(it).isoformat()}T00:00:00Z"


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("", words), quote=False)


def _attribute(words: str) -> str:
    return f'"{escape(" ".join(_NOT_XML.sub("", words).split()))}"'
