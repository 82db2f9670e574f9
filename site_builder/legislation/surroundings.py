"""The words around a number that tell a citation of ours from a section of another law, a contract or a form.

Those that are searched for, not matched in place, are made for text in lower case: a pattern whose branches all begin
with a plain letter is scanned many times faster than one that ignores case.
"""

import re

from site_builder.patterns import regex

OF_SOMETHING = regex(
    r"[\s*_]*(?:of\s+(?:(?:the|this|that|our|your|their|its|an?|my|his|her|said|same|above)\s+)*"
    r"|(?:in|on|at|within|from)\s+(?:(?:the|this|that|our|your|their|its|an?|attached|enclosed)\s+)+"
    r"(?=(?:\w+\s+){0,2}?(?:report|contract|policy|guidance|form|document|application|agreement|plan|manual|code"
    r"|procedure|schedule|appendix|annex|table|spreadsheet|attachment|survey|tender|specification|lease|licen[cs]e"
    r"|constitution|handbook|framework|protocol|memorandum|website|questionnaire|minutes)\b))(?P<word>[\w'’-]+)",
    re.IGNORECASE,
)
"""`of our policy`, `in the report`: what a section belongs to; `word` is the first word of its name."""

LAWFUL = frozenset(
    {"act", "acts", "foi", "foia", "eir", "eirs", "legislation", "freedom", "environmental", "regulations", "law"}
    | {"statute", "exemption", "exemptions", "exception", "exceptions", "information", "ddeddf", "which", "course"}
)
"""First words of what our own sections can belong to."""

OUR_WORDS = regex(
    r"exempt|withh|refus|disclos|neither|confirm n|public interest|advice and assist|advise and assist|internal review"
    r"| foi| eir|\(foi|\(eir|redact|releas|prejudic|engaged|complain|cost limit|appropriate limit|vexatious"
    r"|code of practice|information commissioner|freedom of information|eithri"
)
"""Words of a sentence that refuses, releases or explains how to complain."""

RELIED_ON = regex(
    r"[\s*_]*(?:\([^()\n]{2,80}\)\s*)?(?:also\s+|therefore\s+|then\s+|does\s+)?(?:appl(?:y|ies)\b|(?:is|are)\s+engaged"
    r"|(?:has|have)\s+been\s+(?:applied|engaged|cited|relied)|was\s+applied)",
    re.IGNORECASE,
)
"""Right behind a section: it was relied on."""

THEIR_WORD = regex(
    r"[\s*_]*(?:stops?\b|stop[- ]and|search(?:es)?\b|assault|wounding|GBH\b|ABH\b|offen[cs]e|detention|detain|agreement"
    r"|contribution|officer|enquir|arrest|warrant|dispersal|powers?\b|seiz|patient|caution|conditions?\b|eviction"
    r"|injunction|licen[cs]e|permit\b|payments?\b|charges?\b|convict|support\b|leave\b|approved|doctor|suite|aftercare|accommodat"
    r"|child)",
    re.IGNORECASE,
)
"""Right behind a section: a thing that other laws are known by."""

DOUBTFUL_WORD = regex(
    r"[\s*_]*(?:notices?\b|orders?\b|reports?\b|certificates?\b|applications?\b|assessments?\b|directions?\b|authoris)",
    re.IGNORECASE,
)
"""Right behind a section: a paper that other laws know as well as ours."""

THEIR_VERB = regex(
    r"(?:arrest|detain|detention|charg|convict|search|stopped|stops|seiz|prosecut|sectioned|power|offen[cs]e|dispers"
    r"|contrary|guilty|evict|condition)\w*\s+(?:\w+\s+){0,2}?(?:under|by|using|pursuant\s+to|to|per|with|in|of)\s+"
    r"(?:[\w(]+\s+)?$"
)
"""Right before a section: an act that is done under other laws."""

THEIR_SUBJECT = regex(
    r"arrest|charged with|convicted|detained|stop (?:and|&) search|stopped (?:and|&) searched|searches|assault|seiz"
    r"|police power|dispers|care order|safeguarding|evict|tenan|developer|patients?\b|hospital order|sentenc"
)
"""Words of a sentence about what other laws are for."""
