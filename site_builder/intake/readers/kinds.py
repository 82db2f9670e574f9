"""What a file really is, whatever its name says: told from its first bytes."""

_BEGINNINGS = (
    (b"%PDF-", "PDF", (".pdf",)),
    (b"PK\x03\x04", "Word document or another packed file", (".docx",)),
    (b"\xd0\xcf\x11\xe0", "document of an older Office program", ()),
    (b"{\\rtf", "RTF document", ()),
    (b"\x89PNG", "picture", ()),
    (b"\xff\xd8\xff", "picture", ()),
    (b"GIF8", "picture", ()),
    (b"II*\x00", "picture", ()),
)
_UNICODE = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = (b"<!doctype html", b"<html")
_LOOKED_AT = 4_000


def misnamed(suffix: str, content: bytes) -> tuple[str, str] | None:
    """What is wrong with a file whose name ends in `suffix`, and what to do; None where both agree."""
    start = content[:1_024].lstrip()
    for beginning, kind, suffixes in _BEGINNINGS:
        if start.startswith(beginning) and suffix not in suffixes:
            fix = f"Rename it so that it ends in {suffixes[0]}." if suffixes else "Save it anew as .docx, .pdf or .txt."
            return f"The file is a {kind}, although its name ends in '{suffix}'.", fix
    if suffix in (".docx", ".pdf") and start.lower().startswith(_MARKUP):
        return f"The file is a web page, although its name ends in '{suffix}'.", "Rename it so that it ends in .html."
    if suffix in (".txt", ".text", ".html", ".htm") and _is_binary(content[:_LOOKED_AT]):
        return f"The file holds no text, although its name ends in '{suffix}'.", "Take another copy of the letter."
    return None


def _is_binary(content: bytes) -> bool:
    if content.startswith(_UNICODE):
        return False
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in content)
    return b"\x00" in content or odd > len(content) / 50
