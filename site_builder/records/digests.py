"""What stands for a record where only a change matters."""

from dataclasses import replace
from typing import NamedTuple

from site_builder.cache import digest
from site_builder.records.disclosure import Disclosure


class Digests(NamedTuple):
    """What stands for a disclosure where only a change matters: for all of it, and for its facts without the text."""

    whole: bytes
    facts: bytes


def digests_of(it: Disclosure) -> Digests:
    """The digests of a disclosure that has its text."""
    facts = digest(repr(replace(it, sections=())))
    return Digests(digest(facts, repr(it.sections)), facts)
