"""What a build that was stopped has left beside the site: finished where it is known for ours, else thrown away."""

import os
import shutil
from collections.abc import Callable, Set
from pathlib import Path

from site_builder.problems import NotPlaced
from site_builder.publish.writing.exchange import cleared, next_of, old_of
from site_builder.publish.writing.hidden import keep_hidden
from site_builder.publish.writing.listing import Identity, Listed, agree, identity_of, kept_list
from site_builder.publish.writing.moving import move_in
from site_builder.publish.writing.stamps import files_in


def put_right(site: Path, listing: Path, is_ours: Callable[[], bool]) -> Set[str]:
    """Finishes what a build that was stopped began, where the list says what that was and all is as it says; gives the
    files that were put into the site for it.

    Else what waits beside the site is thrown away. A list that is not `is_ours` may be anybody's. Raises NotPlaced
    where something is in the way that may be dear to somebody.
    """
    settled: Set[str] = frozenset()
    folder, old = next_of(site), old_of(site)
    is_left = os.path.lexists(folder) or os.path.lexists(old)
    listed = kept_list(listing) if is_left and listing.exists() and is_ours() else None
    if listed and listed.old:
        _places_put_right(site, listed, listed.old)
    elif listed and identity_of(folder) and site.is_dir() and agree(listed, folder, site):
        waiting = files_in(folder)
        move_in(listed, waiting, folder, site)
        settled = waiting.keys() & listed.coming.keys()
    if os.path.lexists(old):
        raise NotPlaced(site, f"{old} is in the way. See whether anything in it is to be kept, and remove it.")
    if folder.is_symlink():
        folder.unlink()
    if folder.exists() and not folder.is_dir():
        raise NotPlaced(site, f"{folder} is in the way: it is no folder. Move it elsewhere.")
    cleared(folder, listing)
    return settled


def _places_put_right(site: Path, listed: Listed, known: Identity) -> None:
    """The old site is where it was, or what is hidden in it is brought into the one that has taken its place."""
    for old in (next_of(site), old_of(site)):
        if identity_of(old) != known:
            continue
        if os.path.lexists(site):
            keep_hidden(old, site, set(listed.gone))
            shutil.rmtree(old)
        else:
            old.rename(site)
