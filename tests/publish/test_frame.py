"""A frame is filled in its slots and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.frame import Frame, Page

LAYOUT = "<title><!--scheme:title--> · Site</title><!--scheme:head--><main><!--scheme:content--></main>"
PIECES = ["<!--scheme:title-->", "<!--scheme:content-->", "<!--scheme:head-->", "x"]
SLOTS = st.lists(st.sampled_from(PIECES)).map("".join)


@given(title=SLOTS, head=SLOTS, content=SLOTS)
def test_what_fills_a_slot_is_never_filled_itself(title: str, head: str, content: str) -> None:
    assert Frame(LAYOUT).fill(title, head, content) == f"<title>{title} · Site</title>{head}<main>{content}</main>"


def test_a_layout_without_a_place_for_the_content_is_refused() -> None:
    with pytest.raises(ValueError, match="content"):
        Frame("<main></main>").fill("t", "h", "c")


def test_a_page_knows_its_depth_and_file() -> None:
    page = Page("exemptions/foia/s31/", "exemptions", "t", "d", "c")
    assert (page.depth, page.file) == (3, "exemptions/foia/s31/index.html")
    assert (Page("", "home", "t", "d", "c").depth, Page("", "home", "t", "d", "c").file) == (0, "index.html")
