"""A bucket that speaks S3, by the AWS command line: `AWS_ENDPOINT_URL` names any other provider.

The bucket keeps a list of what may lie there, written before anything else and anew when all has arrived: a delivery
that breaks off is simply done again, and what it had brought is removed where the site no longer has it.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_builder.delivery.inventory import CannotDeliver, Delivered, inventory, journey
from site_builder.delivery.tools import carry

LIST = ".site-files.json"
_AT_ONCE = 1000
"""So many objects one request may remove."""
_UNDER_WAY = ""
"""What stands for the hash of a file that may have arrived, or may not."""
_QUIET = ("--only-show-errors", "--no-progress")


def to_s3(site: Path, place: str) -> Delivered:
    """Brings the site to `bucket/prefix`; raises CannotDeliver."""
    now = inventory(site)
    there = _delivered(place)
    plan = journey(now, there)
    if not plan.upload and not plan.remove:
        return Delivered(0, 0, len(now))
    _keep_list({**there, **dict.fromkeys(plan.upload, _UNDER_WAY)}, place)
    for are_pages in (False, True):
        _upload(site, [path for path in plan.upload if path.endswith(".html") is are_pages], place)
    for first in range(0, len(plan.remove), _AT_ONCE):
        _remove(plan.remove[first : first + _AT_ONCE], place)
    _keep_list(now, place)
    return Delivered(len(plan.upload), len(plan.remove), len(now) - len(plan.upload))


def _delivered(place: str) -> dict[str, str]:
    """What the bucket holds by its own list; nothing where it has none yet."""
    absent = {"(404)": "{}", "NoSuchKey": "{}"}
    try:
        there = json.loads(carry(["aws", "s3", "cp", f"s3://{place}/{LIST}", "-"], absent))
    except ValueError as error:
        raise CannotDeliver(f"s3://{place}/{LIST} cannot be read: remove it, and everything is sent anew.") from error
    return {str(path): str(digest) for path, digest in there.items()}


def _keep_list(files: Mapping[str, str], place: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / LIST).write_text(json.dumps(files, sort_keys=True), "utf-8")
        carry(["aws", "s3", "cp", f"{folder}/{LIST}", f"s3://{place}/{LIST}", *_QUIET])


def _upload(site: Path, paths: Sequence[str], place: str) -> None:
    """Sends these files in one call of the program, which knows their types and sends several at a time."""
    if not paths:
        return
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            link = Path(folder) / path
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to((site / path).resolve())
        carry(["aws", "s3", "cp", folder, f"s3://{place}/", "--recursive", *_QUIET])


def _remove(paths: Sequence[str], place: str) -> None:
    bucket, _, prefix = place.partition("/")
    keys = [{"Key": f"{prefix}/{path}" if prefix else path} for path in paths]
    document = json.dumps({"Objects": keys, "Quiet": True})
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(document)
        file.flush()
        told = carry(["aws", "s3api", "delete-objects", "--bucket", bucket, "--delete", f"file://{file.name}"])
    if told.strip() and json.loads(told).get("Errors"):
        raise CannotDeliver(f"Some files could not be removed from s3://{place}: {told.strip()}")
