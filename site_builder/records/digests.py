"""What stands for a record where only a change matters."""

from dataclasses import fields
from operator import attrgetter
from typing import NamedTuple

from site_builder.cache import digest
from site_builder.records.disclosure import Disclosure


class Digests(NamedTuple):
    """What stands for a disclosure where only a change matters: for all of it, and for its facts without the text."""

    whole: bytes
    facts: bytes


_facts = attrgetter(*(field.name for field in fields(Disclosure) if field.repr and field.name != "sections"))


def digests_of(it: Disclosure) -> Digests:
    """The digests of a disclosure that has its text."""
    facts = digest(repr(_facts(it)))
    text = (said for part in it.sections for said in (part.kind, part.title, part.markdown, str(part.line)))
    return Digests(digest(facts, *text), facts)
