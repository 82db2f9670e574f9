"""Rich text files: a small reader of their control words, enough to see what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from site_builder.gate.attachments.colours import BLACK, WHITE, Rgb, alike, dark
from site_builder.gate.attachments.kept_values import kept_findings
from site_builder.gate.attachments.paragraphs import paragraph_findings
from site_builder.gate.attachments.pictures.images import inner_findings
from site_builder.gate.attachments.properties import path_findings, property_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, advice
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.patterns import regex

_TOKEN = regex(rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d+)? ?|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]", re.S)
_INFO = frozenset({"author", "operator", "manager", "company", "title", "subject", "doccomm", "keywords", "hlinkbase"})
_SILENT = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "pict",
        "info",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "objdata",
        "fldinst",
        "template",
        "userprops",
        "docvar",
        "annotation",
        "atnid",
        "atnauthor",
        "atnref",
        "atndate",
        "bkmkstart",
        "bkmkend",
        "mmathPr",
        "revtbl",
    ]
)
_DELIMITED = {
    "annotation": ("comment", "There is a comment."),
    "objdata": ("embedded-object", "A whole file is embedded."),
    "docvar": ("custom-property", "Document variables are kept."),
    "userprops": ("custom-property", "Custom properties are kept."),
}


@dataclass(frozen=True, slots=True)
class _State:
    place: str = ""
    hidden: bool = False
    changed: bool = False
    colour: int = 0
    ground: int = 0
    size: float = 12
    paper: int = 0
    in_table: bool = False
    struck: bool = False


@dataclass(slots=True)
class _Reading:
    text: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    cells: list[int] = field(default_factory=list)
    shade: int = 0
    cell: int = 0
    rows: int = 0
    table: list[Rgb] = field(default_factory=list)
    mixing: dict[str, int] = field(default_factory=dict)


def rtf_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """Hidden text, changes, comments, objects, fields and properties of a rich text file."""
    reading = _read(content)
    yield from (Finding(code, "", what) for code, what in sorted(reading.codes.items()) if code != "custom-property")
    if "custom-property" in reading.codes:
        yield advice("custom-property", "properties", reading.codes["custom-property"])
        kept = [piece for key in ("docvar", "userprops") for piece in reading.parts.get(key, []) if piece.strip()]
        yield from kept_findings("custom-property", zip(kept[::2], kept[1::2], strict=False), "properties", rules)
    joined = {key: "".join(value).strip() for key, value in reading.parts.items()}
    yield from property_findings({key: value for key, value in joined.items() if key in _INFO}, rules)
    for key in ("template", "hlinkbase"):
        yield from path_findings(joined.get(key, ""), key)
    if re.match(r"(?i)(?:https?|ftp|file):", joined.get("template", "").strip()):
        yield Finding("external-link", "", "It loads a template from elsewhere.")
    for picture in re.findall(rb"\\jpegblip[^{}]*?\s((?:[0-9a-fA-F]{2}\s*){40,})", content):
        yield from (f.inside("a picture") for f in inner_findings(bytes.fromhex(picture.decode())))
    fields = joined.get("fldinst", "")
    if re.search(r"\bDDE(?:AUTO)?\b", fields, re.I):
        yield Finding("active-content", "", "A field calls another program (DDE).")
    if re.search(r"\b(?:INCLUDETEXT|INCLUDEPICTURE|LINK)\b", fields, re.I):
        yield Finding("external-link", "", "A field loads text or a picture from elsewhere.")
    if b"\\objupdate" in content or b"\\objautlink" in content:
        yield Finding("external-link", "", "It is linked with an object in another file.")
    yield from paragraph_findings("".join(reading.text).split("\n"), rules)
    end = content.rstrip(b"\0\r\n \t")
    if content.count(b"{") and not end.endswith(b"}"):
        yield Finding(
            "unreadable" if len(end) - end.rfind(b"}") < 3 else "trailing-data", "", "The end is not as it should be."
        )


def _read(content: bytes) -> _Reading:
    reading, state, stack = _Reading(), _State(), list[_State]()
    for match in _TOKEN.finditer(content):
        hexed, word, number, symbol, brace, plain = match.groups()
        if brace == b"{":
            if len(stack) < 5_000:
                stack.append(state)
        elif brace == b"}":
            state = stack.pop() if stack else _State()
        elif word:
            state = _word(reading, state, word.decode("ascii"), int(number) if number and len(number) < 9 else None)
        elif plain or hexed:
            piece = (
                plain.decode("cp1252", "replace")
                if plain
                else bytes.fromhex(hexed.decode()).decode("cp1252", "replace")
            )
            _text(reading, state, piece)
        elif symbol in (b"\\", b"{", b"}"):
            _text(reading, state, symbol.decode())
    return reading


def _word(reading: _Reading, state: _State, word: str, number: int | None) -> _State:
    on = number != 0
    if word in _SILENT or word in _INFO:
        if word in _DELIMITED:
            code, what = _DELIMITED[word]
            reading.codes.setdefault(code, what)
        return replace(state, place=word)
    if state.place == "colortbl" and word in ("red", "green", "blue"):
        reading.mixing[word] = number or 0
    elif word == "v":
        return replace(state, hidden=on)
    elif word in ("deleted", "revised"):
        return replace(state, changed=on)
    elif word == "plain":
        return replace(state, hidden=False, changed=False, colour=0, ground=0, size=12)
    elif word == "cf":
        return replace(state, colour=number or 0)
    elif word == "cbpat":
        return replace(state, paper=number or 0)
    elif word == "pard":
        return replace(state, paper=0, in_table=False)
    elif word == "intbl":
        return replace(state, in_table=on)
    elif word in ("trowd", "row", "cell", "cellx", "clcbpat"):
        _cell(reading, word, number or 0)
        if word in ("row", "cell"):
            reading.text.append("\n")
    elif word in ("strike", "striked"):
        return replace(state, struck=on)
    elif word in ("highlight", "chcbpat", "cb"):
        return replace(state, ground=number or 0)
    elif word == "fs":
        return replace(state, size=(number or 24) / 2)
    elif word in ("par", "line"):
        reading.text.append("\n")
    elif word == "u" and number is not None and not state.place:
        reading.text.append(chr(number % 65536))
    return state


def _cell(reading: _Reading, word: str, number: int) -> None:
    """The shades of the cells of a row, which stand before its words, and where in it these words are."""
    if word == "trowd":
        reading.cells, reading.shade, reading.cell = [], 0, 0
    elif word == "clcbpat":
        reading.shade = number
    elif word == "cellx":
        reading.cells.append(reading.shade)
        reading.shade = 0
    else:
        reading.cell = reading.cell + 1 if word == "cell" else 0
        reading.rows += word == "row"


def _text(reading: _Reading, state: _State, piece: str) -> None:
    if state.place == "colortbl":
        for _ in range(piece.count(";")):
            reading.table.append(
                (reading.mixing.get("red", 0), reading.mixing.get("green", 0), reading.mixing.get("blue", 0))
            )
            reading.mixing.clear()
        return
    if state.place:
        reading.parts.setdefault(state.place, []).append(piece)
        return
    reading.text.append(piece)
    if not any(c.isalnum() for c in piece):
        return
    if state.hidden:
        reading.codes.setdefault("hidden-text", "Words are formatted as hidden.")
    if state.changed:
        reading.codes.setdefault("tracked-changes", "Tracked changes are kept.")
    colour = reading.table[state.colour] if 0 < state.colour < len(reading.table) else BLACK
    if state.struck and reads_like_a_name(piece):
        reading.codes.setdefault("fake-redaction", "A name is struck through.")
    behind = state.ground or state.paper
    if not behind and state.in_table and reading.cell < len(reading.cells):
        behind = reading.cells[reading.cell]
        if not state.colour and (reading.rows == 0 or len(set(reading.cells)) == 1):
            return  # a row of headings, whose words programs make light by themselves
    ground = reading.table[behind] if 0 < behind < len(reading.table) else WHITE
    if state.size <= 2 or (alike(colour, ground) and not dark(ground)):
        reading.codes.setdefault("invisible-text", "Words are written so that nobody can see them.")
    elif alike(colour, ground) and len(set(piece.strip())) > 1:
        reading.codes.setdefault("fake-redaction", "Words are blacked out by their colour only.")
