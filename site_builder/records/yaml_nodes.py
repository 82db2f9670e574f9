"""YAML as text with line numbers: nothing is converted, nothing is guessed, nothing is resolved.

A plain YAML loader turns `no` into False, `0123` into 83 and the second of two equal keys into the only one. Here every
value stays the text that was typed. Events are read one by one and the nesting is counted before anything is built,
because the compiled parser would otherwise crash the process on hostile input.
"""

from collections.abc import Iterator

import yaml

from site_builder.problems import Problem
from site_builder.records.plain_yaml import plain_table
from site_builder.records.yaml_faults import (
    control_character,
    explain,
    line_and_column,
    lost_comments,
    put_in_quotes,
    row_of,
)
from site_builder.records.yaml_tree import Listing, Node, Scalar, Table

MAX_DEPTH = 20
MAX_REPAIRS = 50
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""What every text that must be understood alike is read with: the two loaders disagree about some."""
_EVENT_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_EVENT_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def parse_yaml(text: str, path: str, first_line: int) -> tuple[Table | None, tuple[Problem, ...]]:
    """The keys and values of a YAML text whose first line is `first_line` of the file, and all that is wrong with it.

    The table is None where the text cannot be read at all. A line that only lacks quotes is reported and then read as
    if it had them, so that one slip does not hide the next.
    """
    if table := plain_table(text, first_line):
        return table, ()
    return parse_in_full(text, path, first_line)


def parse_in_full(text: str, path: str, first_line: int) -> tuple[Table | None, tuple[Problem, ...]]:
    """The same by the parser alone, whatever the text's shape."""
    problems: list[Problem] = []
    lines = text.split("\n")
    while len(problems) < MAX_REPAIRS:  # each costs another reading
        try:
            events = tuple(_bounded(yaml.parse("\n".join(lines), Loader=LOADER)))
        except _Refused as refused:
            return None, (*problems, refused.problem(path, first_line))
        except yaml.reader.ReaderError as error:
            return None, (*problems, control_character(text, error, path, first_line))
        except yaml.MarkedYAMLError as error:
            row = row_of(error, lines)
            problems.append(explain(error, lines, row, path, first_line))
            if not put_in_quotes(lines, row):
                return None, tuple(problems)
            continue
        break
    else:
        return None, tuple(problems)
    problems += lost_comments(events, lines, path, first_line)
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
        if type(event) is yaml.ScalarEvent and event.anchor is None and not event.tag:
            yield event  # most are these, and nothing can be wrong with them
            continue
        if isinstance(event, _EVENT_STARTS):
            depth += 1
        elif isinstance(event, _EVENT_ENDS):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if fault := _fault_in(event, depth, documents):
            raise _Refused(line_and_column(event.start_mark)[0], *fault)
        yield event


def _fault_in(event: yaml.Event, depth: int, documents: int) -> tuple[str, str, str] | None:
    """Code, message and remedy for what front matter may not hold."""
    if depth > MAX_DEPTH:
        return "too-complex", f"Values are nested more than {MAX_DEPTH} deep.", "Write plain lists."
    if documents > 1:
        return "front-matter-invalid", "There is a second document.", "Remove the extra '---'."
    if not isinstance(event, yaml.NodeEvent):
        return None
    if event.anchor is not None:  # an alias has one too
        message = "A value begins with '&' or '*', which YAML reads as a cross-reference."
        return "yaml-bomb", message, "Put the value in quotes."
    if getattr(event, "tag", None):
        return "yaml-tag", "A value begins with '!', which YAML reads as an instruction.", "Put the value in quotes."
    return None


def _build(events: tuple[yaml.Event, ...], path: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    """The nodes of one document, built without recursion, and its duplicate or unreadable keys."""
    problems: list[Problem] = []
    open_nodes: list[tuple[yaml.Event, list[Node]]] = []
    done: Node | None = None
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            done = Scalar(event.value, first_line + line_and_column(event.start_mark)[0])
        elif isinstance(event, _EVENT_STARTS):
            open_nodes.append((event, []))
            continue
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            start, items = open_nodes.pop()
            line = first_line + line_and_column(start.start_mark)[0]
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
            message = "A list stands where a key belongs."
            problems.append(Problem(path, key.line, "", "front-matter-invalid", message, "Write 'key: value'."))
        elif key.text in seen:
            message = f"The key '{key.text}' stands here a second time; the first is on line {seen[key.text]}."
            problems.append(Problem(path, key.line, key.text, "duplicate-key", message, "Keep one of the two."))
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
