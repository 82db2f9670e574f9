"""Values that a program keeps in a file under names of its own and that no page shows: variables, properties."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.zip_parts import attribute, local
from site_builder.gate.findings import Finding, named
from site_builder.gate.personal.text import text_findings
from site_builder.patterns import regex

_ROLE = (
    r"(?:client|complainant|request[eo]r|applicant|appellant|victim|witness|suspect|defendant|offender|informant|"
    r"patient|pupil|student|tenant|claimant|customer|employee|data subject|next of kin|"
    r"case ?(?:worker|officer|handler))"
)
_PERSON = regex(rf"(?i)(?:name of )?(?:the )?{_ROLE}s?(?: ?'?s)?(?: (?:full |fore|sur|first |last |family )?names?)?")
"""Names under which a system keeps who a case is about."""
_MOST = 2_000


def kept_findings(code: str, values: Iterable[tuple[str, str]], place: str, rules: Rules) -> Iterator[Finding]:
    """Values under a name that stands for a person, and personal data in any of them."""
    pairs = [(spoken(name), value.strip()) for name, value in values if any(map(str.isalnum, value))][:_MOST]
    people = [name for name, value in pairs if _PERSON.fullmatch(name) and any(map(str.isalpha, value))]
    if people:
        yield Finding(code, place, f"It keeps who a case is about ({named(people[0])}).")
    yield from (f.inside(place) for f in text_findings("\n".join(f"{name}: {value}" for name, value in pairs), rules))


def leaves(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each element that holds nothing but a text, and each attribute, with its name."""
    for element in root.iter():
        if local(element) and len(element) == 0 and element.text:
            yield attribute(element, "name") or local(element), element.text
        yield from ((str(key).rpartition("}")[2], str(value)) for key, value in element.attrib.items())


def spoken(name: str) -> str:
    """`dateOfBirth`, `date_of_birth` and `date-of-birth` as `date of birth`."""
    return re.sub(r"[_.-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).strip()
