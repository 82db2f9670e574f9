"""Excel workbooks: what the sheets hide, and what the parts around them keep."""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.colours import WHITE
from site_builder.gate.attachments.office.shape_words import fill_colour, unseen_words
from site_builder.gate.attachments.office.word_frames import TINY
from site_builder.gate.attachments.properties import is_private_path, path_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.sheets.cells import Sheet, Strings
from site_builder.gate.attachments.sheets.charts import chart_findings
from site_builder.gate.attachments.sheets.grid import Grid, grid_findings, sheet_references, spelled
from site_builder.gate.attachments.sheets.spelled import workbook_beyond_reach
from site_builder.gate.attachments.sheets.struck import struck_findings
from site_builder.gate.attachments.sheets.workbook import plain_grids, read_workbook
from site_builder.gate.attachments.zip_parts import Package, attribute, is_on, local
from site_builder.gate.cells import beside_a_desk, softened
from site_builder.gate.findings import Finding, advice, named
from site_builder.gate.hosts import leads_inside
from site_builder.gate.personal.columns import cues, people_findings, says_what_a_person_has, small_count_findings
from site_builder.gate.personal.owners.fleet import is_own_fleet
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.plain_cells import Remembered, is_plain
from site_builder.gate.personal.subjects import public_list
from site_builder.gate.personal.text import text_findings
from site_builder.problems import Level


def workbook_findings(package: Package, rules: Rules) -> Iterator[Finding]:
    """Everything hidden in sheets, names, caches, comments and links of the workbook."""
    workbook = read_workbook(package)
    grids = plain_grids(workbook)
    for sheet in workbook.sheets:
        yield from grid_findings(sheet.grid)
        yield from sheet_text_findings(sheet.grid, rules)
        yield from _printed(sheet, rules)
        yield from _formulas(sheet)
        yield from _kept(sheet, rules)
        yield from struck_findings(sheet)
    yield from _names(workbook.root, grids)
    yield from _unused_strings(workbook.strings)
    yield from _spoken(workbook.strings, rules)
    yield from _side_parts(package)
    yield from box_findings(package)
    for element in workbook.root.iter():
        if local(element) == "absPath":
            yield from path_findings(attribute(element, "url"), "workbook")
        elif local(element) == "fileSharing" and reads_like_a_name(attribute(element, "userName")):
            yield advice("author-metadata", "workbook", "It keeps the name of whom it was reserved for.")
        elif local(element) == "customWorkbookView" and reads_like_a_name(
            attribute(element, "name").partition(" - ")[0]
        ):
            yield advice("author-metadata", "views", "A view of the workbook is called after a person.")
    for name in package.matching(r"xl/chart(?:s|Ex)/chart[^/]*\.xml"):
        yield from chart_findings(package.tree(name), f"chart {named(posixpath.basename(name))}", grids)
    yield from workbook_beyond_reach(workbook)
    yield advice("original-spreadsheet", "", "It is an original spreadsheet.")


def sheet_text_findings(grid: Grid, rules: Rules) -> Iterator[Finding]:
    """Personal data and small counts in the cells of one sheet, hidden or not."""
    yield from (f.inside(grid.place) for f in people_findings(grid.cells))
    yield from (f.inside(grid.place) for f in small_count_findings(grid.shown(), rules.small_count))
    begins: dict[int, int] = {}
    for row, column in grid.cells:
        begins[column] = min(row, begins.get(column, row))
    tops = [(at, text) for at, text in grid.cells.items() if at[0] < begins[at[1]] + 5]
    places, fleet = public_list(grid.cells), is_own_fleet(grid.cells)
    found: dict[tuple[str, str, Level], tuple[int, Finding, tuple[int, int]]] = {}
    heads = {at[1]: (at[0], cue) for at, text in tops for cue in cues([text]).values()}
    seen = Remembered(lambda text: text_findings(text, rules))
    for at, text in grid.cells.items():
        if len(text) < 6 or (at in grid.numbers and len(text) < 9):
            continue
        head = heads[at[1]][1] if at[1] in heads and at[0] > heads[at[1]][0] else ""
        if is_plain(text) and not (head and says_what_a_person_has(head)):
            continue
        told = seen.found(f"{head}: {text}" if head else text)
        for finding in softened(iter(told), places, beside_a_desk(grid.cells, at), fleet) if told else ():
            key = (finding.code, finding.what.partition(" (")[0], finding.level)
            count, earliest, place = found.get(key, (0, finding, at))
            found[key] = count + 1, earliest, place
    for (code, _, level), (count, earliest, at) in found.items():
        more = f" {count - 1} more cells hold the like." if count > 1 else ""
        yield Finding(code, f"{grid.place}, {spelled([at])}", earliest.what + more, level)


def _printed(sheet: Sheet, rules: Rules) -> Iterator[Finding]:
    for text in sheet.print_texts:
        yield from print_findings(text, f"{sheet.grid.place}, ", rules)


def print_findings(text: str, place: str, rules: Rules) -> Iterator[Finding]:
    """What the header or footer of a printed sheet says, beside page numbers; `place` leads to it."""
    words = re.sub(r'&(?:"[^"]*"|[A-Z]|\d+|K[0-9A-F]{6})', " ", text)
    words = re.sub(r"(?i)\b(?:page|of|seite|sheet|confidential|official)\b", " ", words)
    own = re.compile(re.escape(rules.authority) if rules.authority else "$.", re.IGNORECASE)
    if any(c.isalpha() for c in own.sub(" ", words)):
        yield advice("header-footer", f"{place}print header", "It holds words that no cell shows.")
    yield from (f.inside(f"{place}print header") for f in text_findings(words, rules))
    yield from path_findings(words, f"{place}print header")


def _formulas(sheet: Sheet) -> Iterator[Finding]:
    for at, formula in sheet.formulas:
        place = f"{sheet.grid.place}, {spelled([at])}"
        if re.search(r"(?i)^[^\"]*\w+\|'[^']*'!|\b(?:WEBSERVICE|CALL|REGISTER\.ID|EXEC|RTD)\s*\(", formula):
            yield Finding("active-content", place, "A formula calls another program or server.")
        elif re.search(r"(?i)'?(?:[a-z]:\\|\\\\|file:)[^']*\[", formula):
            yield Finding("external-link", place, "A formula reads a private file.")
        for target in re.findall(r'(?i)\bHYPERLINK\s*\(\s*"([^"]+)"', formula):
            if is_private_path(target):
                yield Finding("external-link", place, "A link leads to a file on a private machine or network.")
            elif leads_inside(target):
                yield Finding("internal-link", place, "A link leads to the inside of an organisation.")


def _kept(sheet: Sheet, rules: Rules) -> Iterator[Finding]:
    """Personal data in choices, prompts and the constants of formulas; scenarios, which hold other values."""
    if sheet.scenarios:
        yield Finding("hidden-text", sheet.grid.place, f"{sheet.scenarios} scenarios keep other values for its cells.")
    constants = [words for _, formula in sheet.formulas for words in re.findall(r'"([^"]{6,})"', formula)]
    texts = "\n".join(dict.fromkeys([*sheet.kept_texts, *constants]))
    yield from (f.inside(f"{sheet.grid.place}, choices and formulas") for f in text_findings(texts, rules))


def _names(workbook: etree._Element, grids: dict[str, Grid]) -> Iterator[Finding]:
    for element in (e for e in workbook.iter() if local(e) == "definedName"):
        name, value = attribute(element, "name"), (element.text or "").strip()
        if name.lower().startswith("_xl") or not value or value.startswith("#"):
            continue
        place = f"name {named(name)}"
        away = any("[" in sheet for sheet, _ in sheet_references(value)) or re.search(r"(?i)[a-z]:\\|\\\\|file:", value)
        if is_on(attribute(element, "hidden")):
            yield Finding("defined-name", place, "The name is hidden.")
        elif away or re.match(r"\[\d+\]", value):
            yield Finding("defined-name", place, "The name points to another file.")
        elif any(map(str.isalpha, attribute(element, "comment"))):
            yield Finding("defined-name", place, "A note about the name is kept.")
        elif re.search(r'"[^"]*\w[^"]*"', value) and not re.search(r"[A-Z]\(", value):
            yield Finding("defined-name", place, "The name holds text that no cell shows.")
        elif re.fullmatch(r"-?[\d.]+%?", value) or value.startswith("{"):
            yield advice("defined-name", place, "The name holds a value that no cell shows.")
        elif "#REF!" in value:
            yield advice("defined-name", place, "The name points to cells that were deleted.")


def _unused_strings(strings: Strings) -> Iterator[Finding]:
    unused = [n for n, text in enumerate(strings.texts) if n not in strings.used and sum(map(str.isalpha, text)) > 1]
    if unused:
        yield Finding("orphan-strings", "", f"{len(unused)} texts are stored that no cell shows.")


def _spoken(strings: Strings, rules: Rules) -> Iterator[Finding]:
    """Reading aids that are none: words beside a text that needs no help to be read aloud."""
    aids = [spoken for text, spoken in strings.spoken if not re.search("[\u2e80-\u9fff\uac00-\ud7af]", text)]
    if aids:
        yield Finding("hidden-text", "reading aids of cells", f"{len(aids)} cells keep words that are not shown.")
    texts = "\n".join(spoken for _, spoken in strings.spoken)
    yield from (finding.inside("reading aids of cells") for finding in text_findings(texts, rules))


def box_findings(package: Package) -> Iterator[Finding]:
    """Words of text boxes that have the colour of their box, or of the sheet where the box has none."""
    for name in package.matching(r"xl/drawings/drawing[^/]*\.xml"):
        if any(map(_shrunk, package.tree(name))):
            place = f"part {named(posixpath.basename(name))}"
            yield Finding("invisible-text", place, "A picture is shrunk so that nobody can see it.")
        for shape in (e for e in package.tree(name).iter() if local(e) == "sp"):
            hidden = any(local(e) == "cNvPr" and is_on(attribute(e, "hidden")) for e in shape.iter())
            if hidden and any(local(e) == "t" and (e.text or "").strip() for e in shape.iter()):
                yield Finding(
                    "invisible-text", f"part {named(posixpath.basename(name))}", "A box with words is hidden."
                )
            clear = any(local(e) == "noFill" for properties in shape if local(properties) == "spPr" for e in properties)
            ground = WHITE if clear else fill_colour(shape, {})
            yield from unseen_words(shape, ground, {}, f"part {named(posixpath.basename(name))}")


def _shrunk(anchor: etree._Element) -> bool:
    """Whether an anchor holds a picture smaller than a letter, both ways."""
    if not any(local(e) == "pic" for e in anchor):
        return False
    sizes = [e for e in anchor.iter() if local(e) == "ext" and attribute(e, "cx").isdigit()]
    return bool(sizes) and all(0 < int(attribute(e, key) or 0) < TINY for e in sizes for key in ("cx", "cy"))


def _side_parts(package: Package) -> Iterator[Finding]:
    """Notes and threaded comments, links to other workbooks with what was read from them."""
    for name in package.matching(r"xl/(?:.*/)?(?:threadedComments?/.*|comments\d*|comments/.*)\.xml"):
        texts = [e for e in package.tree(name).iter() if local(e) in ("comment", "threadedComment")]
        if texts:
            cells = ", ".join(dict.fromkeys(attribute(e, "ref") for e in texts[:4]))
            yield Finding(
                "comment",
                f"cells {cells}",
                "There is a note or comment." if len(texts) == 1 else f"There are {len(texts)} notes or comments.",
            )
    for name in package.matching(r"xl/externalLinks/[^/]*\.xml"):
        root = package.tree(name)
        if any(local(e) == "ddeLink" for e in root.iter()):
            yield Finding("active-content", f"part {named(name)}", "It calls another program (DDE).")
        kept = [e for e in root.iter() if local(e) == "v" and (e.text or "").strip()]
        place, code = f"part {named(posixpath.basename(name))}", "external-link"
        if kept:
            yield Finding(code, place, f"It keeps {len(kept)} values read from another workbook.")
        else:
            yield advice(code, place, "It is linked with another workbook.")
