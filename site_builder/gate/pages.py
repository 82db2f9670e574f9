"""Ordinary pages: MkDocs would publish broken front matter as text, and two pages at one address as one of them."""

from collections.abc import Iterator

from site_builder.gate.context import Context
from site_builder.problems import Problem
from site_builder.records.reading import front_matter

_OURS = {
    "disclosures",
    "exemptions",
    "keywords",
    "years",
    "outcomes",
    "search",
    "data",
    "statistics",
    "admin",
}


def pages(context: Context) -> Iterator[Problem]:
    """Ordinary pages with front matter that cannot be read, or at an address that the generator makes itself."""
    for path in context.folder.pages:
        inside = context.folder.inside(path)
        first = inside.split("/", maxsplit=1)[0].removesuffix(".md")
        if first.lower() in _OURS:
            message = f"The address /{first}/ is made from the records."
            yield Problem(path, 0, "", "reserved-address", message, "Give the page another name.")
        content = context.folder.file(path).read_bytes()
        if content.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
            yield from front_matter(path, content)
