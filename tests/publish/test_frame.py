"""A frame is filled in its slots and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.frames.frame import Frame, Page, frame_of, have_scripts, letting_scripts
from tests.conftest import ROOT

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


POLICY = (
    "<meta http-equiv=Content-Security-Policy content=\"default-src 'none';{}img-src 'self'\"><!--scheme:content-->"
)


def test_no_script_is_allowed_where_none_is_and_a_preview_may_add_one() -> None:
    scripts, of_a_preview = "script-src 'self';connect-src 'self';", "script-src 'self';connect-src 'self';default-src"
    bare = frame_of(POLICY.format(scripts), "disclosures").html
    assert bare == POLICY.format("")
    assert letting_scripts(bare.encode()).decode() == bare.replace("default-src", of_a_preview)
    for frame in (
        frame_of(POLICY.format(scripts) + "<script src=a.js></script>", "home"),
        frame_of(POLICY.format(scripts), "search"),
        frame_of(POLICY.format(scripts), "disclosures", scripted=True),
    ):
        assert scripts in frame.html
        assert letting_scripts(frame.html.encode()).decode() == frame.html


def test_scripts_of_an_authoritys_own_templates_are_seen_and_ours_have_none(tmp_path: Path) -> None:
    own = tmp_path / "scheme/components/trail.html"
    own.parent.mkdir(parents=True)
    for content, found in (("<p>No scripts</p>", False), ("<SCRIPT src=a.js></SCRIPT>", True)):
        own.write_text(content)
        assert have_scripts([str(tmp_path), ROOT / "theme", tmp_path / "none"]) is found
