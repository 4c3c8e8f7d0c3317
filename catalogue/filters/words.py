"""Projects by words: until there is a search index, plain containment."""

from django.db.models import QuerySet

from catalogue.models import Project
from governance.filters.words import containing


def matching(rows: QuerySet[Project], text: str) -> QuerySet[Project]:
    """Keep the projects in which every word is found; those found by name come first.

    Args:
        rows: the projects looked at.
        text: words, each looked for in name, slug, former names, role and summary.
    """
    return containing(rows, text, ("role", "summary"))
