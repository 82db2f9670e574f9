"""What has to be known of every record to judge any one of them: at hand without a look at what else is known of it."""

import datetime
from typing import NamedTuple

from site_builder.looks import Look
from site_builder.records.disclosure import Disclosure, slug


class Mark(NamedTuple):
    """What of one record may matter to others, and what tells whether it has to be looked at again.

    `seal` stands for its bytes; `slug` is None where they hold no disclosure; `files` are the attachments that it
    names, `linked` what its text links to, `waived` the files in which it lets something by, all by path; `named` are
    the slugs of other responses that it tells of. `checked` and `advised` stand for all that it was last checked and
    advised on with; `is_quiet` says that nothing was found, `blocks` that something was which stops publication.
    """

    path: str
    look: Look
    seal: bytes
    slug: str | None = None
    files: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    publish_after: datetime.date | None = None
    is_withdrawn: bool = False
    checked: bytes = b""
    advised: bytes = b""
    is_quiet: bool = True
    blocks: bool = False


def mark_of(path: str, look: Look, seal: bytes, it: Disclosure | None, linked: frozenset[str] = frozenset()) -> Mark:
    """The mark of a record that nobody has judged yet."""
    if it is None:
        return Mark(path, look, seal)
    named = (*it.previous_references, *it.supersedes, *filter(None, (it.superseded_by,)))
    return Mark(
        path,
        look,
        seal,
        it.slug,
        it.files,
        tuple(sorted(linked)),
        tuple(sorted({waiver.file for waiver in it.waivers})),
        tuple(map(slug, named)),
        it.publish_after,
        it.withdrawn is not None,
    )
