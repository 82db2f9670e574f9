"""The phrases by which letters are read, kept as data: `words/*.txt`, one regular expression a line, none minding case.

`[name]` begins a group; any line of the group may match. Lines that begin with `# ` explain.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def phrases(name: str) -> Mapping[str, re.Pattern[str]]:
    """The groups of one file, in its order: each one pattern that matches where any of its lines does."""
    groups: dict[str, list[str]] = {}
    for line in files(__package__).joinpath("words", f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("[") and line.endswith("]") and "|" not in line:
            groups[line[1:-1]] = []
        elif line and not line.startswith("# "):
            groups[next(reversed(groups))].append(line)
    return {group: re.compile("|".join(lines), re.IGNORECASE) for group, lines in groups.items()}
