"""Plain text and tables of it: how their bytes are read, for whoever wants their words."""

import csv
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from site_builder.gate.attachments.reach import SEARCHED
from site_builder.gate.attachments.signatures import sixteen_bits

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS = ",;\t|"
_TABLES = ("csv", "tsv", "tab")
_LARGEST = 10_000_000
"""Characters of one cell; with more of them the table cannot be read."""
_TALLEST = 100
"""Lines of one cell beyond which the quotation mark before it is taken for a slip."""


def decoded(content: bytes) -> tuple[str, bool]:
    """The text, and whether it is UTF-8 (or marked UTF-16) as it should be."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace"), True
    if b"\0" in content[:64] and (wide := sixteen_bits(content[:4096])):
        return content.decode(wide, "replace"), False
    try:
        return content.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), False


def delimiter_of(text: str, name: str) -> str:
    """The delimiter of a table; "" where the text is none."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:12]
    if not lines:
        return ""
    counts = {d: [re.sub(r'"[^"]*"', "", line).count(d) for line in lines] for d in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda d: (min(counts[d]), sum(counts[d])))
    if is_table(name):
        return best if sum(counts[best]) else ","
    return best if len(lines) > 2 and min(counts[best]) > 0 and len(set(counts[best])) == 1 else ""


def is_table(name: str) -> bool:
    """Whether a file of this name says that it is a table."""
    return name.lower().rpartition(".")[2] in _TABLES


def rows_in(text: str, delimiter: str) -> "Reader":
    """The rows of a table; reading them raises csv.Error where a cell is far too long to be one."""
    csv.field_size_limit(_LARGEST)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def text_lines(content: bytes, name: str) -> Iterator[str]:
    """The text line by line as far as it is searched, a table row by row without its delimiters."""
    text = decoded(content)[0][:SEARCHED].replace("\0", "")
    if not is_table(name):
        yield from (line.strip() for line in text.splitlines())
        return
    delimiter = delimiter_of(text, name)
    for row in rows_in(text, delimiter) if delimiter else ():
        if any(cell.count("\n") > _TALLEST for cell in row):  # a mark that nothing closes swallows what follows
            lines = (line for cell in row for line in cell.splitlines())
            yield from (" ".join(cells) for line in lines for cells in rows_in(line, delimiter))
        else:
            yield " ".join(row)
