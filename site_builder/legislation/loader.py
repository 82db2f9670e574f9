"""The law is data: every `*.yaml` file of a folder is one regime. Only its clock stands in `clock.py`.

A regime file holds, in this order:

    code, title, noun (section | regulation), term (exemption | exception), territory, names (how letters call it),
    other_years (with these years behind it, the same title is a law of another country),
    regulator, complaint and appeal (its provisions on them), link (with {place}), as_at (date of the text read),
    public_interest: {provision, rule}
    ncnd: {provision, with: [...]}      where one provision neither confirms nor denies for the whole law
    emissions: the provision by which some exceptions are lost for information on emissions
    sources: {key: {title, url}}
    sections: {"31": {heading, label, role, kind, test, harm, when, falls_away, since, until, named_only, closed,
        limbs: {(1)(a): ...}}}
    explanations: {"31": {protects, tests: [...], argue: [...], sources: [keys]}}

`limbs` maps a place below the section, as it is printed, to its plain label or to a table of `label` and of whatever
differs from the place above it: role, kind, test, harm, when, ncnd, since, until, successors (what replaced it),
elements (all of which must be shown), needs (a list of purposes, one of which must be named), emissions: false (not
available for information on emissions), earlier (what the number meant before). A date may be a bare year where the day
is not established; then both readings are accepted throughout that year. `named_only` is for sections that count only
where the law is named beside them. Places below procedure need not be listed, unless the section is `closed`. Every
exemption's section must have an explanation.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

import yaml

from site_builder.cache import beside_code, load, save_beside_code, version_of
from site_builder.legislation.regime import Law, Regime
from site_builder.legislation.schema import regime_of
from site_builder.legislation.sheet import Fields, Node, Sheet
from site_builder.problems import Problem, SchemeError

BUILT_IN = Path(__file__).with_name("regimes")
_KEPT = beside_code(__file__, "law")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the compiled one is ten times as fast, where it is installed


@functools.cache
def load_law(*folders: Path) -> Law:
    """Every regime of these folders, or of the built-in folder where none is given, in the order of their codes.

    Raises SchemeError with every fault of every file.
    """
    return _read_in(folders) if folders else _built_in()


def _built_in() -> Law:
    """The law of the package: once read, it is kept beside the compiled modules, and trusted as those are."""
    version = version_of("legislation", "problems", "cache")
    kept = load(_KEPT, version)
    if isinstance(kept, Law):
        return kept
    law = _read_in((BUILT_IN,))
    save_beside_code(_KEPT, version, law)
    return law


def _read_in(folders: Sequence[Path]) -> Law:
    problems: list[Problem] = []
    regimes: dict[str, Regime] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.yaml"))):
        sheet = Sheet(path.name)
        regime = _read(path, sheet)
        if regime is not None and regime.code in regimes:
            sheet.fault(1, "code", f"Another file has the code {regime.code}.", "Give each law a code of its own.")
        if regime is not None:
            regimes.setdefault(regime.code, regime)
        problems += sheet.problems
    if problems:
        raise SchemeError(problems)
    return Law(tuple(regimes[code] for code in sorted(regimes)))


def _read(path: Path, sheet: Sheet) -> Regime | None:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        sheet.fault(line, "", f"The file cannot be read: {error.problem}.", "Compare the line with those above it.")
        return None
    if not isinstance(root, yaml.MappingNode):
        sheet.fault(1, "", "The file holds no 'key: value' lines.", "Begin it with the code of the regime.")
        return None
    return regime_of(_fields(root, sheet), sheet)


def _fields(node: yaml.MappingNode, sheet: Sheet) -> Fields:
    """The mapping with every value as text, and its line; a key that stands twice is a fault."""
    found: Fields = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in found:
            sheet.fault(line, name, f"'{name}' stands here a second time.", "Keep one of the two.")
        else:
            found[name] = Node(_value(value, sheet), line)
    return found


def _value(node: yaml.Node, sheet: Sheet) -> str | list[str] | Fields:
    if isinstance(node, yaml.MappingNode):
        return _fields(node, sheet)
    if isinstance(node, yaml.SequenceNode):
        return [str(item.value) for item in node.value]
    return str(node.value)
