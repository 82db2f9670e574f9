"""The copies of data that charts keep."""

from collections.abc import Iterator, Mapping

from lxml import etree

from site_builder.gate.attachments.sheets.grid import Grid, cell_range, sheet_references
from site_builder.gate.attachments.zip_parts import local
from site_builder.gate.findings import Finding
from site_builder.patterns import regex

_REFERENCES = frozenset({"strRef", "numRef", "multiLvlStrRef", "datalabelsRange"})
"""What a chart takes from cells: its series, categories and the labels of its points."""

_IS_OF_NUMBERS = regex(r"\d|(?i:^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun))")
"""A number or a day as a format writes it; a month in another language counts as words."""


def chart_findings(chart: etree._Element, place: str, grids: Mapping[str, Grid]) -> Iterator[Finding]:
    """Values in the chart's cache that no visible cell of its source holds, and series that were filtered out."""
    for element in chart.iter():
        if local(element).startswith("filtered") and len(element):
            yield Finding("chart-cache", place, "It keeps series or categories that were filtered out.")
            return
    for reference in (e for e in chart.iter() if local(e) in _REFERENCES):
        formula = next((e.text or "" for e in reference if local(e) == "f"), "")
        values = cached_values(reference)
        if not values:
            continue
        sources = sheet_references(formula)
        if "#REF!" in formula or "[" in formula or any(name not in grids for name, _ in sources):
            yield Finding("chart-cache", place, f"It keeps {len(values)} values of a source that is not in the file.")
            return
        shown = {text for name, area in sources for text in _texts(grids[name], area)}
        if sources and (lost := [v for v in values if not _known(v, shown, local(reference) == "numRef")]):
            yield Finding(
                "chart-cache", place, f"It keeps {len(lost)} values that no visible cell of its source holds."
            )
            return


def cached_values(reference: etree._Element) -> list[str]:
    """The values that a chart remembers for one reference."""
    points = [p for p in reference.iter() if local(p) == "pt"]
    return [(e.text or "").strip() for p in points for e in p if local(e) == "v" and (e.text or "").strip()]


def _texts(grid: Grid, area: str) -> list[str]:
    found = cell_range(area)
    if found is None:
        return []
    top, left, bottom, right = found
    return [text for (r, c), text in grid.shown().items() if top <= r <= bottom and left <= c <= right]


def _known(value: str, shown: set[str], is_number: bool) -> bool:
    if value in shown or any(text.startswith("=") for text in shown):
        return True
    numbers = {round(float(text), 9) for text in shown if _is_number(text)}
    if _is_number(value):
        return round(float(value), 9) in numbers
    return bool(numbers) and not is_number and _IS_OF_NUMBERS.search(value) is not None


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def embedded_exceeds(cache: etree._Element, grids: Mapping[str, Grid]) -> str:
    """How an embedded workbook holds more than the chart shows; "" where it does not.

    One cell in the corner and the headings of series and categories belong to the chart; all others must be plotted.
    """
    plotted = {value for e in cache.iter() if local(e) in _REFERENCES for value in cached_values(e)}
    numbers = {round(float(value), 9) for value in plotted if _is_number(value)}
    if sum(1 for grid in grids.values() if grid.cells) > 1:
        return "more than one sheet"
    extra = [
        text
        for grid in grids.values()
        for at, text in grid.cells.items()
        if at != (1, 1) and text not in plotted and not (_is_number(text) and round(float(text), 9) in numbers)
    ]
    return f"{len(extra)} cells that the chart does not show" if extra and plotted else ""
