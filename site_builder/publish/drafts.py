"""Pages before they are drawn: a template and all that it is given. What has not changed need not be drawn again."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any

from jinja2 import Environment

from site_builder.catalogue.exemptions import ProvisionShelf
from site_builder.catalogue.shelves import Shelf
from site_builder.legislation import Entry, Provision, Regime
from site_builder.publish.frames.frame import Page
from site_builder.records.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class Draft:
    """A page to be drawn: as `Page`, but with the name of its template and what that is given, in place of content."""

    path: str
    kind: str
    title: str
    description: str
    template: str
    given: Mapping[str, Any]
    feed: str = ""

    @property
    def depth(self) -> int:
        """How many folders lie above the page."""
        return self.path.count("/")


@dataclass(frozen=True, slots=True)
class Topic:
    """The pages of one keyword, exemption, year or the like, before it is worked out what they show.

    They depend on `disclosures`, on `said` and on nothing else that differs from build to build. `addresses` are those
    of all its pages, `feed` is the title of its feed, "" where it has none.
    """

    path: str
    disclosures: tuple[Disclosure, ...]
    said: Sequence[object]
    addresses: Sequence[str]
    drafts: Callable[[], Iterable[Draft]]
    feed: str = ""


def drawn(draft: Draft, templates: Environment) -> Page:
    """The page, its content rendered."""
    content = templates.get_template(draft.template).render(draft.given)
    return Page(draft.path, draft.kind, draft.title, draft.description, content, draft.feed)


_reference = attrgetter("reference")


def listed_facts(disclosures: Iterable[Disclosure], facts: Mapping[str, bytes]) -> bytes:
    """What stands for all that lists tell of these disclosures, one after another; `facts` has it by reference."""
    return b"".join(map(facts.__getitem__, map(_reference, disclosures)))


class Folding:
    """Turns values into bytes that differ when the values do.

    `facts` gives a digest of what lists tell of a disclosure, by its reference. What became of shelves, explained
    provisions and the like is kept by the object, because they are met again and again.
    """

    def __init__(self, facts: Mapping[str, bytes]) -> None:
        self._facts = facts
        self._kept: dict[int, tuple[object, bytes]] = {}

    def fold(self, value: object) -> bytes:
        """The value as bytes; raises TypeError for a value that holds more than it shows."""
        if isinstance(value, str):
            content = value.encode()
            return b"'%d:%b" % (len(content), content)
        if isinstance(value, Disclosure):
            return self._facts[value.reference]
        if isinstance(value, tuple | list):
            listed = value and isinstance(value[0], Disclosure) and isinstance(value[-1], Disclosure)
            return b"(%b)" % (listed_facts(value, self._facts) if listed else b"".join(map(self.fold, value)))
        if isinstance(value, Mapping):
            return b"{%b}" % b"".join(self.fold(part) for item in value.items() for part in item)
        if value is None or isinstance(value, int | datetime.date):
            return b"%b;" % repr(value).encode()
        return self._of_the_house(value)

    def _of_the_house(self, value: object) -> bytes:
        if isinstance(value, Regime):  # the law itself changes with the code, and its name stands for it
            return self.fold(value.code)
        if isinstance(value, Enum):
            return self.fold(f"{type(value).__name__}.{value.name}")
        if id(value) not in self._kept:
            kind: type = type(value)
            names = _names(kind)
            content = b"<%b>" % b"".join((kind.__name__.encode(), *self._parts(value, names)))
            if not isinstance(value, Shelf | ProvisionShelf | Entry | Provision):
                return content
            self._kept[id(value)] = value, content
        return self._kept[id(value)][1]

    def _parts(self, value: object, names: tuple[str, ...]) -> Iterator[bytes]:
        return (self.fold(getattr(value, name)) for name in names)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
