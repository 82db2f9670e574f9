"""Netlify, by its own interface: it is told the hash of every file and asks for those that it lacks.

The site changes in one step when the last file has arrived; until then the public reads the old one.
"""

import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from site_builder.delivery.inventory import CannotDeliver, Delivered, inventory

_API = "https://api.netlify.com/api/v1"
_PATIENCE = 300
"""Seconds to wait until Netlify knows which files it lacks."""


def to_netlify(site: Path, place: str) -> Delivered:
    """Brings the site to the Netlify site of this id; `NETLIFY_AUTH_TOKEN` is its key. Raises CannotDeliver."""
    now = inventory(site, "sha1")
    order = {"files": {f"/{path}": digest for path, digest in now.items()}, "async": True}
    deploy = _ask("POST", f"/sites/{urllib.parse.quote(place)}/deploys", json.dumps(order).encode(), "application/json")
    until = time.monotonic() + _PATIENCE
    while deploy.get("state") == "preparing":
        if time.monotonic() > until:
            raise CannotDeliver("Netlify has not answered in time. The site that stands there is as it was.")
        time.sleep(1)
        deploy = _ask("GET", f"/deploys/{deploy['id']}")
    required = set(deploy.get("required") or ())
    lacking = {path: digest for path, digest in now.items() if digest in required}
    first = {digest: path for path, digest in reversed(lacking.items())}
    for path in first.values():
        target = f"/deploys/{deploy['id']}/files/{urllib.parse.quote(path)}"
        _ask("PUT", target, (site / path).read_bytes(), "application/octet-stream")
    return Delivered(len(first), 0, len(now) - len(first))


def _ask(method: str, path: str, content: bytes | None = None, kind: str = "") -> dict[str, Any]:
    token = os.environ.get("NETLIFY_AUTH_TOKEN")
    if not token:
        raise CannotDeliver("Set NETLIFY_AUTH_TOKEN, the key of the Netlify account.")
    headers = {"Authorization": f"Bearer {token}", **({"Content-Type": kind} if kind else {})}
    address = f"{os.environ.get('NETLIFY_API', _API)}{path}"
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, content, headers, method=method), timeout=60
        ) as got:
            answer: dict[str, Any] = json.loads(got.read() or b"{}")
            return answer
    except (urllib.error.URLError, TimeoutError, ValueError) as error:
        raise CannotDeliver(
            f"Netlify did not take {path}: {error}. The site that stands there is as it was."
        ) from error
