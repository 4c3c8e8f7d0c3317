"""Search: the one place that knows how anything is found, the same way on every database.

An index of our own (`catalogue.models.search`) holds the words of everything that can be found.
What somebody types is first looked up among those words, misspelt ones by what is left when letters
are dropped; then the heaviest entries of these words are fetched and weighed here, not in the
database. Both steps follow indexes and stop after a fixed number of rows.

`words` and `likeness` know of text, `documents` of our models, `indexing` and `keeping` write the
index, `vocabulary` and `finding` read it.
"""

from catalogue.search.finding import MOST_EACH, search
from catalogue.search.indexing import is_empty, reindex
from catalogue.search.keeping import drain, mark, mark_all, mark_new
from catalogue.search.listing import best_first
from catalogue.search.results import Found, Group, Results
from catalogue.search.vocabulary import Query, understand

__all__ = [
    "MOST_EACH",
    "Found",
    "Group",
    "Query",
    "Results",
    "best_first",
    "drain",
    "is_empty",
    "mark",
    "mark_all",
    "mark_new",
    "reindex",
    "search",
    "understand",
]
