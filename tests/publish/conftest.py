"""A small catalogue made by hand, with text in it that would do harm if any of it became markup."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from site_builder.catalogue.catalogue import catalogue_of
from site_builder.legislation import Citation, Law, Provision, load_law
from site_builder.publish.frames.frame import FRAME_KINDS, Frame
from site_builder.publish.frames.press import Press
from site_builder.publish.pages.search import search_page_of
from site_builder.publish.scheme import Scheme
from site_builder.publish.site import sheets
from site_builder.publish.writing.sheets import Binder, Output
from site_builder.records.dates import PartialDate
from site_builder.records.disclosure import Attachment, Disclosure, Heading, Part, Section
from site_builder.records.outcome import Outcome
from site_builder.settings import Settings
from tests.conftest import ROOT

THEME = ROOT / "theme"
HOSTILE = "<script>alert(1)</script> \"q\" 'a' & <!--scheme:content--> {{ 7*7 }}"
LAYOUT = (
    "<!doctype html><html lang=en><head><title><!--scheme:title--></title><!--scheme:head--></head>"
    "<body><main><!--scheme:content--></main></body></html>"
)
LAW = load_law()


def cited(label: str, regime: str = "FOIA") -> Citation:
    provision = Provision.parse(regime, label)
    entry = LAW.regime(regime).entry(provision)
    assert entry is not None, label
    return Citation(provision, entry.ncnd, entry.role.cited_as)


def record(reference: str, date: str = "2024-04-09", **more: object) -> Disclosure:
    year, month, *day = (int(part) for part in date.split("-"))
    facts: dict[str, object] = {
        "path": f"published/{year}/{reference}.md",
        "reference": reference,
        "title": f"About {reference}",
        "date": PartialDate(year, month, *day),
        "regime": "FOIA",
        "outcome": Outcome.DISCLOSED_IN_FULL,
        "sections": (Section(Heading.RESPONSE, "Response", "The answer.", 9),),
    }
    return Disclosure(**{**facts, **more})  # type: ignore[arg-type]


PLAIN = record(
    "FOI-1",
    received=datetime.date(2024, 3, 6),
    summary="What was asked, and what was answered.",
    outcome=Outcome.DISCLOSED_IN_PART,
    citations=(cited("31(1)(a)"), cited("23(5)")),
    keywords=("roads", "speed cameras"),
    classes=("lists-and-registers",),
    attachments=(Attachment("two words.csv", "A table"),),
    parts=(
        Part("How many?", Outcome.DISCLOSED_IN_FULL, ()),
        Part("Where?", Outcome.REFUSED, (cited("31(1)(a)"),)),
    ),
    sections=(
        Section(Heading.REQUEST, "Request", "How many cameras, and where?", 20),
        Section(Heading.RESPONSE, "Response", "See [a table](FOI-1/two%20words.csv), [another](../2023/FOI-2.md).", 24),
        Section(Heading.REASONS, "Reasons", "### Section 31(1)(a)\n\nHarm.\n\n### Section 23(5)\n\nNo answer.", 28),
    ),
)
OLD = record("FOI-2", "2023-11", keywords=("Roads",), outcome=Outcome.NOT_HELD)
WICKED = record(
    "FOI-3",
    "2022-01-05",
    title=HOSTILE,
    summary=f"={HOSTILE}",
    keywords=(HOSTILE,),
    classes=(HOSTILE,),
    outcome=Outcome.REFUSED,
    citations=(cited("40(2)"), cited("12(5)(b)", "EIR")),
    attachments=(Attachment("a&b.csv", HOSTILE),),
    parts=(Part(HOSTILE, Outcome.REFUSED, (cited("40(2)"),)),),
    source="https://example.org/?a=1&b='2'",
    licence=HOSTILE,
    authority=HOSTILE,
    reasons_withheld=True,
    language="cy",
    sample=True,
    sections=(Section(Heading.OTHER, HOSTILE, f"# One\n\n{HOSTILE}\n\n<p onclick='x()' style='a:b'>raw</p>", 30),),
)


def scheme_of(*disclosures: Disclosure, site_url: str = "https://foi.example/", **settings: object) -> Scheme:
    chosen = Settings(authority="Saltmarsh & Sons", site_url=site_url, **settings)  # type: ignore[arg-type]
    sizes = {f"{d.url}{a.file}": 4096 for d in disclosures for a in d.attachments}
    return Scheme(catalogue_of(disclosures), LAW, chosen, sizes, {"published/about/index.md": "about/"})


def site_of(scheme: Scheme, *theme_dirs: Path) -> Mapping[str, bytes]:
    """Every output by its path; each path must come once."""
    frames = {kind: Frame(LAYOUT) for kind in FRAME_KINDS}
    found: dict[str, bytes] = {}
    for output in _outputs(Press(scheme, frames, [*theme_dirs, THEME])):
        assert output.path not in found, output.path
        found[output.path] = output.content
    return found


def _outputs(press: Press) -> Iterator[Output]:
    yield search_page_of(press).fill("{}")
    for it in sheets(press):
        for sheet in it.sheets() if isinstance(it, Binder) else (it,):
            yield from sheet.make()


@pytest.fixture(scope="session")
def law() -> Law:
    return LAW


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return scheme_of(PLAIN, OLD, WICKED)


@pytest.fixture(scope="session")
def site(scheme: Scheme) -> Mapping[str, bytes]:
    return site_of(scheme)
