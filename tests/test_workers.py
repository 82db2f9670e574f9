"""Shared work comes back whole and in order, however fast the answers arrive, and whoever dies on the way."""

import os
import signal
from pathlib import Path

import pytest

from site_builder import workers
from site_builder.workers import aside, processors, shared


@pytest.mark.parametrize("size", [0, 10, 5_000, 200_000])
def test_answers_of_any_size_arrive_in_order(size: int) -> None:
    assert list(shared(lambda n: (n, b"x" * size), range(300), 3)) == [(n, b"x" * size) for n in range(300)]


def test_what_a_killed_worker_left_is_done_all_the_same() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if number == 7 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number

    assert list(shared(work, range(40), 2)) == [n * n for n in range(40)]


def test_a_fault_is_raised_where_the_work_was_asked_for() -> None:
    with pytest.raises(ZeroDivisionError):
        list(shared(lambda n: 1 // (5 - n), range(10), 2))


def test_a_copy_makes_no_copies_that_would_outlive_it() -> None:
    found = list(shared(lambda _: (os.getpid(), processors()), range(40), 2))
    assert {count for process, count in found if process != os.getpid()} == {1}


@pytest.mark.parametrize("alone", [False, True])
def test_what_is_done_aside_is_done_once_however_often_its_answer_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    if alone:
        monkeypatch.setattr(workers, "processors", lambda: 1)
    file = tmp_path / "done"

    def work() -> int:
        with file.open("a") as opened:
            return opened.write("once")

    with aside(work) as answer:
        assert (answer(), answer()) == (4, 4)
    assert file.read_text() == "once"
