"""What one build leaves for the next may have been written by anybody who could add a file: it may not run anything."""

import os
from hashlib import blake2b
from pathlib import Path

import pytest

from site_builder.cache import load, load_apart, save, save_apart
from site_builder.history import Dates, History


def pickled(module: str, name: str) -> bytes:
    """A pickle that asks for one thing by its name."""
    words = b"".join(b"\x8c" + len(word).to_bytes(1, "big") + word.encode() for word in (module, name))
    return b"\x80\x04" + words + b"\x93."


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("subprocess", "run"),
        ("builtins", "eval"),
        ("site_builder.history", "subprocess.run"),
        ("site_builder.history", "subprocess.Popen"),
        ("site_builder.history", "ask_git"),
        ("site_builder.history", "os"),
    ],
)
def test_what_is_no_value_of_the_house_is_not_made(tmp_path: Path, module: str, name: str) -> None:
    packed = pickled(module, name)
    (tmp_path / "kept").write_bytes(blake2b(packed, key=b"1", digest_size=16).digest() + packed)
    assert load(tmp_path / "kept", b"1") is None


def test_values_of_the_house_come_back(tmp_path: Path) -> None:
    save(tmp_path / "kept", b"1", (History(notice="None."), Dates, {"a": frozenset({1})}))
    assert load(tmp_path / "kept", b"1") == (History(notice="None."), Dates, {"a": frozenset({1})})
    assert load(tmp_path / "kept", b"2") is None


def kept_files(file: Path) -> dict[str, int]:
    """The parts that are kept apart, each with the number that its file has on the disk."""
    return {it.name: it.stat().st_ino for it in file.with_name(f"{file.name}-parts").iterdir()}


def test_parts_that_are_kept_already_are_not_written_again_and_others_go(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", [b"first", b"second"])
    before = kept_files(file)
    save_apart(file, b"1", [b"second", b"", b"second"])
    after = kept_files(file)
    assert load_apart(file, b"1") == [b"second", b"", b"second"]
    assert len(before) == len(after) == 2
    assert len(before.items() & after.items()) == 1
    assert load_apart(file, b"2") is None


def test_a_damaged_part_is_not_trusted_and_written_again(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    save_apart(file, b"1", [b"first", b"second"])
    damaged = next(file.with_name("kept-parts").iterdir())
    damaged.write_bytes(b"thirds")
    assert load_apart(file, b"1") is None
    save_apart(file, b"1", [b"first", b"second"])
    assert load_apart(file, b"1") == [b"first", b"second"]


def test_a_part_lies_nowhere_else(tmp_path: Path) -> None:
    file, mine = tmp_path / "kept", tmp_path / "mine"
    mine.write_bytes(b"mine")
    save_apart(file, b"1", [])
    save(file, b"1", ["../mine"])
    assert load_apart(file, b"1") is None
    assert mine.read_bytes() == b"mine"


def test_what_another_process_is_about_to_place_stays_but_not_for_ever(tmp_path: Path) -> None:
    file, arriving = tmp_path / "kept", tmp_path / "kept-parts" / "ab12.99.new"
    save_apart(file, b"1", [b"first"])
    arriving.write_bytes(b"half")
    save_apart(file, b"1", [b"second"])
    assert arriving.exists()
    os.utime(arriving, (0, 0))
    save_apart(file, b"1", [b"third"])
    assert not arriving.exists()
