"""The page of one disclosure: the answer first, then the question, the reasons and the law."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from site_builder.legislation import Citation, Entry
from site_builder.publish.frames.frame import Page
from site_builder.publish.pages.bodies import Words, words_of
from site_builder.publish.pages.clock_words import day_words, pace_of, rights_of
from site_builder.publish.pages.law_words import in_brief, number_of
from site_builder.publish.pages.life_words import life_of
from site_builder.publish.scheme import Scheme
from site_builder.records.dates import PartialDate
from site_builder.records.disclosure import Disclosure, Heading, Section, slug
from site_builder.records.outcome import RELEASING

SAMPLE_NOTICE = "This record shows how the site works. It describes no real request, and no authority gave this answer."
_ORDER = (Heading.RESPONSE, Heading.REQUEST, Heading.REASONS, Heading.ADVICE)
_NAMES = {Heading.REQUEST: "The request", Heading.REASONS: "The reasons", Heading.ADVICE: "Advice and assistance"}


@dataclass(frozen=True, slots=True)
class Card:
    """A provision relied on, as its card shows it.

    `law` is "" where it is that of the whole record; `reasons` is the id of the heading where it is reasoned, or "".
    """

    label: str
    number: str
    law: str
    points: str
    silent: bool
    address: str
    statute: str
    reasons: str


def disclosure_page(scheme: Scheme, templates: Environment, it: Disclosure) -> Page:
    """The page of a disclosure."""
    said = list(_sections(scheme, it))
    reasons = [words for section, words, _ in said if section.kind is Heading.REASONS]
    content = templates.get_template("scheme/disclosure.html").render(
        at="../../",
        it=it,
        steps=_steps(it),
        sample_notice=scheme.settings.sample_notice or SAMPLE_NOTICE,
        answers=[(words, title) for section, words, title in said if section.kind is Heading.RESPONSE],
        questions=[(words, title) for section, words, title in said if section.kind is Heading.REQUEST],
        rest=[(w, title) for s, w, title in said if s.kind not in (Heading.RESPONSE, Heading.REQUEST)],
        sizes={a.file: scheme.sizes.get(f"{it.url}{a.file}") for a in it.attachments},
        uncopied={a.file: scheme.uncopied.get(f"{it.url}{a.file}", "") for a in it.attachments},
        copies={a.file: scheme.copies.get(f"{it.url}{a.file}", ()) for a in it.attachments},
        cards=[_card(scheme, it, citation, reasons) for citation in it.cited],
        cards_title=f"The {scheme.law.regime(it.regime).term_plural if _exempts(it) else 'grounds'} relied on",
        address_of=scheme.provision_url,
        **_life(scheme, it),
        **_facts(scheme, it),
    )
    return Page(it.url, "disclosures", it.title, it.summary or f"{it.outcome.label}: {it.title}", content)


def _life(scheme: Scheme, it: Disclosure) -> dict[str, Any]:
    """What became of the response since, and the responses before and after it."""
    events = life_of(scheme, it)
    only = events[0] if len(events) == 1 and not it.has_changed else None
    return {
        "newer": scheme.named(it.superseded_by) if it.superseded_by else None,
        "older": [scheme.named(reference) for reference in it.supersedes],
        "corrected_words": day_words(it.corrections[-1].date) if it.corrections else "",
        "events": () if only else events,
        "only": only,
    }


def _facts(scheme: Scheme, it: Disclosure) -> dict[str, Any]:
    """What stands beside the words: dates, law, places in the indexes, rights, and how to refer to the page."""
    date = it.date.words
    return {
        "lang": Markup(' lang="{}"').format(it.language) if it.language else "",
        "received_words": day_words(it.received) if it.received else "",
        "date_words": date,
        "pace": pace_of(scheme, it),
        "law": scheme.law.regime(it.regime),
        "keywords": [(f"keywords/{slug(keyword)}/", keyword) for keyword in it.keywords],
        "classes": [(f"scheme/{slug(name)}/", scheme.class_label(name)) for name in it.classes],
        "rights": rights_of(scheme, it),
        "cite": f"{it.authority or scheme.settings.authority}, “{it.title}”, {it.reference}, {date}",
        "permanent": scheme.absolute(it.url),
    }


def _sections(scheme: Scheme, it: Disclosure) -> Iterator[tuple[Section, Words, str]]:
    """Each section with its words and heading: answer, request, reasons, advice, then others as typed."""
    used: Counter[str] = Counter()
    rank = {kind: place for place, kind in enumerate(_ORDER)}
    for section in sorted(it.sections, key=lambda s: rank.get(s.kind, len(rank))):
        title = section.title if section.kind is Heading.OTHER else _name(section.kind, it)
        anchor = slug(title) if section.kind is Heading.OTHER else section.kind.value
        used[anchor or "more"] += 1
        anchor = anchor or "more"
        anchor = anchor if used[anchor] == 1 else f"{anchor}-{used[anchor]}"
        yield section, words_of(it, section, anchor, title or it.title, scheme.links), title


def _name(kind: Heading, it: Disclosure) -> str:
    if kind is Heading.RESPONSE:
        return "What was disclosed" if it.outcome in RELEASING else "The answer"
    return _NAMES[kind]


def _steps(it: Disclosure) -> Sequence[tuple[str, str]]:
    year, month = f"{it.date.year:04}", f"{it.date.month:02}"
    name = PartialDate(it.date.year, it.date.month).words
    return (("years/", "Years"), (f"years/{year}/", year), (f"years/{year}/{month}/", name))


def _exempts(it: Disclosure) -> bool:
    return any(citation.role.value == "exemption" for citation in it.cited)


def _card(scheme: Scheme, it: Disclosure, citation: Citation, reasons: Sequence[Words]) -> Card:
    regime = scheme.law.regime(citation.provision.regime)
    entry = scheme.entry(citation.provision).on(it.date.latest)
    return Card(
        label=entry.label,
        number=number_of(citation.provision, regime),
        law=regime.title if regime.code != it.regime else "",
        points=in_brief(entry, silent=citation.ncnd),
        silent=citation.ncnd,
        address=scheme.provision_url(citation.provision),
        statute=entry.url,
        reasons=_reasoned(entry, reasons),
    )


def _reasoned(entry: Entry, reasons: Sequence[Words]) -> str:
    """The id of the first heading of the reasons that names the section; else that of the reasons; "" without any."""
    headings = [heading for words in reasons for heading in words.headings]
    if headings:
        number = re.compile(rf"(?<![\w(]){re.escape(entry.provision.number)}(?!\w)")
        if named := [name for name, text in headings if number.search(text)]:
            return named[0]
    return reasons[0].id if reasons else ""
