"""The exemption index: each provision explained, how often it was used, how, and in which disclosures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.catalogue.exemptions import ProvisionShelf
from site_builder.legislation import Entry, Provision, Regime, Role
from site_builder.publish.drafts import Draft, Topic
from site_builder.publish.pages.clock_words import day_words, regulator_of
from site_builder.publish.pages.indexes import pages_of_years
from site_builder.publish.pages.law_words import number_of, points_of, strength_of
from site_builder.publish.pages.ways import Way, spread, use_by_year, years_apart
from site_builder.publish.pages.words import count
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure
from site_builder.records.outcome import Outcome

_COMPANIONS = 8
_SAID = {Role.EXEMPTION: "Withheld", Role.REFUSAL_GROUND: "Refused"}
"""What a column is called that counts uses other than to neither confirm nor deny."""


@dataclass(frozen=True, slots=True)
class Line:
    """A provision in a list, how often it was used to refuse (`said`) and to say nothing (`silent`)."""

    label: str
    number: str
    address: str
    strength: str
    said: int
    silent: int

    @property
    def uses(self) -> int:
        """How long its bar is: a response that both refused and stayed silent counts for both."""
        return self.said + self.silent


def exemption_indexes(scheme: Scheme) -> Iterator[Draft]:
    """The index of all laws in use, and each law."""
    yield _index_page(scheme)
    for regime in scheme.regimes:
        yield _regime_page(scheme, regime)


def exemption_topics(scheme: Scheme) -> Iterator[Topic]:
    """Each provision of the laws in use."""
    counted_apart = sorted(scheme.exemptions.items())
    for regime in scheme.regimes:
        for provision in scheme.pages_of_law(regime):
            root, shelf = scheme.provision_url(provision), scheme.shelf(provision)
            above = scheme.shelf(provision.section)
            said = [counted_apart, len(above.withheld), len(above.ncnd)]
            addresses = (root, *(f"{root}{year}/" for year in years_apart(shelf.disclosures)))
            drafts = partial(_provision_pages, scheme, regime, provision)
            feed = scheme.called(provision) if shelf.disclosures else ""
            yield Topic(root, shelf.disclosures, said, addresses, drafts, feed)


def _index_page(scheme: Scheme) -> Draft:
    laws = [(regime, *_lines_of_law(scheme, regime)) for regime in scheme.regimes]
    given = {"at": "../", "laws": laws, "usual": scheme.regimes[0]}
    title = "Reasons in law for refusing"
    about = "Every exemption that was relied on, in plain words, with how often and in which responses."
    return Draft("exemptions/", "exemptions", title, about, "scheme/exemptions.html", given)


def _regime_page(scheme: Scheme, regime: Regime) -> Draft:
    used, grounds, unused = _lines_of_law(scheme, regime)
    answered = len(answered_under(scheme, regime))
    shelves = [scheme.shelf(section) for section in regime.exemptions]
    said = {d.reference: d for shelf in shelves for d in shelf.withheld}.values()
    silent = {d.reference: d for shelf in shelves for d in shelf.ncnd}.values()
    given = {
        "at": "../../", "regime": regime, "used": used, "grounds": grounds, "unused": unused, "answered": answered,
        "rows": use_by_year(said, silent), "as_at": day_words(regime.as_at), "regulator": regulator_of(scheme, regime),
    }  # fmt: skip
    title = f"{regime.term_plural.capitalize()}: {regime.title}"
    about = f"The {regime.term_plural} of the {regime.title}, in plain words, with how often each was relied on."
    feed = regime.title if answered else ""
    return Draft(f"exemptions/{regime.slug}/", "exemptions", title, about, "scheme/regime.html", given, feed)


def answered_under(scheme: Scheme, regime: Regime) -> tuple[Disclosure, ...]:
    """The disclosures that were given under a law."""
    return tuple(disclosure for disclosure in scheme.catalogue if disclosure.regime == regime.code)


def _lines_of_law(scheme: Scheme, regime: Regime) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    """The exemptions of a law that were used, other grounds that were used, and the exemptions that were not."""
    exempt = scheme.exemptions[regime.code]
    cited = [p for p in scheme.provisions if p.regime == regime.code and not p.limbs]
    return (
        [_line(scheme, p) for p in exempt if p in scheme.provisions],
        [_line(scheme, p) for p in cited if scheme.entry(p).role.cited_as is not Role.EXEMPTION],
        [_line(scheme, p) for p in exempt if p not in scheme.provisions],
    )


def _line(scheme: Scheme, provision: Provision) -> Line:
    entry, shelf = scheme.entry(provision), scheme.shelf(provision)
    number = number_of(provision, scheme.law.regime(provision.regime))
    address = scheme.provision_url(provision)
    return Line(entry.label, number, address, strength_of(entry), len(shelf.withheld), len(shelf.ncnd))


def _provision_pages(scheme: Scheme, regime: Regime, provision: Provision) -> Iterator[Draft]:
    entry, shelf, root = scheme.entry(provision), scheme.shelf(provision), scheme.provision_url(provision)
    number = number_of(provision, regime)
    shown = spread(shelf.disclosures)
    steps = _steps(scheme, regime, provision)
    feed = scheme.called(provision) if shelf.disclosures else ""
    given = {
        "at": "../../../", "root": root, "regime": regime, "entry": entry, "number": number, "shelf": shelf,
        "spread": shown, "steps": steps, "points": points_of(entry, silent=entry.ncnd),
        "limbs": _limbs(scheme, provision), "rows": use_by_year(shelf.withheld, shelf.ncnd),
        "said_words": _SAID.get(entry.role.cited_as, "Relied on"), "outcomes": _outcomes(shelf),
        "companions": _companions(scheme, shelf), "above": _above(scheme, entry, provision), "feed": feed,
        "regulator": regulator_of(scheme, regime),
    }  # fmt: skip
    about = f"{number} of the {regime.title}: what it means, and {count(len(shelf), 'response')} that relied on it."
    title = f"{entry.label} ({number.lower()})"
    yield Draft(root, "exemptions", title, about, "scheme/provision.html", given, feed)
    steps = (*steps, (root, provision.label))
    yield from pages_of_years("exemptions", root, scheme.called(provision), steps, shown.years)


def _steps(scheme: Scheme, regime: Regime, provision: Provision) -> tuple[tuple[str, str], ...]:
    above = [(scheme.provision_url(place), place.label) for place in reversed(provision.ancestors)]
    return (("exemptions/", "Exemptions"), (f"exemptions/{regime.slug}/", regime.code), *above)


def _above(scheme: Scheme, entry: Entry, provision: Provision) -> Line | None:
    """The section that a limb belongs to."""
    return _line(scheme, provision.section) if provision.limbs and entry.explanation else None


def _limbs(scheme: Scheme, provision: Provision) -> Sequence[Line]:
    """The places below a provision that were cited and have words of their own, in the order of the statute.

    Conditions that only narrow another place are left out: to count them would count a refusal twice.
    """
    below = (p for p in scheme.provisions if p != provision and provision.covers(p))
    told = (p for p in below if scheme.entry(p).label != scheme.entry(provision).label)
    return [_line(scheme, p) for p in told if scheme.entry(p).role.cited_as is not Role.QUALIFIER]


def _outcomes(shelf: ProvisionShelf) -> Sequence[tuple[Outcome, int]]:
    found = Counter(disclosure.outcome for disclosure in shelf.disclosures)
    return [(outcome, found[outcome]) for outcome in Outcome if found[outcome]]


def _companions(scheme: Scheme, shelf: ProvisionShelf) -> Sequence[Way]:
    """The other exemptions cited in the same disclosures, the commonest first."""
    own, found = scheme.exemption_of(shelf.provision), Counter[Provision]()
    for cited, places in scheme.cited_together.items():
        if any(shelf.provision.covers(provision) for provision, _ in cited):
            for other in {scheme.exemption_of(provision) for provision, _ in cited} - {own}:
                found[other] += len(places)
    commonest = sorted(found, key=lambda provision: (-found[provision], provision))[:_COMPANIONS]
    return [
        Way(f"{scheme.entry(p).label} ({p.regime} {p.label})", scheme.provision_url(p), found[p]) for p in commonest
    ]
