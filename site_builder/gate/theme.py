"""Files of the theme: whatever is no template is published with the site, though no record or page names it."""

from collections.abc import Iterator

from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.contents import problems_in, remembered_in
from site_builder.gate.context import Context
from site_builder.gate.outside import is_document
from site_builder.problems import Problem

_PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.GIF, Kind.WEBP, Kind.TIFF, Kind.BMP, Kind.HEIC})
_HEAD = 4_096


def in_the_theme(context: Context) -> Iterator[Problem]:
    """Documents, which belong to a record, and whatever the gate finds in pictures and notes; that links lie there is
    said with all others.
    """
    folder, looked_into = context.folder, list[str]()
    for path in folder.theme:
        file = folder.file(path)
        if path.lower().endswith(".txt"):
            looked_into.append(path)
        elif is_document(file):
            with file.open("rb") as opened:
                is_picture = kind_of(opened.read(_HEAD)) in _PICTURES
            if is_picture:
                looked_into.append(path)
            else:
                message = "A document lies in the theme, which is published whole, and no record names it."
                yield Problem(path, 0, "", "unnamed-file", message, "Move it into the folder of its record.")
    if looked_into:
        yield from problems_in(folder.root, {}, looked_into, rules_of(context.settings), remembered_in(folder.root))
