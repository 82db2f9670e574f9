"""What VS Code offers while a record is typed: the record as a whole, and each key, made from the schema.

`python -m site_builder.forms.snippets` writes `.vscode/record.code-snippets` anew; a test holds that it is current.
"""

import json
from pathlib import Path
from typing import Any

from site_builder.records.schema import FIELDS, Field
from site_builder.records.sections import HEADINGS

FILE = Path(".vscode/record.code-snippets")
_LATER = ("summary", "exemptions", "keywords", "attachments")
"""Keys that a new record has as a comment, for whoever needs them."""


def snippets() -> str:
    """The file as JSON: `record` writes a whole record, the name of a key that key."""
    made = {"A record": _snippet("record", "A released response, with what each key is for", _record())}
    for field in FIELDS:
        made[f"Key: {field.name}"] = _snippet(field.name, field.about, [_line(field, 1)])
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _snippet(prefix: str, about: str, body: list[str]) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "description": about, "body": body}


def _record() -> list[str]:
    stop, lines = 1, ["---"]
    for field in FIELDS:
        if field.required or field.name in ("received", "outcome"):
            lines += [f"# {field.about}", _line(field, stop)]
            stop += 1
        elif field.name in _LATER:
            lines.append(f"# {field.name}: {field.about}")
    lines.append("---")
    for heading in HEADINGS.values():
        lines += ["", f"## {heading}", "", f"${stop}"]
        stop += 1
    return lines


def _line(field: Field, stop: int) -> str:
    """The key with a place to type in, or with its choices."""
    shape = field.fullest
    if "enum" in shape:
        values = dict.fromkeys(str(value).lower() for value in shape["enum"])
        return f"{field.name}: ${{{stop}|{','.join(values)}|}}"
    inner = shape.get("items", shape)
    many = "[{}]" if shape["type"] == "array" else "{}"
    if inner["type"] == "object":
        row = ", ".join(f"{name}: ${{{stop + n}}}" for n, name in enumerate(inner["required"]))
        return f"{field.name}: {many.format('{' + row + '}')}"
    if many == "[{}]":
        return f"{field.name}: [${{{stop}}}]"
    return f"{field.name}: ${{{stop}}}"


if __name__ == "__main__":
    FILE.write_text(snippets(), "utf-8")
