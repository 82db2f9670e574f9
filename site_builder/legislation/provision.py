"""A place in a law: parsed from its canonical form, printed in it, and ordered as the statute orders it."""

from dataclasses import dataclass
from functools import lru_cache, total_ordering

from site_builder.patterns import regex

_CANONICAL = regex(r"([0-9]+[A-Z]*)((?:\((?:[0-9]+[A-Z]*|[a-z]+)\))*)")
_LIMB = regex(r"\(([^)]+)\)")
_NUMBERED = regex(r"([0-9]+)([A-Z]*)")
_ROMAN = regex(r"(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50}

Place = tuple[int, int, str]
"""How one step of an address sorts: numbers, then letters, then Roman numerals."""


@total_ordering
@dataclass(frozen=True)
class Provision:
    """`Provision("FOIA", "31", ("1", "a"))` is section 31(1)(a) of that Act.

    The code of a regime that consists of regulations ends in R (EIR, EISR); that of an Act does not. So a provision
    knows its own abbreviation, and the loader refuses a regime file that breaks the rule.
    """

    regime: str
    number: str
    limbs: tuple[str, ...] = ()

    @classmethod
    def parse(cls, regime: str, text: str) -> "Provision":
        """The provision whose canonical form `text` is, such as `31(1)(a)`; raises ValueError for any other text."""
        match = _CANONICAL.fullmatch(text)
        if match is None:
            raise ValueError(f"not a provision: {text!r}")
        return cls(regime, match[1], tuple(_LIMB.findall(match[2])))

    def __lt__(self, other: "Provision") -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[str, tuple[Place, ...]]:
        return self.regime, places(self.number, self.limbs)

    @property
    def text(self) -> str:
        """The canonical form without a noun: `31(1)(a)`."""
        return self.number + "".join(f"({limb})" for limb in self.limbs)

    @property
    def mark(self) -> str:
        """What stands before the number: `s` in an Act, `r` in regulations."""
        return "r" if self.regime.endswith("R") else "s"

    @property
    def label(self) -> str:
        """The short form that practitioners write: `s31(1)(a)`, `r12(5)(b)`."""
        return self.mark + self.text

    @property
    def slug(self) -> str:
        """Its place in an address: `s31-1-a`; unlike that of every other provision of the regime."""
        return "-".join((self.mark + self.number, *self.limbs)).lower()

    @property
    def section(self) -> "Provision":
        """The section or regulation that it lies in; itself where it is one."""
        return self if not self.limbs else Provision(self.regime, self.number)

    @property
    def parent(self) -> "Provision | None":
        """The provision one step up: s31(1) for s31(1)(a); None for a whole section."""
        return Provision(self.regime, self.number, self.limbs[:-1]) if self.limbs else None

    @property
    def ancestors(self) -> "tuple[Provision, ...]":
        """Every provision above it, the nearest first: s31(1), s31."""
        depths = range(len(self.limbs) - 1, -1, -1)
        return tuple(Provision(self.regime, self.number, self.limbs[:depth]) for depth in depths)

    def covers(self, other: "Provision") -> bool:
        """Whether `other` is this provision or lies below it: s40 covers s40(2), s4 does not."""
        depth = len(self.limbs)
        return (self.regime, self.number, self.limbs) == (other.regime, other.number, other.limbs[:depth])


@lru_cache(maxsize=4096)
def places(number: str, limbs: tuple[str, ...]) -> tuple[Place, ...]:
    """The sort key of an address: 3A after 3, (aa) between (a) and (b), (ix) after (v).

    A letter right below a letter is a Roman numeral, as in 36(2)(b)(i); elsewhere it is a letter, as in 31(2)(i).
    """
    found = [_numbered(number)]
    for limb in limbs:
        if limb[0].isdigit():
            found.append(_numbered(limb))
        elif found[-1][0] == 1 and is_roman(limb):
            found.append((2, _value(limb), ""))
        else:
            found.append((1, 0, limb))
    return tuple(found)


def is_roman(limb: str) -> bool:
    """Whether the limb can be a small Roman numeral (i to lxxxix)."""
    return _ROMAN.fullmatch(limb) is not None


def _numbered(step: str) -> Place:
    match = _NUMBERED.fullmatch(step)
    return (0, int(match[1]), match[2]) if match else (0, 0, step)


def _value(roman: str) -> int:
    worths = [_WORTH[letter] for letter in roman]
    return sum(-worth if worth < after else worth for worth, after in zip(worths, [*worths[1:], 0], strict=True))
