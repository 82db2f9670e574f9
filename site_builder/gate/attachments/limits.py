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
WORK_SECONDS = 9
"""Seconds that a processor works on one file: as much on a busy machine as on an idle one."""
WALL_SECONDS = 60
"""Seconds by the clock, for whatever waits and does not work."""


def seconds_left() -> float:
    """How long the process that examines this file may still work, by its own timer, if it has one."""
    left = signal.getitimer(signal.ITIMER_PROF)[0] if hasattr(signal, "getitimer") else 0.0
    return left or float(WORK_SECONDS)
