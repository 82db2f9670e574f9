"""References in any punctuation and from any part on: `01/FOI/24/036003`, `FOI 24 036003` and `036003` are one."""

import unicodedata
from collections.abc import Iterator

from site_builder.patterns import regex
from site_builder.records.disclosure import Disclosure

_PARTS = regex(r"[0-9a-z]+")


def reference_key(typed: str) -> str:
    """The letters and digits of what was typed, in lower case."""
    return "".join(_parts(typed))


def keys_of(disclosure: Disclosure) -> set[str]:
    """The keys under which a disclosure is found by its reference, or by one that it had before."""
    return {key for it in (disclosure.reference, *disclosure.previous_references) for key in reference_keys(it)}


def reference_keys(reference: str) -> Iterator[str]:
    """The keys under which a reference is found: its parts joined, from each part on that holds a digit later on.

    Where the last part begins with zeros, each is also found without them.
    """
    parts = _parts(reference)
    short = parts[-1].lstrip("0") if parts and parts[-1].isdecimal() else ""
    numbered = [at for at, part in enumerate(parts) if not part.isalpha()]
    for start in range(numbered[-1] + 1 if numbered else 0):
        yield "".join(parts[start:])
        if short and short != parts[-1]:
            yield "".join((*parts[start:-1], short))


def _parts(text: str) -> list[str]:
    return _PARTS.findall(unicodedata.normalize("NFKD", text).lower())
