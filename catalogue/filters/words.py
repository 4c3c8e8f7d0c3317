"""Projects by words: until there is a search index, plain containment."""

from django.db.models import Case, Q, QuerySet, Value, When

from catalogue.models import Project
from governance.ordering import sort_key


def matching(rows: QuerySet[Project], text: str) -> QuerySet[Project]:
    """Keep the projects in which every word is found; those found by name come first.

    Args:
        rows: the projects looked at.
        text: words, each looked for in name, slug, former names, role and summary.
    """
    words = text.split()
    for word in words:
        rows = rows.filter(_in_name(word) | _in_prose(word))
    return rows.annotate(far=_distance(text, words)).order_by("far", "sort_key", "slug")


def _distance(text: str, words: list[str]) -> Case:
    """Return how far a name is from the text: the same, with it in front, with its words in it."""
    key = sort_key(text)
    in_name = Q()
    for word in words:
        in_name &= _in_name(word)
    return Case(
        When(sort_key=key, then=Value(0)),
        When(sort_key__startswith=key, then=Value(1)),
        When(in_name, then=Value(2)),
        default=Value(3),
    )


def _in_name(word: str) -> Q:
    key = sort_key(word)
    in_slug = Q(slug__contains=word.lower())
    return in_slug | Q(sort_key__contains=key) if key else in_slug


def _in_prose(word: str) -> Q:
    # A subquery: a join would give a project once for each of its names.
    former = Project.objects.filter(former_names__name__icontains=word).values("pk")
    return Q(pk__in=former) | Q(role__icontains=word) | Q(summary__icontains=word)
