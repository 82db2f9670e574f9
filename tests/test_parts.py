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


def grow_old(file: Path) -> None:
    """Makes all that is kept there look as though it had lain there for a day."""
    for it in file.with_name(f"{file.name}-parts").iterdir():
        os.utime(it, (0, 0))


def test_parts_that_are_known_to_be_kept_are_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"head", PARTS)
    before = kept_files(file)
    save_apart(file, b"1", b"another", [*PARTS[:3], b"third"], {0, 1, 2})
    assert load_apart(file, b"1") == (b"another", [*PARTS[:3], b"third"])
    assert before.items() < kept_files(file).items()
    assert load_apart(file, b"2") is None


def test_what_nobody_needs_goes_when_nobody_can_be_about_to_use_it(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"", [b"first", b"second"])
    arriving = tmp_path / "kept-parts" / "ab12.99.new"
    arriving.write_bytes(b"half")
    others = tmp_path / "kept-parts" / "0a0b"
    others.write_bytes(b"of another process")
    save_apart(file, b"1", b"", [b"first"], {0})
    assert len(kept_files(file)) == 3  # with what is no longer said, only what may be another's is left
    grow_old(file)
    save_apart(file, b"1", b"", [b"first"], {0})
    assert len(kept_files(file)) == 1


def test_two_that_keep_something_at_once_leave_what_the_last_has_kept(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", b"", [b"first", b"old"])
    grow_old(file)
    save_apart(file, b"1", b"mine", [b"first", b"mine"], {0})  # the other has read before this, and keeps after it
    save_apart(file, b"1", b"other", [b"first", b"old"], {0, 1})
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
    for part in file.with_name("kept-parts").iterdir():
        part.unlink()
    save_apart(file, b"1", b"", PARTS, {0, 1, 2, 3})
    assert load_apart(file, b"1") == (b"", PARTS)


def test_a_part_lies_nowhere_else(tmp_path: Path) -> None:
    file, mine = tmp_path / "kept", tmp_path / "mine"
    mine.write_bytes(b"mine")
    save_apart(file, b"1", b"", [])
    save(file, b"1", (b"", ["../mine"]))
    assert load_apart(file, b"1") is None
    assert mine.read_bytes() == b"mine"
