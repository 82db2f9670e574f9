"""How much of a file is looked at before it counts as too large. All sizes in bytes."""

import signal

FILE = 50_000_000
EXPANDED = 200_000_000
RATIO = 200
RATIO_FROM = 1_000_000
MEMBERS = 5_000
DEPTH = 2
PIXELS = 60_000_000
CELLS = 1_500_000
MEMORY = 420_000_000
"""Address space that the examination of one file may add to that of the worker."""
CPU_SECONDS = 9
"""Seconds for one file."""
WALL_SECONDS = 9


def seconds_left() -> float:
    """How long the process that examines this file may still take, by its alarm clock, if it has one."""
    left = signal.getitimer(signal.ITIMER_REAL)[0] if hasattr(signal, "getitimer") else 0.0
    return left or float(WALL_SECONDS)
