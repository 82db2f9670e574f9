"""Small previews that come with the templates of programs: they show an empty page, and nothing of the document."""

from hashlib import sha256

_STOCK = frozenset(
    {
        "96367138dc44ce09bf2c8f0f8e49348a1478d2c5c0af69bbc2bbc38b63cdcead",  # the document of python-docx
        "116f9aa8ea038e39ef47ee99a23592ab569cf77feafecd0a30e222369e931d25",  # the presentation of python-pptx
    }
)
"""The SHA-256 of each."""


def is_stock(picture: bytes) -> bool:
    """Whether it is one of these previews."""
    return sha256(picture).hexdigest() in _STOCK
