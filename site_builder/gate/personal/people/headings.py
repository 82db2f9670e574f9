"""Words that titles and bookmarks hold by custom: they tell of nobody."""

HEADINGS = frozenset(
    """
    annex appendix attachment attachments background back blank bookmark bookmarks chapter conclusion contents copy
    cover covering data date decision details disclosure document documents email emails enclosure end exhibit figure
    file final foi foreword form front glossary heading home index information introduction item letter list method
    minutes note notes number overview page pages part plan policy preface questions record redacted reference
    references report request response results scan schedule section sheet slide start statement summary table tables
    title top untitled version volume january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday microsoft word powerpoint excel adobe acrobat the
    and for with from
    """.split()  # noqa: SIM905 (a list of ninety quoted words reads badly)
)

_SUBJECTS = frozenset(
    """
    abbreviation accommodation account accounting acronym activity agenda agreement allocation allowance analysis
    application appointment appraisal arrangement assessment assets assumption attendance audit benchmarking
    benefits breakdown budget calculation calendar casualty category charges charging checklist circulation
    classification cleaning collision commissioning communication comparison complaint compliance condition consent
    consideration consultation contract contractor correspondence cost crime cyber dataset decommissioning
    definition deployment detail detection determination diagram diversity donation efficiency email employment
    enforcement engagement equality equipment estimate evaluation evidence exemption expenditure expenses extract
    facility fees finance finances financial findings forecast funding glossary governance graph guidance guideline
    hospitality housing implementation incident income inspection insurance inventory investigation invoice judgment
    legal legislation licence licensing location maintenance management measures meeting membership methodology
    metrics milestone minutes monitoring objective occupancy offence operation organisation outcome overtime
    overview parking payment payroll pension performance permission planning policing policy population premises
    pricing privacy procedure proceeds process procurement programme project projection prosecution protocol
    publication purchases purchasing questionnaire quotation recommendation reconciliation recruitment redaction
    redundancy register regulation remuneration repair reporting requirement resource resourcing restructure revenue
    risk safeguarding safety salary sampling satisfaction savings scope scoring screening security services sickness
    software spending spreadsheet staff staffing standards statistics strategy structure submission subsidy summary
    supplier survey sustainability target template tendering tenders terminology terms testing timeline timetable
    traffic training transaction transport travel turnover update valuation vehicle vetting violence workforce
    workload
    """.split()  # noqa: SIM905
)
"""What parts of a document are about: words that are nobody's surname, in one; a list, because endings are of both."""


def is_a_subject(word: str) -> bool:
    """Whether the word, in one or many, says what a part of a document is about."""
    it = word.lower()
    ones = (it, it.removesuffix("s"), it.removesuffix("es"), it.removesuffix("ies") + "y")
    return any(one in _SUBJECTS for one in ones)
