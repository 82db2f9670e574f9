"""The codes of findings and their page in the documentation, made from the same words as the findings themselves."""

from functools import cache
from pathlib import Path

from site_builder.gate.remedies import ALLOWED, REMEDIES
from site_builder.records.yaml_nodes import parse_yaml
from site_builder.records.yaml_tree import Scalar

_FILE = Path(__file__).with_name("codes.yaml")
PAGE = Path(__file__).with_name("CODES.md")
"""The page: `python -m site_builder.gate.codes` writes it anew."""

_HEAD = """\
# What the release gate finds

Every finding has a code that never changes its name. A finding at level *block* stops publication; *advise* asks a
person to look. A finding that is right and may be published all the same is let through by a waiver in the record, with
the name of who decided, why, and until when.

The gate finds known tricks. That it finds nothing does not mean that nothing is hidden: it cannot judge names in prose,
figures that identify somebody together with other figures, or words inside a picture.
"""


@cache
def meanings() -> dict[str, str]:
    """What each code means, in the order of the alphabet."""
    table, problems = parse_yaml(_FILE.read_text("utf-8"), _FILE.name, 1)
    assert table is not None and not problems, problems
    return {key.text: value.text for key, value in table.pairs if isinstance(value, Scalar)}


def page() -> str:
    """The documentation of all codes as Markdown."""
    parts = [_HEAD]
    for code, meaning in meanings().items():
        why, fix = REMEDIES.get(code, ("", ""))
        fix = f"{fix} {ALLOWED}" if code == "personal-data" else fix
        advice = f"\n\n{why}\n\n**What to do.** {fix}" if why else ""
        parts.append(f"\n## {code}\n\n{meaning}.{advice}\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
