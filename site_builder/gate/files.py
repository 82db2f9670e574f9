"""Files beside the records: each named by a record or linked from a page, each inside its folder, none left over."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.gate.contents import link_problem
from site_builder.gate.context import Context
from site_builder.patterns import regex
from site_builder.problems import Problem
from site_builder.records.disclosure import Attachment, Disclosure
from site_builder.records.folder import Folder

_JUNK = regex(r"~\$.*|\.~lock\..*|Thumbs\.db|desktop\.ini|.*\.(?:bak|tmp|swp|orig)|.*~", re.IGNORECASE)
_RESERVED = {"index.html", "index.json", "feed.xml"}
_LONGEST = 200
"""Bytes of a name that every file system can hold, with what a program adds to it."""
_LINKS = regex(r"\]\(\s*<?([^)\s>]+)|\b(?:href|src)\s*=\s*[\"']([^\"']+)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)


def attachments(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Attachments that are not there, leave their folder, or share a name."""
    seen: set[str] = set()
    for attachment in disclosure.attachments:
        if fault := _fault(disclosure, attachment, context.folder, seen):
            code, message, fix = fault
            yield Problem(disclosure.path, attachment.line, "attachments", code, message, fix)
        seen.add(_folded(attachment.file))


def _fault(
    disclosure: Disclosure, attachment: Attachment, folder: Folder, seen: set[str]
) -> tuple[str, str, str] | None:
    name = attachment.file
    place = f"the folder {posixpath.basename(disclosure.folder)}/ beside the record"
    if re.search(r"[/\\]|^\.", unquote(name)):
        return (
            "path-traversal",
            f"'{name}' is more than a file name.",
            f"Put the file into {place} and give its bare name.",
        )
    if name.lower() in _RESERVED:
        return "filename", f"'{name}' is the name of a page of the site.", "Rename the file."
    if re.search(r"[\x00-\x1f<>:\"|?*#%]", name) or len(name.encode()) > _LONGEST:
        return (
            "filename",
            f"'{name}' cannot be the name of a published file.",
            "Rename the file: letters, digits, dots, hyphens.",
        )
    if _folded(name) in seen:
        return "case-collision", f"'{name}' is listed twice.", "Keep one of the two."
    path = f"{disclosure.folder}/{name}"
    file = folder.file(path)
    if file.is_symlink() or file.parent.is_symlink():
        return "symlink", f"'{name}' is a link to a file elsewhere.", f"Put the file itself into {place}."
    if not file.is_file() and disclosure.withdrawn:
        return None  # what is not published any more may be deleted
    if not file.is_file():
        return (
            "missing-attachment",
            f"The file '{name}' is not there.",
            f"Put it into {place}, or correct its name.",
        )
    if not file.stat().st_size:
        return (
            "empty-file",
            f"The file '{name}' is empty.",
            "Put the right file there, or remove it from the record.",
        )
    return None


def _folded(name: str) -> str:
    """What some systems take for the same name: capitals and the two ways of writing an accent make no difference."""
    return unicodedata.normalize("NFC", name).lower()


def left_over(context: Context) -> Iterator[Problem]:
    """Files that nothing names. They would be published all the same by whoever copies the folder, drafts included."""
    named = {f"{d.folder}/{a.file}" for d in context.disclosures for a in d.attachments}
    linked = _linked_from_pages(context.folder)
    loaded = {path for path in context.settings.loaded if path.endswith((".css", ".js", ".mjs"))}
    unread = {d.removesuffix(".md") for d in context.folder.records} - {d.folder for d in context.disclosures}
    for path in context.folder.links:
        yield link_problem(path)
    for path in context.folder.others:
        if path in named or path in linked or context.folder.inside(path) in loaded:
            continue
        if posixpath.dirname(path) in unread:
            continue  # what a record that cannot be read would name is not known
        if not _is_writable(path):
            message = "No record can name this file: its name is not written in UTF-8."
            yield Problem(path, 0, "", "filename", message, "Rename the file: letters, digits, dots, hyphens.")
        elif _JUNK.fullmatch(posixpath.basename(path)):
            yield Problem(path, 0, "", "junk-file", "This file is a leftover of another program.", "Delete it.")
        else:
            message = "No record names this file and no page links to it."
            fix = "Add it to the attachments of its record, or move it out of this folder."
            yield Problem(path, 0, "", "unnamed-file", message, fix)


def _is_writable(path: str) -> bool:
    """Whether the path can stand in a text."""
    return not any("\ud800" <= letter <= "\udfff" for letter in path)


def _linked_from_pages(folder: Folder) -> set[str]:
    """The files that ordinary pages link to or show."""
    found: set[str] = set()
    for page in folder.pages:
        text = folder.file(page).read_text("utf-8", "replace")
        for targets in _LINKS.findall(text):
            target = unquote(next(filter(None, targets), "").partition("#")[0])
            found.add(posixpath.normpath(posixpath.join(posixpath.dirname(page), target)))
    return found
