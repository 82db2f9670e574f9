"""What is known of a hundred thousand records is not looked through for waste again and again: there is none."""

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
