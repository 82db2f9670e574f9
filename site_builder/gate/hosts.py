"""Addresses that only work inside of an organisation."""

from urllib.parse import urlsplit

from site_builder.patterns import regex

_INSIDE = regex(
    r"(?i)^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|169\.254\.\d+\.\d+|"
    r"172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[?::1\]?|[^.\s]+|.*\.(?:local|internal|intranet|corp|lan|home|localdomain))$"
)


def is_inside(host: str) -> bool:
    """Whether a host's name or number is one that only the inside of an organisation knows."""
    return _INSIDE.match(host) is not None


def leads_inside(address: str) -> bool:
    """Whether a web address leads to such a host."""
    try:
        parts = urlsplit(address.strip())
        return parts.scheme.lower() in ("http", "https", "ftp") and is_inside(parts.hostname or ".")
    except ValueError:
        return False
