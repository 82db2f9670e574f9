"""Patterns that are compiled when they are first asked.

Hundreds of them stand in the gate and in the law, and most files ask few: compiling all of them is
half of what checking one file would cost.
"""

import re
from typing import Any, AnyStr, cast

_waiting: set["_Waiting"] = set()
_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "groupindex")


class _Waiting:
    """Stands where a pattern will stand; the first question compiles it, and later ones go to it directly."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags
        _waiting.add(self)

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        self.compile()
        return self.__dict__[name]

    def compile(self) -> None:
        """From now on, it answers as a compiled pattern does; it waits no more, even if it turns out to be none."""
        _waiting.discard(self)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update({asked: getattr(compiled, asked) for asked in _ASKED})


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` returns, compiled at its first use; a mistake in the source is raised there, as `re.error`."""
    return cast("re.Pattern[AnyStr]", _Waiting(source, flags))


def compile_all() -> None:
    """Compiles every pattern that waits: for a process whose copies would each have to."""
    for waiting in tuple(_waiting):
        waiting.compile()


def holds(text: str, pair: str) -> bool:
    """Whether two signs stand side by side in a text.

    It asks for the first alone before: most texts hold none, and one sign is found forty times as fast as two are.
    """
    return pair[0] in text and pair in text
