"""Words that mean the same: a record that holds one is also found by the other.

They come from two places: a list that the authority keeps, and the records themselves, where they explain an
abbreviation in brackets: `automatic number plate recognition (ANPR)`. Both sides are added where a record is indexed,
so that no query has to be widened and none costs more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from site_builder.patterns import regex
from site_builder.records.disclosure import Disclosure
from site_builder.search.terms.analysis import analyse

Terms = tuple[str, ...]
"""The terms of one or more words, in order."""
_SHORT = regex(r"""\(["“‘']?([A-Z](?:&?[A-Za-z]){1,7})["”’']?\)""")
_BEFORE = regex(r"(?:[\w'’*-]+,?[ \n]){1,9}\Z")
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"})
_REACH = 400
"""Characters before an abbreviation in which its nine words are looked for."""
_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Equivalents:
    """For each first term the sequences that begin with it, each with the terms that mean the same."""

    sequences: dict[str, tuple[tuple[Terms, Terms], ...]]

    def terms_in(self, text: str) -> set[str]:
        """The terms of the text, and those that mean the same as some of its words."""
        analysed = list(analyse(text))
        found = {term for terms in analysed for term in terms}
        for place, terms in enumerate(analysed):
            for sequence, same in self.sequences.get(terms[0], ()):
                if tuple(at[0] for at in analysed[place : place + len(sequence)]) == sequence:
                    found.update(same)
        return found


NONE = Equivalents({})
USUAL = (
    ("ncnd", "neither confirm nor deny", "neither confirmed nor denied"),
    ("foi", "freedom of information"),
    ("foia", "freedom of information act"),
    ("eir", "environmental information regulations"),
    ("ico", "information commissioner"),
    ("dpa", "data protection act"),
    ("gdpr", "general data protection regulation"),
    ("anpr", "automatic number plate recognition"),
    ("cctv", "closed circuit television"),
    ("covid", "covid 19", "coronavirus"),
    ("asb", "antisocial behaviour", "anti-social behaviour"),
    ("fte", "full-time equivalent"),
    ("IT", "information technology", "ICT"),
    ("stats", "statistics"),
    ("dept", "department"),
    ("A&E", "accident and emergency"),
    ("antisocial", "anti-social"),
    ("cybercrime", "cyber-crime"),
    ("multiagency", "multi-agency"),
    ("wellbeing", "well-being"),
    ("child", "children"),
    ("man", "men"),
    ("woman", "women"),
    ("policeman", "policemen"),
    ("wife", "wives"),
    ("midwife", "midwives"),
    ("knife", "knives"),
    ("thief", "thieves"),
    ("mouse", "mice"),
    ("tooth", "teeth"),
    ("licence", "license"),
    ("practice", "practise"),
    ("inquiry", "enquiry"),
    ("judgment", "judgement"),
    ("per cent", "percent"),
)
"""What means the same in the letters of every authority, and plurals and spellings that have another stem; its own list
is added to these.
"""


def equivalents(disclosures: Iterable[Disclosure], listed: Iterable[Sequence[str]] = ()) -> Equivalents:
    """What means the same in these records, and in the authority's list of groups of words."""
    return equivalents_among(map(explained, disclosures), listed)


def equivalents_among(
    records: Iterable[Iterable[tuple[str, str]]], listed: Iterable[Sequence[str]] = ()
) -> Equivalents:
    """The same, from what each record explains."""
    groups: list[Sequence[str]] = [*USUAL, *listed, *_commonest(records)]
    sequences: defaultdict[str, set[tuple[Terms, Terms]]] = defaultdict(set)
    for group in groups:
        ways = [terms for words in group if len("".join(terms := tuple(at[0] for at in analyse(words)))) > 1]
        for terms in ways:
            others = {other for other in ways if other != terms}
            sequences[terms[0]].update((terms, other) for other in others)
    return Equivalents({first: tuple(sorted(pairs)) for first, pairs in sorted(sequences.items()) if pairs})


def explained(disclosure: Disclosure) -> tuple[tuple[str, str], ...]:
    """Abbreviations that the record explains, each with its meaning, as often as it does so."""
    texts = (disclosure.title, disclosure.summary, *(section.markdown for section in disclosure.sections))
    found = ((text, match) for text in texts if "(" in text for match in _SHORT.finditer(text))
    pairs = ((match[1], _BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])) for text, match in found)
    return tuple((short.upper(), said) for short, before in pairs if before and (said := _meaning(before[0], short)))


def _commonest(records: Iterable[Iterable[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Abbreviations that records explain, each with its commonest meaning."""
    meanings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for short, meaning in chain.from_iterable(records):
        meanings[short][meaning] += 1
    return [(short, min(found, key=lambda it: (-found[it], it))) for short, found in sorted(meanings.items())]


def _meaning(before: str, short: str) -> str | None:
    """The words before the bracket whose initials the abbreviation has, in lower case; None where they do not fit.

    Small words may be left out of it: `Driver and Vehicle Licensing Agency (DVLA)`.
    """
    letters = short.lower().removesuffix("s") if short[-1] == "s" else short.lower()
    words = _WORD.findall(before.lower())
    first = len(words)
    for letter in reversed(letters):
        first -= 1
        while first > 0 and words[first] in _SMALL and not _begins(words[first], letter):
            first -= 1
        if first < 0 or not _begins(words[first], letter):
            return None
    return " ".join(words[first:])


def _begins(word: str, letter: str) -> bool:
    """Whether the letter of an abbreviation may stand for the word."""
    return word == "and" if letter == "&" else word[0] == letter
