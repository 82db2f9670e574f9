"""XMP packets, which describe a file in XML: who made it, and who is in it."""

import re
from collections.abc import Iterator

from site_builder.patterns import regex

_PEOPLE = (
    r"(?:creator|Author|OwnerName|CameraOwnerName|AuthorsPosition|CaptionWriter|Owner|Artist|Manager|ModifiedBy|"
    r"LastModifiedBy|LastSavedBy|PersonInImage|PersonDisplayName|Contact)"
)
_ELEMENT = regex(rf"<([\w-]+:)({_PEOPLE})\b[^>]*(?<!/)>(.*?)</\1\2>", re.S)
_ATTRIBUTE = regex(rf"\s[\w-]+:({_PEOPLE})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def people_in(packet: str) -> Iterator[tuple[str, str]]:
    """Each name that the packet gives, with what it is the name of."""
    for found in _ELEMENT.finditer(packet):
        for name in re.split(r"<[^>]*>", found[3]):
            if name.strip():
                yield found[2], name.strip()
    for written in _ATTRIBUTE.finditer(packet):
        if value := (written[2] or written[3] or "").strip():
            yield written[1], value
