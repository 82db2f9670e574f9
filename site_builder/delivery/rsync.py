"""A plain web server, or a folder of this machine: rsync compares contents and puts everything in place at the end."""

from pathlib import Path

from site_builder.delivery.inventory import CannotDeliver, Delivered, inventory
from site_builder.delivery.tools import carry

_COMMAND = (
    "rsync",
    "--recursive",
    "--checksum",  # a fresh build has fresh times; contents decide
    "--chmod=D755,F644",
    "--delay-updates",  # the files of one delivery appear together, when the last of them has arrived
    "--delete-delay",
    "--filter=P /.*",  # .well-known and the like belong to the server
    "--exclude=/.*",
    "--itemize-changes",
)

_NOT_ITS_OWN = ("", ".", "..", "~")


def to_rsync(site: Path, place: str) -> Delivered:
    """Brings the site to `user@host:/folder` or to a folder; raises CannotDeliver."""
    folder = place.rpartition(":")[2].rstrip("/")
    if folder in _NOT_ITS_OWN:
        raise CannotDeliver(
            f"'rsync:{place}' names no folder of the site's own, and all else in it would be removed. "
            "Add the folder: rsync:user@host:/folder."
        )
    files = inventory(site)
    told = carry([*_COMMAND, f"{site}/", f"{place.rstrip('/')}/"]).splitlines()
    uploaded = sum(line.startswith(("<f", ">f")) for line in told)
    removed = sum(line.startswith("*deleting") and not line.endswith("/") for line in told)
    return Delivered(uploaded, removed, len(files) - uploaded)
