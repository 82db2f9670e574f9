"""The search engine of record: Whoosh answers on the command line what the browser answers on the site."""

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex, create_in, exists_in, open_dir
from whoosh.searching import Searcher

from site_builder.cache import code_of
from site_builder.catalogue.catalogue import Catalogue, in_order_of_reference
from site_builder.legislation import Law
from site_builder.records.disclosure import Disclosure
from site_builder.search.bundle.blocks import cut_into_blocks
from site_builder.search.oracle.whoosh_query import matching, values_of
from site_builder.search.oracle.whoosh_schema import WholeBM25F, facets_of, schema
from site_builder.search.queries.equivalents import Equivalents, equivalents
from site_builder.search.queries.parsing import read_query
from site_builder.search.queries.query import All, is_scored, some_of
from site_builder.search.queries.references import keys_of
from site_builder.search.queries.spacing import respaced
from site_builder.search.queries.spelling import Vocabulary, respellings
from site_builder.search.queries.tidying import sure_reference, tidied, whole_reference
from site_builder.search.queries.values import with_whole_values
from site_builder.search.scoring import LEVELS, RARITY
from site_builder.search.terms.analysis import STOP_WORDS, as_typed, tokens
from site_builder.search.terms.occurrences import occurrences, of_each
from site_builder.search.terms.recurring import recurring_paragraphs
from site_builder.search.terms.stretches import stretches_of

FEW = 10
"""What fills no page of results: other spacings of the words are looked for too."""

Scores = list[tuple[int, int]]
"""Records by their numbers, each with its score."""


@dataclass(frozen=True, slots=True)
class Index:
    """A Whoosh index and the records it numbers, in the order of their numbers."""

    whoosh: FileIndex
    disclosures: tuple[Disclosure, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One result; `score` 1 is what one word scores in a record of usual length when most records hold it."""

    reference: str
    title: str
    url: str
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits, and how many there are in all.

    `respelt` is the query that was answered instead, because nothing was found as typed and it was probably misspelt;
    `some` is True where no record matches every word, and those that match some of them were taken instead;
    `unread` are pieces of the query that have no meaning, `meant` those that were read otherwise than they were typed.
    """

    total: int
    hits: tuple[Hit, ...]
    respelt: str = ""
    some: bool = False
    unread: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()


def open_index(
    catalogue: Catalogue,
    law: Law,
    cache: Path | None = None,
    attached: Mapping[str, Path] = MappingProxyType({}),
    synonyms: Sequence[Sequence[str]] = (),
) -> Index:
    """The index of this catalogue: in memory, or kept in the folder `cache` while the catalogue is the same.

    `attached` and `synonyms` as for `bundle`. The law is not asked today: a provision stands in the index as cited.
    """
    disclosures = tuple(in_order_of_reference(catalogue))
    same = equivalents(disclosures, synonyms)
    if cache is None:
        return Index(_filled(RamStorage().create_index(schema()), disclosures, same, attached), disclosures)
    folder = cache / "whoosh" / _key(disclosures, same, attached)
    if not folder.is_dir() or not exists_in(folder):
        # Made under another name, so that a killed run leaves none half made; those of earlier states are dropped.
        shutil.rmtree(folder.parent, ignore_errors=True)
        making = folder.with_name(f"{folder.name}.making")
        making.mkdir(parents=True)
        _filled(create_in(making, schema()), disclosures, same, attached).close()
        making.rename(folder)
    return Index(open_dir(folder, readonly=True), disclosures)


def _key(disclosures: Sequence[Disclosure], same: Equivalents, attached: Mapping[str, Path]) -> str:
    """A name that changes with the records, their attachments, and the code that makes terms of them."""
    digest = blake2b(digest_size=12)
    digest.update(code_of("search", "gate"))
    for value in (*disclosures, same):
        digest.update(repr(value).encode())
    for address, file in sorted(attached.items()):
        digest.update(f"{address} {file.stat().st_size} {file.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def _filled(
    index: FileIndex, disclosures: Sequence[Disclosure], same: Equivalents, attached: Mapping[str, Path]
) -> FileIndex:
    recurring = recurring_paragraphs(disclosures)
    writer = index.writer(limitmb=256)
    for part in cut_into_blocks(disclosures).blocks:
        spoken = [stretches_of(disclosure, recurring, attached) for disclosure in part]
        for (disclosure, stretches), text in of_each(occurrences(spoken, same), list(zip(part, spoken, strict=True))):
            said = {word for stretch in stretches for word in tokens(stretch.text)}
            writer.add_document(
                text=text,
                title=same.terms_in(disclosure.title),
                typed=set(as_typed(disclosure.title)),
                ref=keys_of(disclosure),
                words={word for word in said if word.isalnum() and word not in STOP_WORDS},
                date=(str(disclosure.date),),
                **facets_of(disclosure),
            )
    writer.commit()
    return index


def search(index: Index, query: str, limit: int = 10) -> Results:
    """The `limit` best of the records that the query means, ties by reference.

    A query that only narrows (`outcome:refused`) scores nothing: its records come newest first.
    """
    sure, loose = sure_reference(query), whole_reference(query)
    query, meant = tidied(query)
    other, some, before = "", False, set[int]()
    with index.whoosh.searcher(weighting=WholeBM25F()) as searcher:
        valued = with_whole_values(query, lambda facet, value: bool(values_of(searcher, facet, value)))
        query, read = valued.text, read_query(valued.text)
        found = referred = _scores(searcher, sure) if sure else []
        found = found or _scores(searcher, read.clause)
        if not found and loose:
            found = referred = _scores(searcher, loose)
        known = _vocabulary(searcher)
        for other in respellings(query, known) if not found else ():
            if found := _scores(searcher, read_query(other).clause):
                break
        words = dict.fromkeys((*read.clause.clauses, *read_query(other).clause.clauses))
        # Where nothing was found, what was typed is tried in other spacings before its words put right.
        for typed in (other,) if other and found else dict.fromkeys((query, other or query)):
            every, first = _respaced_scores(searcher, typed, known) if not referred and len(found) < FEW else ([], [])
            if every:
                before, found = {number for number, _ in first}, list(_summed(found, every).items())
                other = "" if typed == query else other
                break
        if not found and (wider := some_of(All(tuple(words)))):
            found, some, other = _scores(searcher, wider), True, ""
    if is_scored(read.clause):
        found.sort(key=lambda pair: (pair[0] not in before, -pair[1], pair[0]))
    else:
        found.sort(key=lambda pair: index.disclosures[pair[0]].date, reverse=True)
    hits = tuple(_hit(index.disclosures[number], score) for number, score in found[:limit])
    unread, meant = (*valued.unread, *read.unread), (*meant, *valued.meant)
    return Results(len(found), hits, other if found else "", some and bool(found), unread, meant)


def _respaced_scores(searcher: Searcher, typed: str, known: Vocabulary) -> tuple[Scores, Scores]:
    """What is found by the words in any spacing, and what of it goes first."""
    spaced = respaced(typed, known.holds)
    if spaced is None:
        return [], []
    return _scores(searcher, read_query(spaced.every).clause), _scores(searcher, read_query(spaced.first).clause)


def _summed(*scores: Scores) -> Counter[int]:
    sums = Counter[int]()
    for some in scores:
        sums.update(dict(some))
    return sums


def _vocabulary(searcher: Searcher) -> Vocabulary:
    def words(beginning: str) -> list[tuple[str, int]]:
        found = searcher.reader().expand_prefix("words", beginning)
        return [(word.decode(), searcher.doc_frequency("words", word)) for word in found]

    return Vocabulary(lambda term: searcher.doc_frequency("text", term) > 0, words)


def _scores(searcher: Searcher, clause: All) -> Scores:
    """Every matching record's number with its score, by number."""
    if not clause.clauses:
        return []
    results = searcher.search(matching(clause, searcher), limit=None)
    return sorted((number, round(score)) for score, number in results.top_n)


def _hit(disclosure: Disclosure, score: int) -> Hit:
    return Hit(disclosure.reference, disclosure.title, disclosure.url, score / (LEVELS * RARITY))
