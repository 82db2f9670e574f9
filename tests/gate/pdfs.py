"""Makes PDFs for the tests, from page content written by hand."""

import io
import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

WORDS = "BT /F1 12 Tf 1 0 0 1 72 700 Tm (The figures for 2023 are below.) Tj ET\n"
SECRET = "BT /F1 12 Tf 1 0 0 1 72 650 Tm (Witness lives in Northmoor) Tj ET\n"


def pdf(content: str, change: Callable[[Pdf], object] = lambda pdf: None, **saving: object) -> bytes:
    """A PDF of one page with the ordinary words and this content, changed by `change` before saving."""
    with Pdf.new() as made:
        page(made, content)
        change(made)
        saved = io.BytesIO()
        made.save(saved, **saving)  # type: ignore[arg-type]
        return saved.getvalue()


def page(made: Pdf, content: str) -> pikepdf.Page:
    """Adds a page in Helvetica."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    made.pages.append(
        pikepdf.Page(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, 595, 842]),
                Resources=Dictionary(Font=Dictionary(F1=font)),
                Contents=made.make_stream((WORDS + content).encode("latin-1")),
            )
        )
    )
    return made.pages[-1]


def annotation(kind: str, **more: object) -> Callable[[Pdf], None]:
    """A change that adds an annotation over the secret words."""

    def change(made: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([70, 645, 230, 665]), **more)
        made.pages[0].obj["/Annots"] = Array([made.make_indirect(note)])

    return change


def revised(first: bytes, change: Callable[[Pdf], object]) -> bytes:
    """The first file, with a changed one written behind it as an update would be: both can be read out."""
    with Pdf.open(io.BytesIO(first)) as made:
        change(made)
        saved = io.BytesIO()
        made.save(saved)
    return appended(first, saved.getvalue())


def appended(first: bytes, second: bytes) -> bytes:
    """An incremental update: the objects of the second file behind the first, with a cross-reference of their own."""
    with Pdf.open(io.BytesIO(second)) as made:
        objects = {
            item.objgen[0]: item.unparse(resolved=True)
            if not isinstance(item, pikepdf.Stream)
            else pikepdf.Dictionary({**dict(item.items()), "/Length": len(item.read_raw_bytes())}).unparse()
            + b"\nstream\n"
            + item.read_raw_bytes()
            + b"\nendstream"
            for item in made.objects
            if isinstance(item, pikepdf.Object) and item.objgen != (0, 0)
        }
        root = made.Root.objgen[0]
    return updated(first, objects, f"/Root {root} 0 R")


def updated(first: bytes, objects: dict[int, bytes], trailer: str) -> bytes:
    """The file with objects written behind it, and a cross-reference to them; without `/Root` the old one stays."""
    body, offsets = bytearray(first.rstrip() + b"\n"), {}
    for number, content in objects.items():
        offsets[number] = len(body)
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start, previous = len(body), int(first[first.rfind(b"startxref") + 9 : first.rfind(b"%%EOF")])
    old = re.findall(rb"/Root \d+ 0 R", first)[-1].decode()
    body += b"xref\n"
    for number, offset in sorted(offsets.items()):
        body += b"%d 1\n%010d 00000 n \n" % (number, offset)
    entries = f"/Size {max(objects) + 1} {trailer or old} /Prev {previous}"
    body += f"trailer\n<< {entries} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(body)
