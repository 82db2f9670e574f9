"""What a spreadsheet holds beside the cells that are shown, in words: none of it goes into a CSV."""

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree

from site_builder.gate.attachments.sheets.workbook import Workbook
from site_builder.gate.attachments.zip_parts import Package, attribute, local, open_package, parse_xml

_PARTS = (
    (r"xl/vbaProject\.bin|Basic/.*|Scripts/.*|xl/macrosheets/.*|xl/vbaData\.xml", "a macro"),
    (r"xl/pivotCache/.*", "the data that a pivot table keeps"),
    (r"xl/pivotTables/.*", "the form of a pivot table"),
    (r"xl/(?:threadedC|c)omments.*", "comments"),
    (r"xl/persons/.*", "the names of those who commented"),
    (r"xl/externalLinks/.*", "links to other workbooks and the values kept of them"),
    (r"xl/charts?(?:Ex)?/.*|xl/chartsheets/.*|Object \d+/.*|ObjectReplacements/.*", "charts and other objects"),
    (r"xl/drawings/.*|xl/media/.*|Pictures/.*|xl/ink/.*|xl/diagrams/.*", "drawings and pictures"),
    (r"xl/embeddings/.*|xl/activeX/.*|xl/ctrlProps/.*", "embedded files and controls"),
    (r"xl/model/.*", "a data model"),
    (r"xl/connections\.xml|xl/queryTables/.*|xl/slicer.*|xl/timeline.*", "connections to data, and filters of it"),
    (r"xl/revisions/.*", "a history of changes"),
    (r"xl/tables/.*", "the form of tables"),
    (r"customXml/.*|docProps/custom\.xml", "attached data"),
    (r"docProps/thumbnail.*|Thumbnails/.*", "a small picture of the first page"),
    (r"docProps/(?:core|app)\.xml|meta\.xml", "authors, times and other properties"),
    (r"xl/printerSettings/.*|settings\.xml|Configurations2/.*", "settings of printers and views"),
    (r"xl/styles\.xml|xl/theme/.*|styles\.xml", "fonts, colours and other looks"),
)
_SHEETS = re.compile(
    r"(?i)\[Content_Types\]\.xml|.*\.rels|xl/workbook\.xml|xl/worksheets/[^/]*\.xml|xl/sharedStrings\.xml|"
    r"xl/calcChain\.xml|xl/metadata\.xml|mimetype|content\.xml|META-INF/manifest\.xml|manifest\.rdf"
)
"""Parts that make the cells, or tell of the package itself."""


def kept_in_parts(package: Package) -> list[str]:
    """What the parts of a package hold beside its sheets, each thing once."""
    found: dict[str, None] = {}
    for name in package.parts:
        words = next((words for pattern, words in _PARTS if re.fullmatch(pattern, name, re.IGNORECASE)), "")
        if words or not _SHEETS.fullmatch(name):
            found[words or f"the part '{name}'"] = None
    return list(found)


def kept_in_a_workbook(workbook: Workbook) -> list[str]:
    """What the sheets and the main part of a workbook hold beside their cells."""
    formulas = sum(len(sheet.formulas) for sheet in workbook.sheets)
    empty = sum(sheet.grid.cells.get(at, "").startswith("=") for sheet in workbook.sheets for at, _ in sheet.formulas)
    names = sum(
        1 for e in workbook.root.iter() if local(e) == "definedName" and attribute(e, "name")[:6].lower() != "_xlnm."
    )
    found = Counter(
        {
            "formula": formulas - empty,
            "formula of which the file keeps no result": empty,
            "defined name": names,
            "header or footer": sum(len(sheet.print_texts) for sheet in workbook.sheets),
            "choice or prompt": sum(len(sheet.kept_texts) for sheet in workbook.sheets),
            "scenario": sum(sheet.scenarios for sheet in workbook.sheets),
            "conditional format": sum(len(sheet.conditions) for sheet in workbook.sheets),
            "reading aid": len(workbook.strings.spoken),
        }
    )
    return [counted(number, what) for what, number in found.items() if number]


def kept_in_odf(content: bytes) -> list[str]:
    """What an OpenDocument spreadsheet holds beside its cells."""
    if not content.startswith(b"PK"):
        return _kept_in_trees([parse_xml(content, "")])
    package = open_package(content)
    trees = [package.tree(name) for name in ("styles.xml", "content.xml") if name in package.parts]
    return [*_kept_in_trees(trees), *kept_in_parts(package)]


def _kept_in_trees(roots: Sequence[etree._Element]) -> list[str]:
    kinds = Counter(local(e) for root in roots for e in root.iter() if isinstance(e.tag, str))
    formulas = sum(1 for root in roots for e in root.iter("{*}table-cell") if attribute(e, "formula"))
    known = {
        "comment": kinds["annotation"],
        "formula": formulas,
        "named area": kinds["named-range"] + kinds["named-expression"] + kinds["database-range"],
        "header or footer": sum(1 for root in roots for e in root.iter("{*}header", "{*}footer") if _has_words(e)),
        "pivot table": kinds["data-pilot-table"],
        "drawing or object": kinds["frame"] + kinds["custom-shape"],
        "tracked change": kinds["cell-content-change"] + kinds["deletion"] + kinds["insertion"],
        "choice or prompt": kinds["content-validation"],
        "macro": kinds["script"],
        "property": sum(1 for root in roots for e in root.iter("{*}meta") for _ in e),
    }
    return [counted(number, what) for what, number in known.items() if number]


def _has_words(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


def counted(number: int, what: str) -> str:
    """`3 formulas`, `1 property`."""
    if number == 1:
        return f"1 {what}"
    first, _, rest = what.partition(" of ")
    plural = " or ".join(_plural(word) for word in first.split(" or "))
    return f"{number} {plural}{' of ' + rest if rest else ''}"


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
