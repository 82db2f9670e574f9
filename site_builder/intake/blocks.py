"""What every kind of letter is read into: headings, paragraphs, list entries and tables, in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from site_builder.patterns import regex

_SPACE = regex(r"[\s\u00a0\u200b\ufeff]+")
_SCANNED = regex(r"\b(?:[Ss]ect[l1]ons?|ln(?:formation)?)\b")
_AS_PRINTED = {ord("1"): "i", ord("l"): "i"}
"""What a scanner often makes of `i`."""
_OPENS_MARKUP = regex(r"^(?=#{1,6}\s|>|[-+*]\s|```|~~~|={3,}$|-{3,}$)")
_OPENS_LIST = regex(r"^(\d{1,9})(?=[.)](?:\s|$))")
_NUMBERED = regex(r"\d{1,9}[.)]")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its text without line breaks; an item's `marker` as printed (`2.`, `(b)`, `-`); a table's `rows`."""

    kind: Kind
    text: str
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def plain(self) -> str:
        """The words as a reader meets them, with the marker in front."""
        return f"{self.marker} {self.text}".strip() if self.marker not in ("", "-") else self.text


def heading(text: str) -> Block:
    """A heading of these words."""
    return Block(Kind.HEADING, tidy(text))


def paragraph(text: str) -> Block:
    """A paragraph of these words."""
    return Block(Kind.PARAGRAPH, tidy(text))


def item(marker: str, text: str) -> Block:
    """An entry of a list; `marker` is `-` for a bullet."""
    return Block(Kind.ITEM, tidy(text), marker)


def table(rows: Iterable[Sequence[str]]) -> Block:
    """A table of these rows; its text is one line a row, label and value of a two-column row parted by a colon."""
    cells = tuple(tuple(tidy(cell) for cell in row) for row in rows)
    kept = tuple(row for row in cells if any(row))
    lines = (": ".join(c.rstrip(":") if n == 0 else c for n, c in enumerate(row)) if len(row) == 2 else " | ".join(row)
             for row in kept)  # fmt: skip
    return Block(Kind.TABLE, "\n".join(lines), rows=kept)


def tidy(text: str) -> str:
    """The text with every run of white space made one space, none at its ends; hyphens of every kind alike."""
    even = _SPACE.sub(" ", text).strip().replace("\u2011", "-").replace("\u00ad", "")
    return _SCANNED.sub(lambda found: found[0].translate(_AS_PRINTED), even)


def markdown(blocks: Iterable[Block], level: int = 3) -> str:
    """The blocks as Markdown; headings stand at `level`, and words that would become markup stay words."""
    return "".join(_joined(blocks, level)).strip()


def _joined(blocks: Iterable[Block], level: int) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        in_list = before is not None and before.kind is block.kind is Kind.ITEM
        yield "" if before is None else "\n" if in_list else "\n\n"
        yield _written(block, level)
        before = block


def _written(block: Block, level: int) -> str:
    if block.kind is Kind.TABLE:
        return _table(block.rows)
    text = block.text.replace("<", "&lt;")
    if block.kind is Kind.HEADING:
        return f"{'#' * level} {text.rstrip(':')}"
    if block.kind is Kind.ITEM:
        numbered = _NUMBERED.fullmatch(block.marker)
        return f"{block.marker} {text}" if numbered or block.marker == "-" else f"- {block.marker} {text}"
    return _OPENS_LIST.sub(r"\1\\", _OPENS_MARKUP.sub(r"\\", text))


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    width = max(len(row) for row in rows)
    lines = [_row((*row, *[""] * (width - len(row)))) for row in rows]
    return "\n".join([lines[0], _row(["---"] * width), *lines[1:]])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("<", "&lt;") for cell in cells) + " |"
