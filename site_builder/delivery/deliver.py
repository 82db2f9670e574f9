"""One target, one way: the first word of the target chooses it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from site_builder.delivery.inventory import CannotDeliver, Delivered
from site_builder.delivery.netlify import to_netlify
from site_builder.delivery.rsync import to_rsync
from site_builder.delivery.s3 import to_s3
from site_builder.publish.writing.exchange import is_whole

_WAYS: Mapping[str, Callable[[Path, str], Delivered]] = {"rsync": to_rsync, "s3": to_s3, "netlify": to_netlify}


def deliver(site: Path, target: str) -> Delivered:
    """Brings the site to the target; raises CannotDeliver.

    Targets: `rsync:user@host:/folder` (or `rsync:/folder`), `s3://bucket/prefix`, `netlify:site-id`.
    """
    kind, _, rest = target.partition(":")
    way = _WAYS.get(kind)
    place = rest.strip("/") if kind == "s3" else rest
    if way is None or not place:
        raise CannotDeliver(f"'{target}' is no target: write rsync:user@host:/folder, s3://bucket or netlify:site-id.")
    if not is_whole(site):
        raise CannotDeliver("A build was stopped while it put files into the site: build it once more.")
    return way(site, place)
