"""The workbooks behind the charts of documents and presentations."""

import re
from collections.abc import Iterator

from site_builder.gate.attachments.sheets.charts import embedded_exceeds
from site_builder.gate.attachments.sheets.workbook import plain_grids, read_workbook
from site_builder.gate.attachments.zip_parts import Package, links_of, open_package
from site_builder.gate.findings import Finding, named


def chart_workbooks(package: Package, folder: str) -> Iterator[Finding]:
    """Workbooks behind charts that hold more than the chart shows."""
    for link in links_of(package):
        if re.fullmatch(rf"{folder}/charts/[^/]*\.xml", link.source) and link.target.lower().endswith(".xlsx"):
            workbook = read_workbook(open_package(package.read(link.target)))
            more = embedded_exceeds(package.tree(link.source), plain_grids(workbook))
            if more:
                place = f"workbook behind chart {named(link.source.rpartition('/')[2])}"
                yield Finding("embedded-object", place, f"It holds {more}.")
