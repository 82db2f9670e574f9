"""One trick and its harmless twin: the file that must be found out, and the one that must pass."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`hostile` must give `code`; `twin` must give nothing that blocks. `advised`: the code is advice, not a block."""

    what: str
    file: str
    code: str
    hostile: Callable[[], bytes]
    twin: Callable[[], bytes] | None = None
    advised: bool = False
