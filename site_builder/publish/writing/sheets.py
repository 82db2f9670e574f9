"""What is to be made of a site: sheets of files that are made together, and binders of sheets that change together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

Asked = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: its path from the root of the site, with forward slashes, and its bytes."""

    path: str
    content: bytes


class Answers(Mapping[str, str]):
    """A table that remembers what it was asked since it was last told to forget; it is made when it is first asked."""

    def __init__(self, make: Callable[[], Mapping[str, str]]) -> None:
        self._make = make
        self._asked: dict[str, str | None] = {}

    @cached_property
    def _table(self) -> Mapping[str, str]:
        return self._make()

    def __getitem__(self, key: str) -> str:
        self._asked[key] = self._table.get(key)
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def forget(self) -> Asked:
        """The questions with their answers, and begins anew."""
        asked, self._asked = tuple(self._asked.items()), {}
        return asked

    def agree(self, asked: Asked) -> bool:
        """Whether the same questions would have the same answers now."""
        return all(self._table.get(key) == answer for key, answer in asked)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Files that are made together. `key` stands for all they are made from, but for what is asked of `answers`.

    A sheet without a key is always made, and so is one of which is lost what it leaves for others. Those of a later
    `phase` are made when all of the one before are. One that is large is not made in one go with others.
    """

    name: str
    key: bytes
    make: Callable[[], Iterable[Output]]
    answers: Answers
    phase: int = 1
    is_large: bool = False
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Binder:
    """Sheets that change together, as a rule. `key` stands for what all of theirs stand for.

    Where that is as it was, and all that was asked has the same answers, no more is asked than whether the files lie
    there: what the sheets are need not be worked out.
    """

    name: str
    key: bytes
    sheets: Callable[[], Iterable[Sheet]]
    answers: Answers
    phase: ClassVar[int] = 1
    is_large: ClassVar[bool] = False
    is_lost: ClassVar[bool] = False
