"""Names in the fields of forms, be they common ones or not: the label says that somebody is named there."""

from collections.abc import Iterator

from site_builder.gate.personal.people.forenames import can_be_a_surname
from site_builder.gate.personal.people.introduced import BEHIND_A_LABEL, OFFICIAL
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.signs import Match, Text
from site_builder.gate.personal.sought import LABELS
from site_builder.patterns import regex
from site_builder.problems import Level

_PERSON = (
    r"requester|complainant|sender|service user|patient|resident|appellant|pupil|student|child|parent|mother|father|"
    r"guardian|carer|victim|witness|suspect|defendant|deceased|employee|prisoner|detainee"
)
_WELSH = r"ymgeisydd|achwynydd|cwynwr|gofynnwr|tenant|claf|disgybl|plentyn|rhiant|dioddefwr|tyst"
_CLIENT = r"applicant|customer|client|tenant|claimant|licensee|keeper|owner|driver"
"""Who may be a firm as well."""
_VALUE = r"[*_]*[ \t]*[:–-][*_ \t]*([^\n:;,(*_|]{4,50}?)(?=[ \t]*(?:[\n:;,(*_|]|[ ]-[ ]|$))"
_OF_A_PERSON = regex(
    rf"(?im)^[ \t>*_-]*(?:(?:your|full|(?:{_PERSON})(?:['’]?s)?) (?:full )?name|name of (?:the )?(?:{_PERSON})|"
    rf"enw (?:llawn|yr? (?:{_WELSH}))|enw['’]r (?:{_WELSH})){_VALUE}"
)
_OF_SOMEBODY = regex(
    rf"(?im)^[ \t>*_-]*(?:name|enw|signed|fao|attn\.?|(?:requested|reported|submitted|complained) by|"
    rf"(?:{_CLIENT})(?:['’]?s)? (?:full )?(?:name|details)|name of (?:the )?(?:{_CLIENT})){_VALUE}"
)
"""A label below which mostly, but not always, the name of a person is written."""


def labelled(seen: Text) -> Iterator[Match]:
    """Names behind such labels; those that may be of bodies are advice, and block where somebody asks."""
    for pattern, level in ((_OF_A_PERSON, Level.BLOCK), (_OF_SOMEBODY, Level.ADVISE)):
        for found in seen.in_lines(pattern, LABELS):
            name = found[1].rstrip(" .")
            line = seen.text[found.start() : (seen.text.find("\n", found.end()) + 1 or len(seen.text) + 1)]
            if reads_like_a_name(name) and can_be_a_surname(name.split()[-1]) and not OFFICIAL.search(line):
                yield Match(BEHIND_A_LABEL, found.start(1), found.start(1) + len(name), level)
