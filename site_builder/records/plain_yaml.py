"""Front matter of the plainest shape, read without a parser of YAML, which takes four times as long.

Every line is a key with a value of plain words or in double quotes, or with a list of plain words in brackets. What is
of any other shape, be it right or wrong, is left to `yaml_nodes.py`; what is read here is what that would make of it.
"""

import re

from site_builder.patterns import regex
from site_builder.records.yaml_tree import Listing, Node, Scalar, Table

_SAFE = "\\w .;()/&'+%£$€=@‘’“”–—…\\-"
"""Characters that mean nothing but themselves in a value without quotes, if a letter or digit stands before them."""
_LINE = regex(rf'([a-z_]{{1,40}}): +(?:(\w[{_SAFE},]*)|"([^"\\]*)"|\[([{_SAFE},]*)\]) *')


def plain_table(text: str, first_line: int) -> Table | None:
    """The keys and values of a text whose first line is `first_line` of the file; None where it is not so plain."""
    if not text.replace("\n", "").isprintable():
        return None
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for line, typed in enumerate(text.split("\n"), first_line):
        if not typed:
            continue
        found = _LINE.fullmatch(typed)
        value = _value(found, line) if found else None
        if not found or value is None or found[1] in pairs:
            return None
        pairs[found[1]] = (Scalar(found[1], line), value)
    return Table(tuple(pairs.values()), next(iter(pairs.values()))[0].line) if pairs else None


def _value(found: re.Match[str], line: int) -> Node | None:
    """The value of a line; None where an item of its list is not so plain."""
    _, plain, quoted, listed = found.groups()
    if listed is None:
        return Scalar(plain.rstrip() if quoted is None else quoted, line)
    items = [item.strip() for item in listed.split(",")]
    if not all(item and (item[0].isalnum() or item[0] == "_") for item in items):
        return None
    return Listing(tuple([Scalar(item, line) for item in items]), line)
