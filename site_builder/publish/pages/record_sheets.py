"""The pages of disclosures with what lies beside them, month by month: what has not changed is not worked out again."""

from collections.abc import Iterator
from functools import partial

from site_builder.cache import digest
from site_builder.publish.data import record_json
from site_builder.publish.frames.press import Press
from site_builder.publish.pages.disclosure import disclosure_page
from site_builder.publish.pages.notices import MOVED, WITHDRAWN, moved_page, withdrawn_page
from site_builder.publish.rows import Month
from site_builder.publish.scheme import Scheme
from site_builder.publish.writing.sheets import Binder, Output, Sheet
from site_builder.records.disclosure import Disclosure, address_of


def month_binder(press: Press, month: Month) -> Binder:
    """The pages of the disclosures of a month."""

    def bound() -> Iterator[Sheet]:
        for it in month.disclosures:
            yield record_sheet(press, it)
            yield from (_moved(press, it, earlier) for earlier in it.previous_references)

    key = digest(press.all_pages, *(_whole(press, it) for it in month.disclosures))
    return Binder(f"disclosures of {month.slug}", key, bound, press.scheme.links)


def record_sheet(press: Press, it: Disclosure) -> Sheet:
    """The page of a disclosure with its data."""
    scheme = press.scheme
    template, page = (WITHDRAWN, withdrawn_page) if it.withdrawn else ("scheme/disclosure.html", disclosure_page)
    key = digest(press.key(template, "disclosures", 2), _whole(press, it))

    def make() -> Iterator[Output]:
        whole = scheme.whole(it)
        yield press.fill(page(scheme, press.templates, whole))
        yield Output(f"{it.url}index.json", record_json(scheme, whole))

    return Sheet(it.url, key, make, scheme.links)


def _whole(press: Press, it: Disclosure) -> bytes:
    """What stands for all that the page of a disclosure tells, its text included."""
    scheme = press.scheme
    said = scheme.digests_of(it).whole + days_in_git(scheme, it)
    if it.attachments:
        files = [f"{it.url}{attachment.file}" for attachment in it.attachments]
        said += repr([(scheme.sizes.get(file), *scheme.copies.get(file, ())) for file in files]).encode()
        said += repr([scheme.uncopied[file] for file in files if file in scheme.uncopied]).encode()
    if it.supersedes or it.superseded_by:
        others = [scheme.named(reference) for reference in (*it.supersedes, it.superseded_by) if reference]
        said += press.folding.fold(others)
    return said


def days_in_git(scheme: Scheme, it: Disclosure) -> bytes:
    """The days of a disclosure that stand in git and not in its record."""
    known = scheme.dates.get(it.path)
    return f"{known.first} {known.last} ".encode() if known else b"- "


def _moved(press: Press, it: Disclosure, earlier: str) -> Sheet:
    """The page at the address of an earlier reference."""
    key = digest(press.key(MOVED, "disclosures", 2), press.folding.fold([it]), earlier)
    page = partial(moved_page, press.templates, it, earlier)
    return Sheet(address_of(earlier), key, lambda: [press.fill(page())], press.scheme.links)
