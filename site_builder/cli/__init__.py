"""The door for people and for CI: every command, its arguments, and how its answer is printed."""

from site_builder.cli.door import main
from site_builder.cli.run import run

__all__ = ["main", "run"]
