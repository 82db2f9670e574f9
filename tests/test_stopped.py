"""Wherever a build is stopped, the next one puts the site right, and believes nothing that is not its own."""

import contextlib
import errno
import json
import os
import unicodedata
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from site_builder.problems import AddressTaken, NotPlaced
from site_builder.publish.writing import exchange, trees
from site_builder.publish.writing.exchange import is_whole, publish
from site_builder.publish.writing.listing import Listed, folded_path, keep_list, kept_list
from site_builder.publish.writing.manifest import Manifest
from site_builder.publish.writing.moving import move_in
from tests.test_writer import beside, build, contents, files, sheet

OLD = {"a.html": b"old", "gone/b.html": b"old", "c": b"old", "same.css": b"same", ".well-known/gone": b"old"}
ADDED = {"n/a.html": b"new", "n/b/c.html": b"new", "n/b/d.css": b"new"}
NEW = {"a.html": b"new", "c/d.html": b"new", "same.css": b"same", ".well-known/new": b"new", **ADDED}
BY_HAND = {".git/HEAD": b"ref", ".well-known/acme": b"hand", ".nojekyll": b""}
STEPS = ("rename", "replace", "unlink", "rmdir", "link")


@pytest.fixture(params=["file by file", "as a whole", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ways in which what is new comes into the site; the last is that of systems that cannot exchange folders."""
    if request.param != "file by file":
        monkeypatch.setattr(exchange, "_FEW", 0)
    if request.param == "in two steps":
        monkeypatch.setattr(exchange, "_EXCHANGE", 1 << 30)
    return str(request.param)


def put(folder: Path, tree: dict[str, bytes]) -> None:
    for path, content in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def deployed(folder: Path) -> tuple[Path, Manifest]:
    """A site that was built once and holds what somebody has put there since."""
    site = folder / "site"
    manifest, _ = build(files(OLD), site, {})
    put(site, BY_HAND)
    return site, manifest


def stopping(patch: pytest.MonkeyPatch, after: int) -> None:
    """Whoever changes names is stopped after so many steps, once."""
    steps = count(1)

    def stopped(step: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*arguments: Any, **named: Any) -> Any:
            if next(steps) == after:
                raise KeyboardInterrupt
            return step(*arguments, **named)

        return taken

    for name in STEPS:
        patch.setattr(os, name, stopped(getattr(os, name)))


def test_wherever_a_build_is_stopped_the_next_one_finds_the_old_site_or_the_new_one(tmp_path: Path, way: str) -> None:
    found, is_stopped, steps = set(), True, count(1)
    while is_stopped:
        after = next(steps)
        folder = tmp_path / str(after)
        folder.mkdir()
        site, manifest = deployed(folder)
        with pytest.MonkeyPatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
            stopping(patch, after)
            build(files(NEW), site, manifest)
            is_stopped = False
        assert not is_whole(site) or contents(site) in ({**OLD, **BY_HAND}, {**NEW, **BY_HAND})
        with beside(site, folder / ".lock"):
            found.add("new" if contents(site) == {**NEW, **BY_HAND} else "old")
            assert contents(site) in ({**OLD, **BY_HAND}, {**NEW, **BY_HAND})
        build(files(NEW), site, manifest)
        assert contents(site) == {**NEW, **BY_HAND}
        assert sorted(os.listdir(folder)) == [".lock", "site"]
    assert found == {"old", "new"}


def test_what_is_put_into_the_site_for_a_build_that_was_stopped_counts_as_written(tmp_path: Path) -> None:
    site, manifest = deployed(tmp_path)
    with pytest.MonkeyPatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        stopping(patch, 3)
        build(files(NEW), site, manifest)
    assert not is_whole(site)
    before = contents(site)
    _, written = build(files(NEW), site, manifest)
    assert written.written == sum(before.get(path) != content for path, content in NEW.items())
    assert written.written > 1


def test_what_is_hidden_and_ours_goes_and_what_is_not_stays(tmp_path: Path, way: str) -> None:
    site, manifest = deployed(tmp_path)
    for tree in (NEW, {"a.html": b"newer"}):
        manifest, _ = build(files(tree), site, manifest)
        assert contents(site) == {**tree, **BY_HAND}


def test_what_a_failed_build_has_hidden_beside_the_site_never_gets_into_it(tmp_path: Path) -> None:
    site, _ = deployed(tmp_path)
    with contextlib.suppress(ZeroDivisionError), beside(site, tmp_path / ".lock") as tree:
        tree.put(".well-known/refused.txt", b"secret")
        raise ZeroDivisionError
    assert is_whole(site)
    put(tmp_path, {".site.next/.well-known/refused.txt": b"secret"})  # one that was killed leaves it there
    with beside(site, tmp_path / ".lock"):
        assert contents(site) == {**OLD, **BY_HAND}


@pytest.mark.parametrize("path", ["../dear.txt", "{}/dear.txt", "a/../../dear.txt", "./../dear.txt", "a//b", ""])
def test_a_list_leads_nowhere_out_of_the_site(tmp_path: Path, path: str) -> None:
    site, _ = deployed(tmp_path)
    put(tmp_path, {"dear.txt": b"dear"})
    there = path.format(tmp_path)
    put(tmp_path, {".site.next/.ready": json.dumps([there]).encode()})
    for listed in (Listed({}, (there,)), Listed({there: (4, 0)}, ())):
        keep_list(tmp_path / ".lock.list", listed)
        assert kept_list(tmp_path / ".lock.list") is None
    with beside(site, tmp_path / ".lock"):
        assert (tmp_path / "dear.txt").read_bytes() == b"dear"
        assert contents(site) == {**OLD, **BY_HAND}


def test_what_lies_outside_is_not_taken_out_whatever_a_list_says(tmp_path: Path) -> None:
    site, _ = deployed(tmp_path)
    put(tmp_path, {"dear.txt": b"dear"})
    move_in(Listed({}, (str(tmp_path / "dear.txt"),)), (), tmp_path / ".site.next", site)
    assert (tmp_path / "dear.txt").read_bytes() == b"dear"
    assert contents(site) == {**OLD, **BY_HAND}


@pytest.mark.parametrize("kind", ["nobody's list", "no list", "other file", "link", "link above", "link to all"])
def test_what_somebody_else_put_beside_the_site_is_thrown_away(tmp_path: Path, kind: str) -> None:
    site, _ = deployed(tmp_path)
    put(tmp_path, {"elsewhere/a/x.html": b"evil", "elsewhere/.evil/y.html": b"evil"})
    waiting, file = tmp_path / ".site.next", tmp_path / "elsewhere/a/x.html"
    status = file.lstat()
    if kind in ("link", "link above", "link to all"):
        place = {"link": "a/x.html", "link above": "a", "link to all": "."}[kind]
        (waiting / place).parent.mkdir(parents=True, exist_ok=True)
        (waiting / place).symlink_to(tmp_path / "elsewhere" / place)
        status = (waiting / "a/x.html").lstat()
    else:
        put(waiting, {"a/x.html": b"evil!" if kind == "other file" else b"evil", ".ready": b"[]"})
        os.utime(waiting / "a/x.html", ns=(status.st_mtime_ns, status.st_mtime_ns))
    if kind != "no list":
        keep_list(tmp_path / ".lock.list", Listed({"a/x.html": (status.st_size, status.st_mtime_ns)}, ("a.html",)))
    with beside(site, tmp_path / ".lock", lambda: kind != "nobody's list"):
        assert contents(site) == {**OLD, **BY_HAND}
    assert len(contents(tmp_path / "elsewhere")) == 2
    assert not (tmp_path / ".lock.list").exists()


@pytest.mark.parametrize("stray", ["n/e.html", "n/b/e.html", "e/f.html", "n/b/e/f.html"])
def test_what_somebody_put_into_a_folder_that_waits_whole_is_thrown_away(tmp_path: Path, stray: str) -> None:
    site, manifest = deployed(tmp_path)
    with pytest.MonkeyPatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        stopping(patch, 3)  # the list is there, and one thing taken out
        build(files(NEW), site, manifest)
    assert not is_whole(site) and not (site / "n").exists()
    put(tmp_path / ".site.next", {stray: b"evil"})
    with beside(site, tmp_path / ".lock"):
        assert contents(site) == {**NEW, **BY_HAND}


def test_a_folder_that_is_new_comes_in_one_step_though_it_holds_most_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_FEW", 0)
    site, manifest = deployed(tmp_path)
    known, replace = {file.stat().st_ino for file in site.rglob("*")}, os.replace
    came = []

    def watching(old: Path, new: Path) -> None:
        came.append(Path(new).name)
        replace(old, new)

    monkeypatch.setattr(os, "replace", watching)
    build(files({**OLD, **ADDED}), site, manifest)
    assert contents(site) == {**OLD, **BY_HAND, **ADDED} and "n" in came and "c.html" not in came
    assert known <= {file.stat().st_ino for file in site.rglob("*")}


def test_a_mounted_site_is_filled_by_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, manifest = deployed(tmp_path)
    replace = os.replace

    def across(old: Path, new: Path) -> None:
        if Path(old).is_relative_to(tmp_path / ".site.next") and Path(new).is_relative_to(site):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(old))
        replace(old, new)

    monkeypatch.setattr(os, "replace", across)
    build(files(NEW), site, manifest)
    assert contents(site) == {**NEW, **BY_HAND}
    assert sorted(os.listdir(tmp_path)) == [".lock", "site"]


def test_an_old_site_that_is_not_known_is_neither_believed_nor_removed(tmp_path: Path) -> None:
    site, _ = deployed(tmp_path)
    put(tmp_path, {".site.old/.evil/x.html": b"evil"})
    assert not is_whole(site)
    with pytest.raises(NotPlaced, match=r"\.site\.old is in the way"):
        build(files(NEW), site, {})
    assert contents(site) == {**OLD, **BY_HAND}
    assert contents(tmp_path / ".site.old") == {".evil/x.html": b"evil"}


def test_where_the_new_folder_cannot_take_the_place_the_old_site_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, manifest = deployed(tmp_path)
    monkeypatch.setattr(exchange, "_FEW", 0)
    monkeypatch.setattr(exchange, "_EXCHANGE", 1 << 30)
    rename = os.rename

    def refusing(old: Path, new: Path) -> None:
        if str(old).endswith(".next"):
            raise OSError(5, "Input/output error", str(old))
        rename(old, new)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(NotPlaced, match="Input/output error"):
        patch.setattr(os, "rename", refusing)
        build(files(NEW), site, manifest)
    assert contents(site) == {**OLD, **BY_HAND}
    build(files(NEW), site, manifest)
    assert contents(site) == {**NEW, **BY_HAND}


def test_a_file_is_not_lost_where_only_its_letters_change(tmp_path: Path, way: str) -> None:
    """Where the system tells such names apart, the old one goes; where not, the new one is not taken for it."""
    site, cafe = tmp_path / "site", "d/Caf\u00e9.csv"
    other = unicodedata.normalize("NFD", cafe).lower()
    assert folded_path(cafe) == folded_path(other)
    manifest, _ = build(files({cafe: b"1", "x": b"1"}), site, {})
    build(files({other: b"1", "x": b"1"}), site, manifest)
    assert list(contents(site).values()) == [b"1", b"1"]
    with beside(site, tmp_path / ".lock") as tree:
        tree.put("X", b"2")
        tree.gone = ["x"]
        publish(tree)
    assert sorted(contents(site).values()) == [b"1", b"2"]


@pytest.mark.parametrize("paths", [("a", "a/index.html"), ("a/index.html", "a"), ("a/b/c", "a")])
def test_a_file_where_another_has_its_folder_is_told(tmp_path: Path, paths: tuple[str, str]) -> None:
    site = tmp_path / "site"
    first, second = (sheet(path, b"1", b"key") for path in paths)
    with pytest.raises(AddressTaken, match="Two things"):
        build([first, second], site, {})
    manifest, _ = build([first], site, {})
    with pytest.raises(AddressTaken, match="Two things"):
        build([first, second], site, manifest)
    assert contents(site) == {paths[0]: b"1"}
    build([second], site, manifest)
    assert contents(site) == {paths[1]: b"1"}


@pytest.mark.parametrize("way_of_it", ["dangling", "file", "file beside", "no folder above"])
def test_where_there_is_no_place_for_a_site_a_person_is_told(tmp_path: Path, way_of_it: str) -> None:
    site = tmp_path / "site"
    if way_of_it == "dangling":
        site.symlink_to(tmp_path / "nowhere")
    elif way_of_it == "file":
        site.write_bytes(b"")
    elif way_of_it == "file beside":
        (tmp_path / ".site.next").write_bytes(b"")
    else:
        (tmp_path / "above").write_bytes(b"")
        site = tmp_path / "above" / "site"
    with pytest.raises(NotPlaced, match="The site cannot be put at"), beside(site, tmp_path / ".lock"):
        pass


def test_a_full_disk_is_told_and_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, old = deployed(tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(trees, "_written", full)
    with pytest.raises(NotPlaced, match=r"The site cannot be put at .*site\. No space left on device\.$"):
        build(files(NEW), site, old)
    monkeypatch.undo()
    assert contents(site) == OLD | BY_HAND


@pytest.mark.parametrize("locked", ["", "gone", "n"])
def test_a_folder_that_cannot_be_changed_is_told_before_anything_is(
    tmp_path: Path, locked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, old = deployed(tmp_path)
    (site / "n").mkdir()
    with monkeypatch.context() as patch:  # whoever is root may change all
        patch.setattr(os, "access", lambda place, _: Path(place) != site / locked)
        with pytest.raises(NotPlaced, match="Permission denied: "):
            build(files(NEW), site, old)
    assert contents(site) == OLD | BY_HAND
    build(files(NEW), site, old)
    assert contents(site) == NEW | BY_HAND
