"""References: the authority's pattern, a safe address, and each used once."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from site_builder.gate.context import Context
from site_builder.patterns import regex
from site_builder.problems import Problem
from site_builder.records.disclosure import Disclosure, slug

MAX_REFERENCE = 80
_RESERVED = regex(r"con|prn|aux|nul|com\d|lpt\d")


def classes(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Keywords and classes without a word in them, and classes that the publication scheme does not have."""
    for key, words in (("keywords", disclosure.keywords), ("classes", disclosure.classes)):
        for word in words:
            if not slug(word):
                message = f"'{word}' has no letter or digit, so nobody could look it up."
                yield Problem(disclosure.path, disclosure.line(key), key, "wrong-type", message, "Write it in words.")
    known = context.settings.classes
    for name in disclosure.classes:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            fix = f"Did you mean '{near[0]}'?" if near else f"Use one of: {', '.join(known)}."
            message = f"The publication scheme has no class '{name}'."
            yield Problem(disclosure.path, disclosure.line("classes"), "classes", "unknown-class", message, fix)


def reference(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """A reference that does not fit the authority's pattern or cannot make an address."""
    typed = disclosure.reference
    if not typed:
        return  # that it is missing is known already
    if not re.fullmatch(context.settings.reference_pattern, typed):
        message = f"'{typed}' does not look like this authority's references ({context.settings.reference_pattern})."
        fix = "Correct the reference, or the option 'reference_pattern' in mkdocs.yml."
        yield _problem(disclosure, "invalid-reference", message, fix)
    if len(typed) > MAX_REFERENCE or not disclosure.slug:
        message = f"A reference has letters or digits and at most {MAX_REFERENCE} characters."
        yield _problem(disclosure, "invalid-reference", message, "Use the number that stands on the response.")
    if _RESERVED.fullmatch(disclosure.slug):
        message = f"'{typed}' is a name that Windows keeps for itself: no folder can be called so."
        yield _problem(disclosure, "invalid-reference", message, "Put the year or the letters FOI before it.")
    for earlier in disclosure.previous_references:
        if len(earlier) > MAX_REFERENCE or not slug(earlier):
            message = f"'{earlier}' cannot have been a reference: it has letters or digits, at most {MAX_REFERENCE}."
            fix = "Give the number under which the response was published before."
            yield _problem(disclosure, "invalid-reference", message, fix, "previous_references")


def duplicates(context: Context) -> Iterator[Problem]:
    """References that are the same but for capitals and punctuation, earlier ones included: they share one address."""
    earlier_too = any(it.previous_references for it in context.disclosures)
    if not earlier_too and len({it.slug for it in context.disclosures}) == len(context.disclosures):
        return  # as in almost every check of ten thousands
    users: dict[str, list[Disclosure]] = defaultdict(list)
    for disclosure in context.disclosures:
        users[disclosure.slug].append(disclosure)
    yield from _sharing(users)
    for disclosure in context.disclosures:
        for earlier in disclosure.previous_references:
            if others := ", ".join(other.path for other in users[slug(earlier)]):
                message = f"The earlier reference '{earlier}' makes the address of {others}."
                fix = "Remove it here, or correct it: an address leads to one response."
                yield _problem(disclosure, "duplicate-reference", message, fix, "previous_references")
            users[slug(earlier)].append(disclosure)


def _sharing(users: Mapping[str, Sequence[Disclosure]]) -> Iterator[Problem]:
    for address, sharing in users.items():
        for disclosure in sharing if address and len(sharing) > 1 else ():
            others = ", ".join(other.path for other in sharing if other is not disclosure)
            message = f"The reference '{disclosure.reference}' makes the same address as that of {others}."
            yield _problem(disclosure, "duplicate-reference", message, "Give each response its own reference.")


def _problem(disclosure: Disclosure, code: str, message: str, fix: str, key: str = "reference") -> Problem:
    return Problem(disclosure.path, disclosure.line(key), key, code, message, fix)
