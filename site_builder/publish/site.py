"""Everything that is made from the catalogue, sheet by sheet, in the same order every time."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from site_builder.cache import digest
from site_builder.publish.data import catalogue_csv, catalogue_json
from site_builder.publish.drafts import Draft, Topic, drawn, listed_facts
from site_builder.publish.feeds import feed, newest_of
from site_builder.publish.frames.press import Press
from site_builder.publish.pages.data import data_page
from site_builder.publish.pages.exemptions import answered_under, exemption_indexes, exemption_topics
from site_builder.publish.pages.home import home_page
from site_builder.publish.pages.indexes import (
    class_topics,
    keyword_index,
    keyword_topics,
    latest_page,
    outcome_index,
    outcome_topics,
    year_index,
    year_topics,
)
from site_builder.publish.pages.record_sheets import days_in_git, month_binder
from site_builder.publish.pages.search import ADDRESS
from site_builder.publish.rows import Month, months_of, rows_of
from site_builder.publish.scheme import Scheme
from site_builder.publish.sitemap import robots, sitemap
from site_builder.publish.writing.sheets import Binder, Output, Sheet
from site_builder.records.disclosure import Disclosure


def sheets(press: Press, kept_rows: Path | None = None) -> list[Sheet | Binder]:
    """Every page but that of the search, every feed and data file as sheets; KeyError where a page has no frame.

    `kept_rows` is where the rows of the data files are kept between builds.
    """
    scheme = press.scheme
    press.load()
    drafts, topics = list(_drafts(scheme)), list(_topics(scheme))
    months = list(months_of(scheme.everything.disclosures))
    lists = (draft.path for draft in drafts), [ADDRESS], (address for topic in topics for address in topic.addresses)
    return [
        Sheet("home", b"", partial(_home, press), scheme.links),
        *(month_binder(press, month) for month in months),
        *(_page(press, draft) for draft in drafts),
        *(_topic(press, topic) for topic in topics),
        _feed(press, "", f"{scheme.settings.authority}: new disclosures", scheme.everything.disclosures),
        *_feeds_of_laws(press),
        _data(press, months, kept_rows),
        _sitemap(press, ["", *chain.from_iterable(lists), *sorted(scheme.ordinary.values())]),
    ]


def _drafts(scheme: Scheme) -> Iterator[Draft]:
    """The pages that tell of the whole catalogue, but for the home page."""
    yield latest_page(scheme)
    yield from exemption_indexes(scheme)
    yield keyword_index(scheme)
    yield year_index(scheme)
    yield outcome_index(scheme)
    yield data_page(scheme)


def _topics(scheme: Scheme) -> Iterator[Topic]:
    """The pages that tell of one thing."""
    yield from exemption_topics(scheme)
    yield from keyword_topics(scheme)
    yield from year_topics(scheme)
    yield from outcome_topics(scheme)
    yield from class_topics(scheme)


def _home(press: Press) -> Iterable[Output]:
    yield press.fill(home_page(press.scheme, press.templates))


def _page(press: Press, draft: Draft) -> Sheet:
    key = press.key_of(draft)
    return Sheet(draft.path, key, lambda: [press.fill(drawn(draft, press.templates))], press.scheme.links)


def _topic(press: Press, topic: Topic) -> Binder:
    """The pages of a topic, and its feed."""
    facts = listed_facts(topic.disclosures, press.facts)
    key = digest(press.all_pages, press.folding.fold((topic.path, topic.feed, *topic.said)), facts)

    def bound() -> Iterator[Sheet]:
        yield from (_page(press, draft) for draft in topic.drafts())
        if topic.feed:
            title = f"{press.scheme.settings.authority}: {topic.feed}"
            yield _feed(press, topic.path, title, topic.disclosures)

    return Binder(topic.path, key, bound, press.scheme.links)


def _feed(press: Press, path: str, title: str, disclosures: Sequence[Disclosure]) -> Sheet:
    newest, file = newest_of(press.scheme, path, disclosures), f"{path}feed.xml"
    key = digest(press.base, path, title, press.folding.fold(newest))
    return Sheet(file, key, lambda: [Output(file, feed(press.scheme, path, title, newest))], press.scheme.links)


def _feeds_of_laws(press: Press) -> Iterator[Sheet]:
    """A feed beside the page of each law under which anything was answered."""
    for regime in press.scheme.regimes:
        if answered := answered_under(press.scheme, regime):
            title = f"{press.scheme.settings.authority}: {regime.title}"
            yield _feed(press, f"exemptions/{regime.slug}/", title, answered)


def _data(press: Press, parted: Sequence[Month], kept_rows: Path | None) -> Sheet:
    """The catalogue as data."""
    scheme = press.scheme
    months = [(month, b"".join([_facts(press, it) for it in month.disclosures])) for month in parted]

    def make() -> Iterator[Output]:
        rows = rows_of(scheme, months, kept_rows, press.base)
        yield Output("data/disclosures.csv", catalogue_csv(it.csv for it in rows))
        yield Output("data/disclosures.json", catalogue_json(scheme, (it.json for it in rows)))

    return Sheet("data", digest(press.base, *(facts for _, facts in months)), make, scheme.links, is_large=True)


def _facts(press: Press, it: Disclosure) -> bytes:
    """What stands for the facts of a disclosure as the data files give them."""
    files = [press.scheme.sizes.get(f"{it.url}{attachment.file}") for attachment in it.attachments]
    return b"%b%b%b" % (
        press.facts[it.reference],
        days_in_git(press.scheme, it),
        repr(files).encode() if files else b"",
    )


def _sitemap(press: Press, addresses: Sequence[str]) -> Sheet:
    """What tells search engines where everything is."""
    scheme, pages = press.scheme, list(dict.fromkeys(addresses))
    days = b"".join([days_in_git(scheme, it) for it in scheme.everything]) if scheme.dates else b""
    key = digest(press.base, b"".join(press.facts.values()), days, repr(pages))

    def make() -> Iterator[Output]:
        yield from (Output(path, content) for path, content in sitemap(scheme, pages))
        yield Output("robots.txt", robots(scheme))

    return Sheet("sitemap", key, make, scheme.links, is_large=True)
