"""Spreadsheets of every kind as grids that hold what their readers see."""

from site_builder.gate.attachments.sheets.grid import Grid
from site_builder.gate.attachments.sheets.spelled import spelled_grids
from site_builder.gate.attachments.sheets.workbook import read_workbook
from site_builder.gate.attachments.signatures import Kind
from site_builder.gate.attachments.zip_parts import CannotRead, open_package, parse_xml
from site_builder.gate.findings import Finding


def shown_grids(kind: Kind, content: bytes, most: int = 0) -> list[Grid]:
    """The sheets of a spreadsheet, hidden ones too, dates spelled out; no more than `most` cells of each where that is
    not 0 and the kind allows it. Raises CannotRead where the file is damaged.
    """
    if kind is Kind.OLE:
        from site_builder.gate.attachments.office.old_office import old_grids

        return list(old_grids(content))
    if kind is Kind.ODF_SHEET:
        return _opendocument(content)
    package = open_package(content)
    if kind is Kind.SHEET_BINARY:
        from site_builder.gate.attachments.sheets.binary_workbooks import binary_grids

        return list(binary_grids(package))
    return list(spelled_grids(read_workbook(package, most)))


def _opendocument(content: bytes) -> list[Grid]:
    from site_builder.gate.attachments.opendocument.sheets import read_tables
    from site_builder.gate.attachments.opendocument.styles import read_properties

    if not content.startswith(b"PK"):
        root = parse_xml(content, "")
        return list(read_tables(root, read_properties([root])))
    package = open_package(content)
    if "content.xml" not in package.parts:
        raise CannotRead(Finding("unreadable", "", "The package has no content."))
    roots = [package.tree(name) for name in ("styles.xml", "content.xml") if name in package.parts]
    return list(read_tables(roots[-1], read_properties(roots)))
