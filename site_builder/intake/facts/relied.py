"""Which provisions the authority relied on: not its duties, not the requester's citations, not the statute at large.

Every citation of the letter is weighed by the sentence that it stands in. A section counts where at least one sentence
relies on it; where sentences only mention it, it counts and is marked as doubtful; where they deny it, it does not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.intake.facts.script import Script
from site_builder.intake.facts.weighing import Weight, weight
from site_builder.intake.parts.cues import Zone
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import Doubt, around, clip, sentences
from site_builder.legislation import Citation, Law, Provision, Role, cite
from site_builder.patterns import regex

_SILENT = frozenset({Zone.REQUEST, Zone.RIGHTS, Zone.ANNEX, Zone.DROPPED})
_CUES = phrases("relied")
_THEIRS = _CUES["theirs"]
_CLAIMS = _CUES["claims"]
_CONCLUDES = regex(r"[,;] (?:so(?: that)?|and so|and therefore|and thus|hence|which means that) ")
_EXEMPTED = _CUES["exempted"]


@dataclass(frozen=True, slots=True)
class Reliance:
    """The provisions relied on, in the order of the statute; `firm` those that are not doubtful, `heard` every citation
    that the authority made, and `left_out` one of those in its answer that seem not to be relied on (None: none)."""

    citations: tuple[Citation, ...]
    firm: tuple[Citation, ...]
    heard: tuple[Citation, ...]
    left_out: Citation | None
    doubts: tuple[Doubt, ...]


def relied_on(script: Script, law: Law, regime: str) -> Reliance:
    """What the authority relied on; `regime` is the law to assume where the words do not say."""
    silent = [
        (start, start + len(p.block.plain) + 1)
        for start, p in zip(script.starts, script.placed, strict=True)
        if p.zone in _SILENT or p.asks
    ]
    heard = cite(script.text, law, regime, leave_out=silent)
    heard = (*heard, *_overheard(script, law, regime, heard))
    weights = [(c, weight(script, c)) for c in heard if _can_be_relied_on(c)]
    kept, doubts = _decide(script, weights, regime)
    relied = tuple(_paired(tuple(_distinct(kept)), law))
    unsure = {d.why.partition(" ")[0] for d in doubts}
    firm = tuple(c for c in relied if c.provision.section.label not in unsure)
    known = {c.provision.section for c in relied}
    left_out = next(
        (
            c
            for c, w in weights
            if c.provision.section not in known and w is not Weight.FOREIGN and _in_answer(script, c)
        ),
        None,
    )
    return Reliance(relied, firm, heard, left_out, (*doubts, *_about(script, relied, bool(doubts))))


def _can_be_relied_on(c: Citation) -> bool:
    """Whether the provision refuses anything: not those that say what the Regulations cover, or in which form."""
    scope = c.provision.regime in ("EIR", "EISR") and c.provision.number in ("2", "3", "5")
    return c.role in (Role.EXEMPTION, Role.REFUSAL_GROUND) and not scope and c.provision.text != "6(1)(a)"


def _about(script: Script, relied: Sequence[Citation], doubted: bool) -> Iterator[Doubt]:
    """Doubts about the whole: an Act that hands over to the Regulations, and a refusal without a provision."""
    for c in relied:
        if c.provision.number == "39" and c.provision.regime == "FOIA" and len(relied) > 1:
            why = f"{c.provision.label} hands the request over to the Regulations, and withholds nothing"
            yield Doubt("exemptions", why, c.text)
    answers = (s for p in script.placed if p.zone in (Zone.RESPONSE, Zone.REASONS) for s in sentences(p.block.plain))
    withheld = next((s for s in answers if _EXEMPTED.search(s) and not _THEIRS.search(s)), "")
    if not relied and not doubted and withheld:
        yield Doubt("exemptions", "the letter withholds something, but no provision could be read", clip(withheld))


def _overheard(script: Script, law: Law, regime: str, heard: Sequence[Citation]) -> Iterator[Citation]:
    """Citations that another law named earlier in the paragraph had hidden: the sentence alone makes them ours."""
    known = {c.start for c in heard}
    for start, p in zip(script.starts, script.placed, strict=True):
        if p.zone not in (Zone.RESPONSE, Zone.REASONS) or p.asks:
            continue
        at = start
        for sentence in sentences(p.block.plain):
            at = script.text.index(sentence, at)
            for begin, clause in _clauses(sentence):
                if _CLAIMS.search(clause):
                    alone = cite(clause, law, regime)
                    yield from (
                        replace(c, start=c.start + at + begin, end=c.end + at + begin, why="alone")
                        for c in alone
                        if c.start + at + begin not in known
                    )
            at += len(sentence)


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """The sentence, and what it concludes: `… under the Sexual Offences Act 1992, so that section 44(1)(a) applies`."""
    yield 0, sentence
    if (concluded := _CONCLUDES.search(sentence)) is not None:
        yield concluded.end(), sentence[concluded.end() :]


def _paired(relied: Sequence[Citation], law: Law) -> Iterator[Citation]:
    """The citations; beside a general provision that neither confirms nor denies, those that it goes with do so."""
    for cited in relied:
        regime = law.regime(cited.provision.regime)
        general = regime.ncnd_provision
        together = general is not None and any(
            general.covers(c.provision) or c.provision.covers(general) for c in relied
        )
        ncnd = together and any(p.covers(cited.provision) or cited.provision.covers(p) for p in regime.ncnd_with)
        itself = general is not None and general.covers(cited.provision)
        yield replace(cited, ncnd=cited.ncnd or ncnd or itself)


def _decide(script: Script, weights: list[tuple[Citation, Weight]], regime: str) -> tuple[list[Citation], list[Doubt]]:
    """The citations that count, and a doubt about each section that is not plainly relied on or plainly not."""
    kept: list[Citation] = []
    doubts: list[Doubt] = []
    spare: list[Citation] = []
    spoken = {c.provision.section for c, w in weights if w < Weight.LIKELY and _in_answer(script, c)}
    for section, whole in _by_section(weights).items():
        here, denied = _without_denied(whole)
        best = max((w for _, w in here), default=Weight.DENIED)
        if best in (Weight.MENTIONED, Weight.LIKELY) or (denied and best > Weight.ASIDE):
            why = f"{section.label} is mentioned, but the letter does not clearly say that it was relied on"
            doubts.append(Doubt("exemptions", why, around(script.text, here[0][0].start, here[0][0].end)))
        elif best is Weight.LISTED and len(here) == 1:
            why = f"{section.label} stands in a list, a heading or a bracket alone"
            doubts.append(Doubt("exemptions", why, around(script.text, here[0][0].start, here[0][0].end)))
        elif best in (Weight.ASIDE, Weight.PAST) and section in spoken:
            why = f"{section.label} is spoken of, but it seems not to be relied on here"
            doubts.append(Doubt("exemptions", why, around(script.text, here[0][0].start, here[0][0].end)))
        if best is Weight.MENTIONED and not denied and not _aside_only(script, here):
            spare += [c for c, w in here if w is Weight.MENTIONED and c.provision.regime == regime]
        if best >= Weight.LIKELY:
            kept += [c for c, w in here if w > Weight.PAST]
    return kept or spare, doubts


def _in_answer(script: Script, c: Citation) -> bool:
    return script.block(c.start).zone in (Zone.RESPONSE, Zone.REASONS)


def _by_section(weights: Iterable[tuple[Citation, Weight]]) -> dict[Provision, list[tuple[Citation, Weight]]]:
    found: defaultdict[Provision, list[tuple[Citation, Weight]]] = defaultdict(list)
    for c, w in weights:
        found[c.provision.section].append((c, w))
    return found


def _without_denied(whole: Sequence[tuple[Citation, Weight]]) -> tuple[list[tuple[Citation, Weight]], bool]:
    """The citations of a section but those of limbs that are only denied; and whether others of them are denied too."""
    best: dict[Provision, Weight] = {}
    for c, w in whole:
        best[c.provision] = max(w, best.get(c.provision, w))
    refused = {c.provision for c, w in whole if w is Weight.DENIED}
    gone = {p for p in refused if best[p] < Weight.LISTED}
    here = [(c, w) for c, w in whole if w > Weight.DENIED and c.provision not in gone]
    standing = {c.provision for c, w in here if w > Weight.PAST}
    return here, any(p.covers(other) or other.covers(p) for p in refused for other in standing)


def _aside_only(script: Script, here: list[tuple[Citation, Weight]]) -> bool:
    """Whether a section that nobody relies on occurs only in the letterhead or among the advice."""
    return all(script.block(c.start).zone in (Zone.FRONT, Zone.ADVICE) for c, _ in here)


def _distinct(kept: list[Citation]) -> Iterator[Citation]:
    """Each provision once, and no section of which a limb is relied on in the same way."""
    found: dict[Provision, Citation] = {}
    for cited in kept:
        known = found.get(cited.provision)
        found[cited.provision] = replace(cited, ncnd=cited.ncnd or (known is not None and known.ncnd))
    for provision in sorted(found):
        if not any(provision != other and provision.covers(other) for other in found):
            yield found[provision]
