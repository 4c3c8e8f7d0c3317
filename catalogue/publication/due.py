"""Which drafts have a day, whose day has come, and what keeps them from being published."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet, Value

from catalogue.models import Project, UseCase
from catalogue.models.drafts import Drafted

MODELS: tuple[type[Drafted], ...] = (Project, UseCase)


def due(model: type[Drafted], day: str) -> QuerySet[Any]:
    """Return the drafts of a model whose day has come, those that wait for longest first.

    Args:
        model: one of `MODELS`.
        day: the day, ``YYYY-MM-DD``.
    """
    rows = model._default_manager.filter(state=Drafted.State.DRAFT, publish_on__lte=day)
    return rows.order_by("publish_on", "pk")


def all_due(day: str) -> list[tuple[type[Drafted], int, str]]:
    """Return model, key and day of every draft whose day has come, in one query.

    Args:
        day: the day, ``YYYY-MM-DD``.
    """
    first, *others = (
        due(model, day)
        .order_by()
        .annotate(place=Value(place))
        .values_list("place", "pk", "publish_on")
        for place, model in enumerate(MODELS)
    )
    rows = first.union(*others, all=True).order_by("publish_on", "place", "pk")
    return [(MODELS[place], key, planned.isoformat()) for place, key, planned in rows]


def make_public(draft: Drafted) -> None:
    """Make a draft public, without storing it."""
    draft.state, draft.publish_on = Drafted.State.PUBLISHED, None


def hindrances(draft: Drafted) -> list[str]:
    """Return what would have to be mended before a draft can be published, in words.

    It is told of the draft as it would be published; then it is as it was.
    """
    return _refused(draft, draft.full_clean)


def hindrances_in_itself(draft: Drafted) -> list[str]:
    """Return the same of what the draft says by itself, without a query."""

    others = [field.name for field in draft._meta.fields if field.is_relation]

    def clean() -> None:
        draft.clean_fields(exclude=others)
        draft.clean_row()

    return _refused(draft, clean)


def _refused(draft: Drafted, clean: Callable[[], None]) -> list[str]:
    planned = draft.state, draft.publish_on
    make_public(draft)
    try:
        clean()
    except ValidationError as error:
        return list(_in_words(draft, error))
    finally:
        draft.state, draft.publish_on = planned
    return []


def _in_words(row: Drafted, error: ValidationError) -> Iterator[str]:
    for name, messages in error.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else f"{_label(row, name)}: "
        yield from (f"{label}{message}" for message in messages)


def _label(row: Drafted, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))
