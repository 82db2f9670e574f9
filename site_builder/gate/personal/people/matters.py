"""What may be told of nobody by name: words of health, offences, family, money, work and belief."""

import re

from site_builder.patterns import regex

_HEALTH = (
    r"autis(?:m|tic)|adhd|asperger\w*|dyslex\w+|diagnos(?:is|ed|es)|epilep\w+|seizures?|asthma\w*|cancer|tumours?|"
    r"chemo(?:therapy)?|radiotherapy|leuk[a]?emia|lymphoma|dialysis|transplant|diabet\w+|dementia|alzheimer\w*|"
    r"parkinson['’]?s|motor neurone|multiple sclerosis|cerebral palsy|down['’]?s syndrome|stroke|"
    r"heart (?:attack|failure|condition)|depress(?:ion|ed|ive)|anxiety|bipolar|schizo\w+|psycho(?:sis|tic)|suicid\w+|"
    r"overdose[ds]?|self[- ]harm\w*|anorexi\w+|bulimi\w+|eating disorder|hiv|hepatitis|pregnan\w+|miscarri\w+|ivf|"
    r"abortion|endometriosis|hysterectomy|disab(?:led|ility|ilities)|wheelchair|learning difficult\w+|"
    r"sick(?:ness)? (?:leave|absence|note)|off sick|long-term sick|in hospital|"
    r"(?:off|absent) with|ill[- ]health|illness|terminal(?:ly)?|"
    r"mental(?:ly)? (?:health|ill)|medicat(?:ion|ed)|methadone|insulin|addict(?:ed|ion)?|alcoholi\w+|"
    r"drink(?:ing)? problem|drinks|rehab|sectioned|unwell|fractur\w+|amput\w+|inhaler|incontinen\w+|hospice|palliative|"
    r"ptsd|post-traumatic|breakdown|carer for|occupational health|personal care|motor neuron|prognosis"
)
_SUSPICION = (
    r"arrested|charged with|cautioned|suspected|on bail|bailed|under investigation|accused|no further action|"
    r"released under|police decision"
)
_OFFENCE = (
    r"convicted|previous convictions?|alleg(?:ed|es|ations?|edly)|assault(?:ed|ing)?|rape[ds]?|theft|stole|shoplift\w+|"
    r"burgl\w+|fraud|harass(?:ed|ing|ment)|stalk(?:ed|ing)|drink[- ]driv\w+|drunk|jailed|imprisoned|sentenced|"
    r"on probation|restraining order|injunction|domestic (?:abuse|violence)|grooming|indecent|sexual\w*|possession of|"
    r"cannabis|cocaine|heroin|arson|murder|manslaughter|prison sentence"
)
_FAMILY = (
    r"foster (?:carer|child|care|parent|mother|father)s?|fostered|adopted (?:son|daughter|child)|in care|into care|"
    r"looked[- ]after|safeguarding|child protection|abused?|neglect(?:ed)?|divorc(?:e|ed|ing)|estranged|"
    r"ex-(?:partner|husband|wife)|refuge|hiding from|fled|direct payment|care (?:package|plan|order)|"
    r"paternity|an affair|widow(?:er)?|(?:deceased|late) (?:mother|father|wife|husband|son|daughter)|care home fees|"
    r"child maintenance|hit(?:s|ting)? (?:her|him|me)|"
    r"beat(?:s|en)? (?:her|him)|(?:afraid|scared) of (?:her|him)|funeral (?:costs?|expenses)"
)
_MONEY = (
    r"arrears|in debt|bankrupt\w*|evict(?:ed|ion)|owes|owed|universal credit|housing benefit|hardship|food ?bank|"
    r"compensation|damages|written off|benefit (?:claim|fraud|sanction)|settlement|overpa(?:id|yment)|"
    r"free school meals|crisis loan|blue badge|council tax (?:reduction|support|debt)|food parcels?|"
    r"repossess\w+|pay(?:ment)? plan"
)
_BELIEF = (
    r"gay|lesbian|bisexual|trans(?:gender| man| woman)|gender reassignment|asylum|visa|overstay\w*|deport\w*|"
    r"immigration status|refugee|undocumented|jehovah\w*|union (?:rep|member)"
)
_WORK = (
    r"grievances?|disciplin(?:ary|ed)|dismissed|dismissal|sacked|suspended|misconduct|redundan\w+|"
    r"(?:final|written) warning|capability (?:procedure|process|hearing|meeting)|whistle-?blow\w+|blew the whistle|"
    r"resigned|bull(?:ied|ying)|raised (?:\w+ ){0,4}(?:concerns?|of the)|performance (?:plan|review|improvement)|"
    r"probation extended"
)
_SAID = (
    r"complain(?:ed|s|t|ts|ant)|objected|objections?|objector|informant|tip[- ]off|reported (?:her|his|the|that)|"
    r"would be (?:known|recogni[sz]ed|identified)|neighbours?|liv(?:es|ed|ing) (?:at|in|on|with)|borrow(?:ed|er)|"
    r"out to|ticket \d|card (?:no|number)|witness(?:ed)?|statement|excluded|expelled|truan\w+|"
    r"(?:her|his) (?:son|daughter|husband|wife|partner|mother|father|children|child|home|house|flat|illness|health)"
)
_KINDS = {
    "health": _HEALTH,
    "suspicion": _SUSPICION,
    "offence": _OFFENCE,
    "family": _FAMILY,
    "money": _MONEY,
    "belief": _BELIEF,
    "work": _WORK,
    "said": _SAID,
}
_BODY = (
    "action|alliance|association|awareness|board|campaign|centre|champion|charity|clinic|commissioner|conference|"
    "council|day|forum|foundation|group|initiative|institute|lead|network|nurses?|officer|partnership|policy|programme|"
    "project|research|rights|scotland|services?|society|strategy|support|team|training|trust|uk|unit|wales|week|wards?"
)
"""What makes of such a word the name of a body, a plan or a post."""
MATTER = regex(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _KINDS.items())})\b(?! (?:{_BODY})\b)")
"""A word of what is private, in small letters; the name of the group says of what kind."""
_SPOKEN = {
    "health": "somebody's health",
    "suspicion": "a suspicion",
    "offence": "an offence",
    "family": "somebody's family or care",
    "money": "somebody's money",
    "belief": "what somebody believes or is",
    "work": "somebody's trouble at work",
    "said": "what somebody said or did in private",
}
GRAVE = frozenset({"health", "suspicion", "offence", "family", "money", "belief"})
"""Kinds that no table may tell of anybody by name."""


def spoken(matter: re.Match[str]) -> str:
    """What the word is about, in words that follow `beside`."""
    return _SPOKEN[matter.lastgroup or "said"]
