"""One worksheet part of a workbook, read cell by cell without building the whole tree."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.colours import Rgb, alike, hex_colour
from site_builder.gate.attachments.sheets.condition_rules import Condition, conditions_in
from site_builder.gate.attachments.sheets.grid import FORMAT_HIDES, Grid, cell_range, column_number
from site_builder.gate.attachments.sheets.number_formats import maybe_number
from site_builder.gate.attachments.sheets.styles import Look
from site_builder.gate.attachments.zip_parts import CannotRead, attribute, is_on, local
from site_builder.gate.findings import Finding, named


@dataclass(slots=True)
class Strings:
    """The shared strings: text, the colours of their runs, and which of them a cell uses."""

    texts: list[str] = field(default_factory=list)
    colours: dict[int, list[Rgb]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    spoken: list[tuple[str, str]] = field(default_factory=list)
    """Each reading aid with the text that it belongs to."""


@dataclass(slots=True)
class Sheet:
    """A grid with what only a worksheet of Office Open XML has: its links to drawings, print texts and conditions."""

    grid: Grid
    looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    print_texts: list[str] = field(default_factory=list)
    height: float = 15.0
    """Points of the rows that have no height of their own."""
    narrow: bool = False
    """Whether columns that have no width of their own are too narrow for a letter."""
    widths: list[tuple[int, int]] = field(default_factory=list)
    """The first and last of columns that have one."""
    scenarios: int = 0
    conditions: list[Condition] = field(default_factory=list)
    kept_texts: list[str] = field(default_factory=list)
    formulas: list[tuple[tuple[int, int], str]] = field(default_factory=list)
    struck: list[tuple[int, int]] = field(default_factory=list)


def read_sheet(name: str, content: bytes, looks: list[Look], strings: Strings, most: int = 0) -> Sheet:
    """The sheet, or where `most` is not 0, no more than its first so many cells; raises CannotRead where it is damaged
    or holds more cells than are looked at.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise CannotRead(Finding("xml-entity", f"sheet {named(name)}", "It declares a document type or entities."))
    sheet = Sheet(Grid(name))
    row = 0
    tags = [f"{{*}}{kind}" for kind in ("row", *_READERS)]
    try:
        source = io.BytesIO(content)
        for _, element in etree.iterparse(source, events=("end",), tag=tags, resolve_entities=False, no_network=True):
            kind = local(element)
            if kind == "row":
                written = element.get("r") or ""
                row = int(written) if written.isdigit() else row + 1
                _row(sheet, element, row)
                _cells(sheet, element, row, looks, strings)
                if most and len(sheet.grid.cells) >= most:
                    break
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            else:
                _READERS[kind](sheet, element)
    except etree.XMLSyntaxError as error:
        raise CannotRead(Finding("unreadable", f"sheet {named(name)}", "It is not proper XML.")) from error
    if sheet.narrow:
        sheet.grid.hidden_columns.extend(_between(sheet.widths))
    return sheet


def _between(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The columns that none of the spans holds."""
    next_ = 1
    for first, last in sorted(spans):
        if first > next_:
            yield next_, first - 1
        next_ = max(next_, last + 1)
    yield next_, 16_384


def _row(sheet: Sheet, element: etree._Element, row: int) -> None:
    height = _number(attribute(element, "ht"), sheet.height)
    if is_on(attribute(element, "hidden")) or height < 4:  # points: no letter is so low
        sheet.grid.hidden_rows.add(row)


def _cells(sheet: Sheet, row_element: etree._Element, row: int, looks: list[Look], strings: Strings) -> None:
    column, plain = 0, not looks[0].unseen
    for cell in row_element.iterchildren("{*}c"):
        written = (cell.get("r") or "").rstrip("0123456789")
        column = column_number(written) if written else column + 1
        text, number, shared = _content(sheet, cell, (row, column), strings)
        runs = strings.colours.get(shared, ()) or _run_colours(cell)
        if not text or text.isspace():
            continue
        at = (row, column)
        if len(sheet.grid.cells) >= limits.CELLS:
            raise CannotRead(Finding("too-large", sheet.grid.place, f"It holds more than {limits.CELLS:,} cells."))
        sheet.grid.cells[at] = text
        if number:
            sheet.grid.numbers.add(at)
        style = cell.get("s") or ""
        look = looks[int(style)] if style.isdigit() and int(style) < len(looks) else looks[0]
        if plain and look is looks[0] and not runs:
            continue  # most cells: nothing about them is out of the ordinary
        sheet.looks[at] = look
        if look.struck:
            sheet.struck.append(at)
        if (why := _why_unseen(look, text, number, runs)) and any(map(str.isalnum, text)):
            sheet.grid.unseen.setdefault(why, []).append(at)


def _why_unseen(look: Look, text: str, number: bool, runs: Sequence[Rgb]) -> str:
    if look.unseen:
        return look.unseen
    if look.blanks(text, number):
        return FORMAT_HIDES
    return "partly in the colour of the background" if any(alike(colour, look.fill) for colour in runs) else ""


def _content(sheet: Sheet, cell: etree._Element, at: tuple[int, int], strings: Strings) -> tuple[str, bool, int]:
    """The text, whether it is a number, and the number of the shared string (-1 for none)."""
    kind, text, formula, shared = cell.get("t") or "", "", "", -1
    for child in cell:
        name = local(child)
        if name == "v":
            text = child.text or ""
        elif name == "is":
            text = _plain(child)
            if spoken := reading_aids(child):
                strings.spoken.append((text, spoken))
        elif name == "f" and (child.text or "").strip():
            formula = child.text or ""
            sheet.formulas.append((at, formula))
    if kind == "s" and text.strip().isdigit():
        shared = int(text)
        strings.used.add(shared)
        text = strings.texts[shared] if shared < len(strings.texts) else ""
    if kind == "b":
        text = {"0": "FALSE", "1": "TRUE"}.get(text.strip(), text)
    if formula and not text:
        return f"={formula}", False, shared
    return text, kind in ("", "n") and bool(text), shared


def _run_colours(cell: etree._Element) -> list[Rgb]:
    """The colours of stretches of a text that stands in the cell itself."""
    if cell.get("t") != "inlineStr":
        return []
    colours = (hex_colour(attribute(e, "rgb")[-6:]) for e in cell.iter("{*}color"))
    return [colour for colour in colours if colour is not None]


def _plain(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter() if local(t) == "t" and local(t.getparent()) != "rPh")


def reading_aids(element: etree._Element) -> str:
    """The phonetic text of a string, which programs keep beside it and mostly never show."""
    return "".join(t.text or "" for t in element.iter() if local(t) == "t" and local(t.getparent()) == "rPh")


def _columns(sheet: Sheet, element: etree._Element) -> None:
    widest = 0
    for column in element:
        first, last = int(attribute(column, "min") or 0), int(attribute(column, "max") or 0)
        widest = max(widest, last)
        if is_on(attribute(column, "hidden")) or _number(attribute(column, "width"), 9.0) < 0.5:
            sheet.grid.hidden_columns.append((first, last))
        if attribute(column, "width"):
            sheet.widths.append((first, last))


def _format(sheet: Sheet, element: etree._Element) -> None:
    if _number(attribute(element, "defaultColWidth"), 9.0) < 0.5:
        sheet.narrow = True
    if not is_on(attribute(element, "zeroHeight")):  # which is for rows that hold nothing
        sheet.height = _number(attribute(element, "defaultRowHeight"), 15.0)


def _area(sheet: Sheet, element: etree._Element) -> None:
    if (area := cell_range(attribute(element, "ref"))) is not None:
        (sheet.grid.merges if local(element) == "mergeCell" else sheet.grid.filtered).append(area)


def _print_text(sheet: Sheet, element: etree._Element) -> None:
    sheet.print_texts.extend(child.text or "" for child in element if (child.text or "").strip())


def _kept(sheet: Sheet, element: etree._Element) -> None:
    """Choices, prompts and the values of scenarios: kept with the sheet, and seen by whoever asks for them."""
    sheet.kept_texts.extend(str(value) for value in element.values() if len(value) > 5)
    sheet.kept_texts.extend(child.text or "" for child in element if len(child.text or "") > 5)


def _scenario(sheet: Sheet, element: etree._Element) -> None:
    sheet.scenarios += 1
    _kept(sheet, element)


def _drawing(sheet: Sheet, element: etree._Element) -> None:
    sheet.grid.drawings = True


def _scrolled(sheet: Sheet, element: etree._Element) -> None:
    """What stands before the first cell of frozen panes was scrolled away when they were made, and stays so."""
    frozen = next((e for e in element if local(e) == "pane" and attribute(e, "state").startswith("frozen")), None)
    first = cell_range(attribute(element, "topLeftCell"))
    if frozen is None or first is None:
        return
    if attribute(frozen, "ySplit") not in ("", "0"):
        sheet.grid.hidden_rows.update(range(1, min(first[0], 100_000)))
    if attribute(frozen, "xSplit") not in ("", "0") and first[1] > 1:
        sheet.grid.hidden_columns.append((1, first[1] - 1))


def _condition(sheet: Sheet, element: etree._Element) -> None:
    sheet.conditions.extend(conditions_in(element))


_READERS = {
    "sheetView": _scrolled,
    "cols": _columns,
    "sheetFormatPr": _format,
    "mergeCell": _area,
    "autoFilter": _area,
    "headerFooter": _print_text,
    "conditionalFormatting": _condition,
    "drawing": _drawing,
    "dataValidation": _kept,
    "scenario": _scenario,
}


def _number(text: str, default: float) -> float:
    found = maybe_number(text)
    return default if found is None else found
