"""What one build leaves for the next may have been written by anybody who could add a file: it may not run anything."""

from pathlib import Path

import pytest

from site_builder.cache import digest, load, save
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
        ("site_builder.git", "subprocess.run"),
        ("site_builder.git", "subprocess.Popen"),
        ("site_builder.history", "Lost"),
        ("site_builder.lost", "Dates"),
        ("site_builder.history", "ask_git"),
        ("site_builder.history", "os"),
    ],
)
def test_what_is_no_value_of_the_house_is_not_made(tmp_path: Path, module: str, name: str) -> None:
    packed = pickled(module, name)
    (tmp_path / "kept").write_bytes(digest(b"1", "kept", packed) + packed)
    assert load(tmp_path / "kept", b"1") is None


def test_values_of_the_house_come_back(tmp_path: Path) -> None:
    save(tmp_path / "kept", b"1", (History(notice="None."), Dates, {"a": frozenset({1})}))
    assert load(tmp_path / "kept", b"1") == (History(notice="None."), Dates, {"a": frozenset({1})})
    assert load(tmp_path / "kept", b"2") is None


def test_what_was_kept_under_another_name_is_no_answer(tmp_path: Path) -> None:
    save(tmp_path / "kept", b"1", "mine")
    (tmp_path / "kept").rename(tmp_path / "other")
    assert load(tmp_path / "other", b"1") is None
