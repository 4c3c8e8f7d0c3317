"""The history of a row: what it was, when, who changed it, and why."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

_reason: ContextVar[str] = ContextVar("reason", default="")


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Keep a reason in the history of everything that is changed inside, cascades included.

    Args:
        reason: why; nothing is kept where it is empty.
    """
    token = _reason.set(reason)
    try:
        yield
    finally:
        _reason.reset(token)


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
        super().__init__(history_manager=_Manager, **options)

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
