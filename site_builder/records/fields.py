"""Front matter keys as typed values: each reader gives the value, or nothing and a problem that says what to do."""

import datetime
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from site_builder.patterns import regex
from site_builder.problems import Level, Problem
from site_builder.records.dates import PartialDate, parse_date
from site_builder.records.outcome import ALSO_CALLED, TYPED, Outcome
from site_builder.records.schema import Field
from site_builder.records.yaml_tree import Listing, Node, Scalar, Table

_CONTROL = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TURNING = regex("[\u202a-\u202e\u2066-\u2069]")
_EXAMPLE = {"date": "2024-04-09", "received": "2024-03-07"}


@dataclass(slots=True)
class FieldReader:
    """Reads the keys of one table; `problems` grows as it goes. `within` names the list that the table stands in."""

    path: str
    table: Table
    within: str = ""
    problems: list[Problem] = field(default_factory=list)
    _values: dict[str, Node] = field(init=False)

    def __post_init__(self) -> None:
        """Has the values at hand by their keys, which are asked for one by one."""
        self._values = {name.text: value for name, value in self.table.pairs}

    def report(self, key: str, code: str, message: str, fix: str, line: int = 0, level: Level = Level.BLOCK) -> None:
        """Adds a problem about `key`, on its own line unless another is given."""
        name = f"{self.within}.{key}" if self.within else key
        self.problems.append(Problem(self.path, line or self.line(key), name, code, message, fix, level))

    def node(self, key: str) -> Node | None:
        """What stands behind the key; None where the key is absent or nothing stands there."""
        found = self._values.get(key)
        return None if isinstance(found, Scalar) and not found.text.strip() else found

    def line(self, key: str) -> int:
        """The line of the key, or of the table where it is absent."""
        return next((name.line for name, _ in self.table.pairs if name.text == key), self.table.line)

    def check_keys(self, fields: Sequence[Field]) -> None:
        """Reports every key that is not among the fields, with the nearest that is, and every required one missing."""
        known = [f.name for f in fields]
        for name, _ in self.table.pairs:
            if name.text not in known:
                near = difflib.get_close_matches(name.text.lower(), known, n=1)
                fix = f"Did you mean '{near[0]}'?" if near else f"Use one of: {', '.join(known)}."
                self.report(name.text, "unknown-field", f"There is no key '{name.text}'.", fix, name.line)
        for wanted in fields:
            if wanted.required and self.node(wanted.name) is None:
                self.report(
                    wanted.name,
                    "missing-field",
                    f"The {wanted.name} is missing.",
                    f"Add '{wanted.name}: …'. {wanted.about}",
                )

    def text(self, key: str) -> str:
        """The text of one line; "" where there is none or it is no text."""
        node = self.node(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.report(
                key,
                "wrong-type",
                f"The {key} is a list where one value belongs.",
                f"Put the {key} in quotes.",
            )
            return ""
        return self._clean(key, node)

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """The items of a list with their lines; a single value counts as a list of one."""
        node = self.node(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Listing) else (node,)
        return tuple(self._items(key, items))

    def _items(self, key: str, items: Sequence[Node]) -> Iterator[Scalar]:
        for item in items:
            if not isinstance(item, Scalar):
                message, fix = (
                    f"An entry of {key} is not a plain text.",
                    f"Write {key}: [first, second]; quote an entry that holds a colon.",
                )
                self.report(key, "wrong-type", message, fix, item.line)
            elif text := self._clean(key, item):
                yield Scalar(text, item.line)
            else:
                self.report(key, "wrong-type", f"An entry of {key} is empty.", "Fill it in or remove it.", item.line)

    def tables(self, key: str) -> tuple[Table, ...]:
        """The entries of a list of tables."""
        node = self.node(key)
        items = () if node is None else node.items if isinstance(node, Listing) else (node,)
        for item in items:
            if not isinstance(item, Table):
                message = f"An entry of {key} has no keys."
                self.report(
                    key,
                    "wrong-type",
                    message,
                    f"Write each entry of {key} as '- key: value' lines.",
                    item.line,
                )
        return tuple(item for item in items if isinstance(item, Table))

    def one_table(self, key: str) -> Table | None:
        """The keys that stand behind this one; None where it is absent or holds none."""
        node = self.node(key)
        if node is not None and not isinstance(node, Table):
            fix = f"Write '{key}:' on a line of its own, and its keys below it, each indented by two spaces."
            self.report(key, "wrong-type", f"'{key}' says what it says by keys of its own.", fix)
        return node if isinstance(node, Table) else None

    def choice(self, key: str, known: Sequence[str]) -> str:
        """The text where it is one of those known; "" where it is absent or another."""
        text = self.text(key)
        if text and text not in known:
            near = difflib.get_close_matches(text.lower().replace(" ", "-"), known, n=1)
            fix = f"Did you mean '{near[0]}'? " if near else ""
            message = f"'{text}' is no {key} that we know."
            self.report(key, "wrong-type", message, f"{fix}Use one of: {', '.join(known)}.")
        return text if text in known else ""

    def date(self, key: str) -> PartialDate | None:
        """The date or month; None where absent or no real date."""
        text = self.text(key)
        found = parse_date(text)
        if text and found is None:
            fix = f"Write the day as YYYY-MM-DD, for example {_EXAMPLE.get(key, '2024-04-09')}."
            self.report(key, "invalid-date", f"'{text}' is not a real date in the form YYYY-MM-DD.", fix)
        return found

    def day(self, key: str) -> datetime.date | None:
        """The day; None where absent, no real date, or a bare month."""
        found = self.date(key)
        if found is not None and found.exact is None:
            self.report(
                key,
                "invalid-date",
                f"'{found}' is a month.",
                f"Give the day of '{key}', or leave the key out.",
            )
        return found.exact if found else None

    def outcome(self, key: str = "outcome") -> Outcome | None:
        """The outcome; None where absent or not in the list."""
        text = self.text(key)
        if not text:
            return None
        known = [outcome.value for outcome in TYPED]
        if text in known:
            return Outcome(text)
        plain = text.lower().replace(" ", "-")
        near = ALSO_CALLED.get(plain) or next(iter(difflib.get_close_matches(plain, known, n=1, cutoff=0.75)), "")
        fix = f"Did you mean '{near}'? " if near else ""
        self.report(key, "unknown-outcome", f"'{text}' is not an outcome.", f"{fix}Use one of: {', '.join(known)}.")
        return None

    def flag(self, key: str) -> bool:
        """True where the key says `true`; False where it is absent or says `false`."""
        text = self.text(key)
        if text not in ("", "true", "false"):
            self.report(key, "wrong-type", f"'{text}' is neither true nor false.", "Write true or false.")
        return text == "true"

    def _clean(self, key: str, node: Scalar) -> str:
        """The text without its outer and doubled spaces; reports control characters and turned-around writing."""
        if node.text.isprintable():
            return " ".join(node.text.split())
        if strange := sorted(set(_CONTROL.findall(node.text))):
            names = ", ".join(f"U+{ord(c):04X}" for c in strange)
            fix = "Type the line again; copying from a word processor often brings such characters along."
            message = f"The {key} holds invisible control characters ({names})."
            self.report(key, "control-characters", message, fix, node.line)
        if _TURNING.search(node.text):
            message = f"The {key} holds characters that turn the direction of writing."
            self.report(key, "bidi-control", message, "Type the line again without them.", node.line)
        return " ".join(node.text.split())
