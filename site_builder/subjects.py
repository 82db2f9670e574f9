"""What the records are about, kept from one check to the next: a draft is compared with thousands in a moment."""

from array import array
from collections.abc import Sequence

from site_builder.cache import digest, load, save, version_of
from site_builder.history import is_tracked
from site_builder.recall import Recalled
from site_builder.records.disclosure import Disclosure
from site_builder.search.recurring import recurring_among
from site_builder.search.related import Related, related_among
from site_builder.search.subjects import Subjects, Weights, subjects_from, weights_of, words_of
from site_builder.settings import Project
from site_builder.workers import each

_ROOMS = ("subjects", "cache", "records", "legislation", "search")
Kept = dict[str, tuple[bytes, str, bytes]]
"""By the path of a record: what stands for all that its weights were made from, its terms, and their weights."""


def subjects_of(recalled: Recalled, project: Project, records: Sequence[Disclosure]) -> Subjects:
    """The subjects of these records; those that changed since the last call are read, the rest is remembered."""
    traits = {it.path: array("Q", recalled.entries[it.path].traits.paragraphs) for it in records}
    recurring = recurring_among(traits.values())
    file, version = project.cache / "subjects", version_of(*_ROOMS)
    # whoever can add to the repository could have written what stands there
    known: Kept = {} if is_tracked(project.root, ".cache") else load(file, version) or {}
    keys = {
        path: digest(recalled.entries[path].seal, repr(sorted(recurring.intersection(own))))
        for path, own in traits.items()
    }
    missing = [it for it in records if known.get(it.path, (b"",))[0] != keys[it.path]]

    def one(it: Disclosure) -> tuple[bytes, str, bytes]:
        terms, weights = weights_of(words_of(recalled.whole(it), recurring))
        return keys[it.path], "\n".join(terms), weights.tobytes()

    fresh = dict(zip((it.path for it in missing), each(one, missing), strict=True))
    kept = {it.path: fresh.get(it.path) or known[it.path] for it in records}
    if fresh:
        save(file, version, kept)
    return subjects_from(((it, _weights(kept[it.path])) for it in records), recurring)


def _weights(kept: tuple[bytes, str, bytes]) -> Weights:
    return kept[1].split("\n") if kept[1] else (), array("d", kept[2])


def related_to(draft: Disclosure, recalled: Recalled, project: Project, limit: int) -> tuple[Related, ...]:
    """The records that the public may see and that are most like the draft."""
    return related_among(draft, subjects_of(recalled, project, recalled.edition.listed), limit)
