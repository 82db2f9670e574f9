"""What the records are about, kept from one check to the next: a draft is compared with thousands in a moment."""

from array import array
from collections.abc import Sequence
from itertools import count

from site_builder.cache import digest, load, save, version_of
from site_builder.history import is_tracked
from site_builder.recall import Recalled
from site_builder.records.disclosure import Disclosure
from site_builder.search.numbered import Numbered
from site_builder.search.recurring import recurring_among
from site_builder.search.related import Related, related_among
from site_builder.search.subjects import Subjects, Weights, weights_of, words_of
from site_builder.settings import Project
from site_builder.workers import each

_ROOMS = ("subjects", "cache", "records", "legislation", "search")
Kept = dict[str, tuple[bytes, bytes, bytes]]
"""By the path of a record: what stands for all that its weights were made from, and the weights."""


def subjects_of(recalled: Recalled, project: Project, records: Sequence[Disclosure]) -> Subjects:
    """The subjects of these records; those that changed since the last call are read, the rest is remembered."""
    traits = {it.path: array("Q", recalled.entries[it.path].traits.paragraphs) for it in records}
    recurring = recurring_among(traits.values())
    file, version = project.cache / "subjects", version_of(*_ROOMS)
    # whoever can add to the repository could have written what stands there
    kept: tuple[str, Kept] = ("", {}) if is_tracked(project.root, ".cache") else load(file, version) or ("", {})
    keys = {
        path: digest(recalled.entries[path].seal, repr(sorted(recurring.intersection(own))))
        for path, own in traits.items()
    }
    if not kept[1].keys() <= keys.keys():
        kept = ("", {})  # what only a record said that is gone is not kept either
    numbers, known = Numbered(zip(kept[0].split("\n"), count())) if kept[1] else Numbered[str](), kept[1]
    missing = [it for it in records if known.get(it.path, (b"",))[0] != keys[it.path]]
    said = each(lambda it: words_of(recalled.whole(it), recurring), missing)
    weights = {it.path: _weights(known[it.path]) for it in records if it.path in known}
    weights |= {it.path: weights_of(words, numbers) for it, words in zip(missing, said, strict=True)}
    if missing:
        now = {path: (keys[path], terms.tobytes(), worth.tobytes()) for path, (terms, worth) in weights.items()}
        save(file, version, ("\n".join(numbers), now))
    return Subjects(records, [weights[it.path] for it in records], numbers, recurring)


def _weights(kept: tuple[bytes, bytes, bytes]) -> Weights:
    return array("i", kept[1]), array("f", kept[2])


def related_to(draft: Disclosure, recalled: Recalled, project: Project, limit: int) -> tuple[Related, ...]:
    """The records that the public may see and that are most like the draft."""
    return related_among(draft, subjects_of(recalled, project, recalled.edition.listed), limit)
