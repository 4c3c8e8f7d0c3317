"""All projects that a search finds, as a queryset that can be narrowed and paged."""

from typing import Any

from django.db.models import (
    Case,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from catalogue.models.search import DigestField, SearchKind, SearchPosting
from catalogue.search.vocabulary import Query, Term


def best_first(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """Keep the projects in which every word is found, the best match first.

    The same words and weights as those of `search`, which looks at the best only, while this finds
    all.

    Args:
        rows: projects.
        query: what somebody typed, as `understand` reads it.
    """
    if not query.terms:
        return rows.none()
    for at in range(len(query.typed)):
        here = {word for term in query.terms if at in term.places for word in term.likenesses}
        postings = SearchPosting.objects.filter(kind=SearchKind.PROJECT, word__in=sorted(here))
        rows = rows.filter(pk__in=postings.values("object_id"))
    score: Any = Value(0)
    for term in query.terms:
        score = score + Coalesce(_points(term), Value(0))
    listed: QuerySet[Any] = rows.annotate(score=score).order_by("-score", "sort_key", "slug")
    return listed


def _points(term: Term) -> Subquery:
    """Return the points of the best hit of a term in the project at hand."""
    whens = [When(word=word, then=Value(like)) for word, like in term.likenesses.items()]
    like = Case(*whens, default=Value(0), output_field=IntegerField())
    # By the project: the plus keeps the database from reading all there is of a frequent word.
    word = Func(F("word"), template="+%(expressions)s", output_field=DigestField())
    of_project = SearchPosting.objects.filter(kind=SearchKind.PROJECT, object_id=OuterRef("pk"))
    postings = of_project.alias(by_itself=word).filter(by_itself__in=sorted(term.likenesses))
    points = postings.annotate(points=-F("lightness") * like * Value(term.factor))
    return Subquery(points.order_by("-points").values("points")[:1])
