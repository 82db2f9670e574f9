"""The site changes whole or not at all, what is the same stays the same file, and what is known is not made again."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.problems import AddressTaken
from site_builder.publish.writing import exchange
from site_builder.publish.writing.exchange import publish
from site_builder.publish.writing.manifest import Manifest
from site_builder.publish.writing.sheets import Answers, Output, Sheet
from site_builder.publish.writing.stamps import joined
from site_builder.publish.writing.trees import Tree, in_hand, prepared
from site_builder.publish.writing.writer import Written, due, put_together, renew

PATHS = st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "data/x.csv", "feed.xml", "é/ü.json", "a/c"])
TREES = st.dictionaries(PATHS, st.binary(max_size=2), min_size=1)
NOTHING = Answers(dict)


def sheet(path: str, content: bytes, key: bytes = b"") -> Sheet:
    return Sheet(path, key, lambda: [Output(path, content)], NOTHING)


@contextmanager
def beside(site: Path, lock: Path, is_ours: Callable[[], bool] = lambda: True) -> Iterator[Tree]:
    """The tree of a site, which is in hand for as long."""
    with in_hand(site, lock) as glance, prepared(site, lock, glance, is_ours) as tree:
        yield tree


def build(sheets: Iterable[Sheet], site: Path, old: Manifest) -> tuple[Manifest, Written]:
    return build_apart([list(sheets)], site, old)


def build_apart(parts: Sequence[Sequence[Sheet]], site: Path, old: Manifest) -> tuple[Manifest, Written]:
    """Brings the site to hold what these parts hold, each of which is renewed on its own."""
    with beside(site, site.parent / ".lock") as tree:
        tree.look(joined(it.total for it in old.values()))
        manifest, written = put_together([renew(due(part, old, tree), old, tree, map) for part in parts], old, tree)
        publish(tree)
    return manifest, written


def files(tree: Mapping[str, bytes]) -> list[Sheet]:
    return [sheet(path, content, b"key" + content) for path, content in tree.items()]


def contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@given(st.lists(st.tuples(TREES, st.booleans()), min_size=1, max_size=5), st.sampled_from([0, 2, 2_000]))
def test_after_any_sequence_of_builds_the_site_is_the_last_tree(
    trees: list[tuple[dict[str, bytes], bool]], few: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(exchange, "_FEW", few)  # so many files are moved one by one, more as a whole
        site, manifest = Path(folder, "site"), Manifest()
        for tree, forgotten in trees:
            manifest, _ = build(files(tree), site, {} if forgotten else manifest)
            assert contents(site) == tree
            assert os.listdir(folder) == ["site", ".lock"] or os.listdir(folder) == [".lock", "site"]
        assert not [above for above, below, names in os.walk(site) if not below and not names]


def test_an_unchanged_file_keeps_its_modification_time_whatever_is_remembered(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(files({"a.html": b"same", "b.html": b"old"}), site, {})
    os.utime(site / "a.html", (1, 1))
    os.utime(site / "b.html", (1, 1))
    for content in (b"new", b"newer", b"newest"):
        _, written = build(files({"a.html": b"same", "b.html": content}), site, {})
        assert (site / "a.html").stat().st_mtime == 1
        assert (site / "b.html").stat().st_mtime > 1
        assert written == Written(pages=2, written=1, unchanged=1)


def test_a_sheet_that_is_known_is_not_made_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    manifest, _ = build([sheet("a.html", b"first", b"key")], site, {})
    for _ in range(3):
        manifest, written = build([sheet("a.html", b"other", b"key")], site, manifest)
        assert written.unchanged == 1
    assert contents(site) == {"a.html": b"first"}


def test_a_file_changed_by_hand_is_made_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    manifest, _ = build([sheet("a.html", b"right", b"key")], site, {})
    for _ in range(3):
        (site / "a.html").write_bytes(b"wrong")
        os.utime(site / "a.html", ns=(0, 0))  # a hand is never as quick as this test
        manifest, _ = build([sheet("a.html", b"right", b"key")], site, manifest)
        assert contents(site) == {"a.html": b"right"}


def test_a_sheet_is_made_again_when_what_it_asked_has_another_answer(tmp_path: Path) -> None:
    site, manifest = tmp_path / "site", Manifest()

    def asking(answers: Answers) -> Sheet:
        return Sheet("page", b"key", lambda: [Output("a.html", answers.get("b.md", "nowhere").encode())], answers)

    for table in ({"b.md": "b/"}, {"b.md": "b/", "c.md": "c/"}, {"b.md": "d/"}, {}):
        manifest, written = build([asking(Answers(partial(dict, table)))], site, manifest)
        assert contents(site) == {"a.html": table.get("b.md", "nowhere").encode()}
        assert written.written == ("c.md" not in table)


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build([sheet("a.html", b"old")], site, {})
    with pytest.raises(AddressTaken, match=r"a\.html"):
        build([sheet("a.html", b"1"), Sheet("other", b"", lambda: [Output("a.html", b"2")], NOTHING)], site, {})
    assert contents(site) == {"a.html": b"old"}


def test_a_file_that_nobody_knows_is_taken_out_and_what_it_leads_to_is_left_alone(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    manifest, _ = build(files({"a/b.html": b"1", "c.html": b"2"}), site, {})
    (site / "a").rename(elsewhere)
    (site / "a").symlink_to(elsewhere)
    (site / "stray.txt").write_bytes(b"3")
    build(files({"a/b.html": b"1", "c.html": b"2"}), site, manifest)
    assert contents(site) == {"a/b.html": b"1", "c.html": b"2"}
    assert not (site / "a").is_symlink() and contents(elsewhere) == {"b.html": b"1"}


def test_two_things_at_one_address_are_told_though_one_of_them_is_not_looked_into(tmp_path: Path) -> None:
    site, known = tmp_path / "site", sheet("a.html", b"1", b"key")
    manifest, _ = build([known], site, {})
    with pytest.raises(AddressTaken, match=r"a\.html"):
        build([known, Sheet("other", b"", lambda: [Output("a.html", b"2")], NOTHING)], site, manifest)
    assert contents(site) == {"a.html": b"1"}


def test_two_parts_that_are_made_apart_cannot_have_one_address(tmp_path: Path) -> None:
    site, first, second = tmp_path / "site", files({"a.html": b"1"}), files({"b.html": b"2"})
    manifest, written = build_apart([first, second], site, {})
    assert contents(site) == {"a.html": b"1", "b.html": b"2"} and written.written == 2
    _, written = build_apart([second, first], site, manifest)
    assert written == Written(pages=2, written=0, unchanged=2)
    same = [Sheet("other", b"key", lambda: [Output("a.html", b"3")], NOTHING)]
    for old in ({}, manifest):
        with pytest.raises(AddressTaken, match=r"a\.html"):
            build_apart([first, same], site, old)
    assert contents(site) == {"a.html": b"1", "b.html": b"2"}


def test_hidden_entries_of_a_deployed_folder_are_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(files({"a.html": b"old"}), site, {})
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_bytes(b"ref")
    for content in (b"new", b"newer"):
        build(files({"b.html": content}), site, {})
        assert contents(site) == {"b.html": content, ".git/HEAD": b"ref"}
