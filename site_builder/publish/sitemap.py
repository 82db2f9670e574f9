"""The list of addresses for search engines, parted by year where one file may not hold them all."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from site_builder.publish.pages.life_words import since, updated
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure

LARGEST = 50_000
"""Addresses that one sitemap may hold (sitemaps.org)."""

_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(scheme: Scheme, pages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each sitemap; `pages` are addresses of all pages but those of disclosures.

    Nothing where the authority has not told its own address, because a sitemap holds whole addresses only.
    """
    if not scheme.settings.site_url:
        return
    others = [(escape(page), "") for page in pages]  # an address of a disclosure holds nothing to escape
    if len(others) + len(scheme.catalogue) <= LARGEST:
        records = [(it.url, _last(scheme, it)) for it in scheme.catalogue]
        yield "sitemap.xml", _urls(scheme, [*others, *records])
        return
    yield "sitemap-pages.xml", _urls(scheme, others)
    for year in scheme.years:
        yield f"sitemap-{year.slug}.xml", _urls(scheme, [(it.url, _last(scheme, it)) for it in year.disclosures])
    names = ["sitemap-pages.xml", *(f"sitemap-{year.slug}.xml" for year in scheme.years)]
    yield "sitemap.xml", _index(scheme, names)


def _last(scheme: Scheme, it: Disclosure) -> str:
    """When a page last changed, as far as git and its record tell."""
    days = since(scheme, it) if scheme.dates else None
    told = str(updated(it)) if it.reference in scheme.changed else str(it.date)
    return max(str(days[1]), told) if days else told


def robots(scheme: Scheme) -> bytes:
    """`robots.txt`: everything may be read, and where the sitemap lies."""
    where = f"Sitemap: {scheme.absolute('sitemap.xml')}\n" if scheme.settings.site_url else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()


def _urls(scheme: Scheme, entries: Iterable[tuple[str, str]]) -> bytes:
    """A sitemap of these addresses, escaped, each with the day of its last change."""
    start = escape(scheme.absolute(""))
    urls = (
        f"<url><loc>{start}{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n" for path, day in entries
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset {_SPACE}>\n{"".join(urls)}</urlset>\n'.encode()


def _index(scheme: Scheme, names: Iterable[str]) -> bytes:
    maps = (f"<sitemap><loc>{escape(scheme.absolute(name))}</loc></sitemap>\n" for name in names)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex {_SPACE}>\n{"".join(maps)}</sitemapindex>\n'.encode()
