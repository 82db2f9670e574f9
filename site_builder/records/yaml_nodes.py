"""YAML as text with line numbers: nothing is converted, nothing is guessed, nothing is resolved.

A plain YAML loader turns `no` into False, `0123` into 83 and the second of two equal keys into the only one. Here every
value stays the text that was typed. Events are read one by one and the nesting is counted before anything is built,
because the compiled parser would otherwise crash the process on hostile input.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from site_builder.problems import Problem

MAX_DEPTH = 20
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_KEY_VALUE = re.compile(r"(\s*(?:- +)?[\w-]+:\s+)(.*?)\s*$")
_EVENT_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as typed."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence of values."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their values, in the order typed; each key once."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int


Node = Scalar | Listing | Table


def parse_yaml(text: str, path: str, first_line: int) -> tuple[Table | None, tuple[Problem, ...]]:
    """The keys and values of a YAML text whose first line is `first_line` of the file, and all that is wrong with it.

    The table is None where the text cannot be read at all. A line that only lacks quotes is reported and then read as
    if it had them, so that one slip does not hide the next.
    """
    problems: list[Problem] = []
    lines = text.split("\n")
    while True:
        try:
            events = tuple(_bounded(yaml.parse("\n".join(lines), Loader=_Loader)))
        except _Refused as refused:
            return None, (*problems, refused.problem(path, first_line))
        except yaml.reader.ReaderError as error:
            return None, (*problems, _control_character(text, error, path, first_line))
        except yaml.MarkedYAMLError as error:
            row = _row(error, lines)
            problems.append(_explain(error, lines, row, path, first_line))
            if not _put_in_quotes(lines, row):
                return None, tuple(problems)
            continue
        break
    problems += _lost_comments(events, lines, path, first_line)
    node, faults = _build(events, path, first_line)
    problems += faults
    if isinstance(node, Table):
        return node, tuple(problems)
    return None, (*problems, _not_a_table(path, first_line))


class _Refused(Exception):
    """A construct that front matter may not hold."""

    def __init__(self, row: int, code: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.row, self.code, self.message, self.fix = row, code, message, fix

    def problem(self, path: str, first_line: int) -> Problem:
        """The refusal as a problem of this file."""
        return Problem(path, first_line + self.row, "", self.code, self.message, self.fix)


def _bounded(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """The events as they come; stops at an alias, an anchor, a tag, a second document, or nesting too deep."""
    depth = documents = 0
    for event in events:
        row = event.start_mark.line
        depth += isinstance(event, _EVENT_STARTS) - isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent))
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > MAX_DEPTH:
            raise _Refused(row, "too-complex", f"Values are nested more than {MAX_DEPTH} deep.", "Write plain lists.")
        if documents > 1:
            raise _Refused(row, "front-matter-invalid", "There is a second document.", "Remove the extra '---'.")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(
                row,
                "yaml-bomb",
                "A value begins with '&' or '*', which YAML reads as a cross-reference.",
                "Put the value in quotes.",
            )
        if getattr(event, "tag", None):
            raise _Refused(
                row,
                "yaml-tag",
                "A value begins with '!', which YAML reads as an instruction.",
                "Put the value in quotes.",
            )
        yield event


def _row(error: yaml.MarkedYAMLError, lines: list[str]) -> int:
    """The row (from 0) that a person would point at: where an open quote began, else where reading failed."""
    opened = error.context_mark is not None and re.search(r"quoted|flow", error.context or "")
    mark = error.context_mark if opened else error.problem_mark
    row = min(mark.line if mark else 0, len(lines) - 1)
    missing_colon = "could not find expected ':'" in (error.problem or "")
    return row - 1 if missing_colon and row and not _KEY_VALUE.match(lines[row - 1]) else row


def _explain(error: yaml.MarkedYAMLError, lines: list[str], row: int, path: str, first_line: int) -> Problem:
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
    if _KEY_VALUE.match(typed):
        return (
            f"{about[:1].upper()}{about[1:]} begins with a character or holds a quotation that YAML cannot read.",
            (f"Put {about} in quotes; inside single quotes write an apostrophe twice."),
        )
    return (
        f"The front matter cannot be read here: {problem}.",
        "Compare the line with those above: 'key: value'.",
    )


def _put_in_quotes(lines: list[str], row: int) -> bool:
    """Whether the value on that row could be put into quotes; it then stands so in `lines`."""
    match = _KEY_VALUE.match(lines[row])
    if match is None or not match[2] or match[2][0] in "\"'|>":
        return False
    lines[row] = match[1] + "'" + match[2].replace("'", "''") + "'"
    return True


def _control_character(text: str, error: yaml.reader.ReaderError, path: str, first_line: int) -> Problem:
    row = text.count("\n", 0, error.position) if isinstance(error.position, int) else 0
    return Problem(
        path,
        first_line + row,
        "",
        "control-characters",
        "The front matter holds an invisible control character.",
        "Type the line again; copying from a word processor often brings such characters along.",
    )


def _lost_comments(events: tuple[yaml.Event, ...], lines: list[str], path: str, first_line: int) -> Iterator[Problem]:
    """A plain value followed by ` #text`: YAML would drop the rest without a word."""
    for event in events:
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.value:
            continue
        rest = lines[event.end_mark.line][event.end_mark.column :]
        if re.match(r"\s+#\S", rest):
            key = lines[event.end_mark.line].split(":", 1)[0].strip()
            yield Problem(
                path,
                first_line + event.end_mark.line,
                key,
                "front-matter-invalid",
                f"'{rest.strip()}' would be dropped: YAML takes a '#' after a space for a comment.",
                f"Put the {key} in quotes, or a space behind the '#' if it is a comment.",
            )


def _build(events: tuple[yaml.Event, ...], path: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    """The nodes of one document, built without recursion, and its duplicate or unreadable keys."""
    problems: list[Problem] = []
    open_nodes: list[tuple[yaml.Event, list[Node]]] = []
    done: Node | None = None
    for event in events:
        if isinstance(event, _EVENT_STARTS):
            open_nodes.append((event, []))
            continue
        if isinstance(event, yaml.ScalarEvent):
            done = Scalar(event.value, first_line + event.start_mark.line)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            start, items = open_nodes.pop()
            line = first_line + start.start_mark.line
            if isinstance(start, yaml.SequenceStartEvent):
                done = Listing(tuple(items), line)
            else:
                done = Table(tuple(_pairs(items, path, problems)), line)
        else:
            continue
        if open_nodes:
            open_nodes[-1][1].append(done)
    return done, problems


def _pairs(items: list[Node], path: str, problems: list[Problem]) -> Iterator[tuple[Scalar, Node]]:
    seen: dict[str, int] = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
        if not isinstance(key, Scalar):
            problems.append(
                Problem(
                    path,
                    key.line,
                    "",
                    "front-matter-invalid",
                    "A list stands where a key belongs.",
                    "Write 'key: value'.",
                )
            )
        elif key.text in seen:
            problems.append(
                Problem(
                    path,
                    key.line,
                    key.text,
                    "duplicate-key",
                    f"The key '{key.text}' stands here a second time; the first is on line {seen[key.text]}.",
                    "Keep one of the two.",
                )
            )
        else:
            seen[key.text] = key.line
            yield key, value


def _not_a_table(path: str, first_line: int) -> Problem:
    return Problem(
        path,
        first_line,
        "",
        "front-matter-invalid",
        "The front matter holds no 'key: value' lines.",
        "Write at least reference, title and date between the two '---' lines, each as 'key: value'.",
    )
