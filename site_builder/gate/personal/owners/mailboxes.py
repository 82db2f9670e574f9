"""Mailboxes of offices, told from those of people by the words before and behind the sign."""

import re

from site_builder.gate.personal.owners.contacts import OFFICES, PRIVATE
from site_builder.gate.personal.owners.mailbox_words import ALSO_SURNAMES, MAILBOXES, ROLES, THINGS
from site_builder.gate.personal.people.forenames import is_forename
from site_builder.patterns import regex

_SURE = frozenset(
    {"foi", "foia", "eir", "info", "enquiries", "complaints", "press", "admin", "team", "support", "contact", "office"}
    | {"dpo", "records", "requests"}
    | {"library", "libraries", "museum", "reception", "surgery", "clinic", "academy", "school", "hospital", "leisure"}
)
_DESKS = frozenset({"enquiries", "complaints", "foi", "bookings", "admissions", "reception", "switchboard"})
"""What no person's mailbox begins with: a place stands behind."""
_ALSO_FORENAMES = frozenset(
    {
        "april",
        "art",
        "bill",
        "dale",
        "daisy",
        "dean",
        "faith",
        "grace",
        "grant",
        "guy",
        "hazel",
        "holly",
        "hope",
        "iris",
    }
    | {"ivy", "joy", "june", "lily", "mark", "may", "olive", "pat", "ray", "robin", "rose", "ruby", "sandy", "summer"}
    | {"violet", "will"}
)
"""Words of things that are forenames as well."""
_LONG = "|".join(sorted(word for word in MAILBOXES if len(word) > 5))
_WORDS = MAILBOXES | THINGS
_GLUED = MAILBOXES | {word for word in THINGS - ALSO_SURNAMES if len(word) > 3}
_MADE_OF_ROLES = regex(rf"(?:{'|'.join(sorted(_GLUED, key=lambda word: (-len(word), word)))}){{2,4}}")
_BEGINS_OR_ENDS = regex(rf"(?:{_LONG})(?P<rest>[a-z]{{3,}})|(?P<name>[a-z]{{3,}})(?:{_LONG}s?|admin|museum|npt)")
_OFFICE = regex(OFFICES)
_OF_WORK = regex(r"[a-z]{3,}(?:ations?|itions?|ments|rooms?|desk|works|lettings|licensing)")
"""Words for what is done or where, as no surname ends."""
_OF_THE_AUTHORITY = regex(
    r"cold|force|area|(?:high|main|mill|church|chapel|station|school|market|park|bridge|castle|kings?|queens?|london|"
    r"north|south|east|west)(?:street|road|lane|avenue)"
)
"""Other words of which the mailboxes at an authority's own domain are made, with the streets where its offices are."""
_PUBLIC_DOMAIN = regex(
    r"(?:[a-z0-9-]+\.)*?([a-z0-9-]+)\.(?:(?:gov|police|nhs|ac|sch|mod|parliament)\.uk|gov\.(?:wales|scot)|llyw\.cymru)$|"
    r"(parliament)\.(?:uk|scot)$|(senedd)\.wales$|([a-z0-9.-]+)\.sch\.uk$|(nhs)\.(?:net|scot)$|"
    r"(?:[a-z0-9-]+\.)?([a-z0-9-]+)\.hscni\.net$"
)
_CHARITY_DOMAIN = regex(r"(?:www\.)?([a-z0-9-]+)\.org(?:\.uk)?$")
_ELECTED = regex(r"(?:cllr|councillor)[._-].*@.*|.*[._]mp@parliament\.uk$|.*@(?:senedd\.wales|parliament\.scot)$")
"""Members of councils and parliaments, whose addresses are published for everybody to write to."""
_EXAMPLE = regex(
    r"(?:your[._-]?)?(?:name|email|e-mail|address)@example\.(?:com|org|net|co\.uk)$|"
    r"(?:first|fore|your|given)[._-]?name[._-]?(?:last[._-]?name|surname)@"
)
"""What forms show where an address is to be written."""
_PRIVATE_DOMAINS = regex(rf"(?i)@(?:{PRIVATE})\.[a-z.]+$")
_CLUB = (
    "council|committee|association|society|villagehall|parishhall|communitycentre|playgroup|foodbank|library|museum|"
    "residents|allotments?|club|school|surgery"
)
_CLUB_OR_SURNAME = "trust|charity|church|choir|band|pta|clerk|secretary|treasurer|enquiries|bookings|info"
"""The same that may end a surname, as in `husband`, or stand behind the name of whoever holds the post."""
_CLUBS = regex(rf"(?P<before>[a-z]*?)(?:{_CLUB}|(?P<unsure>{_CLUB_OR_SURNAME}))|friendsof[a-z]*")
"""What small bodies without a domain of their own call their mailboxes."""


_JOINING = frozenset({"and", "of", "the", "for", "in", "at", "to", "or", "on", "our", "your", "us", "y", "yr"})


def _words(local: str) -> list[str]:
    """The words before the sign without those that join; one letter at the beginning is an initial, and stays."""
    words = [word for word in re.split(r"[^a-z]+", local) if word]
    return [word for at, word in enumerate(words) if word not in _JOINING or (at == 0 and len(word) == 1)]


def is_role(address: str, own: tuple[str, ...] = ()) -> bool:
    """Whether an e-mail address belongs to an office and not to a person; `own` are the authority's own domains, where
    every word before the sign has to be known: staff are called `planning.tregarth` there as well.
    """
    local, _, domain = address.lower().partition("@")
    words = _words(local)
    if not words or _PRIVATE_DOMAINS.search(address):
        return False
    can_be_a_name = len(words) < 2 or any(is_forename(word) or word in _ALSO_FORENAMES for word in words)
    if ALSO_SURNAMES.issuperset(words) and can_be_a_name and not any(word in domain for word in words):
        return False
    if _EXAMPLE.match(address.lower()):
        return True
    public = _PUBLIC_DOMAIN.match(domain) is not None
    if not public and any(_is_saint(word) and word not in re.sub(r"[^a-z]", "", domain) for word in words):
        return False
    if "".join(words) in ROLES or all(map(_is_role_word, words)) or _ELECTED.match(address.lower()):
        return True
    if public and (words[0] in ROLES or _SURE.intersection(words)):
        return True
    if any(len(word) == 1 or is_forename(word) for word in words):
        return False
    if not public:
        known = domain in own and all(map(_is_of_the_authority, words))
        return known or _of_its_domain(words, domain)
    return any(map(_is_role_word, words)) or any(map(_BEGINS_OR_ENDS.fullmatch, words)) or _named_like(words, domain)


def is_a_word_of_a_body(address: str) -> bool:
    """Whether it is one word at a public body, and neither a forename nor begun with one: a desk's, as a rule."""
    local, _, domain = address.lower().partition("@")
    if not local.isalpha() or not _PUBLIC_DOMAIN.match(domain):
        return False
    return not _begins_with_a_forename(local) and not is_forename(local)


def _begins_with_a_forename(word: str) -> bool:
    return any(is_forename(word[:end]) for end in range(4, len(word) + 1))


def is_called_after(name: str, address: str) -> bool:
    """Whether each word of the name beside a mailbox is one before its sign, or what else an office is called."""
    local = re.split(r"[^a-z]+", address.lower().partition("@")[0])
    return all(word in local or _is_role_word(word) for word in re.findall(r"[a-z]+", name.lower()))


def may_be_a_clubs(address: str) -> bool:
    """Whether a mailbox at a provider for anybody is called after an office or a body, and after nobody."""
    local, _, _ = address.lower().partition("@")
    words = _words(local)
    if not _PRIVATE_DOMAINS.search(address) or any(len(word) == 1 or is_forename(word) for word in words):
        return False
    return any(map(_is_a_clubs, words)) or (len(words) > 1 and all(map(_is_role_word, words)))


def _is_a_clubs(word: str) -> bool:
    """Whether a word is that of a small body, or ends with one and does not begin with a forename."""
    found = _CLUBS.fullmatch(word)
    if found is None:
        return False
    before = found["before"] or ""
    if found["unsure"] and (len(before) in (1, 2) or _begins_with_a_forename(before)):
        return False
    return not is_forename(before)


def _is_role_word(word: str) -> bool:
    """Whether a word of an address is that of an office, or made of such, as in `roadspolicing` and `mainoffice`."""
    forms = {word, word.removesuffix("s"), f"{word}s"}
    known = not forms.isdisjoint(_WORDS) or _OFFICE.fullmatch(word)
    return _is_saint(word) or bool(known) or any(it.fullmatch(word) for it in (_MADE_OF_ROLES, _OF_WORK))


def _is_of_the_authority(word: str) -> bool:
    """Whether a word of an address at an authority's own domain is no name of a person."""
    return _is_role_word(word) or word in _SURE or _OF_THE_AUTHORITY.fullmatch(word) is not None


def _is_saint(word: str) -> bool:
    """Whether the word is the patron of a school or church, as `stmarys` is; or, elsewhere, somebody's surname."""
    return word.startswith("st") and is_forename(word[2:].removesuffix("s"))


def _of_its_domain(words: list[str], domain: str) -> bool:
    """Whether an address says no more than a role and the name of its firm or charity."""
    name, whole = re.sub(r"[^a-z]", "", domain), "".join(words)
    rest = name.partition(whole)[2]
    if rest.startswith(("family", "families")):
        return False
    if any(map(_is_role_word, words)):
        return (words[0] in _DESKS and len(words) == 2) or all(
            _is_role_word(word) or (len(word) > 3 and word in name) for word in words
        )
    if (glued := _BEGINS_OR_ENDS.fullmatch(whole)) is not None:
        return (glued["rest"] or glued["name"]) in name
    charity = _CHARITY_DOMAIN.match(domain)
    bare = re.sub(r"[^a-z]", "", charity[1]) if charity else ""
    return len(whole) > 2 and bare.startswith(whole) and (bare == whole or _is_role_word(bare.removeprefix(whole)))


def _named_like(words: list[str], domain: str) -> bool:
    """Whether an address of a public body says no more before its sign than behind it."""
    public, whole = _PUBLIC_DOMAIN.match(domain), "".join(words)
    name = re.sub(r"[^a-z]", "", next(filter(None, public.groups()), "")) if public else ""
    return len(whole) > 2 and len(name) > 2 and (name.startswith(whole) or whole.startswith(name))


def named_as_an_office(name: str) -> bool:
    """Whether a word of the name is that of an office or a body, as in `School Office` and `Northmoor Police`."""
    words = re.findall(r"[^\W\d_]+", name.lower())
    return not ROLES.isdisjoint(words) or (len(words) > 1 and MAILBOXES.issuperset(words))
