"""The home page: the latest disclosures, and the ways into all others."""

from collections.abc import Sequence

from jinja2 import Environment

from site_builder.publish.frames.frame import Page
from site_builder.publish.pages.ways import Way
from site_builder.publish.scheme import Scheme
from site_builder.records.outcome import RELEASING, Outcome

_NEWEST = 8
_EXEMPTIONS = 8
_KEYWORDS = 24


def home_page(scheme: Scheme, templates: Environment) -> Page:
    """What stands below the authority's own words of welcome."""
    all_of_them = scheme.catalogue.disclosures
    content = templates.get_template("scheme/home.html").render(
        at="",
        total=len(all_of_them),
        samples=sum(disclosure.sample for disclosure in all_of_them),
        about="about/" in scheme.ordinary.values(),
        newest=all_of_them[:_NEWEST],
        oldest=all_of_them[-1] if all_of_them else None,
        released=sum(disclosure.outcome in RELEASING for disclosure in all_of_them),
        outcomes=[(Outcome(shelf.slug), len(shelf)) for shelf in scheme.outcomes],
        exemptions=_exemptions(scheme),
        keywords=_keywords(scheme),
        years=[Way(year.label, f"years/{year.slug}/", len(year)) for year in scheme.years],
        classes=[Way(shelf.label, f"scheme/{shelf.slug}/", len(shelf)) for shelf in scheme.classes if len(shelf)],
    )
    about = f"Published responses of {scheme.settings.authority} to requests for information."
    return Page("", "home", scheme.settings.authority, about, content)


def _exemptions(scheme: Scheme) -> Sequence[Way]:
    """The exemptions relied on most."""
    used = [p for exemptions in scheme.exemptions.values() for p in exemptions if p in scheme.provisions]
    most = sorted(used, key=lambda p: (-len(scheme.shelf(p)), p))[:_EXEMPTIONS]
    return [Way(scheme.called(p), scheme.provision_url(p), len(scheme.shelf(p))) for p in most]


def _keywords(scheme: Scheme) -> Sequence[Way]:
    """The commonest keywords, A to Z."""
    most = sorted(scheme.keywords, key=lambda shelf: (-len(shelf), shelf.slug))[:_KEYWORDS]
    return [Way(s.label, f"keywords/{s.slug}/", len(s)) for s in sorted(most, key=lambda shelf: shelf.slug)]
