"""What a YAML text holds: values as they were typed, lists of them and keys with them, each with its line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as typed."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence of values."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their values, in the order typed; each key once."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int


Node = Scalar | Listing | Table
