"""The pages that stay at an address when the response is gone: a notice that it was withdrawn, or the way to it."""

import posixpath

from jinja2 import Environment

from site_builder.publish.frames.frame import Page
from site_builder.publish.pages.clock_words import day_words
from site_builder.publish.pages.disclosure import SAMPLE_NOTICE
from site_builder.publish.pages.life_words import life_of
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure, address_of

WITHDRAWN = "scheme/withdrawn.html"
MOVED = "scheme/moved.html"


def withdrawn_page(scheme: Scheme, templates: Environment, it: Disclosure) -> Page:
    """What stands at the address of a response that was withdrawn: that it was, when and why."""
    assert it.withdrawn is not None
    when = day_words(it.withdrawn.date)
    content = templates.get_template(WITHDRAWN).render(
        at="../../",
        it=it,
        when=when,
        sample_notice=scheme.settings.sample_notice or SAMPLE_NOTICE,
        events=life_of(scheme, it),
        newer=scheme.named(it.superseded_by) if it.superseded_by else None,
        authority=it.authority or scheme.settings.authority,
    )
    about = f"This response was withdrawn on {when}."
    return Page(it.url, "disclosures", f"Withdrawn: {it.title}", about, content, unlisted=True)


def moved_page(templates: Environment, it: Disclosure, earlier: str) -> Page:
    """What stands at the address of an earlier reference: the way to the response, without a script."""
    path = address_of(earlier)
    content = templates.get_template(MOVED).render(at="../../", it=it, earlier=earlier)
    to = f"{posixpath.relpath(it.url, path)}/"
    title = f"{earlier} is now {it.reference}"
    return Page(path, "disclosures", title, f"{title}.", content, unlisted=True, moved_to=(it.url, to))
