"""What is kept in parts comes back whole or not at all, whoever else keeps something there meanwhile."""

import os
from pathlib import Path

import pytest

from site_builder.cache import save
from site_builder.parts import load_apart, save_apart

PARTS = [b"first", b"second", b"", b"second"]


def kept_files(file: Path) -> dict[str, int]:
    """The parts that are kept, each with the number that its file has on the disk."""
    return {it.name: it.stat().st_ino for it in file.with_name(f"{file.name}-parts").iterdir()}


def loaded(file: Path) -> list[bytes]:
    found = load_apart(file, b"1")
    assert found is not None
    return found[1]


def grow_old(file: Path) -> None:
    """Makes all that is kept there look as though it had lain there for a day."""
    for it in file.with_name(f"{file.name}-parts").iterdir():
        os.utime(it, (0, 0))


def test_parts_that_are_known_to_be_kept_are_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"head", PARTS)
    before, known = kept_files(file), loaded(file)
    now = [*known[:3], b"third"]
    save_apart(file, b"1", b"another", now, known)
    assert load_apart(file, b"1") == (b"another", now)
    assert before.items() < kept_files(file).items()
    assert load_apart(file, b"2") is None


def test_what_is_not_said_any_more_goes_at_once_and_what_may_be_anothers_later(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"", [b"first", b"second"])
    for name in ("ab12.99.new", "0a0b"):
        (tmp_path / "kept-parts" / name).write_bytes(b"of another process")
    save_apart(file, b"1", b"", loaded(file)[:1], loaded(file)[:1])
    assert len(kept_files(file)) == 4
    known = loaded(file)
    save_apart(file, b"1", b"", [b"third"], known)
    assert len(kept_files(file)) == 4
    grow_old(file)
    save_apart(file, b"1", b"", [b"third"], loaded(file))
    assert len(kept_files(file)) == 1


def test_where_nothing_is_known_nothing_else_stays(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"", [b"first", b"second"])
    save_apart(file, b"1", b"", [b"second", b"third"])
    assert len(kept_files(file)) == 2


def test_two_that_keep_something_at_once_leave_what_the_last_has_kept(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"", [b"first", b"old"])
    grow_old(file)
    one, other = loaded(file), loaded(file)
    save_apart(file, b"1", b"mine", [one[0], b"mine"], one)
    save_apart(file, b"1", b"other", other, other)
    assert load_apart(file, b"1") == (b"other", [b"first", b"old"])


@pytest.mark.parametrize("content", [b"", b"fir", b"fisrt"])
def test_damaged_parts_are_not_trusted_and_all_are_whole_after_the_next_build(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"", PARTS)
    for damaged in file.with_name("kept-parts").iterdir():
        damaged.write_bytes(content)
    assert load_apart(file, b"1") is None
    save_apart(file, b"1", b"", PARTS)
    assert load_apart(file, b"1") == (b"", PARTS)


def test_a_part_that_went_meanwhile_is_written_again(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"", PARTS)
    known = loaded(file)
    for part in file.with_name("kept-parts").iterdir():
        part.unlink()
    save_apart(file, b"1", b"", known, known)
    assert load_apart(file, b"1") == (b"", PARTS)


def test_a_part_lies_nowhere_else(tmp_path: Path) -> None:
    file, mine = tmp_path / "kept", tmp_path / "mine"
    mine.write_bytes(b"mine")
    save_apart(file, b"1", b"", [])
    save(file, b"1", (b"", ["../mine"]))
    assert load_apart(file, b"1") is None
    assert mine.read_bytes() == b"mine"
