"""Ways to search, each with an example that finds something in this catalogue."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, islice, pairwise

from site_builder.patterns import regex
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure
from site_builder.search.terms.analysis import analyse
from site_builder.search.terms.stretches import stretches_of

READ = 200
"""How many titles, the newest, are read for words: they are read anew with every build."""
_LONGEST_BEGINNING = 7
_SAYING_LITTLE = frozenset(
    {"about", "after", "before", "between", "number", "since", "their", "there", "these", "under", "where", "which"}
)
_WORD = regex(r"([^\W\d_]{5,15})[,.:;?]?")


@dataclass(frozen=True, slots=True)
class Example:
    """What may be typed, and what it finds in words."""

    typed: str
    finds: str


def examples_of_searches(scheme: Scheme) -> tuple[Example, ...]:
    """The examples, plain words first; of a way to search for which the catalogue has none, there is none."""
    return tuple(chain(_by_words(scheme), _by_law(scheme), _by_facts(scheme)))


def _by_words(scheme: Scheme) -> Iterator[Example]:
    newest = list(islice(scheme.catalogue, READ))
    counts = Counter(word for it in newest for word in dict.fromkeys(_words(it.title)))
    pairs = Counter(pair for it in newest for pair in dict.fromkeys(_neighbours(it.title)))
    words = sorted(counts, key=lambda word: (-counts[word], word))
    phrases = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    if phrases:
        yield Example(" ".join(phrases[-1]), "responses with both words, in any form, as in reports or reported")
        yield Example(f'"{" ".join(phrases[0])}"', "these words one after the other")
    if len(words) > 1:
        yield Example(f"{words[0]} OR {words[1]}", "either word")
    if apart := _apart(scheme, newest, words):
        yield Example(" -".join(apart), "the first word, without the second")
    if words:
        longest = max(words[:20], key=len)
        yield Example(f"{longest[: min(_LONGEST_BEGINNING, len(longest) - 1)]}*", "every word that begins so")
        yield Example(f"title:{words[0]}", "a word of the title")


def _words(title: str) -> list[str]:
    """The title's words that are searched for as they stand, in lower case."""
    return [found for word in title.split() if (found := _searched(word))]


@lru_cache(maxsize=4096)  # few words are met again and again
def _searched(word: str) -> str:
    """The word as it is searched for, in lower case; "" where it says too little for that."""
    found = _WORD.fullmatch(word)
    lower = found[1].lower() if found else ""
    return lower if lower and lower not in _SAYING_LITTLE and any(analyse(lower)) else ""


def _neighbours(title: str) -> Iterator[tuple[str, str]]:
    """The pairs of different words between which nothing but a space stands."""
    for first, second in pairwise(title.split()):
        if (one := _words(first)) and (two := _words(second)) and one != two and first[-1].isalpha():
            yield one[0], two[0]


def _apart(scheme: Scheme, newest: list[Disclosure], words: list[str]) -> tuple[str, str] | None:
    """A word of a title, and another that the same record does not hold; attachments are not looked into."""
    for it in newest:
        own = _words(it.title)
        if it.attachments or not own:
            continue
        texts = (stretch.text for stretch in stretches_of(scheme.whole(it), frozenset()))
        held = {term for text in texts for terms in analyse(text) for term in terms}
        if other := next((word for word in words if not held.intersection(*analyse(word))), None):
            return own[0], other
    return None


def _by_law(scheme: Scheme) -> Iterator[Example]:
    shelves = scheme.provisions.values()
    most = max(shelves, key=lambda shelf: (len(shelf.disclosures), shelf.provision.label), default=None)
    if most:
        cited = most.provision.label
        yield Example(cited, "a section of the law, with all below it; also section 31 (1) or regulation 12(4)(b)")
        yield Example(f"exemption:{cited}", "only where that section was relied on")


def _by_facts(scheme: Scheme) -> Iterator[Example]:
    if outcome := max(scheme.outcomes, key=lambda shelf: (shelf.slug == "refused", len(shelf)), default=None):
        yield Example(f"outcome:{outcome.slug}", "an outcome")
    days = (its for _, its in groupby(scheme.catalogue, lambda it: it.date))  # the newest first
    if newest := max(next(days, ()), key=lambda it: it.reference, default=None):
        yield Example(f"from:{newest.date.year:04}-01 to:{newest.date.year:04}-12", "a stretch of time")
        yield Example(f"ref:{newest.reference}", "a reference, in any punctuation, or its last part")
