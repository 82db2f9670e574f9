"""What is typed sloppily, as what it can only mean. The browser's twin is `theme/assets/search/tidying.js`.

A step of a provision may stand without its brackets behind another one, `s36(2)b(ii)`; behind its name, `section 31
subsection 1(a)`; behind a dash or the like, `s31-1-a`; and at the end of what is typed, or before `of` or `or`, alone:
`s 40 2`. Steps may be given from one to another, `(a) to (c)`, and the law may be named beside them. A field may have
several values, `exemption:sections 30 and 31` or `outcome:(refused OR vexatious)`. A stretch of time may be a range of
years, or end before it begins. Two letters may be a name: `A & E`, `A and E`. Days, years and amounts
are those of `written`.
"""

import re
from itertools import pairwise

from site_builder.patterns import regex
from site_builder.search.queries.pieces import FIELDS, LIMB, LIMBS, NEXT, NOUN, NUMBER, QUOTED
from site_builder.search.queries.query import All, Reference
from site_builder.search.queries.references import reference_key
from site_builder.search.queries.written import as_written
from site_builder.search.terms.analysis import fold, places_cited

_STEP = "(?:[1-9][a-z]?|[a-z]|[ivx]{2,5})"
_NAMED = "(?:sub-? ?section|(?:sub-? ?)?para(?:graph)?)s?"
_BEFORE = "(?<![^ :(,-])"
_CITED = regex(
    rf"{_BEFORE}({NOUN}{NUMBER})((?:{LIMB}|,? {_NAMED} ?\(?{_STEP}\)?(?![0-9a-z])|(?<=\)){_STEP}(?![0-9a-z]))*"
    rf"(?:(?: {_STEP}|{LIMB})+(?=$|[,;:]| (?:of|or|not|foia?|eir) ))?)|{QUOTED}",
    re.IGNORECASE,
)
_DASHED = regex(
    rf"{_BEFORE}({NOUN}{NUMBER})((?:[-/.]{_STEP})+)(?![^ ,;)])"
    rf"|{_BEFORE}({NUMBER})(\.[1-9]\.[a-z])(?![^ ,;)])|{QUOTED}",
    re.IGNORECASE,
)
_RANGE = regex(
    rf"{_BEFORE}((?:{NOUN})?{NUMBER}{LIMB}*? ?)\(([a-z]|[0-9]{{1,2}})\) ?(?:-|–|to) ?\(([a-z]|[0-9]{{1,2}})\)"
    rf"|{QUOTED}",
    re.IGNORECASE,
)
_LAW = (
    r"(?:freedom of information(?: \(scotland\))?(?: act)?|environmental information(?: \(scotland\))? regulations"
    r"|foi(?:s?a)?(?: act)?|eis?rs?)(?: 20[0-9]{2})?"
)
_CITATION = rf"(?:{NOUN}{NUMBER}{LIMBS}?|{NUMBER}{LIMBS})"
_OF_LAW = rf",? (?:(?:of|under|in) )?(?:the )?({_LAW}|(?<=the )act(?: 20[0-9]{{2}})?)(?![^ ,;:.)])"
_WITH_LAW = regex(
    rf"(?<![^ (-])(?:({_LAW}),? ({_CITATION}(?:{NEXT})*)|({_CITATION}(?:{NEXT})*){_OF_LAW})|{QUOTED}", re.IGNORECASE
)
_EXEMPTIONS = regex(
    rf"(?<![^ -])(-?)exemption: ?(?:\"([^\"]*)\"?"
    rf"|((?:{_LAW},? )?(?:{NOUN})?{NUMBER}{LIMBS}?(?:{NEXT}(?![^ ,;.)]))*(?:{_OF_LAW})?))|{QUOTED}",
    re.IGNORECASE,
)
_NAMES_LAW = regex(rf"(?<![^ ]){_LAW}(?![^ ,])", re.IGNORECASE)
_MARK = regex(rf"(?<![^ ,]){NOUN}(?=[0-9])", re.IGNORECASE)
_EITHER = regex(r"\bor ?[0-9(]", re.IGNORECASE)
_SEVERAL = regex(rf"(?<![^ -])(-?)({'|'.join(FIELDS)}): ?\(([^()\"]+)\)|{QUOTED}", re.IGNORECASE)
_REGIME = regex(rf"(?<![^ -])regime: ?\"?({_LAW})\"?(?![^ ])|{QUOTED}", re.IGNORECASE)
_YEARS = regex(
    r"(?<![^ ])year: ?\"?([0-9]{4}|[0-9]{2}(?=\"?(?: |$)))(?: ?(?:-|–|/|to) ?([0-9]{4}|[0-9]{2}))?\"?(?![^ ])"
    rf"|{QUOTED}",
    re.IGNORECASE,
)
_NAME = regex(_NAMED, re.IGNORECASE)
_INITIALS = regex(
    rf"(?<![^ (-])(?<!, )(?<![&+] )(?:([a-z]) ?[&+] ?|(a) and )([a-z])(?![^ ,;:.?!)])(?! ?[&+]| and )|{QUOTED}",
    re.IGNORECASE,
)
_PART = regex("[0-9]+[a-z]*|[a-z]+", re.IGNORECASE)
_BRACKETED = regex(f"{LIMB}*", re.IGNORECASE)
_END_OF_TIME = regex(rf"(?<![^ ])(from|to): ?([0-9]{{4}}[0-9-]*)(?![^ ])|{QUOTED}", re.IGNORECASE)
_NAMED_APART = regex(
    r"\b([Rr](?:ef|EF)(?:erence|ERENCE)?): ?((?:[A-Z]+(?: [A-Z]+){0,3}|[A-Za-z]{1,5}|"
    r"[A-Za-z]{1,5}(?: [A-Za-z]{1,5}){1,3}(?= [0-9]+ [0-9]))(?: [0-9]+)+)(?![^ ])"
    rf"|{QUOTED}"
)
_IN_PARTS = regex(r"[0-9a-z]+(?:[ /._-]+[0-9a-z]+){0,5}", re.IGNORECASE | re.ASCII)
_SURELY = regex(
    rf"(?!{NOUN}[0-9]|.*[a-z]{{6}})(?:(?:foia?|eir|rfi|ref) |(?=.*[a-z]).*[0-9][a-z]*[ /._-].*[0-9])", re.IGNORECASE
)


def tidied(text: str) -> tuple[str, tuple[str, ...]]:
    """The query as it can only be meant, and what was changed in it; what stands in quotation marks stays."""
    text, meant = " ".join(text.split()), list[str]()

    def say(better: str) -> str:
        meant.append(better)
        return better

    def bracketed(found: re.Match[str]) -> str:
        steps = _PART.findall(_NAME.sub("", found[2] or ""))
        if _BRACKETED.fullmatch(found[2] or "") or not _is_place(steps):
            return found[0]
        return say(found[1] + "".join(f"({step})" for step in steps))

    def undashed(found: re.Match[str]) -> str:
        steps = _PART.findall(found[2] or found[4] or "")
        return (
            say((found[1] or found[3]) + "".join(f"({it})" for it in steps)) if steps and _is_place(steps) else found[0]
        )

    def unrolled(found: re.Match[str]) -> str:
        ends = (found[2] or "", found[3] or "")
        if ends[0].isdigit() != ends[1].isdigit() or not ends[0]:
            return found[0]
        first, last = (int(it) if it.isdigit() else ord(it.lower()) for it in ends)
        if not first <= last < first + 26:
            return found[0]
        steps = (str(it) if ends[0].isdigit() else chr(it) for it in range(first, last + 1))
        return say(found[1] + "&".join(f"({it})" for it in steps))

    def without_law(found: re.Match[str]) -> str:
        cited, law = found[2] or found[3] or "", found[1] or found[4] or ""
        mark, noun = "r" if law[:1] in ("e", "E") else "s", cited[:1].lower()
        if (noun.isalpha() and noun != mark) or not cited:
            return found[0]
        return say(cited if noun == "§" or noun.isalpha() else mark + cited)

    def exemptions(found: re.Match[str]) -> str:
        typed = found[2] or found[3] or ""
        named, mark = _NAMES_LAW.search(typed), _MARK.search(typed)
        law = f"{_code(named[0])} " if named else ""
        folded = fold(_NAMES_LAW.sub("", typed))
        noun = mark[0][0].lower() if mark and mark[0][0] != "§" else ""
        values = [f"{law}{it}" for terms in places_cited(noun, folded) for it in terms]
        if len(values) < 2 and not (named and found[3]):
            return found[0]
        return say(_written(found, "exemption", values, is_either=_EITHER.search(folded) is not None))

    def several(found: re.Match[str]) -> str:
        if found[2] is None:
            return found[0]
        values = [it.strip() for it in re.split(r" OR |[,|]", found[3]) if it.strip()]
        words = values[0].split() if len(values) == 1 and found[2].lower() == "title" else []
        if len(words) < 2:
            return say(_written(found, found[2], values, is_either=True))
        pieces = [f"{found[2]}:{it}" for it in words]
        return say(f"-({' '.join(pieces)})" if found[1] else _beside(found, pieces))

    def years(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        first = found[1] if len(found[1]) == 4 else f"20{found[1]}"
        if found[2] is None:
            return found[0] if first == found[1] else say(f"year:{first}")
        last = found[2] if len(found[2]) == 4 else first[:2] + found[2]
        return say(_beside(found, [f"from:{min(first, last)}", f"to:{max(first, last)}"]))

    def initials(found: re.Match[str]) -> str:
        first, second = found[1] or found[2], found[3]
        is_list = found[2] and (_word_before(found)[-1:] in ("s", "S") or second in "aiAI")  # `bands A and E`
        better = f"{first}&{second}"
        return found[0] if not first or is_list or found[0] == better else say(better)

    text = _INITIALS.sub(initials, text)
    text = as_written(text, say, lambda found: _is_within(found) or _stands_beside(found))
    text = _NAMED_APART.sub(
        lambda found: say(f"{found[1]}:{found[2].replace(' ', '-')}") if found[1] else found[0], text
    )
    text = _SEVERAL.sub(several, text)
    text = _YEARS.sub(years, text)
    text = _REGIME.sub(lambda found: say(f"regime:{_code(found[1])}") if " " in (found[1] or "") else found[0], text)
    for pattern, better in ((_DASHED, undashed), (_CITED, bracketed), (_RANGE, unrolled)):
        text = pattern.sub(better, text)
    text = _EXEMPTIONS.sub(exemptions, text)
    text = _WITH_LAW.sub(without_law, text)
    ends = {found[1].lower(): found[2] for found in _END_OF_TIME.finditer(text) if found[1]}
    first, last = ends.get("from", ""), ends.get("to", "")
    shorter = min(len(first), len(last))
    if first[:shorter] > last[:shorter]:
        turned = {"from": f"from:{last}", "to": f"to:{first}"}
        text = _END_OF_TIME.sub(lambda found: turned[found[1].lower()] if found[1] else found[0], text)
        meant.append(" ".join(turned.values()))
    return text, tuple(dict.fromkeys(meant))


def whole_reference(text: str) -> All | None:
    """The query as one reference, whose parts may stand apart, `NMP FOI 24 1234`; None where it cannot be one."""
    typed = " ".join(text.split())
    key = reference_key(typed) if _IN_PARTS.fullmatch(typed) and typed[-1].isdecimal() else ""
    return All((Reference(key),)) if key else None


def sure_reference(text: str) -> All | None:
    """The same where a reference is meant before words are: it has letters and two numbers, or begins as one."""
    return whole_reference(text) if _SURELY.match(" ".join(text.split())) else None


def _written(found: re.Match[str], field: str, values: list[str], *, is_either: bool) -> str:
    """A field for each of its values: any of them, all of them, or, behind NOT or a minus, none of them."""
    bracketed = len(values) > 1 and _stands_beside(found)
    pieces = [f"{found[1]}{field}:{_in_one_piece(it, bracketed=bracketed)}" for it in values]
    if found[1] or not (is_either or _word_before(found) == "NOT"):
        return _beside(found, pieces)
    return _beside(found, pieces, " NOT " if _is_within(found) and _word_before(found) == "NOT" else " OR ")


def _in_one_piece(value: str, *, bracketed: bool) -> str:
    """The value; steps of a provision behind dashes where it stands in brackets, which hold no others."""
    if bracketed and "(" in value:
        return f'"{value.replace("(", "-").replace(")", "")}"'
    return f'"{value}"' if " " in value else value


def _beside(found: re.Match[str], pieces: list[str], between: str = " ") -> str:
    """The pieces, in brackets where NOT or OR stands beside them and would take one alone."""
    together = between.join(pieces)
    return f"({together})" if len(pieces) > 1 and _stands_beside(found) else together


def _stands_beside(found: re.Match[str]) -> bool:
    is_beside = _word_before(found) in ("NOT", "OR") or found.string[found.end() :].startswith(" OR ")
    return is_beside and not _is_within(found)


def _is_within(found: re.Match[str]) -> bool:
    """Whether it stands in brackets already."""
    return found.string.count("(", 0, found.start()) > found.string.count(")", 0, found.start())


def _word_before(found: re.Match[str]) -> str:
    return found.string[: found.start()].rstrip().rpartition(" ")[2].lstrip("-(")


def _is_place(steps: list[str]) -> bool:
    """Whether these can be the steps down to a provision: a number first, and never one behind another."""
    kinds = [step[0].isdigit() for step in steps]
    return kinds[0] and not any(a and b for a, b in pairwise(kinds))


def _code(law: str) -> str:
    """The law by its letters."""
    kind = "foi" if law[0] in "fF" else "ei"
    is_scottish = regex("scot|foisa|eisr", re.IGNORECASE).search(law) is not None
    return f"{kind}{'s' * is_scottish}{'a' if kind == 'foi' else 'r'}"
