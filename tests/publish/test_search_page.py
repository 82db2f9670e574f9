"""The search page stands for itself: what is found out beside it for other pages changes nothing of it."""

import datetime
from dataclasses import replace

from site_builder.history import Dates
from site_builder.publish.frames.frame import FRAME_KINDS, Frame
from site_builder.publish.frames.press import Press
from site_builder.publish.pages.search import search_page_of
from site_builder.publish.scheme import CsvCopy, Scheme
from tests.publish.conftest import LAYOUT, OLD, PLAIN, THEME, WICKED, scheme_of


def page_of(scheme: Scheme) -> tuple[bytes, bytes]:
    page = search_page_of(Press(scheme, {kind: Frame(LAYOUT) for kind in FRAME_KINDS}, [THEME]))
    return page.key, page.fill("{}").content


def test_it_is_the_same_without_files_and_without_the_past_of_records() -> None:
    whole = scheme_of(PLAIN, OLD, WICKED)
    day, path = datetime.date(2024, 5, 1), f"{PLAIN.url}two words.csv"
    whole = replace(whole, dates={PLAIN.path: Dates(day, day)}, copies={path: (CsvCopy("a.csv", "", 3),)})
    assert page_of(whole) == page_of(replace(whole, sizes={}, dates={}, copies={}, uncopied={}))
