"""Search: one definition of a term, a query and a score; Whoosh for the command line, static files for the site.

In the order in which a record travels: `terms` says what is searched of its words and how much each is worth, `bundle`
turns a few hundred records into postings and lays these out as the files of the site. `queries` and `scoring` say what
an answer is; `oracle` gives it through Whoosh, `theme/assets/search` in the browser.
"""

import warnings

warnings.filterwarnings("ignore", category=SyntaxWarning, module=".*whoosh.*")  # of an old library that is not ours
