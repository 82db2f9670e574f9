"""Numbers for words, terms and the like, given as they are met."""

from typing import TypeVar

Key = TypeVar("Key")


class Numbered(dict[Key, int]):
    """Numbers whatever it is asked for, from 0 in the order of asking."""

    def __missing__(self, key: Key) -> int:
        number = self[key] = len(self)
        return number
