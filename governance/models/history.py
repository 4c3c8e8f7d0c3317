"""The history of a row: what it was, when, who changed it, and why."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.db import connection, models
from django.utils import timezone
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

# What people are asked for is a sentence or two; what is kept may be longer.
LONGEST_REASON = 500

_reason: ContextVar[str] = ContextVar("reason", default="")


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Keep a reason in the history of everything that is changed inside, cascades included.

    Args:
        reason: why; where it is empty, the reason given around it holds, if there is one.
    """
    token = _reason.set(reason or _reason.get())
    try:
        yield
    finally:
        _reason.reset(token)


def why(otherwise: str) -> str:
    """Return the reason given by `because`, or another one where none is given.

    Args:
        otherwise: the other one.
    """
    return _reason.get() or otherwise


class _Manager(HistoryManager):  # type: ignore[misc]  # simple_history has no types
    """A manager whose class is made once, not anew whenever a row is asked for its history."""

    @classmethod
    def from_queryset(cls, queryset_class: type[models.QuerySet[Any]]) -> Any:
        """Return the class of managers with the methods of a queryset."""
        return _manager_class(queryset_class)


@cache
def _manager_class(queryset_class: type[models.QuerySet[Any]]) -> Any:
    return HistoryManager.from_queryset(queryset_class)


class History(HistoricalRecords):  # type: ignore[misc]  # simple_history has no types
    """The record of every change of a model's rows, made with each of them."""

    def __init__(self, **options: Any) -> None:
        reason = models.TextField(null=True)
        super().__init__(history_manager=_Manager, history_change_reason_field=reason, **options)

    def create_historical_record_m2ms(
        self, history_instance: models.Model, instance: models.Model
    ) -> None:
        """Record what the row is tied to; one that has just been made is tied to nothing yet."""
        if history_instance.history_type != "+":  # type: ignore[attr-defined]
            super().create_historical_record_m2ms(history_instance, instance)

    def get_change_reason_for_object(
        self, instance: models.Model, history_type: str, using: str
    ) -> str | None:
        """Return the reason that the row was given, or the one said by `because`."""
        given: str | None = super().get_change_reason_for_object(instance, history_type, using)
        return given or _reason.get() or None


def record_new(model: Any, rows: Sequence[models.Model], reason: str) -> None:
    """Write the first line of the history of rows that were just stored in bulk.

    Args:
        model: the model of the rows.
        rows: the rows, stored.
        reason: why they were stored; where it is empty, what `because` says.
    """
    _record(model, rows, reason, "+")


def record_changed(model: Any, rows: Sequence[models.Model], reason: str) -> None:
    """Write a line to the history of rows that were just changed in bulk.

    Args:
        model: the model of the rows.
        rows: the rows, changed.
        reason: why they were changed; where it is empty, what `because` says.
    """
    _record(model, rows, reason, "~")


def _record(model: Any, rows: Sequence[models.Model], reason: str, happened: str) -> None:
    """Let the database copy what it has just been given, many-to-many fields included.

    That takes a tenth of the time that making each line here would.
    """
    if not rows or not hasattr(model, "history"):
        return
    past = model.history.model
    user, why = past.get_default_history_user(rows[0]), reason or _reason.get() or None
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        for keys in batched([row.pk for row in rows]):
            _copy(cursor, model, past, keys, (now, why, happened, user and user.pk))
            for field in model._meta.many_to_many:
                _copy_ties(cursor, past, field, keys)


def _copy(cursor: Any, model: Any, past: Any, keys: list[int], about: tuple[Any, ...]) -> None:
    own = [field.column for field in past.tracked_fields]
    names = ("history_date", "history_change_reason", "history_type", "history_user")
    further = [past._meta.get_field(name).column for name in names]
    cursor.execute(
        # All names are those of our tables and columns.
        f"INSERT INTO {_quoted(past._meta.db_table)} ({_quoted(*own, *further)}) "  # noqa: S608
        f"SELECT {_quoted(*own)}, %s, %s, %s, %s "
        f"FROM {_quoted(model._meta.db_table)} WHERE {_quoted(model._meta.pk.column)} "
        f"IN ({_places(keys)}) ORDER BY {_quoted(model._meta.pk.column)}",
        [*about, *keys],
    )


def _copy_ties(cursor: Any, past: Any, field: Any, keys: list[int]) -> None:
    """Copy a many-to-many field beside the lines of the rows, which were just written."""
    through = field.remote_field.through
    line = next(
        relation.related_model._meta
        for relation in past._meta.related_objects
        if relation.related_model.__name__ == f"Historical{through.__name__}"
    )
    own = [part.column for part in through._meta.fields]
    here, number = through._meta.get_field(field.m2m_field_name()).column, past._meta.pk.column
    key, lines = past.instance_type._meta.pk.column, past._meta.db_table
    cursor.execute(
        f"INSERT INTO {_quoted(line.db_table)} "  # noqa: S608
        f"({_quoted(line.get_field('history').column, *own)}) "
        f"SELECT past.{_quoted(number)}, {', '.join(f'tie.{_quoted(name)}' for name in own)} "
        f"FROM {_quoted(through._meta.db_table)} tie "
        f"JOIN {_quoted(lines)} past ON past.{_quoted(key)} = tie.{_quoted(here)} "
        f"WHERE tie.{_quoted(here)} IN ({_places(keys)}) AND past.{_quoted(number)} = "
        f"(SELECT MAX(line.{_quoted(number)}) FROM {_quoted(lines)} line "
        f"WHERE line.{_quoted(key)} = past.{_quoted(key)})",
        keys,
    )


def batched(keys: list[int], at_once: int = 500) -> Iterator[list[int]]:
    """Yield keys in lists of which a statement can name each.

    Args:
        keys: the keys.
        at_once: how many of them a list has at most; some builds of SQLite take 999 values.
    """
    for start in range(0, len(keys), at_once):
        yield keys[start : start + at_once]


def _quoted(*names: str) -> str:
    return ", ".join(connection.ops.quote_name(name) for name in names)


def _places(keys: list[int]) -> str:
    return ", ".join(["%s"] * len(keys))
