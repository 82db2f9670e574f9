"""Numbers that reach nobody: the patterns of forms, specimens, and accounts of a body into which everybody may pay."""

from site_builder.gate.personal.owners.passages import passages
from site_builder.gate.personal.people.somebody import speaks_of_one
from site_builder.patterns import regex

_SAID = regex(
    r"(?i)\b(?:(?:in|of) the (?:form|format|style|pattern|shape)|such as|for (?:example|instance)|e\.?g\b|say|like|"
    r"looks? like|format(?:ted)?|pattern|specimen|sample|dummy|fictitious|made[- ]up|invented|placeholder|examples?|"
    r"runs? thus|template|mock|test (?:data|number|record|account))\b"
)
"""What says that a number is shown for its form."""
_RUNS = ("0123456789", "9876543210", "1234567890", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BETWEEN = regex(r"[a-z,:|]+")
_PLATES = frozenset({"AB12CDE", "AB12ABC", "AB12XYZ", "AA11AAA", "AB51ABC", "AB01ABC", "XY12XYZ", "AB51CDE"})
_NAMED = (
    r"[A-Z][\w'’&-]+ (?:[A-Z][\w'’&-]+ ){0,4}"
    r"(?:Council|Authority|Trust|Police|University|College|Board|School|Academy|Ltd|Limited|plc)"
)
_OURS = regex(
    r"\b(?:(?i:council|authority|trust|force|university|college|board|school|academy|department|agency|company|charity|"
    r"parish|borough|county|constabulary|service|club|society)(?:['’]?s?)|(?i:our|its)) (?:own )?"
    r"(?:[A-Za-z-]+ ){0,3}account\b|"
    r"\b(?i:payable to|pay(?:ments?)? (?:it |this |them |these )?(?:to|into)|bacs (?:payments? )?to|transfers? to|"
    r"remit(?:tances?)? to|cheques? to) (?:us|the (?:council|authority|trust|force|university|college|board|school|"
    rf"department)|{_NAMED})\b|"
    rf"\b(?i:account name|name of (?:the )?account|payee)[: |]+{_NAMED}\b"
)
"""What says that an account is that of a body, into which others pay."""


def is_a_specimen(text: str, start: int, end: int) -> bool:
    """Whether it is made of one sign again and again, or of signs in their order where a form or an example is told."""
    value = text[start:end]
    letters = "".join(filter(str.isupper, value))
    numbers = [digits for part in _BETWEEN.split(value) if (digits := "".join(filter(str.isdigit, part)))]
    if len(set("".join(numbers))) <= 1 and len(set(letters)) <= 1:
        return True
    plain = f"{letters[:2]}{''.join(numbers)}{letters[2:]}" in _PLATES or all(
        map(_in_order, filter(None, [letters, *numbers]))
    )
    return plain and _SAID.search(passages(text, start, end)[-1].whole) is not None


def _in_order(part: str) -> bool:
    """Whether letters or digits are all the same, or follow one another as in the alphabet or in counting."""
    return len(set(part)) == 1 or any(part in run or part in run * 2 for run in _RUNS)


def is_a_bodys_account(text: str, start: int, end: int) -> bool:
    """Whether the bank account there is said to be that of a body, and no person is spoken of beside it."""
    said = passages(text, start, end)[-1]
    above = text[max(start - 200, 0) : start].rsplit("\n\n", 1)[-1]
    told = _OURS.search(said.before) or _OURS.search(above)
    return told is not None and not speaks_of_one(_OURS.sub(" ", said.whole))
