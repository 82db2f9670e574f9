"""What is known of a hundred thousand records is not looked through for waste again and again, for there is none; nor
is it taken apart, value by value, shortly before the process ends.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def keeping_everything() -> Iterator[None]:
    """Nothing is thrown away meanwhile but what nobody holds; nor later of what was made: the process ends soon."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


_TO_THE_END: list[object] = []


def keep_to_the_end(*values: object) -> None:
    """Keeps what a command has no more use for: the system takes back all of its memory at once, and sooner."""
    _TO_THE_END.extend(values)
