"""What does not go together: an outcome and the provisions cited for it, a day and the one before it, words in the
request that only an authority writes. Either may be right; an officer looks at both."""

import datetime
from collections.abc import Iterator, Sequence

from site_builder.intake.facts.script import Script
from site_builder.intake.parts.cues import Zone
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import Doubt, clip, sentences
from site_builder.legislation import Citation, Role
from site_builder.records.dates import PartialDate
from site_builder.records.outcome import Outcome

_OWN = phrases("relied")["own_refusal"]
_LONG = 120
"""Days: the law allows about 28, and twice that with an extension. More is often a slip, or an internal review."""
_NO_EXEMPTION = frozenset({Outcome.DISCLOSED_IN_FULL, Outcome.NOT_HELD, Outcome.VEXATIOUS, Outcome.REPEATED})


def incoherent(
    script: Script,
    outcome: Outcome,
    cited: Sequence[Citation],
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
    known = {c.provision.section for c in cited}
    if (words := _own_words_unread(script)) and not known:
        yield Doubt("exemptions", "these words may be the authority's own", words)


def _is_formal(c: Citation) -> bool:
    """Whether a provision withholds nothing by itself: what is not held, and what hands over to the Regulations."""
    return c.provision.text in ("12(4)(a)", "10(4)(a)") or (c.provision.mark == "s" and c.provision.number == "39")


def _own_words_unread(script: Script) -> str:
    """A sentence that refuses something in the authority's own words, in a part whose citations do not count."""
    silent = (p for p in script.placed if p.zone in (Zone.REQUEST, Zone.FRONT, Zone.DROPPED))
    return next((clip(s) for p in silent for s in sentences(p.block.plain) if _OWN.search(s)), "")
