"""The bytes of a file as text, and the text cut at its fences into front matter and body."""

import re
from codecs import BOM_UTF8
from typing import NamedTuple

from frontmatter.default_handlers import YAMLHandler

from site_builder.patterns import regex
from site_builder.problems import Problem
from site_builder.records.depth import DEEP, FIX, WHY, too_deep
from site_builder.records.yaml_nodes import parse_yaml

MAX_RECORD_BYTES = 2_000_000
MAX_FRONT_MATTER_BYTES = 64_000
_FENCES = YAMLHandler()
_BODY_HEADING = regex(r"^##+ ", re.MULTILINE)


class Parted(NamedTuple):
    """Front matter and body, each with the line of the file on which it begins."""

    front: str
    body: str
    front_line: int
    body_line: int


def parted(path: str, content: bytes) -> Parted | Problem:
    """The two parts of a file, or what is wrong with it as a whole; `path` is for the problem."""
    text = _decode(path, content)
    found = text if isinstance(text, Problem) else _part(path, text)
    if isinstance(found, Parted) and len(found.front.encode()) > MAX_FRONT_MATTER_BYTES:
        return _too_large(path, "The front matter", MAX_FRONT_MATTER_BYTES)
    if isinstance(found, Parted) and (line := too_deep(found.body)):
        return Problem(path, line + found.body_line - 1, "", "too-complex", f"{DEEP} {WHY}", FIX)
    return found


def front_matter(path: str, content: bytes) -> tuple[Problem, ...]:
    """What is wrong with the front matter of an ordinary page, whose keys are MkDocs's own business."""
    found = parted(path, content)
    return (found,) if isinstance(found, Problem) else parse_yaml(found.front, path, found.front_line)[1]


def _decode(path: str, content: bytes) -> str | Problem:
    """The text, without its byte order mark and with bare line feeds."""
    if len(content) > MAX_RECORD_BYTES:
        return _too_large(path, "The record", MAX_RECORD_BYTES)
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        fix = "Save the file as plain text in UTF-8; a document of a word processor cannot be published as it is."
        return Problem(path, line, "", "control-characters", "The file holds NUL bytes: it is not plain text.", fix)
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fix = "Save the file with the encoding UTF-8."
        return Problem(path, line, "", "encoding", "A character here is not UTF-8.", fix)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _part(path: str, text: str) -> Parted | Problem:
    if not _FENCES.detect(text):
        late = text.lstrip().startswith("---")
        message = "Something stands above the front matter." if late else "The record has no front matter."
        fix = "Begin the file with a line '---', then reference, title and date, then another line '---'."
        return Problem(path, 1, "", "front-matter-invalid", message, fix)
    try:
        front, body = _FENCES.split(text)
    except ValueError:
        return _unclosed(path, 1)
    if heading := _BODY_HEADING.search(front):  # YAML would take it for a comment, and a rule of the body for the fence
        return _unclosed(path, front.count("\n", 0, heading.start()) + 1)
    before = text.index(front) if front else text.index("\n") + 1
    return Parted(front, body, text.count("\n", 0, before) + 1, text.count("\n", 0, len(text) - len(body)) + 1)


def _unclosed(path: str, line: int) -> Problem:
    return Problem(
        path,
        line,
        "",
        "front-matter-invalid",
        "The front matter is opened with '---' and never closed.",
        "Add a line '---' between the last key and the text of the response.",
    )


def _too_large(path: str, what: str, limit: int) -> Problem:
    fix = "Move long tables into an attachment."
    return Problem(path, 0, "", "too-large", f"{what} is larger than {limit:,} bytes.", fix)
