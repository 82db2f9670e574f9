"""One use of a provision, and what reading a typed citation can find fault with."""

from dataclasses import dataclass, field

from site_builder.legislation.entry import Role
from site_builder.legislation.provision import Provision
from site_builder.problems import Level


@dataclass(frozen=True)
class Citation:
    """One use of a provision; two are equal where they use the same provision in the same way.

    `text` is what was typed, `start` and `end` where it stands in the text that was read; `why` says in a few words why
    that regime was chosen. `role` is one of exemption, refusal-ground, procedural and qualifier.
    """

    provision: Provision
    ncnd: bool
    role: Role
    text: str = field(default="", compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    why: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a typed citation, and what to type instead; `code` is stable."""

    code: str
    message: str
    fix: str
    level: Level = Level.BLOCK


@dataclass(frozen=True, slots=True)
class Reading:
    """What one typed entry cites, in the order typed, and what is wrong with it."""

    citations: tuple[Citation, ...]
    faults: tuple[Fault, ...] = ()
