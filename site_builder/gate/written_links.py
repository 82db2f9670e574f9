"""Links as a record writes them: those that act, lead out or to the inside, and those that show another address."""

import html
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from site_builder.gate.findings import Finding, advice
from site_builder.gate.hosts import is_inside, leads_inside
from site_builder.gate.places import Lines
from site_builder.patterns import regex

AUTOLINK = regex(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")
"""A link or an e-mail address between angle brackets."""
_LINK = regex(
    r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(<[^>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)"
    r"|^[ ]{0,3}\[([^\]\n^][^\]\n]*)\]:[ \t]*(\S+)",
    re.M,
)
_BARE = regex(r"(?i)(?<![\w/])https?://(?=[\w\[])[^\s<>()\"'`|]*[\w/\]]")
"""A web address as it stands: it becomes a link by itself."""
_UNSAFE = regex(r"(?i)(?:javascript|vbscript|data|file|livescript)\s*:|\\\\|//\\")
_REWRITTEN = regex(r"(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|us|proofpoint\.com))$")
"""Hosts of programs that rewrite the links in e-mails."""
_INSIDE = "A link leads to the inside of an organisation."


def link_findings(body: str, folder: str) -> Iterator[Finding]:
    """What is wrong with the links in a text that lies in `folder` (from the authority's), code blanked out."""
    lines = Lines(body)
    for bare in _BARE.finditer(body) if "://" in body else ():
        if leads_inside(bare[0]):
            yield Finding("internal-link", "", _INSIDE, line=lines.of(bare.start()))
    if "<" not in body and not ("]" in body and ("](" in body or "]:" in body)):
        return
    targets = [
        (m[1] == "!", m[2] or "", m[3] if m[3] is not None else m[5] or "", m.start()) for m in _LINK.finditer(body)
    ]
    targets += [(False, m[1], m[1], m.start()) for m in AUTOLINK.finditer(body) if "@" not in m[1][:64]]
    for is_image, words, written, at in targets:
        line = lines.of(at)
        yield from _link(is_image, words, html.unescape(written.strip("<>")), folder, line)


def _link(is_image: bool, words: str, target: str, folder: str, line: int) -> Iterator[Finding]:
    plain = re.sub(r"[\x00-\x20\u200b]", "", unquote(target))
    if _UNSAFE.match(plain):
        yield Finding("unsafe-link", "", "A link leads to a script, to data or to a private file.", line=line)
        return
    try:
        parts = urlsplit(plain)
        host = (parts.hostname or "").lower()
    except ValueError:
        yield Finding("unsafe-link", "", "A link has an address that cannot be read.", line=line)
        return
    if parts.scheme in ("http", "https") or plain.startswith("//"):
        if is_image:
            yield Finding("external-resource", "", "A picture is fetched from another server.", line=line)
        if is_inside(host):
            yield Finding("internal-link", "", _INSIDE, line=line)
        if _REWRITTEN.search(host):
            what = "A link goes through a filter of e-mail (such as Safe Links), and may name who received it."
            yield advice("internal-link", "", what, line)
        yield from _mismatch(words, host, line)
    elif not parts.scheme:
        there = posixpath.normpath(posixpath.join(_within(folder), parts.path.replace("\\", "/")))
        if there.startswith(".."):
            yield Finding("path-traversal", "", "A link leads out of the authority's folder.", line=line)


def _within(folder: str) -> str:
    """The folder of a record; of one that lies elsewhere its own name alone, as nothing is known of what is around."""
    return posixpath.basename(folder) if folder.startswith("..") else folder


def _mismatch(words: str, host: str, line: int) -> Iterator[Finding]:
    shown = re.match(r"\s*(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/\s:]|$)", words, re.I)
    if shown and not re.search(r"\.(?:csv|pdf|xlsx|docx|md|html|txt)$", shown[1], re.I):
        ours, theirs = (name.lower().removeprefix("www.") for name in (shown[1], host))
        if ours != theirs and not theirs.endswith(f".{ours}") and not ours.endswith(f".{theirs}"):
            yield Finding("link-mismatch", "", "A link shows one address and leads to another.", line=line)
