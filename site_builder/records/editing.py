"""A record's front matter changed in one place: everything else stays byte for byte as it was typed.

The text is parsed for the places where things stand, cut there, and the new words put in. What comes out is read again,
and must say exactly what the old text said, but for the change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from site_builder.records.writing import front_matter_lines, scalar
from site_builder.records.yaml_nodes import LOADER

Plain = str | list["Plain"] | dict[str, "Plain"]
Way = tuple[str | int, ...]
"""Keys and places in lists, from the front matter down."""


class CannotEdit(Exception):
    """The change cannot be made without touching more than it should; it has to be made by hand."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `value` becomes what stands at `way`, or one more entry of the list there where it `adds`.

    A text may take the place of a text; tables and lists are only ever added.
    """

    way: Way
    value: str | Mapping[str, object]
    adds: bool = False


def edited(content: bytes, changes: Sequence[Change]) -> bytes:
    """The file with the changes made; raises CannotEdit."""
    text = content.decode("utf-8")
    begin, end = _front(text)
    for change in changes:
        front = text[begin:end]
        made = _made(front, change)
        if _plain(_composed(made)) != _changed(_plain(_composed(front)), change):
            raise CannotEdit(f"'{change.way[0]}' cannot be changed here without touching more.")
        text = f"{text[:begin]}{made}{text[end:]}"
        end = begin + len(made)
    return text.encode()


def _front(text: str) -> tuple[int, int]:
    """Where the front matter begins and ends, its fences left out."""
    first = text.find("\n") + 1
    place = first
    while place < len(text):
        following = text.find("\n", place) + 1 or len(text) + 1
        if text[place:following].rstrip() == "---":
            return first, place
        place = following
    raise CannotEdit("The front matter has no end.")


def _composed(front: str) -> yaml.Node:
    try:
        node = yaml.compose(front, Loader=LOADER)
    except yaml.YAMLError as error:
        raise CannotEdit("The front matter cannot be read.") from error
    if not isinstance(node, yaml.MappingNode):
        raise CannotEdit("The front matter holds no keys.")
    return node


def _plain(node: yaml.Node) -> Plain:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return str(node.value)


def _changed(plain: Plain, change: Change) -> Plain:
    """What the front matter must say after the change."""
    here: Plain = plain
    *above, last = change.way
    for step in above:
        here = here[step]  # type: ignore[index]
    value: Plain = change.value if isinstance(change.value, str) else _texts(change.value)
    if change.adds:
        known = here.get(str(last), []) if isinstance(here, dict) else []
        value = [*(known if isinstance(known, list) else [known]), value]
    here[last] = value  # type: ignore[index]
    return plain


def _texts(value: Mapping[str, object]) -> Plain:
    return {key: str(text) for key, text in value.items() if text}


def _made(front: str, change: Change) -> str:
    node = _composed(front)
    *above, last = change.way
    for step in above:
        node = _below(node, step)
    if not isinstance(node, yaml.MappingNode):
        raise CannotEdit(f"'{above[-1]}' holds no keys.")
    there = next((value for key, value in node.value if key.value == last), None)
    if there is None or (isinstance(there, yaml.ScalarNode) and not there.value and change.adds):
        if there is not None:
            raise CannotEdit(f"'{last}' stands there and is empty: remove the line first.")
        return _with_key(front, node, str(last), [change.value] if change.adds else change.value)
    if change.adds:
        return _with_entry(front, there, change.value)
    if isinstance(there, yaml.ScalarNode) and isinstance(change.value, str) and there.style not in ("|", ">"):
        start, end = there.start_mark.index, there.end_mark.index
        return f"{front[:start]}{scalar(change.value, in_a_list=True)}{front[end:]}"
    raise CannotEdit(f"'{last}' stands there already.")


def _below(node: yaml.Node, step: str | int) -> yaml.Node:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step]  # type: ignore[no-any-return]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value  # type: ignore[no-any-return]
    raise CannotEdit(f"There is no '{step}'.")


def _with_key(front: str, node: yaml.MappingNode, key: str, value: object) -> str:
    """One more key at the end of a table."""
    if node.flow_style:
        return _into_brackets(front, node, f"{key}: {_in_a_line(value)}")
    indent = node.start_mark.column
    return _below_last(front, node, front_matter_lines({key: value}), indent)


def _with_entry(front: str, node: yaml.Node, value: object) -> str:
    """One more entry at the end of a list; a single text becomes a list of two."""
    if isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
        start, end = node.start_mark.index, node.end_mark.index
        return f"{front[:start]}[{front[start:end]}, {_in_a_line(value)}]{front[end:]}"
    if not isinstance(node, yaml.SequenceNode):
        raise CannotEdit("What stands there is no list.")
    if node.flow_style:
        return _into_brackets(front, node, _in_a_line(value))
    indent = node.start_mark.column
    if isinstance(value, str):
        return _below_last(front, node, [f"- {scalar(value)}\n"], indent)
    assert isinstance(value, Mapping)
    lines = (("  " if number else "- ") + line for number, line in enumerate(front_matter_lines(value)))
    return _below_last(front, node, lines, indent)


def _into_brackets(front: str, node: yaml.CollectionNode, words: str) -> str:
    """The words before the closing bracket, behind what stands there."""
    close = node.end_mark.index - 1
    inside = front[node.start_mark.index + 1 : close]
    kept = inside.rstrip()
    space = inside[len(kept) :]
    comma = ", " if node.value and not kept.endswith(",") else " " if kept else ""
    return f"{front[: close - len(space)]}{comma}{words}{space}{front[close:]}"


def _below_last(front: str, node: yaml.CollectionNode, lines: Iterable[str], indent: int) -> str:
    """The lines below the last line of a table or list."""
    last = _end(front, node)
    following = front.find("\n", last) + 1 or len(front)
    newline = "\r\n" if "\r\n" in front else "\n"
    new = "".join(f"{' ' * indent}{line}" for line in lines)
    before = front[:following]
    return f"{before}{'' if before.endswith(chr(10)) else newline}{new.replace(chr(10), newline)}{front[following:]}"


def _end(front: str, node: yaml.Node) -> int:
    """Where the last word of a node ends; the parser puts the end of a table where the next thing begins."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return len(front[: node.end_mark.index].rstrip())


def _in_a_line(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_in_a_line(text)}" for key, text in value.items() if text) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_in_a_line, value)) + "]"
    return scalar(str(value), in_a_list=True)
