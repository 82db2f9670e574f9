"""One process at a time: a file that whoever works on something keeps locked meanwhile."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Waits until nobody else keeps the file locked, and keeps it so; on a system that cannot lock, nobody waits."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as opened:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
