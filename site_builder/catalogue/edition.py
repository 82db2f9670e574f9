"""What the public may see of the records on one day: held ones not at all, withdrawn ones as a notice.

Everything that is published comes through here, so that no page, list, file or word of the search need know what it
must not show.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from site_builder.records.disclosure import Disclosure, slug


@dataclass(frozen=True)
class Edition:
    """The records as they may be seen; `listed` stand in lists and in the search, `withdrawn` at their address alone.

    `after` gives the reference that takes the place of another, `before` those whose place it takes, by address.
    """

    shown: tuple[Disclosure, ...]
    after: Mapping[str, str]
    before: Mapping[str, tuple[str, ...]]

    @cached_property
    def listed(self) -> tuple[Disclosure, ...]:
        """The responses that stand."""
        return tuple(self.public(it) for it in self.shown if it.withdrawn is None)

    @cached_property
    def withdrawn(self) -> tuple[Disclosure, ...]:
        """The responses that were taken back."""
        return tuple(self.public(it) for it in self.shown if it.withdrawn is not None)

    def public(self, it: Disclosure) -> Disclosure:
        """A record that is shown, with what others say of it and without what may not be seen."""
        if self.after or it.superseded_by or it.supersedes:
            after, before = self.after.get(it.slug, ""), self.before.get(it.slug, ())
            if (after, before) != (it.superseded_by, it.supersedes):
                it = replace(it, superseded_by=after, supersedes=before)
        return it if it.withdrawn is None else _notice(it)

    def said_by_others(self, it: Disclosure) -> str:
        """What stands for everything that a record owes to other records; "" where that is nothing."""
        after, before = self.after.get(it.slug, ""), self.before.get(it.slug, ())
        return repr((after, before)) if after or before else ""


def edition_of(disclosures: Iterable[Disclosure], today: datetime.date) -> Edition:
    """What may be seen on a day; the records have passed the gate."""
    shown = tuple(it for it in disclosures if it.publish_after is None or not it.is_held(today))
    telling = [it for it in shown if it.supersedes or it.superseded_by]
    references = {it.slug: it.reference for it in shown} if telling else {}
    after: dict[str, str] = {}
    for it in telling:
        for old, new in (*((old, it.reference) for old in it.supersedes), (it.reference, it.superseded_by)):
            if slug(old) in references and slug(new) in references:
                after[slug(old)] = references[slug(new)]
    before: dict[str, list[str]] = {}
    for old, new in sorted(after.items()):
        before.setdefault(slug(new), []).append(references[old])
    return Edition(shown, after, {new: tuple(old) for new, old in before.items()})


def _notice(it: Disclosure) -> Disclosure:
    """All that is left of a record that was withdrawn."""
    assert it.withdrawn is not None
    return Disclosure(
        path=it.path,
        reference=it.reference,
        title="Withdrawn response" if it.withdrawn.hide_title else it.title,
        date=it.date,
        regime=it.regime,
        outcome=it.outcome,
        received=it.received,
        authority=it.authority,
        language="" if it.withdrawn.hide_title else it.language,
        sample=it.sample,
        publish_after=it.publish_after,
        superseded_by=it.superseded_by,
        supersedes=it.supersedes,
        withdrawn=it.withdrawn,
        previous_references=it.previous_references,
    )
