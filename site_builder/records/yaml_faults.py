"""What is wrong with YAML that cannot be read, in the words of the person who has to mend it."""

import re
from collections.abc import Iterable, Iterator

import yaml

from site_builder.patterns import regex
from site_builder.problems import Problem

_KEY_VALUE = regex(r"(\s*(?:- +)?[\w-]+:\s+)(.*?)\s*$")


def line_and_column(mark: "yaml.error.Mark | yaml._yaml.Mark | None") -> tuple[int, int]:
    """Where a mark of the parser stands, both from 0; the parser always gives one for what comes from text."""
    return (mark.line, mark.column) if mark is not None else (0, 0)


def row_of(error: yaml.MarkedYAMLError, lines: list[str]) -> int:
    """The row (from 0) that a person would point at: where an open quote began, else where reading failed."""
    opened = error.context_mark is not None and re.search(r"quoted|flow", error.context or "")
    mark = error.context_mark if opened else error.problem_mark
    row = min(mark.line if mark else 0, len(lines) - 1)
    missing_colon = "could not find expected ':'" in (error.problem or "")
    return row - 1 if missing_colon and row and not _KEY_VALUE.match(lines[row - 1]) else row


def explain(error: yaml.MarkedYAMLError, lines: list[str], row: int, path: str, first_line: int) -> Problem:
    """What is wrong on that row, and what to do about it."""
    typed = lines[row]
    key = typed.split(":", 1)[0].strip(" -") if ":" in typed else ""
    message, fix = _in_plain_words(error.problem or "", typed, key)
    return Problem(
        path,
        first_line + row,
        key if re.fullmatch(r"[\w-]+", key) else "",
        "front-matter-invalid",
        message,
        fix,
    )


def _in_plain_words(problem: str, typed: str, key: str) -> tuple[str, str]:
    about = f"the {key}" if key else "the text"
    if "mapping values" in problem and (match := _KEY_VALUE.match(typed)) and re.search(r":(\s|$)", match[2]):
        return f"The {key} holds a colon, which YAML reads as a new key.", f"Put {about} in quotes."
    if "mapping values" in problem:
        return (
            "This line is indented as if it belonged to the line above.",
            "Begin it at the left margin, 'key: value'.",
        )
    if "end of stream" in problem:
        return (
            "A quotation mark is opened and never closed.",
            f"Close the quotation mark at the end of {about}.",
        )
    if "tab" in problem or "\t" in typed:
        return (
            "The line holds a tab, which YAML does not allow for indentation.",
            "Use spaces instead of the tab.",
        )
    if "expected ':'" in problem:
        return "This line has no 'key: value'.", "Write the key, a colon, a space and the value."
    if "',' or" in problem:
        return (
            "A bracket is opened and never closed, or a comma is missing.",
            "Close the list with ']' and check its commas.",
        )
    if (match := _KEY_VALUE.match(typed)) and match[2].startswith("[") and match[2].endswith("]"):
        return f"The list of {key} cannot be read: a comma, bracket or quotation mark is too many or missing.", (
            "Write it as [first, second], and put an entry in quotes that holds a colon, a bracket or a quotation mark."
        )
    if _KEY_VALUE.match(typed):
        return (
            f"{about[:1].upper()}{about[1:]} begins with a character or holds a quotation that YAML cannot read.",
            (f"Put {about} in quotes; inside single quotes write an apostrophe twice."),
        )
    return (
        f"The front matter cannot be read here: {problem}.",
        "Compare the line with those above: 'key: value'.",
    )


def put_in_quotes(lines: list[str], row: int) -> bool:
    """Whether the value on that row could be put into quotes; it then stands so in `lines`."""
    match = _KEY_VALUE.match(lines[row])
    if match is None or not match[2] or match[2][0] in "\"'|>":
        return False
    lines[row] = match[1] + "'" + match[2].replace("'", "''") + "'"
    return True


def control_character(text: str, error: yaml.reader.ReaderError, path: str, first_line: int) -> Problem:
    """A character that no text has, on the row where the parser met it."""
    row = text.count("\n", 0, error.position) if isinstance(error.position, int) else 0
    return Problem(
        path,
        first_line + row,
        "",
        "control-characters",
        "The front matter holds an invisible control character.",
        "Type the line again; copying from a word processor often brings such characters along.",
    )


def lost_comments(events: Iterable[yaml.Event], lines: list[str], path: str, first_line: int) -> Iterator[Problem]:
    """A plain value followed by ` #text`: YAML would drop the rest without a word."""
    for event in events:
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.value:
            continue
        row, column = line_and_column(event.end_mark)
        rest = lines[row][column:]
        if "#" in rest and re.match(r"\s+#\S", rest):
            key = lines[row].split(":", 1)[0].strip()
            yield Problem(
                path,
                first_line + row,
                key,
                "front-matter-invalid",
                f"'{rest.strip()}' would be dropped: YAML takes a '#' after a space for a comment.",
                f"Put the {key} in quotes, or a space behind the '#' if it is a comment.",
            )
