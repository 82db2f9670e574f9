"""Under which law the request was answered: by what the letter says of it, and by what it relied on."""

import re
from collections import Counter
from collections.abc import Sequence

from site_builder.intake.facts.script import Script
from site_builder.intake.parts.cues import Zone
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import Doubt, around
from site_builder.legislation import Citation, Law, Role
from site_builder.legislation.letter import Letter
from site_builder.legislation.names import Name
from site_builder.patterns import regex

_CUES = phrases("regime")
_UNDER = _CUES["under"]
_ENVIRONMENTAL = _CUES["environmental"]
_SCOTLAND = "Scotland"
_SCOTTISH = _CUES["scottish"]
_FOI = regex(r"\bFOI(?:A|SA)?\b|freedom of information", re.IGNORECASE)
_EIR = regex(r"\bEIRs?\b|environmental information", re.IGNORECASE)
_NOT = _CUES["not"]


def regime_of(script: Script, law: Law, assumed: str) -> tuple[str, tuple[Doubt, ...]]:
    """The code of the law; `assumed`, the authority's usual one, where the letter names none, and a doubt about it."""
    assumed = _at_home(script, law, assumed)
    letter = Letter(script.text, law, assumed)
    named = [n for n in letter.names if n.regimes and not n.stands_for and _speaks(script, n)]
    if not named:
        return _unnamed(script, letter, law, assumed)
    territory = law.regime(letter.home).territory
    votes: Counter[str] = Counter()
    for name in named:
        code = next((c for c in name.regimes or () if law.regime(c).territory == territory), (name.regimes or ("",))[0])
        votes[code] += _vote(script, name)
    votes.update({code: 6 for code in law_of_environment(law, territory) if _says_environmental(script)})
    ranked = votes.most_common()
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        words = around(script.text, named[0].start, named[0].end)
        return ranked[0][0], (Doubt("regime", f"the letter also speaks of {ranked[1][0]}", words),)
    return ranked[0][0], ()


def _at_home(script: Script, law: Law, assumed: str) -> str:
    """The authority's usual law, or its like of Scotland where complaints are said to go to Scotland's Commissioner."""
    told = (p.block.plain for p in script.placed if p.zone is not Zone.REQUEST)
    if law.regime(assumed).territory == _SCOTLAND or not any(_SCOTTISH.search(text) for text in told):
        return assumed
    environmental = assumed.startswith("EI")
    of_scotland = (r.code for r in law.regimes if r.territory == _SCOTLAND and r.code.startswith("EI") == environmental)
    return next(of_scotland, assumed)


def _unnamed(script: Script, letter: Letter, law: Law, assumed: str) -> tuple[str, tuple[Doubt, ...]]:
    """Without a name of the authority's own: the law that the requester named, else the usual one."""
    asked = [n for n in letter.names if n.regimes and not n.stands_for]
    words = around(script.text, asked[0].start, asked[0].end) if asked else ""
    codes = dict.fromkeys(c for n in asked for c in n.regimes or ())
    code = next(iter(codes), assumed)
    freedom = assumed in ("FOIA", "FOISA") and _FOI.search(script.text) and not _EIR.search(script.text)
    if not codes and freedom:
        return assumed, ()
    doubt = Doubt("regime", "the answer does not name the law", words)
    return code, () if len(codes) == 1 else (doubt,)


def _speaks(script: Script, name: Name) -> bool:
    """Whether the authority itself speaks here."""
    p = script.block(name.start)
    if p.zone is not Zone.DROPPED and _UNDER.search(_lead(script, name)):
        return True
    return p.zone in (Zone.FRONT, Zone.RESPONSE, Zone.REASONS, Zone.ADVICE) and not p.asks


def law_of_environment(law: Law, territory: str) -> tuple[str, ...]:
    """The code of the law on environmental information of that part of the kingdom."""
    return tuple(r.code for r in law.regimes if r.territory == territory and r.code.startswith("EI"))


def _says_environmental(script: Script) -> bool:
    """Whether the authority says that what was asked for is environmental information."""
    spoken = (p.block.text for p in script.placed if p.zone in (Zone.FRONT, Zone.RESPONSE, Zone.REASONS) and not p.asks)
    return any(_ENVIRONMENTAL.search(text) for text in spoken)


def _lead(script: Script, name: Name) -> str:
    """The sentence up to the name of a law."""
    lead = script.text[max(0, name.start - 130) : name.start]
    line = lead[lead.rfind("\n") + 1 :]
    return line[line.rfind(". ") + 1 :]


def _vote(script: Script, name: Name) -> int:
    """How much one mention says: much where the request is said to have been handled under that law."""
    sentence = _lead(script, name)
    if _UNDER.search(sentence) and not _NOT.search(sentence[-70:]):
        return 6
    if script.block(name.start).zone is Zone.FRONT:
        return 3
    return 1


def settled(code: str, doubts: Sequence[Doubt], citations: Sequence[Citation]) -> tuple[str, tuple[Doubt, ...]]:
    """The law, once it is known what was relied on: exceptions of one law alone outweigh the letter's other words."""
    laws = Counter(c.provision.regime for c in citations if c.role is Role.EXEMPTION and c.provision.number != "39")
    if len(laws) == 1 and code not in laws:
        relied = next(iter(laws))
        return relied, (
            Doubt("regime", f"the letter speaks of {code}, but relies on {relied}"),
        ) if doubts or code else ()
    if laws and len(laws) == 1 and code in laws:
        return code, ()
    return code, tuple(doubts)
