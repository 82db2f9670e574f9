"""The pages of a change in a folder that a reviewer can open from a disk: they look as they will on the site."""

import html
import posixpath
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from site_builder.patterns import regex

_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_VALUE = rf"""(?:{_QUOTED}|[^\s"'<>]*)"""
_TAG = regex(
    rf"""(<a(?:\s+(?!href=)[^\s"'<>=]+(?:={_VALUE})?)*\s+href=)({_VALUE})"""
    rf"""|<!--.*?-->|<(?:script|style|textarea|title)\b.*?</|<[a-z/](?:{_QUOTED}|[^"'>])*>""",
    re.DOTALL | re.IGNORECASE,
)
"""A link up to its target, which may be quoted; or else what holds no link, though it may read like one inside."""
_PARTS = regex(r"([^?#]*)(.*)", re.DOTALL)
_POLICY = regex(r'<meta http-equiv="?Content-Security-Policy"? content="[^"]*">')
_FROM_A_DISK = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'self' file:; img-src 'self' file: data:\">"
)


def write_preview(site: Path, into: Path, pages: Sequence[tuple[str, str]], site_url: str) -> None:
    """Copies these pages (address and title) out of a built site, with all that lies beside them and what they load.

    What is not in the site is left out. Links to other pages lead to the published site, where there is one.
    Scripts stay silent.
    """
    pages = [(address, title) for address, title in pages if (site / address / "index.html").is_file()]
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(site / "assets", into / "assets", ignore=shutil.ignore_patterns("*.js"))
    addresses = {address for address, _ in pages}
    for address in sorted(addresses):
        (into / address).mkdir(parents=True, exist_ok=True)
        for file in sorted((site / address).iterdir()):
            if file.is_file() and (address or file.name == "index.html"):
                shutil.copyfile(file, into / address / file.name)
        page = into / address / "index.html"
        page.write_text(_opened_from_disk(page.read_text("utf-8"), address, addresses, site_url), "utf-8")
    if "" in addresses:  # the list takes the name of the home page
        (into / "index.html").rename(into / "home.html")
    (into / "index.html").write_text(_list(pages), "utf-8")


def _opened_from_disk(page: str, address: str, addresses: set[str], site_url: str) -> str:
    """The page with links that work where no server adds `index.html`."""

    def elsewhere(link: re.Match[str]) -> str:
        before, given = link[1], link[2] or ""
        value = given[1:-1] if given.startswith(("'", '"')) else given
        target, rest = _PARTS.findall(value.replace('"', "&quot;"))[0]
        if not target or ":" in target or target.startswith("/"):
            return link[0]
        path = posixpath.normpath(posixpath.join(address or ".", target))
        path = "" if path == "." else path + "/" * target.endswith(("/", ".."))
        if path in addresses:
            name = "index.html" if path else "home.html"
            return f'{before}"{posixpath.relpath(f"{path}{name}", address or ".")}{rest}"'
        beside = posixpath.dirname(path) + "/" in addresses and not path.endswith("/")
        return link[0] if beside or not site_url else f'{before}"{html.escape(site_url)}{path}{rest}"'

    return _TAG.sub(elsewhere, _POLICY.sub(_FROM_A_DISK, page))


def _list(pages: Sequence[tuple[str, str]]) -> str:
    rows = "\n".join(
        f'<li><a href="{html.escape(address)}{"index.html" if address else "home.html"}">{html.escape(title)}</a></li>'
        for address, title in pages
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{_FROM_A_DISK}\n"
        '<title>Preview of a change</title>\n<link rel="stylesheet" href="assets/site.css">\n'
        "</head>\n<body>\n<main>\n"
        f"<h1>Pages of this change</h1>\n<p>Nothing here is published yet.</p>\n<ul>\n{rows}\n</ul>\n"
        "</main>\n</body>\n</html>\n"
    )
