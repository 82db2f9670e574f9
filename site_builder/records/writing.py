"""A record as a file again: what is written here reads back as the same record."""

import json
from collections.abc import Iterable, Iterator, Mapping

from site_builder.legislation import Citation
from site_builder.patterns import regex
from site_builder.records.disclosure import Disclosure, Section, Waiver
from site_builder.records.lifecycle import told

_PLAIN = regex(r"[A-Za-z0-9](?:[\w .()/§£%+;,'’–-]*[\w.)%])?")
_IN_A_LIST = regex(r"[^,\[\]{}]*")


def write_record(disclosure: Disclosure) -> str:
    """The Markdown file of a disclosure: front matter in the order of the schema, then the sections."""
    return "---\n" + "".join(front_matter_lines(_values(disclosure))) + "---\n" + _body(disclosure.sections)


def front_matter_lines(values: Mapping[str, object]) -> Iterator[str]:
    """The lines of front matter, each with its line feed: texts, tables, and lists of either; nothing empty."""
    for key, value in values.items():
        if isinstance(value, str) and value:
            yield f"{key}: {scalar(value)}\n"
        elif isinstance(value, list | tuple) and value:
            if isinstance(value[0], Mapping):
                yield f"{key}:\n"
                for entry in value:
                    yield from _entry(entry)
            else:
                yield f"{key}: {_listing(value)}\n"
        elif isinstance(value, Mapping) and any(value.values()):
            yield f"{key}:\n"
            yield from (f"  {line}" for line in front_matter_lines(value))


def scalar(text: str, in_a_list: bool = False) -> str:
    """The text as a YAML value that stays text, in quotes where it would not be one without."""
    plain = _PLAIN.fullmatch(text) and (not in_a_list or _IN_A_LIST.fullmatch(text))
    return text if plain else json.dumps(text, ensure_ascii=False)


def _listing(items: Iterable[str]) -> str:
    return "[" + ", ".join(scalar(item, in_a_list=True) for item in items) + "]"


def _entry(entry: Mapping[str, object]) -> Iterator[str]:
    for number, line in enumerate(front_matter_lines(entry)):
        yield ("    " if number else "  - ") + line


def _values(disclosure: Disclosure) -> dict[str, object]:
    parts = [
        {"question": p.question, "outcome": p.outcome.value, "exemptions": _exemptions(p.citations)}
        for p in disclosure.parts
    ]
    return {
        "reference": disclosure.reference,
        "title": disclosure.title,
        "date": str(disclosure.date),
        "received": disclosure.received.isoformat() if disclosure.received else "",
        "summary": disclosure.summary,
        "regime": disclosure.regime,
        "outcome": disclosure.outcome.value if disclosure.outcome.is_typed else "",
        "exemptions": _exemptions(disclosure.citations),
        "keywords": disclosure.keywords,
        "classes": disclosure.classes,
        "attachments": [
            {"file": a.file, "title": a.title, "replaced": [told(it) for it in a.replaced]}
            for a in disclosure.attachments
        ],
        "parts": parts,
        "authority": disclosure.authority,
        "source": disclosure.source,
        "licence": disclosure.licence,
        "language": disclosure.language,
        "reasons": "withheld" if disclosure.reasons_withheld else "",
        "waivers": [_waiver(disclosure, waiver) for waiver in disclosure.waivers],
        "sample": "true" if disclosure.sample else "",
        "publish_after": disclosure.publish_after.isoformat() if disclosure.publish_after else "",
        "corrections": [told(correction) for correction in disclosure.corrections],
        "supersedes": disclosure.supersedes,
        "superseded_by": disclosure.superseded_by,
        "withdrawn": told(disclosure.withdrawn),
        "previous_references": disclosure.previous_references,
        "review": told(disclosure.review),
        "regulator_case": told(disclosure.regulator_case),
    }


def _waiver(disclosure: Disclosure, waiver: Waiver) -> dict[str, str]:
    name = waiver.file.removeprefix(f"{disclosure.folder}/") if waiver.file != disclosure.path else ""
    told = {"code": waiver.code, "file": name, "sha256": waiver.sha256, "who": waiver.who, "why": waiver.why}
    return {**told, "until": waiver.until.isoformat()}


def _exemptions(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Each provision with the name of its law, so that it reads the same whatever the authority assumes."""
    return tuple(f"{c.provision.regime} {c.provision.label}" for c in citations)


def _body(sections: Iterable[Section]) -> str:
    return "".join(f"\n## {s.title}\n\n{s.markdown}\n" if s.title else f"\n{s.markdown}\n" for s in sections)
