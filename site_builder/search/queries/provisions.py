"""Provisions as facets: the key of one, what lies above it, and what a person may type to mean it.

The key is its place in an address, `foia/s31-1-a`: the regime, then the section and each step below it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.legislation import Provision
from site_builder.patterns import regex

_TYPED = regex(
    r"(?:(?!(?:sections?|sect?|regulations?|regs?)[^a-z])([a-z]{3,})[ /:-]+)?"
    r"(?:(sections?|sect?|ss?|regulations?|regs?|r)[ .]*)?"
    r"([0-9]+[a-z]*)((?:[^0-9a-z]+[0-9a-z]+)*)[^0-9a-z]*"
)
_STEP = regex(r"[0-9a-z]+")


def key_of(provision: Provision) -> str:
    """`foia/s31-1-a`."""
    return f"{provision.regime.lower()}/{provision.slug}"


def keys_upwards(key: str) -> Iterator[str]:
    """The key and that of each provision above it: `foia/s31-1-a`, `foia/s31-1`, `foia/s31`."""
    while True:
        yield key
        if "-" not in key:
            return
        key = key.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for a provision; `regime` and `noun` are "" where left out, which means any."""

    regime: str
    noun: str
    steps: tuple[str, ...]

    def means(self, key: str) -> bool:
        """Whether the key is that of a provision meant (not of one below it)."""
        regime, _, rest = key.partition("/")
        if self.regime not in ("", regime) or self.noun not in ("", rest[0]):
            return False
        return rest[1:] == "-".join(self.steps)


def read_typed(text: str) -> Typed | None:
    """The provision meant by `31(1)`, `s.40(2)`, `FOIA section 31`, `eir/r12-5-b`; None where it is not one."""
    match = _TYPED.fullmatch(text.strip().lower())
    if match is None:
        return None
    return Typed(match[1] or "", (match[2] or "")[:1], (match[3], *_STEP.findall(match[4])))


def meant(value: str, keys: Iterable[str]) -> tuple[str, ...]:
    """Those of the keys that the typed value means, in order."""
    typed = read_typed(value)
    return tuple(key for key in sorted(keys) if typed is not None and typed.means(key))
