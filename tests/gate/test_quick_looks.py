"""A quick look before a rule spares time and no finding: with it and without it, the same is found.

Whatever the other tests of the gate say is looked at, alone, mixed and damaged, the same on every run.
"""

import ast
import random
import re
from collections.abc import Iterator, Mapping, Sequence

import pytest

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding
from site_builder.gate.personal.forms import digits_in, forms_of, shape_of
from site_builder.gate.personal.people.forenames import people_in
from site_builder.gate.personal.people.told import unspoken
from site_builder.gate.personal.signs import at_places
from site_builder.gate.personal.text import as_read
from site_builder.gate.words import source_findings
from site_builder.records.depth import too_deep
from tests.conftest import ROOT

GATE = "site_builder.gate"
RULES = Rules("Northmoor Police", ("foi@northmoor.example",), 5)
RECORD = (
    "---\nreference: A-1\ntitle: Cycling\ndate: 2024-02-03\n---\n\n## Request\n\n{}\n\n## Response\n\nNone is held.\n"
)
BETWEEN = [" ", "\n", "\n\n", ", ", ". ", "; ", "|", "\n- ", " (", "’s ", "' ", "  "]
PIECES = [
    *("0", "7", "19", "07700", "900", "123", "4929", "AB", "1A", "a1", "A.", "J. ", " at ", "@", "Mr ", "Ann", "Bee"),
    *("de ", "van ", "O’Neill", "b. ", "aged ", " (", ")", ", ", ". ", "\n", "\n\n", "| ", "-", "–", "/", "\\", "'s "),
    *("’s request", "QN", "C", "qq123456c", "SW1A", "1.2.3.4", "IP", "é", "İ", "ſ", "\u212a", "٣", "²", "\u200b"),
    *("\u202e", "\u0430", "~~", "`", "<", "x", "SGVsbG8gV29ybGQ5", "file://", "/Users/", "C:\\", "born ", "3/4/1980"),
    *("passport ", "sort code ", "01-02-03 12345678", "12/0012345A", "///", "TQ 12345 67890", "51.50012, -0.12345"),
    *("fo0l", "l|ne", "Oh seven seven oh oh"),
]

BOUNDARIES = [
    "Call 0 -7 -7 -0 -0 -9 -0 -0 -1 -2 -3 now.",
    "It was paid with 4539123456785 then.",
    "The safe house is at TQ\n12345 67890, I hear.",
    "The safe house is at TQ\u202812345 67890, I hear.",
    "Caf\u00e90\u00e9: I live at 12 Mi|| Lane, Thornley.",
    "The safe house is at TQ12345 67890, I hear.",
    "Call 07700 90012| now.",
    "Call 07700 |00123 now.",
    "Call 07700 90012l now.",
    "Call 07700 90012O now.",
    "Call 07700 l00123 now.",
    "Call 07700 O00123 now.",
    "The NHS number is 9435127649.",
    "The pupil with UPN U80120000100A moved.",
    "dGhhdCBlYXQgZmlsZSBzZWUgaGFkIGhlciBlbmQg4oCTYW5uLmJlZUBtYWlsLmV4YW1wbGU= was sent.",
    "They sent dGhhdCBlYXQgZmlsZSBzZWUgaGFkIGhlciBlbmQg4oCTYW5uLmJlZUBtYWlsLmV4YW1wbGU= then.",
    "The words YmVlQG1haWwuY29t are sent.",
]
"""Each is found by the last that a quick look lets through: one step less, and only that one is missed."""

EXAMPLES = [
    "The pupil with UPN H801200001001 moved.",
    "Chloe, 9, has asthma.",
    "Chloe (9) has asthma.",
    "Paid to GB82 WEST 1234 5698 7654 32.",
    "Write to ann.bee (at) mail (dot) example.",
    "See https://mail.example/?to=ann.bee%40mail.example now.",
    "We had Ann Bee's request.",
    "We had James Jones’ own request, Ann's too.",
    "Call 0 (1) 6 (3) 2 960 123.",
    "Call 0|632 960 123.",
    "The p\u0430yment was made.",
    *BOUNDARIES,
]
"""What few of the other tests hold."""


class Unfiltered(Mapping[bytes, Sequence[int]]):
    """As if each form that holds a digit began before every digit, and each that holds none everywhere."""

    def __init__(self, text: str) -> None:
        self.digits = [at for at, sign in enumerate(shape_of(text)) if sign == ord("0")]
        self.everywhere = range(len(text))

    def __getitem__(self, form: bytes) -> Sequence[int]:
        if b"0" not in form:
            return self.everywhere
        return [at - form.index(b"0") for at in self.digits if at >= form.index(b"0")]

    def __iter__(self) -> Iterator[bytes]:
        return iter(forms_of(""))

    def __len__(self) -> int:
        return len(forms_of(""))


def written() -> Iterator[str]:
    """What the other tests of the gate hold, and the sample; some of it mixed with more, and damaged."""
    chance = random.Random(3)
    trees = [ast.parse(file.read_text()) for file in sorted((ROOT / "tests" / "gate").glob("*.py"))]
    held = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    said = sorted(words for words in held if " " in words and len(words) < 3_000)
    yield from (*said, *EXAMPLES)
    yield from (file.read_text() for file in sorted((ROOT / "disclosures").rglob("*.md")))
    for _ in range(800):
        words = [
            *chance.choices(said, k=2),
            chance.choice(EXAMPLES),
            "".join(chance.choices(PIECES, k=chance.randrange(30))),
        ]
        chance.shuffle(words)
        mixed = list("".join(word + chance.choice(BETWEEN) for word in words))
        for _ in range(chance.randrange(8)):
            at = chance.randrange(len(mixed))
            mixed[at : at + chance.randrange(3)] = chance.choice(PIECES)
        yield RECORD.format("".join(mixed))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return list(written())


def found(texts: list[str]) -> list[tuple[Finding, ...]]:
    people_in.cache_clear()
    unspoken.cache_clear()
    return [source_findings("2024/A-1.md", text, RULES) for text in texts]


def test_what_is_found_does_not_depend_on_the_quick_looks(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    quickly = found(texts)
    assert sum(map(len, quickly)) > 1_000
    always = re.compile("")
    for name, without in {
        f"{GATE}.personal.signs.forms_of": Unfiltered,
        f"{GATE}.personal.signs._row": lambda long: 99,
        f"{GATE}.personal.signs.Text.says": lambda seen, *words: True,
        f"{GATE}.personal.identifiers._LAST_LETTER": always,
        f"{GATE}.personal.people.introduced._OWNED": always,
        f"{GATE}.personal.contact_details._may_begin": lambda text: True,
        f"{GATE}.personal.characters.beyond_ascii": lambda text: "\u202e\u200bа",
        f"{GATE}.personal.characters._LATIN": "",
        f"{GATE}.personal.signs._LONGEST": 99,
        f"{GATE}.attachments.properties._may_hold_a_path": lambda text: True,
        f"{GATE}.unmasked._runs": lambda text: range(len(text)),
        "site_builder.records.depth._MARKS": bytes(256),
    }.items():
        monkeypatch.setattr(name, without)
    for text, quick, slow in zip(texts, quickly, found(texts), strict=True):
        assert quick == slow, text


@pytest.mark.parametrize("padding", [" .", "x ", "7\n"])
def test_names_are_found_in_long_texts_as_in_short_ones(texts: list[str], padding: str) -> None:
    for text in texts:
        for line in text.split("\n"):
            if len(line) < 250:
                assert people_in(line) == people_in(f"{line}\n{padding * 200}"), line


def test_a_pattern_finds_the_same_at_its_places_as_everywhere(texts: list[str]) -> None:
    initials = re.compile(r"[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z][a-z]+")
    for text in texts:
        placed = [it.span() for it in at_places(text, initials, forms_of(text)[b"A."])]
        assert placed == [it.span() for it in initials.finditer(text)], text


def test_a_shape_has_one_sign_for_each_character_and_knows_the_digits_of_every_script(texts: list[str]) -> None:
    for text in texts:
        shape = shape_of(text)
        assert len(shape) == len(text)
        assert [at for at, sign in enumerate(shape) if sign == ord("0")] == [
            it.start() for it in re.finditer(r"\d", text)
        ]


def test_every_digit_is_found_to_the_last(texts: list[str]) -> None:
    for text in (*texts, "", "7", "x7", "7x", "123", "4222222222222", "٣7", "²"):
        assert digits_in(text) == [it.start() for it in re.finditer(r"\d", text)], text


def test_dashes_blanks_and_wide_digits_are_read_in_their_plain_form() -> None:
    assert as_read("０７７００\u00a0９００ – 1\u00ad2\u200b3 ‑ 4") == "07700 900 - 123 - 4"


@pytest.mark.parametrize("deep", ["٣. " * 60, "> " * 51, "1) " * 51, "-\t" * 51])
def test_nesting_is_told_by_marks_of_every_kind(deep: str) -> None:
    assert too_deep(f"words\n{deep}words") == 2
    assert too_deep(f"words {deep}") == 0
