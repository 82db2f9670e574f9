"""Parts a letter: which block belongs to the request, the answer, its reasons, advice, or to nothing that is kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from site_builder.intake import cues
from site_builder.intake.blocks import Block, Kind, paragraph, tidy
from site_builder.intake.cues import Zone
from site_builder.intake.wording import sentences

_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+")
_HEADING_LENGTH = 120
_ANSWER = re.compile(
    r"^(?:£?\d[\d,.]*%?(?:\s\w+){0,4}\.?$|yes\b|no\b(?! of)|none\b|nil\b|zero\b|n/?a\b|not (?:held|applicable|recorded)\b"
    r"|see (?:attached|below)|please (?:see|find|refer|note)|we (?:do|have|hold|are|cannot|can)\b|there (?:are|were|is|was)\b"
    r"|(?:the|this) (?:council|trust|force|university|authority|department|information|data|school|college|board)\b"
    r"|(?:answer|response|reply|a)\s?\d*\s?[.:)-]|unfortunately|as at\b|in 20\d\d|between \d|approximately|exempt\b|withheld"
    r"|(?:i|we) (?:can|am|have|hold|estimate)\b|it is\b|under section)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\?[\"'”’)\s]*$|^(?:and )?(?:please|could you|can you|kindly) (?:also )?(?:provide|confirm|state|list|supply|tell|give|send|advise|specify|include)\b|[^.]:$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its part of the letter; `asks` where it is a question repeated beside its answer."""

    block: Block
    zone: Zone
    asks: bool = False


@dataclass(slots=True)
class _Reader:
    """Where the reading of a letter stands."""

    zone: Zone = Zone.FRONT
    before: Zone = Zone.FRONT
    listing: bool = False
    together: bool = False
    quoted: bool = False
    placed: list[Placed] = field(default_factory=list)

    def go(self, zone: Zone) -> None:
        self.before, self.zone = self.zone, zone


def place(blocks: Sequence[Block]) -> tuple[Placed, ...]:
    """Every block with its part of the letter, in order."""
    reader = _Reader()
    for block in _split(blocks):
        reader.placed.append(_place(reader, block))
        opened = block.text.endswith(":") or (reader.listing and _lists(block))
        reader.listing = opened
    apart = _with_answers_apart(_one_request(reader.placed))
    return tuple(_mark_questions(_rescued(apart), reader.together))


def _split(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a label and the text behind it parted: `Response: We hold…`."""
    for block in blocks:
        if block.kind is Kind.TABLE and _is_form(block):
            yield from _split([paragraph(f"{row[0].rstrip(':')}: {' '.join(row[1:])}") for row in block.rows])
            continue
        label, colon, rest = block.text.partition(":")
        zone = _heading_zone(label) if colon and len(label) < 60 and rest.strip() and "\n" not in block.text else None
        if zone in (Zone.REQUEST, Zone.RESPONSE, Zone.REASONS) and len(rest) > 12 and not _is_reference(rest):
            yield paragraph(f"{label}:")
            yield replace(block, text=tidy(rest))
        elif block.kind is Kind.PARAGRAPH and cues.HANDLED.search(block.text):
            yield from _opening_apart(block)
        else:
            yield block


def _is_form(block: Block) -> bool:
    """Whether a table is the letter itself, laid out as labels and their values."""
    labels = {_heading_zone(row[0]) for row in block.rows if len(row) > 1}
    return max(len(row) for row in block.rows) == 2 and {Zone.REQUEST, Zone.RESPONSE} <= labels


def _opening_apart(block: Block) -> Iterator[Block]:
    """The opening words of a letter, and the answer that begins in the same paragraph."""
    parts = sentences(block.text)
    first = next((n for n, s in enumerate(parts) if n and cues.ANSWERS.search(s) and not cues.TOGETHER.search(s)), None)
    if first is None:
        yield block
        return
    yield paragraph(" ".join(parts[:first]))
    yield paragraph(" ".join(parts[first:]))


def _is_reference(text: str) -> bool:
    """Whether the words behind a label are its number, as in `FOI request: 2022/00918`."""
    return re.fullmatch(r"\s*(?:[A-Za-z]{1,6}[ ./-]?)?[\w./-]*\d[\w./ -]*", text) is not None


def _place(reader: _Reader, block: Block) -> Placed:
    text = block.text
    if cues.QUOTED.match(text) or (cues.MAIL_HEADING.match(text) and _begins_mail(reader, text)):
        return _begin_quoted(reader, block)
    if cues.FURNITURE.search(text) and len(text) < 400:
        return Placed(block, Zone.DROPPED)
    if reader.quoted:
        return _quoted(reader, block)
    if (salutation := cues.SALUTATION.match(text)) is not None:
        to_office = cues.TO_AN_OFFICE.search(salutation["who"]) is not None and "requester" not in text.lower()
        reader.go(Zone.REQUEST if to_office and reader.zone is Zone.FRONT else Zone.FRONT)
        return Placed(block, Zone.DROPPED)
    if cues.SIGN_OFF.match(text):
        reader.go(Zone.DROPPED)
        return Placed(block, Zone.DROPPED)
    if (zone := _heading_of(reader, block)) is not None:
        reader.go(zone)
        return Placed(block, Zone.DROPPED if _says_only(block, zone) else zone)
    return _by_words(reader, block)


def _begins_mail(reader: _Reader, text: str) -> bool:
    """Whether a heading of an e-mail begins a quoted one: `From:` below the answer."""
    return text.lower().lstrip("> *").startswith("from:") and reader.zone is not Zone.FRONT


def _begin_quoted(reader: _Reader, block: Block) -> Placed:
    reader.quoted = True
    reader.go(Zone.REQUEST)
    return Placed(block, Zone.DROPPED)


def _quoted(reader: _Reader, block: Block) -> Placed:
    """Within a quoted e-mail: its own words are the request, until it is signed."""
    if cues.SIGN_OFF.match(block.text):
        reader.go(Zone.DROPPED)
    ends = cues.MAIL_HEADING.match(block.text) or cues.SALUTATION.match(block.text)
    return Placed(block, Zone.DROPPED if ends else reader.zone)


def _heading_of(reader: _Reader, block: Block) -> Zone | None:
    """The part that a block begins because it is a heading; None for every other block."""
    text = block.text.strip()
    if block.kind is Kind.TABLE or len(text) > _HEADING_LENGTH or text.endswith(("?", ";")):
        return None
    zone = _heading_zone(text)
    if zone is Zone.REASONS and reader.zone in (Zone.REQUEST, Zone.FRONT):
        return None
    if zone is not None:
        return None if block.kind is Kind.ITEM and not text.endswith(":") and reader.zone is Zone.REQUEST else zone
    if reader.zone in (Zone.RIGHTS, Zone.ANNEX, Zone.DROPPED) and re.match(
        r"annex|appendix|attachment|schedule", text, re.I
    ):
        return Zone.RESPONSE
    begins_reasons = cues.SECTION_HEADING.fullmatch(text) and reader.zone is Zone.RESPONSE and not reader.listing
    return Zone.REASONS if begins_reasons and not text.endswith(".") and not _verbal(text) else None


def _heading_zone(text: str) -> Zone | None:
    words = _NUMBERED.sub("", text.strip(" *_:–-.")).strip(" :–-.")
    return next((zone for zone, pattern in cues.HEADINGS if pattern.fullmatch(words)), None)


def _verbal(text: str) -> bool:
    return (
        re.search(r"\b(?:is|are|was|were|applies|appl(?:y|ied)|has|have|exempts|covers|provides|says)\b", text)
        is not None
    )


def _says_only(block: Block, zone: Zone) -> bool:
    """Whether the heading says no more than which part it begins; headings of the reasons are kept."""
    return not (zone is Zone.REASONS and (block.kind is Kind.HEADING or cues.SECTION_HEADING.match(block.text)))


def _lists(block: Block) -> bool:
    return block.kind is Kind.ITEM or cues.SECTION_HEADING.match(block.text) is not None


def _by_words(reader: _Reader, block: Block) -> Placed:
    """The part of a block that is no heading, by how it begins."""
    text = block.text
    if cues.TOGETHER.search(text) and len(text) < 400:
        reader.together = True
        reader.go(Zone.RESPONSE)
        return Placed(block, Zone.FRONT)
    if re.match(r"(?:A|Answer|Response)\W?\s?\d|A\W", block.marker):
        reader.go(Zone.RESPONSE)
        return Placed(block, Zone.RESPONSE)
    if reader.zone is Zone.REQUEST and cues.HANDLED.search(text) and "your " in text.lower()[:40]:
        reader.go(Zone.RESPONSE)
        return Placed(block, Zone.FRONT)
    leading = reader.zone in (Zone.FRONT, Zone.RESPONSE, Zone.DROPPED) and block.kind is not Kind.ITEM
    if leading and (reader.zone is Zone.FRONT or cues.HANDLED.search(text)):
        inline = None if text.endswith(":") else cues.INLINE_REQUEST.search(text)
        if inline and not _is_decision(inline["rest"]):
            reader.placed.append(Placed(replace(block, text=text[: inline.start("rest")]), Zone.FRONT))
            reader.go(Zone.REQUEST)
            return Placed(replace(block, text=_capital(inline["rest"])), Zone.REQUEST)
        if cues.ASKS.search(text) and not cues.ANSWERS.search(text):
            reader.go(Zone.REQUEST)
            return Placed(block, Zone.FRONT)
    if reader.zone is Zone.FRONT and cues.HANDLED.search(text):
        return Placed(block, Zone.FRONT)
    if (
        reader.zone is Zone.RESPONSE
        and leading
        and cues.ASKS.search(text)
        and text.lower().startswith(("you ", "i note you"))
    ):
        reader.go(Zone.REQUEST)
        return Placed(block, Zone.FRONT)
    seen = any(p.zone is Zone.REQUEST for p in reader.placed)
    if reader.zone is Zone.FRONT and seen and (text.endswith(".") or len(text) > 90):
        reader.go(Zone.RESPONSE)
    if reader.zone is Zone.FRONT and text.endswith("?"):
        reader.go(Zone.REQUEST)
    reader_zone = _next(reader, text)
    if reader_zone is not reader.zone:
        reader.go(reader_zone)
    if reader.zone is not Zone.REQUEST and cues.STATUTE.search(text):
        return Placed(block, Zone.ANNEX)
    personal = cues.CONTACT.match(text) or cues.PERSON_FIELD.match(text)
    return Placed(block, Zone.DROPPED if personal else reader.zone)


def _next(reader: _Reader, text: str) -> Zone:
    """The part that the words lead to from where the reading stands."""
    after_request = reader.zone in (Zone.FRONT, Zone.REQUEST) or (
        reader.zone is Zone.DROPPED and reader.before in (Zone.REQUEST, Zone.FRONT)
    )
    if reader.zone is Zone.ANNEX:
        return Zone.ANNEX
    if cues.RIGHTS.search(text) and reader.zone is not Zone.REQUEST:
        return Zone.RIGHTS
    if after_request:
        return Zone.RESPONSE if cues.ANSWERS.search(text) else reader.zone
    if reader.zone in (Zone.RESPONSE, Zone.REASONS) and cues.ADVICE.search(text):
        return Zone.ADVICE
    if reader.zone is Zone.ADVICE and cues.ANSWERS.search(text) and _is_decision(text):
        return Zone.RESPONSE
    return reader.zone


def _is_decision(text: str) -> bool:
    return (
        re.search(r"\b(?:exempt|withh(?:eld|old)|refus|not held|not hold|neither confirm|redact)", text, re.I)
        is not None
    )


def _capital(text: str) -> str:
    words = text.strip().strip("'\"“”‘’").strip()
    return words[:1].upper() + words[1:]


def _one_request(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, with a quoted e-mail dropped where the letter itself repeats the request; of several the last counts."""
    starts = [n for n, p in enumerate(placed) if p.zone is Zone.DROPPED and _begins_quote(p.block.text) and n]
    if not starts:
        return list(placed)
    before = any(p.zone is Zone.REQUEST for p in placed[: starts[0]])
    last = max((n for n in starts if any(p.zone is Zone.REQUEST for p in placed[n:])), default=starts[0])
    return [
        replace(p, zone=Zone.DROPPED) if n >= starts[0] and p.zone is Zone.REQUEST and (before or n < last) else p
        for n, p in enumerate(placed)
    ]


def _begins_quote(text: str) -> bool:
    return cues.QUOTED.match(text) is not None or text.lower().lstrip("> *").startswith("from:")


def _with_answers_apart(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, with questions and answers told apart where the answers stand within the request."""
    request = [n for n, p in enumerate(placed) if p.zone is Zone.REQUEST]
    pairs = [n for n in request if n + 1 in request and _is_pair(placed[n].block, placed[n + 1].block)]
    if (
        not pairs
        or any(p.zone is Zone.RESPONSE and len(p.block.text) > 200 for p in placed[pairs[0] :])
        and len(pairs) < 2
    ):
        return list(placed)
    first = pairs[0]
    return [
        replace(p, zone=Zone.RESPONSE) if p.zone is Zone.REQUEST and n >= first else p for n, p in enumerate(placed)
    ]


def _rescued(placed: list[Placed]) -> list[Placed]:
    """The parts; where no answer was found, it begins behind the last block of the request that asks for something."""
    request = [n for n, p in enumerate(placed) if p.zone is Zone.REQUEST]
    if not request or any(p.zone in (Zone.RESPONSE, Zone.REASONS) for p in placed):
        return placed
    asking = [n for n in request if _ASKING.search(placed[n].block.text) or placed[n].block.kind is Kind.ITEM]
    last = max(asking, default=request[0])
    return [replace(p, zone=Zone.RESPONSE) if p.zone is Zone.REQUEST and n > last else p for n, p in enumerate(placed)]


def _is_pair(question: Block, answer: Block) -> bool:
    asked = question.text.rstrip().endswith("?") and not answer.marker[:1].isalpha()
    return (
        asked
        and not answer.text.rstrip().endswith("?")
        and (
            _ANSWER.match(answer.text) is not None or (len(answer.text) < 60 and any(c.isdigit() for c in answer.text))
        )
    )


def _mark_questions(placed: Sequence[Placed], together: bool) -> Iterator[Placed]:
    """The parts, with the questions that the answer repeats marked."""
    asked = {_bare(p.block.text) for p in placed if p.zone is Zone.REQUEST}
    no_request = not asked
    for p in placed:
        repeated = p.zone in (Zone.RESPONSE, Zone.REASONS) and len(p.block.text) > 12 and _bare(p.block.text) in asked
        asking = p.zone is Zone.RESPONSE and p.block.text.rstrip(" \"'”’)").endswith("?")
        phrased = p.zone is Zone.RESPONSE and (together or no_request) and _ASKING.search(p.block.text) is not None
        is_answer = _is_decision(p.block.text) and not p.block.text.rstrip().endswith("?")
        yield replace(p, asks=repeated or ((asking or phrased) and not is_answer))


def _bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def questions_as_request(placed: Sequence[Placed]) -> tuple[Block, ...]:
    """The request: its own blocks, else the questions that are repeated beside their answers."""
    own = tuple(p.block for p in placed if p.zone is Zone.REQUEST)
    known = _bare("".join(block.text for block in own))
    return (*own, *(p.block for p in placed if p.asks and _bare(p.block.text) not in known))


def of(placed: Sequence[Placed], *zones: Zone) -> tuple[Block, ...]:
    """The blocks of these parts, in order."""
    return tuple(p.block for p in placed if p.zone in zones)
