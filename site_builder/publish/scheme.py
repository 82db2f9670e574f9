"""What the pages are made from: the catalogue with everything that is looked up in it again and again, made once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from site_builder.catalogue.catalogue import Catalogue, catalogue_of
from site_builder.catalogue.exemptions import ProvisionShelf, Together, by_provision, cited_together, counted_apart
from site_builder.catalogue.shelves import Shelf, by_class, by_keyword, by_outcome, by_year
from site_builder.history import Dates
from site_builder.legislation import Entry, Law, Provision, Regime
from site_builder.legislation.clock import working_days
from site_builder.publish.pages.words import sentence
from site_builder.publish.writing.sheets import Answers
from site_builder.records.digests import Digests, digests_of
from site_builder.records.disclosure import Disclosure, slug
from site_builder.settings import Settings


class CsvCopy(NamedTuple):
    """A CSV of one sheet of a spreadsheet: its name beside it, the sheet ("" for the only one), its bytes."""

    file: str
    sheet: str
    size: int


@dataclass(frozen=True)
class Scheme:
    """The catalogue, the law, the authority's settings, and what lies beside them in the site.

    `sizes` gives the bytes of each attachment by its path in the site, `ordinary` the address of each hand-written
    page by its path in the project. `whole` gives a disclosure with its text, which the catalogue need not hold;
    `digests` tells by its reference what it was read from, and what its facts without the text are. `withdrawn` are the
    disclosures that were taken back; `dates` tells by its path since when a record has been in git;
    `copies` are the CSV copies of each spreadsheet by its path in the site, `uncopied` says why there are none.
    """

    catalogue: Catalogue
    law: Law
    settings: Settings
    sizes: Mapping[str, int] = field(default_factory=dict)
    ordinary: Mapping[str, str] = field(default_factory=dict)
    whole: Callable[[Disclosure], Disclosure] = lambda it: it
    digests: Mapping[str, Digests] = field(default_factory=dict)
    withdrawn: Catalogue = field(default_factory=lambda: Catalogue(()))
    dates: Mapping[str, Dates] = field(default_factory=dict)
    copies: Mapping[str, Sequence[CsvCopy]] = field(default_factory=dict)
    uncopied: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def everything(self) -> Catalogue:
        """All disclosures that have an address, whether they stand in lists or were withdrawn."""
        return catalogue_of([*self.catalogue, *self.withdrawn]) if self.withdrawn else self.catalogue

    def named(self, reference: str) -> Disclosure:
        """The disclosure that has this reference; raises KeyError where none has."""
        return self._by_reference[reference]

    @cached_property
    def _by_reference(self) -> Mapping[str, Disclosure]:
        return {it.reference: it for it in self.everything}

    @cached_property
    def changed(self) -> frozenset[str]:
        """The references of those whose record tells of more than the answer: few, as a rule."""
        return frozenset(it.reference for it in self.everything if it.has_changed)

    @cached_property
    def years(self) -> tuple[Shelf, ...]:
        """A shelf for each year, newest first."""
        return by_year(self.catalogue)

    @cached_property
    def keywords(self) -> tuple[Shelf, ...]:
        """A shelf for each keyword, A to Z."""
        return by_keyword(self.catalogue)

    @cached_property
    def spelt_otherwise(self) -> Mapping[str, str]:
        """What keywords are called that some records spell in another way, by their place in an address."""
        called = {shelf.slug: shelf.label for shelf in self.keywords}
        typed = {keyword for disclosure in self.catalogue for keyword in disclosure.keywords}
        return {slug(keyword): called[slug(keyword)] for keyword in typed if called[slug(keyword)] != keyword}

    @cached_property
    def outcomes(self) -> tuple[Shelf, ...]:
        """A shelf for each outcome that occurs."""
        return by_outcome(self.catalogue)

    @cached_property
    def classes(self) -> tuple[Shelf, ...]:
        """A shelf for each class of the publication scheme: those of the settings in order, then others in use."""
        used = by_class(self.catalogue)
        names = [*self.settings.classes, *sorted(set(used) - set(self.settings.classes))]
        return tuple(Shelf(slug(name), self.class_label(name), used.get(name, ())) for name in names)

    def class_label(self, name: str) -> str:
        """What the public reads for a class."""
        return self.settings.classes.get(name) or sentence(name.replace("-", " "))

    @cached_property
    def provisions(self) -> Mapping[Provision, ProvisionShelf]:
        """The shelf of each provision that is cited or stands above a cited one."""
        return {shelf.provision: shelf for shelf in by_provision(self.catalogue, self.cited_together)}

    @cached_property
    def cited_together(self) -> Together:
        """What is cited together, with where in the catalogue."""
        return cited_together(self.catalogue)

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """The laws in use: the authority's usual one, then others under which it answered or which it cited."""
        used = {p.regime for p in self.provisions} | {d.regime for d in self.catalogue}
        usual = self.settings.regime
        return tuple(r for r in sorted(self.law.regimes, key=lambda r: r.code != usual) if r.code in used | {usual})

    def digests_of(self, it: Disclosure) -> Digests:
        """The digests of a disclosure of the catalogue."""
        return self.digests.get(it.reference) or digests_of(self.whole(it))

    def shelf(self, provision: Provision) -> ProvisionShelf:
        """The shelf of any provision; an empty one where it was never cited."""
        return self.provisions.get(provision) or ProvisionShelf(provision, (), (), ())

    @cached_property
    def exemptions(self) -> Mapping[str, tuple[Provision, ...]]:
        """What the public would count as one exemption, by the code of its law."""
        return counted_apart(self.regimes, self.cited_together)

    def exemption_of(self, provision: Provision) -> Provision:
        """The exemption that a provision belongs to, as the public would count; its section where there is none."""
        if provision not in self._belonging:
            found = (e for e in self.exemptions[provision.regime] if e.covers(provision))
            self._belonging[provision] = next(found, provision.section)
        return self._belonging[provision]

    @cached_property
    def _belonging(self) -> dict[Provision, Provision]:
        return {}

    def pages_of_law(self, regime: Regime) -> tuple[Provision, ...]:
        """The provisions that have a page: all exemptions of the law, what is cited, and what stands above those."""
        cited = {provision for provision in self.provisions if provision.regime == regime.code}
        exempt = {place for it in self.exemptions[regime.code] for place in (it, *it.ancestors)}
        return tuple(sorted(cited | exempt))

    def entry(self, provision: Provision) -> Entry:
        """What the law says at a provision, or else at the nearest above it; raises LookupError where it is unknown."""
        for place in (provision, *provision.ancestors):
            if entry := self.law.entry(place):
                return entry
        raise LookupError(f"The law has no {provision.regime} {provision.label}.")

    def called(self, provision: Provision) -> str:
        """The provision by its plain words and its number: `Law enforcement (s31)`."""
        return f"{self.entry(provision).label} ({provision.label})"

    def provision_url(self, provision: Provision) -> str:
        """The address of a provision's page, from the root of the site."""
        return f"exemptions/{self.law.regime(provision.regime).slug}/{provision.slug}/"

    def days_taken(self, it: Disclosure) -> int | None:
        """Working days from request to answer, for a response that stands and gives both days."""
        if it.received is None or it.date.exact is None or it.withdrawn:
            return None
        return working_days(it.received, it.date.exact, it.regime, self.settings.holidays)

    def absolute(self, path: str) -> str:
        """The whole address of a path of the site, where the authority has told its own; else the path."""
        return self.settings.site_url + path

    @cached_property
    def links(self) -> Answers:
        """The address in the site of whatever a record's text may link to, by its path in the project."""
        return Answers(lambda: dict(self._links()))

    def _links(self) -> Iterator[tuple[str, str]]:
        yield from self.ordinary.items()
        for disclosure in self.everything:
            yield disclosure.path, disclosure.url
            for attachment in disclosure.attachments:
                yield f"{disclosure.folder}/{attachment.file}", f"{disclosure.url}{attachment.file}"
