"""What the connections of a workbook tell beside their queries."""

import re
from collections.abc import Iterable

_CONNECTED = (
    ("the name of a server", rb"(?:data source|server|address|host)\s*=\s*[^;\"\s]"),
    ("a user name", rb"(?:user id|uid|username)\s*=\s*[^;\"\s]"),
    ("a password", rb"(?:password|pwd)\s*=\s*[^;\"\s]"),
)
"""What a connection tells beside its query."""


def connected(parts: Iterable[bytes]) -> str:
    """What a query tells of where its data are, in a sentence."""
    said = b" ".join(part.replace(b"\0", b"") for part in parts)
    told = [word for word, pattern in _CONNECTED if re.search(pattern, said, re.IGNORECASE)]
    return f"It holds a query, with {' and '.join(told)}." if told else "It holds a query."
