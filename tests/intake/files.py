"""Letters as Word and PDF files, made small and by hand, so that the tests need no other program."""

import io
import textwrap
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, numbering: str = "", header: str = "") -> bytes:
    """A .docx whose body is this WordprocessingML."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        if numbering:
            parts.writestr("word/numbering.xml", f"<w:numbering {_W}>{numbering}</w:numbering>")
        if header:
            parts.writestr("word/header1.xml", f"<w:hdr {_W}>{header}</w:hdr>")
    return packed.getvalue()


def p(text: str, properties: str = "") -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on its pages."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({_escaped(line)}) Tj 0 -16 Td" for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return content + f"{end}<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF".encode()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def word_letter(text: str) -> bytes:
    """A letter as Word would hold it: lines are paragraphs, `|` lines the rows of a table."""
    body, rows = "", ""
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            cells = (f"<w:tc>{p(escape(cell.strip()))}</w:tc>" for cell in line.strip("| ").split("|"))
            rows += f"<w:tr>{''.join(cells)}</w:tr>"
            continue
        body, rows = body + (f"<w:tbl>{rows}</w:tbl>" if rows else "") + p(escape(line)), ""
    return docx(body)


def pdf_letter(text: str) -> bytes:
    """A letter as a printer lays it out: wrapped lines, and on each page its `HEADER:` line and its number."""
    lines = text.strip("\n").split("\n")
    header, footer = (next((x[8:] for x in lines if x.startswith(mark)), "") for mark in ("HEADER: ", "FOOTER: "))
    kept = [line for line in lines if not line.startswith(("HEADER: ", "FOOTER: "))]
    shown = [part for line in kept for part in textwrap.wrap(line, 88) or [" "]]
    pages = [shown[start : start + 40] for start in range(0, len(shown), 40)]
    ends = [x for x in (header, footer) if x]
    return pdf([[*ends[:1], *page, *ends[1:], f"Page {n} of {len(pages)}"] for n, page in enumerate(pages, 1)])
