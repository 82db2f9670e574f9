"""Plain text: finds out whether its lines were wrapped by hand, and which of them are lists and tables."""

import re
from collections.abc import Iterator, Sequence

from site_builder.intake.blocks import Block, item, paragraph, table
from site_builder.intake.readers.limits import within

MARKER = re.compile(
    r"\s*(?P<marker>[•·▪◦●■►*–]|-(?=\s)|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)](?!\d)|Q(?:uestion)?\.?\s?\d{1,2}[a-z]?\s?[.:)–-]*"
    r"|(?:A|Answer|Response)\.?\s?\d{1,2}[a-z]?\s?[.:)–-]+)\s+(?=\S)"
)  # fmt: skip
_BULLETS = frozenset("•·▪◦●■►*–-")
_WRAPPED_AT = range(58, 100)
_COLUMNS = re.compile(r"\t+| {3,}")
_LABEL = re.compile(r"[A-Z][\w' ]{1,30}:\s")


def read(content: bytes) -> tuple[Block, ...]:
    """The blocks of a text file in UTF-8, UTF-16 with its mark, or Windows-1252."""
    return blocks_of(decode(content))


def decode(content: bytes) -> str:
    """The text of these bytes, whatever the usual encoding they are in."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text whose paragraphs are lines, or are wrapped and parted by blank lines."""
    within(len(text))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    return tuple(_blocks(lines, is_wrapped(lines)))


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines end where the paper was full, and not where a paragraph does."""
    long = [line for line in lines if len(line.strip()) >= _WRAPPED_AT.start]
    full = [line for line in long if len(line.rstrip()) in _WRAPPED_AT and line.rstrip()[-1] not in ".:;?!"]
    return len(full) >= 3 and len(full) > len(long) * 0.55


def _blocks(lines: Sequence[str], wrapped: bool) -> Iterator[Block]:
    open_lines: list[str] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        row = _cells(line)
        if row is None and rows:
            yield from _table_or_lines(rows)
            rows = []
        if row is not None or not line.strip() or (open_lines and not _goes_on(open_lines[-1], line, wrapped)):
            yield from _block(open_lines)
            open_lines = []
        if row is not None:
            rows.append(row)
        elif line.strip():
            open_lines.append(line)


def _cells(line: str) -> list[str] | None:
    """The cells of a line that is a row of a table, else None."""
    stripped = line.strip()
    if stripped.count("|") >= 2 or " | " in stripped:
        return stripped.strip("|").split("|")
    cells = _COLUMNS.split(stripped)
    return cells if len(cells) >= 2 and not MARKER.fullmatch(f"{cells[0]} ") and len(stripped) < 400 else None


def _table_or_lines(rows: list[list[str]]) -> Iterator[Block]:
    ruled = [row for row in rows if set("".join(row)) - set("-=:+ ")]
    if len(ruled) >= 2 and len({len(row) for row in ruled}) <= 2:
        yield table(ruled)
        return
    for row in ruled:  # columns of a letterhead: each cell says something of its own
        for cell in row:
            yield from _block([cell])


def _goes_on(before: str, line: str, wrapped: bool) -> bool:
    """Whether the line goes on with the paragraph of the one before it."""
    if not wrapped or MARKER.match(line) or _LABEL.match(line):
        return False
    full = len(before.rstrip()) >= _WRAPPED_AT.start - 10
    return full and (before.rstrip()[-1] not in ".:?!" or len(before.rstrip()) >= _WRAPPED_AT.start + 4)


def _block(lines: list[str]) -> Iterator[Block]:
    text = " ".join(line.strip() for line in lines)
    marked = MARKER.match(text)
    if marked and text[marked.end() :].strip():
        marker = marked["marker"]
        yield item("-" if marker in _BULLETS else marker, text[marked.end() :])
    elif text:
        yield paragraph(text)
