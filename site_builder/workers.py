"""Many pieces of work shared among processes, each a copy of this one, that take the next piece when they are free.

A copy has everything in memory that its parent has, so nothing is packed to be sent to it; only what it found is sent
back. A process with threads is never copied, because the copy would hold their locks and nobody to release them.
"""

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import RawIOBase
from selectors import EVENT_READ, DefaultSelector
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Found = TypeVar("Found")
Worker = tuple[int, RawIOBase]
"""A worker's process, and where its answers arrive."""
_NUMBER, _SIZE, _PORTION = 4, 8, 32
_MOST = 1 << 20
"""Bytes asked of a pipe at a time."""


_IS_COPY: ContextVar[bool] = ContextVar("_IS_COPY", default=False)
"""Whether this process is a copy: of a copy's own copies, nobody would know when it is dismissed."""


def processors() -> int:
    """How many processes can work at the same time here; 1 where this one cannot be copied, or is a copy itself."""
    if not hasattr(os, "fork") or threading.active_count() > 1 or _IS_COPY.get():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class SoonerTogether(Exception):
    """Raised in a copy that finds much to do: its parent, which can share the work out, then does it."""


def is_copy() -> bool:
    """Whether this process is a copy."""
    return _IS_COPY.get()


def each(work: Callable[[Piece], Found], pieces: Sequence[Piece]) -> Iterator[Found]:
    """What `work` makes of each piece, in order; many small pieces are shared in portions, few are done here."""
    return in_portions(work, portions(pieces))


def portions(pieces: Sequence[Piece], least: int = 1) -> list[Sequence[Piece]]:
    """The pieces in portions that are worth the way to another process, `least` of them where that can be."""
    return cut(pieces, max(1, min(_PORTION, len(pieces) // least)))


def cut(pieces: Sequence[Piece], size: int) -> list[Sequence[Piece]]:
    """The pieces in portions of this size, the last of which may be smaller."""
    return [pieces[start : start + size] for start in range(0, len(pieces), size)]


def in_portions(work: Callable[[Piece], Found], given: Sequence[Sequence[Piece]]) -> Iterator[Found]:
    """What `work` makes of each piece of each portion, in order."""
    workers = processors() if len(given) > 2 else 1
    for found in shared(lambda some: [work(piece) for piece in some], given, workers):
        yield from found


def shared(work: Callable[[Piece], Found], pieces: Sequence[Piece], workers: int) -> Iterator[Found]:
    """What `work` makes of each piece, in the order of the pieces; raises whatever `work` raises.

    At most `workers` processes take part; with one, or for a single piece, all is done in this one. What a worker did
    not bring to its end, because it failed or was killed, is done again here, so that a fault is raised here.
    """
    count = min(workers, len(pieces))
    if count < 2:
        yield from map(work, pieces)
        return
    numbers, deal = os.pipe()
    gc.freeze()  # what is here stays: to look through it in every copy would copy its memory too
    crew = [_started(work, pieces, numbers, deal) for _ in range(count)]
    gc.unfreeze()
    os.close(numbers)
    answers = _answers(crew, len(pieces), deal)
    held: dict[int, Found] = {}
    try:
        for number, piece in enumerate(pieces):
            while number not in held and (answer := next(answers, None)) is not None:
                held[answer[0]] = answer[1]
            yield held.pop(number) if number in held else work(piece)
    finally:
        answers.close()
        _dismiss(crew)


@contextmanager
def aside(work: Callable[[], Found]) -> Iterator[Callable[[], Found]]:
    """Begins the work in another process, where one can be had, and gives what waits for its answer, of which there is
    one, however often it is asked for.
    """
    if processors() < 2:
        yield cache(work)
        return
    numbers, deal = os.pipe()
    os.write(deal, bytes(_NUMBER))
    worker = _started(lambda _: work(), [None], numbers, deal)
    os.close(deal)
    os.close(numbers)

    @cache
    def answer() -> Found:
        found = _answer(worker[1])
        return work() if found is None else found[1]

    try:
        yield answer
    finally:
        _dismiss([worker])


def _started(work: Callable[[Piece], Found], pieces: Sequence[Piece], numbers: int, deal: int) -> Worker:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb", buffering=0)  # what lay in a buffer, no selector would tell of
    try:
        _IS_COPY.set(True)
        gc.disable()
        os.close(reading)
        os.close(deal)
        with os.fdopen(writing, "wb") as answers:
            while number := os.read(numbers, _NUMBER):
                packed = pickle.dumps(work(pieces[int.from_bytes(number, "big")]), pickle.HIGHEST_PROTOCOL)
                answers.write(number + len(packed).to_bytes(_SIZE, "big") + packed)
                answers.flush()
    finally:
        os._exit(0)  # what the parent wants done at its end is for the parent to do


def _answers(crew: Sequence[Worker], total: int, deal: int) -> Generator[tuple[int, Any], None, None]:
    """Deals out the numbers of the pieces, a few ahead of the workers, and gives each answer as it comes.

    Ends when all answers are there, or when a worker is lost and the others have finished what they had begun.
    """
    dealt = arrived = 0
    try:
        with DefaultSelector() as selector:
            for _, answers in crew:
                selector.register(answers, EVENT_READ)
            while arrived < total and selector.get_map():
                while deal >= 0 and dealt < min(total, arrived + 2 * len(crew)):
                    os.write(deal, dealt.to_bytes(_NUMBER, "big"))
                    dealt += 1
                for key, _ in selector.select():
                    if answer := _answer(key.fileobj):
                        arrived += 1
                        yield answer
                    else:
                        selector.unregister(key.fileobj)
                        deal = _closed(deal)
    finally:
        _closed(deal)


def _closed(end: int) -> int:
    if end >= 0:
        os.close(end)
    return -1


def _answer(answers: Any) -> tuple[int, Any] | None:
    """A worker's next answer with its number; None where the worker has ended, be it in the middle of one."""
    head = _read(answers, _NUMBER + _SIZE)
    size = int.from_bytes(head[_NUMBER:], "big")
    packed = _read(answers, size)
    if len(head) < _NUMBER + _SIZE or len(packed) < size:
        return None
    return int.from_bytes(head[:_NUMBER], "big"), pickle.loads(packed)


def _read(answers: Any, size: int) -> bytes:
    """So many bytes, or those that came before the end."""
    held = bytearray()
    while len(held) < size and (more := answers.read(min(size - len(held), _MOST))):
        held += more
    return bytes(held)


def _dismiss(crew: Sequence[Worker]) -> None:
    for process, answers in crew:
        answers.close()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
