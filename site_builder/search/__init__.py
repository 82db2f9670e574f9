"""Search: one definition of a term, a query and a score; Whoosh for the command line, static files for the site.

In the order in which a record travels: `analysis` makes terms of text, `occurrences` weighs them, `blocks` turns a
few hundred records into postings, `shards` lays them out by range of terms, `bundle` gives the files of the site.
`query` and `scoring` say what an answer is; `engine` gives it through Whoosh, `theme/assets/search` in the browser.
"""

import warnings

warnings.filterwarnings("ignore", category=SyntaxWarning, module=".*whoosh.*")  # of an old library that is not ours
