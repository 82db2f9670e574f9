"""What does not go together: an outcome and the provisions cited for it, a day and the one before it, words in the
request that only an authority writes. Either may be right; an officer looks at both."""

import datetime
from collections.abc import Collection, Iterator, Sequence

from site_builder.intake.facts.script import Script
from site_builder.intake.parts.cues import Zone
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import Doubt, clip, sentences
from site_builder.legislation import Citation, Role
from site_builder.patterns import regex
from site_builder.records.dates import PartialDate
from site_builder.records.outcome import Outcome

_OWN = phrases("relied")["own_refusal"]
_NUMBER = regex(r"(?<![\d(/.])(\d{1,2}[A-Z]?)(?=[(\s.,;)]|$)")
_LONG = 120
"""Days: the law allows about 28, and twice that with an extension. More is often a slip, or an internal review."""
_NO_EXEMPTION = frozenset({Outcome.DISCLOSED_IN_FULL, Outcome.NOT_HELD, Outcome.VEXATIOUS, Outcome.REPEATED})


def incoherent(
    script: Script,
    outcome: Outcome,
    cited: Sequence[Citation],
    left_out: Citation | None,
    date: PartialDate | None,
    received: datetime.date | None,
) -> Iterator[Doubt]:
    """A doubt about each field that does not go together with another one."""
    exempting = [c for c in cited if c.role is Role.EXEMPTION and not _is_formal(c)]
    if exempting and outcome in _NO_EXEMPTION and not (outcome is Outcome.VEXATIOUS and cited == exempting):
        yield Doubt("outcome", f"'{outcome.value}' and an exemption do not go together", exempting[0].text)
        yield Doubt("exemptions", f"an exemption and '{outcome.value}' do not go together", exempting[0].text)
    if date and received and (date.latest - received).days > _LONG:
        why = "the answer would have taken more than four months"
        yield from (Doubt(name, why, f"{received} – {date}") for name in ("date", "received"))
    if left_out is not None and not exempting and outcome is Outcome.DISCLOSED_IN_FULL:
        why = f"everything seems to be given, but {left_out.provision.section.label} is spoken of"
        yield from (Doubt(name, why, left_out.text) for name in ("outcome", "exemptions"))
    if words := _own_words_unread(script, {c.provision.number for c in cited}):
        yield Doubt("exemptions", "these words may be the authority's own", words)


def _is_formal(c: Citation) -> bool:
    """Whether a provision withholds nothing by itself: what is not held, and what hands over to the Regulations."""
    return c.provision.text in ("12(4)(a)", "10(4)(a)") or (c.provision.mark == "s" and c.provision.number == "39")


def _own_words_unread(script: Script, known: Collection[str]) -> str:
    """A sentence that refuses something by a provision not `known`, in the authority's own words, where none counts."""
    unread = (Zone.REQUEST, Zone.FRONT, Zone.DROPPED, Zone.RIGHTS)
    silent = (p for p in script.placed if p.zone in unread)
    own = ((s, found) for p in silent for s in sentences(p.block.plain) if (found := _OWN.search(s)) is not None)
    return next((clip(s) for s, found in own if not set(_NUMBER.findall(s, found.start())) & set(known)), "")
