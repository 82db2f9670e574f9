"""The process in which many files from outside are examined, so that a bad file harms nothing but itself.

Reads one JSON request a line from standard input. Answers two lines on standard output: an empty one as soon as it has
loaded all that the file needs, from when on its time counts, and one of JSON with what was found. Where the system can
fork, each file has a process of its own with limits on memory and time; elsewhere only the caller's clock stands guard.
"""

import json
import os
import sys
from pathlib import Path

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.rules import rules_from
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.child import answer, answer_of_a_child
from site_builder.patterns import compile_all

_HEAD = 1_048_576


def main() -> None:
    """Answers requests until standard input ends."""
    rules = rules_from(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        file = Path(json.loads(line))
        if hasattr(os, "fork"):
            _prepare(file)
        print(flush=True)
        found = answer_of_a_child(file, rules) if hasattr(os, "fork") else answer(file, rules)
        print(json.dumps(found), flush=True)


def _prepare(file: Path) -> None:
    """Loads what files of this kind need before the fork, so that the next ones need not."""
    with file.open("rb") as opened:
        kind = kind_of(opened.read(_HEAD))
    if kind is Kind.PDF:
        import site_builder.gate.attachments.pdf.file  # noqa: F401
    elif kind in (Kind.TEXT, Kind.HTML, Kind.SVG, Kind.XML):
        from site_builder.gate.attachments.pictures import svg  # noqa: F401
        from site_builder.gate.attachments.texts import csv_tables, markup  # noqa: F401
    elif kind is Kind.OLE:
        from site_builder.gate.attachments.office import old_office  # noqa: F401
    elif file.read_bytes()[:2] == b"PK" if file.stat().st_size <= limits.FILE else False:
        from site_builder.gate.attachments.office import package, slides, word  # noqa: F401
        from site_builder.gate.attachments.opendocument import document  # noqa: F401
        from site_builder.gate.attachments.sheets import spreadsheets  # noqa: F401
    else:
        from site_builder.gate.attachments.pictures import images  # noqa: F401
    compile_all()


if __name__ == "__main__":
    main()
