"""The site changes whole or not at all, and what is the same stays the same file."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.writer import AddressTaken, Output, replace_site, staging, write_outputs

PATHS = st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "data/x.csv", "feed.xml", "é/ü.json"])
TREES = st.dictionaries(PATHS, st.binary(max_size=8), min_size=1)


def publish(tree: dict[str, bytes], site: Path) -> None:
    with staging(site) as folder:
        write_outputs((Output(path, content) for path, content in tree.items()), folder)
        replace_site(folder, site)


def contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@given(st.lists(TREES, min_size=1, max_size=4))
def test_after_any_sequence_of_builds_the_site_is_the_last_tree(trees: list[dict[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        for tree in trees:
            publish(tree, site)
        assert contents(site) == trees[-1]
        assert os.listdir(folder) == ["site"]


def test_an_unchanged_file_keeps_its_modification_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish({"a.html": b"same", "b.html": b"old"}, site)
    os.utime(site / "a.html", (1, 1))
    os.utime(site / "b.html", (1, 1))
    publish({"a.html": b"same", "b.html": b"new"}, site)
    assert (site / "a.html").stat().st_mtime == 1
    assert (site / "b.html").stat().st_mtime > 1


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish({"a.html": b"old"}, site)
    with pytest.raises(AddressTaken, match=r"a\.html"), staging(site) as folder:
        write_outputs([Output("a.html", b"1"), Output("a.html", b"2")], folder)
    assert contents(site) == {"a.html": b"old"}
    assert os.listdir(tmp_path) == ["site"]


def test_a_build_killed_in_the_last_step_is_repaired_by_the_next(tmp_path: Path) -> None:
    site = tmp_path / "site"
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left = int(gone.stdout)
    (tmp_path / f".site.{left}.old").mkdir()
    (tmp_path / f".site.{left}.old" / "a.html").write_bytes(b"good")
    (tmp_path / f".site.{left}").mkdir()
    with staging(site):
        assert contents(site) == {"a.html": b"good"}
    assert os.listdir(tmp_path) == ["site"]


def test_hidden_entries_of_a_deployed_folder_are_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish({"a.html": b"old"}, site)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_bytes(b"ref")
    publish({"b.html": b"new"}, site)
    assert contents(site) == {"b.html": b"new", ".git/HEAD": b"ref"}
