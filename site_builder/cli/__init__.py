"""The door for people and for CI: every command, its arguments, and how its answer is printed."""

from site_builder.cli.door import main

__all__ = ["main"]
