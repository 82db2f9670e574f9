"""Makes a large catalogue as skewed as a real one, the same for the same seed.

    python tests/generator.py FOLDER [--records 10000] [--size 5000] [--seed 1]

Words follow Zipf's law over a vocabulary that grows as Heaps' law says (a longer text keeps meeting new words);
lengths are log-normal around the size asked for; some paragraphs recur in most records, as standing words do.
Keywords are some hundreds, as officers choose them from a list, and a few of them are used again and again.
"""

import argparse
import datetime
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

COMMON = re.findall(
    "[a-z]+",
    """
    the of and to in a is that for it was on be with as by
    information not this are or which request have has from at police your an held under
    section act public we any been you would data please number will these no crime other
    officers all our were their force more may if where such during one there can does
    time year years report made staff only reports between within records each cases case number total
    service people incident incidents road offences office cost process details following include order use used local
    support review policy training vehicle
    """,
)
SYLLABLES = [
    consonant + vowel
    for consonant in (*"bcdfghjklmnprstvw", "st", "tr", "pl", "ch")
    for vowel in (*"aeiou", "ar", "en", "il", "on")
]
KEYWORDS = 600
ENDINGS = ("", "", "", "s", "ed", "ing", "er", "ment", "ation", "ly")
STANDING = (
    "Under the Act a public authority must say whether it holds the information, and must communicate what it holds,"
    " unless an exemption applies to it. Both duties are owed to everyone, whatever the purpose of the request.",
    "Should you be unhappy with the way in which your request was handled you may ask for an internal review within"
    " forty working days of this letter, after which you may complain to the regulator.",
    "Disclosure under the Act is disclosure to the world, because information released to one applicant is released"
    " to anybody who asks, and no control over its further use can be kept.",
    "The public interest in openness was weighed against the public interest in maintaining the exemption, and on"
    " balance the latter prevails in the circumstances of the case.",
)
WITHHELD = (
    "s31(1)(a)",
    "s31(1)(b)",
    "s31(1)(a)&(b)",
    "s40(2)",
    "s43(2)",
    "s38(1)(a)",
    "s30(1)(a)(i)",
    "s24(1)",
    "s42(1)",
    "s36(2)(c)",
)
OUTCOMES = (
    ("disclosed-in-full",) * 9
    + ("disclosed-in-part",) * 5
    + ("refused",) * 2
    + ("not-held",) * 2
    + ("cost-limit", "already-available")
)
MKDOCS = """\
site_name: Generated publication scheme
site_url: https://foi.generated.example/
docs_dir: disclosures
theme: {name: material, custom_dir: THEME, font: false, language: en}
plugins:
  - publication-scheme:
      authority: Generated Constabulary
      regime: FOIA
      reference_pattern: 'GC-FOI-\\d\\d-\\d{6}'
"""


def word(index: int) -> str:
    """The word at this place of the vocabulary: real ones first, then pronounceable ones, rarer ones longer."""
    if index < len(COMMON):
        return COMMON[index]
    left, made = index - len(COMMON) + len(SYLLABLES), ""
    while left:
        left, syllable = divmod(left, len(SYLLABLES))
        made += SYLLABLES[syllable]
    return made + ENDINGS[index % len(ENDINGS)]


def keyword(index: int) -> str:
    """The keyword at this place of the list, the most used first: two words, the same pair never twice."""
    return f"{word(len(COMMON) + index)} {word(20 + index % 80)}"


@dataclass(slots=True)
class Writer:
    """Writes text word by word; what it has written decides how many words it knows."""

    random: random.Random
    written: int = 0
    known: list[str] = field(default_factory=list)

    def words(self, count: int) -> list[str]:
        """So many words: the chance of each is one over its rank in the vocabulary known by now."""
        self.written += count
        vocabulary = len(COMMON) + int(12 * self.written**0.55)
        self.known.extend(word(index) for index in range(len(self.known), vocabulary))
        chance, known = self.random.random, self.known
        return [known[int(vocabulary ** chance()) - 1] for _ in range(count)]

    def paragraph(self, count: int) -> str:
        """So many words as sentences."""
        words = self.words(count)
        for start in range(0, count, 18):
            words[start] = words[start].capitalize()
            last = min(start + 17, count - 1)
            words[last] += "."
        return " ".join(words)


def records(count: int, size: int, seed: int) -> Iterator[tuple[str, str]]:
    """Each record's path inside the folder of records, and its text of about `size` bytes."""
    chance = random.Random(seed)
    writer = Writer(chance)
    start = datetime.date(2009, 1, 5)
    for index in range(count):
        day = start + datetime.timedelta(days=index * 6200 // count)
        reference = f"GC-FOI-{day:%y}-{index:06}"
        length = min(int(chance.lognormvariate(0, 0.6) * size / 7.4), 60 * size)
        yield f"{day.year}/{reference}.md", _record(reference, day, max(length, 30), writer)


def _record(reference: str, day: datetime.date, length: int, writer: Writer) -> str:
    chance = writer.random
    outcome = chance.choice(OUTCOMES)
    cited = {"cost-limit": ["s12(1)"], "already-available": ["s21"]}.get(outcome, [])
    if outcome in ("disclosed-in-part", "refused"):
        cited = sorted(set(chance.choices(WITHHELD, weights=range(len(WITHHELD), 0, -1), k=chance.randint(1, 3))))
    keywords = {keyword(int(KEYWORDS ** chance.random()) - 1) for _ in range(3)}
    front = [
        f"reference: {reference}",
        f'title: "{" ".join(writer.words(chance.randint(4, 10))).capitalize()}"',
        f"date: {day}",
        f'summary: "{writer.paragraph(22)}"',
        f"outcome: {outcome}",
        *([f"exemptions: [{', '.join(cited)}]"] if cited else []),
        f"keywords: [{', '.join(sorted(keywords))}]",
    ]
    reasons = [writer.paragraph(max(12, length // 8)), *chance.sample(STANDING, 3)]
    for provision in cited:
        reasons.append(f"Section {provision[1:]} applies. {writer.paragraph(20)}")
    response = "\n\n".join(writer.paragraph(max(10, length // 8)) for _ in range(4))
    body = f"## Request\n\n{writer.paragraph(max(12, length // 6))}\n\n## Response\n\n{response}"
    return "---\n" + "\n".join(front) + f"\n---\n{body}\n\n## Reasons\n\n" + "\n\n".join(reasons) + "\n"


def write_project(folder: Path, count: int, size: int, seed: int, theme: Path) -> None:
    """Writes a project of so many records into the folder: `mkdocs.yml`, and the records in `disclosures/`."""
    for path, text in records(count, size, seed):
        file = folder / "disclosures" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    home = "---\ntemplate: home.html\ntitle: Home\n---\n# Generated Constabulary\n\nMade for measuring.\n"
    (folder / "disclosures" / "index.md").write_text(home, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS.replace("THEME", str(theme)), encoding="utf-8")


def main() -> None:
    """Reads the command line and writes the project."""
    parser = argparse.ArgumentParser(description="Make a large catalogue for measuring.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--size", type=int, default=5_000, help="bytes of an average record")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    theme = Path(__file__).resolve().parent.parent / "theme"
    write_project(asked.folder, asked.records, asked.size, asked.seed, theme)


if __name__ == "__main__":
    main()
