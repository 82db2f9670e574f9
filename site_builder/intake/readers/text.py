"""Plain text: finds out whether its lines were wrapped by hand, and which of them are lists and tables."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.intake.blocks import Block, heading, item, paragraph, table
from site_builder.intake.readers.limits import within
from site_builder.patterns import regex

MARKER = regex(
    r"\s*(?P<marker>[•·▪◦●■►*–]|[-+](?=\s)|[QA][.:)](?=\s)|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)](?!\d)|Q(?:uestion)?\.?\s?\d{1,2}[a-z]?\s?[.:)–-]*"
    r"|(?:A|Answer|Response)\.?\s?\d{1,2}[a-z]?\s?[.:)–-]+)\s+(?=\S)"
)  # fmt: skip
_BULLETS = frozenset("•·▪◦●■►*–-+")
_STRONG = regex(r"\*\*(?=\S)(?P<words>[^*]{1,200}?)(?<=\S)\*\*")
"""Words marked as strong, as in an e-mail that is plain text."""
_HASHED = regex(r"#{1,6}\s*(?P<words>[A-Z][^#]{1,100}?)[\s#]*$")
"""A heading as Markdown has it, also without its space. A number behind `#` is none."""
_NARROWEST, _WIDEST = 40, 110
"""A letter that is wrapped by hand is wrapped at so many characters."""
DIVIDED = regex(r"(?<=[a-z]{2})- (?=[a-z]{2})(?!(?:and|or|to)\b)")
"""Where a word was divided at the end of a line."""
_COLUMNS = regex(r"\t+| {3,}")
_FAR_IN = 16
"""A line that is indented by more stands in a column of its own, or in the middle of the page."""
LABEL = regex(r"[A-Z][\w' ]{1,30}:\s")
"""What begins a line of a form, as in `Date: 4 May`."""


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
    return tuple(_blocks(lines, wrapped_at(lines)))


def wrapped_at(lines: Sequence[str]) -> int:
    """The width of the paper, where lines end because it was full; 0 where every line is a paragraph.

    A line that ends within a sentence, and whose next line begins with a small letter, was broken by hand.
    """
    broken = [
        len(line.rstrip())
        for line, below in pairwise(lines)
        if _NARROWEST <= len(line.rstrip()) <= _WIDEST
        and line.rstrip()[-1] not in ".:;?!"
        and below.strip()[:1].islower()
    ]
    width = sorted(broken)[len(broken) * 9 // 10] if broken else 0
    wide = sum(width * 3 // 4 <= len(line.rstrip()) <= _WIDEST for line in lines)
    return width if len(broken) >= 3 and len(broken) > wide * 0.3 else 0


def _blocks(lines: Sequence[str], width: int) -> Iterator[Block]:
    open_lines: list[str] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        row = _cells(line)
        if row is None and rows and line.strip() and _indent(line) > _FAR_IN:
            rows[-1][-1] += f" {line.strip()}"  # the last cell goes on below itself
            continue
        if row is None and rows:
            yield from _table_or_lines(rows)
            rows = []
        if row is not None or not line.strip() or (open_lines and not _goes_on(open_lines[-1], line, width)):
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
    if any(_is_menu(row) for row in ruled):
        return
    for row in ruled:  # columns of a letterhead: each cell says something of its own
        for cell in row:
            yield from _block([cell])


def _is_menu(row: Sequence[str]) -> bool:
    """Whether a row is the bar of links of a website."""
    return len(row) > 3 and all(0 < len(cell.strip()) < 32 and not set(cell) & set("0123456789:.") for cell in row)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether the line goes on with the paragraph of the one before it."""
    if not width or MARKER.match(line) or LABEL.match(line) or "#" in (before[:1], line[:1]):
        return False
    if _indent(line) > _FAR_IN:
        return False
    length = len(before.rstrip())
    return width * 2 // 3 <= length <= _WIDEST and (before.rstrip()[-1] not in ".:?!" or length >= width * 4 // 5)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(lines: list[str]) -> Iterator[Block]:
    text = DIVIDED.sub("", " ".join(line.strip() for line in lines)) if len(lines) > 1 else "".join(lines).strip()
    if (headed := _STRONG.fullmatch(text.rstrip(" :")) or _HASHED.fullmatch(text)) is not None:
        yield heading(headed["words"])
        return
    text = _STRONG.sub(r"\g<words>", text)
    marked = MARKER.match(text)
    if marked and text[marked.end() :].strip():
        marker = marked["marker"]
        yield item("-" if marker in _BULLETS else marker, text[marked.end() :])
    elif text:
        yield paragraph(text)
