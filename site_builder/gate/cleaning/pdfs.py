"""PDFs without their properties, earlier revisions and leftover objects. What pages show stays as it is."""

import io

import pikepdf

from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.findings import Finding


def without_pdf_properties(content: bytes) -> tuple[bytes, list[str]]:
    """The document and what was dropped; raises CannotRead where it is damaged or needs a password."""
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as error:
        raise CannotRead(Finding("uninspectable", "", "It opens only with a password.")) from error
    except pikepdf.PdfError as error:
        raise CannotRead(Finding("unreadable", "", "The file is damaged or cut short.")) from error
    with pdf:
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        for key in ("/Metadata", "/PieceInfo", "/OpenAction", "/AA"):
            if key in pdf.Root:
                del pdf.Root[key]
        names = pdf.Root.get("/Names")
        if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
            del names["/JavaScript"]
        for page in pdf.pages:
            for key in ("/Metadata", "/PieceInfo", "/Thumb", "/AA"):
                if key in page.obj:
                    del page.obj[key]
        pdf.remove_unreferenced_resources()
        saved = io.BytesIO()
        pdf.save(saved, deterministic_id=True)
    return saved.getvalue(), ["authors and other properties, scripts, previews, earlier revisions and leftover objects"]
