"""Classes of the publication scheme: a record may call one by its name in the settings or title, in any writing."""

from collections.abc import Mapping
from dataclasses import replace

from site_builder.patterns import regex
from site_builder.records.disclosure import Disclosure, slug

_ARTICLE = regex(r"^(?:our|the)-(?=\w)")


def with_names(it: Disclosure, classes: Mapping[str, str]) -> Disclosure:
    """The disclosure with its classes by their names; `classes` has the title of each. One that is not there stays."""
    named = tuple(dict.fromkeys(name if name in classes else _named(name, classes) for name in it.classes))
    return it if named == it.classes else replace(it, classes=named)


def _named(typed: str, classes: Mapping[str, str]) -> str:
    ways = {_bare(way): name for name, title in classes.items() for way in (title, name)}
    return ways.get(_bare(typed), typed)


def _bare(title: str) -> str:
    """The title as an address would have it, without the article that people leave out."""
    return _ARTICLE.sub("", slug(title))
