"""Letters as files: one small reader for each kind, and one door to them all."""

from pathlib import PurePath

from site_builder.intake.blocks import Block
from site_builder.intake.readers import mail, page, pdf, text, word
from site_builder.intake.readers.kinds import misnamed
from site_builder.intake.readers.limits import MAX_FILE_BYTES, Unreadable, in_parts
from site_builder.problems import Problem

_READERS = {
    ".txt": text.read,
    ".text": text.read,
    ".html": page.read,
    ".htm": page.read,
    ".docx": word.read,
    ".pdf": pdf.read,
}
SUFFIXES = (*_READERS, ".eml")
"""The endings of the files that can be read as letters."""


def read_letter(path: str, content: bytes) -> tuple[Block, ...] | Problem:
    """What the file holds, block by block; or the problem that keeps it from being read. `path` ends in its kind."""
    suffix = PurePath(path).suffix.lower()
    if not content.strip():
        return Problem(path, 0, "", "empty-file", "The file is empty.", "Save the letter again, or take another copy.")
    if len(content) > MAX_FILE_BYTES:
        fix = "Save the letter alone, without its attachments."
        return Problem(path, 0, "", "too-large", f"The file is larger than {MAX_FILE_BYTES // 1_000_000} MB.", fix)
    if suffix not in SUFFIXES:
        message = f"Letters of the kind '{suffix}' cannot be read."
        return Problem(path, 0, "", "unreadable", message, "Save it as .docx, .pdf, .html, .eml or .txt.")
    if wrong := misnamed(suffix, content):
        return Problem(path, 0, "", "unreadable", *wrong)
    try:
        blocks = mail.read(content, _READERS) if suffix == ".eml" else _READERS[suffix](content)
    except Unreadable as error:
        return Problem(path, 0, "", "unreadable", error.message, error.fix)
    if not blocks:
        fix = "Save it anew with its text; a scanned picture must go through text recognition first."
        return Problem(path, 0, "", "unreadable", "The file holds no text that can be read.", fix)
    return tuple(part for block in blocks for part in in_parts(block))


def remarks(path: str, content: bytes) -> tuple[str, ...]:
    """What an officer should know of a file that was read: that a Word document still holds its changes."""
    if PurePath(path).suffix.lower() != ".docx" or not word.is_tracked(content):
        return ()
    return ("The document holds tracked changes: what was added was read, what was struck out was left out.",)
