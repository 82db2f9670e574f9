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
