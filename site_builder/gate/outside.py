"""Files that are not published with the site, and yet go where the repository goes."""

from pathlib import Path

from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.problems import Level, Problem

_TABLES_AND_LETTERS = (".csv", ".tsv", ".fods", ".fodt", ".fodp", ".vcf", ".eml", ".mbox", ".msg")
_PLAIN = frozenset(
    {Kind.EMPTY, Kind.SVG, Kind.HTML, Kind.XML, Kind.LFS, Kind.PROGRAM, Kind.MEDIA, Kind.TEXT, Kind.OTHER}
)
"""What a repository is made of besides: text, programs, and what looks like neither."""
_BEGINNINGS = (b"PK", b"%PDF", b"{\\rt")
_HEAD = 4_096


def is_document(file: Path) -> bool:
    """Whether it is what an office works with: a document, a table, a picture, a letter, or an archive of such."""
    if file.is_symlink() or not file.is_file():
        return False
    if file.name.lower().endswith(_TABLES_AND_LETTERS):
        return True
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if head.startswith(_BEGINNINGS):
        return True
    return b"\0" in head and kind_of(head) not in _PLAIN  # a program may quote how others begin


def outside_problem(path: str) -> Problem:
    """The advice about such a file."""
    message = "This file is not published with the site, but whoever may read the repository can open it."
    fix = "If it is not meant for them, keep it out of it: 'git rm --cached FILE', and name it in .gitignore."
    return Problem(path, 0, "", "outside-folder", message, fix, Level.ADVISE)
