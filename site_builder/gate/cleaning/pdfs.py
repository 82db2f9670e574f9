"""PDFs without their properties, earlier revisions and leftover objects. What pages show stays as it is."""

import io

import pikepdf

from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.findings import Finding

_OF_ALL = {
    "/Metadata": "authors and other properties",
    "/PieceInfo": "what programs keep for themselves",
    "/OpenAction": "what happens when it is opened",
    "/AA": "scripts",
}
_OF_PAGES = {
    "/Metadata": "authors and other properties",
    "/PieceInfo": "what programs keep for themselves",
    "/Thumb": "small pictures of pages",
    "/AA": "scripts",
}


def without_pdf_properties(content: bytes) -> tuple[bytes, list[str]]:
    """The document and what was dropped; raises CannotRead where it is damaged or needs a password."""
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as error:
        raise CannotRead(Finding("uninspectable", "", "It opens only with a password.")) from error
    except pikepdf.PdfError as error:
        raise CannotRead(Finding("unreadable", "", "The file is damaged or cut short.")) from error
    dropped: dict[str, None] = {}
    with pdf:
        if pdf.is_encrypted:
            dropped["the password of its owner, and what it forbids"] = None
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
            dropped["authors and other properties"] = None
        for key, words in _OF_ALL.items():
            if key in pdf.Root:
                del pdf.Root[key]
                dropped[words] = None
        names = pdf.Root.get("/Names")
        if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
            del names["/JavaScript"]
            dropped["scripts"] = None
        for page in pdf.pages:
            for key, words in _OF_PAGES.items():
                if key in page.obj:
                    del page.obj[key]
                    dropped[words] = None
        if content.count(b"%%EOF") > 1:
            dropped["earlier revisions, if it held any"] = None
        pdf.remove_unreferenced_resources()
        saved = io.BytesIO()
        pdf.save(saved, deterministic_id=True)
    return saved.getvalue(), list(dropped)
