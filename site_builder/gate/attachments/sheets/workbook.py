"""An Excel workbook read through its relationships, whatever its parts are called."""

from dataclasses import dataclass

from lxml import etree

from site_builder.gate.attachments.colours import Rgb, sheet_colour, theme_colours
from site_builder.gate.attachments.sheets.cells import Sheet, Strings, read_sheet, reading_aids
from site_builder.gate.attachments.sheets.conditions import unseen_by_condition
from site_builder.gate.attachments.sheets.drawings import covers
from site_builder.gate.attachments.sheets.grid import Grid, cell_range
from site_builder.gate.attachments.sheets.styles import Look, looks
from site_builder.gate.attachments.zip_parts import CannotRead, Link, Package, attribute, links_of, local
from site_builder.gate.findings import Finding


@dataclass(frozen=True, slots=True)
class Workbook:
    """`root` is the main part; `sheets` are all in order, hidden ones too."""

    root: etree._Element
    sheets: tuple[Sheet, ...]
    strings: Strings
    links: tuple[Link, ...]


def read_workbook(package: Package, most: int = 0) -> Workbook:
    """The workbook, or where `most` is not 0, no more than so many cells of each sheet; raises CannotRead where a part
    is missing or damaged.
    """
    links = links_of(package)
    main = next((link.target for link in links if not link.source and link.type == "officeDocument"), "")
    if main not in package.parts:
        raise CannotRead(Finding("unreadable", "", "The package has no main part."))
    root = package.tree(main)
    parts = {link.type: link.target for link in links if link.source == main and link.target in package.parts}
    theme = theme_colours(package.tree(parts["theme"]) if "theme" in parts else None)
    cell_looks, differences = looks(package.tree(parts["styles"]) if "styles" in parts else None, theme)
    strings = _strings(package.tree(parts["sharedStrings"]), theme) if "sharedStrings" in parts else Strings()
    targets = {link.id: link.target for link in links if link.source == main}
    views = [e for e in root.iter() if local(e) == "workbookView"]
    closed = any(attribute(e, "visibility").endswith("idden") for e in views)
    untabbed = any(attribute(e, "showSheetTabs").lower() in ("0", "false") for e in views)
    opened = {int(shown) for e in views if (shown := attribute(e, "activeTab") or "0").isdigit()} or {0}
    sheets: list[Sheet] = []
    for element in (e for e in root.iter() if local(e) == "sheet" and attribute(e, "id") in targets):
        target = targets[attribute(element, "id")]
        if target not in package.parts:
            raise CannotRead(Finding("unreadable", "", "A sheet that the workbook lists is missing."))
        sheet = read_sheet(attribute(element, "name"), package.read(target), cell_looks, strings, most)
        beyond = untabbed and len(sheets) not in opened  # without tabs, nobody gets to another sheet
        sheet.grid.visible = attribute(element, "state") in ("", "visible") and not closed and not beyond
        sheet.grid.drawings = sheet.grid.drawings or "/chartsheet" in target.lower()
        _finish(package, sheet, [link for link in links if link.source == target], differences)
        sheets.append(sheet)
    return Workbook(root, tuple(sheets), strings, links)


def _strings(root: etree._Element, theme: dict[str, Rgb]) -> Strings:
    strings = Strings()
    for number, item in enumerate(e for e in root if local(e) == "si"):
        texts = [e.text or "" for e in item.iter() if local(e) == "t" and local(e.getparent()) != "rPh"]
        strings.texts.append("".join(texts))
        if spoken := reading_aids(item):
            strings.spoken.append((strings.texts[-1], spoken))
        for run in (e for e in item if local(e) == "r"):
            words = "".join(e.text or "" for e in run if local(e) == "t")
            colour = next((sheet_colour(e, theme) for e in run.iter() if local(e) == "color"), None)
            if words.strip() and colour is not None:
                strings.colours.setdefault(number, []).append(colour)
    return strings


def _finish(package: Package, sheet: Sheet, links: list[Link], differences: list[Look]) -> None:
    """Adds what stands in other parts: tables (whose style colours the header), drawings, conditional formats."""
    grid = sheet.grid
    for link in (link for link in links if link.type == "table" and link.target in package.parts):
        table = package.tree(link.target)
        area = cell_range(attribute(table, "ref"))
        styled = any(local(e) == "tableStyleInfo" and attribute(e, "name") for e in table)
        if area is not None and styled:
            _header_is_seen(sheet, area[0], area[1], area[3])
        grid.filtered.extend(
            found for e in table if local(e) == "autoFilter" and (found := cell_range(attribute(e, "ref"))) is not None
        )
    for link in (link for link in links if link.type == "drawing" and link.target in package.parts):
        grid.covers.extend(covers(package.tree(link.target)))
    if cells := sorted(set(unseen_by_condition(sheet, differences))):
        grid.unseen["in a conditional format that hides them"] = cells


def _header_is_seen(sheet: Sheet, row: int, left: int, right: int) -> None:
    """The header of a styled table has a dark background that no cell format tells of."""
    for why, cells in list(sheet.grid.unseen.items()):
        white = "colour of the background" in why
        kept = [
            at
            for at in cells
            if not (white and at[0] == row and left <= at[1] <= right and _is_white(sheet.looks.get(at)))
        ]
        if kept:
            sheet.grid.unseen[why] = kept
        else:
            del sheet.grid.unseen[why]


def _is_white(look: Look | None) -> bool:
    return look is not None and min(look.font) > 230


def plain_grids(workbook: Workbook) -> dict[str, Grid]:
    """The sheets by name."""
    return {sheet.grid.name: sheet.grid for sheet in workbook.sheets}
