"""One row of a file beside the row of the database it is, and what the database says of it."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from catalogue.exchange.native.reading import Row
from catalogue.exchange.report import Fault


@dataclass(eq=False, slots=True)
class Planned:
    """What is to become of one row of a file.

    Attributes:
        row: the row as the file has it.
        object: the row of the database, with the new values set.
        parent: the planned row it is nested in.
        changed: the fields whose values differ from what is stored.
        links: many-to-many fields that are to be set, with their rows.
        before: what is stored in the fields that differ; keys, where they refer to others.
    """

    row: Row
    object: Any
    parent: "Planned | None" = None
    changed: list[str] = field(default_factory=list)
    links: dict[str, list[models.Model]] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)

    @property
    def new(self) -> bool:
        """Tell whether the row is not stored yet."""
        return bool(self.object._state.adding)

    def set(self, key: str, value: Any) -> None:
        """Set a field, and remember that it differs from what is stored, if it does."""
        if self.new or _differs(self.object, key, value):
            if not self.new:
                self.before.setdefault(key, _stored(self.object, key))
            setattr(self.object, key, value)
            self.changed.append(key)

    def fault(self, key: str, words: str) -> Fault:
        """Return a fault about a key, on its line."""
        return Fault(self.row.place_of(key), f"“{self.row.called(key)}” {words}")


def value_of(row: Any, name: str) -> Any:
    """Return a field's value without a query: of a relation the row, its key, or None."""
    model_field = row._meta.get_field(name)
    if model_field.is_relation and model_field.is_cached(row):
        return getattr(row, name)
    return getattr(row, getattr(model_field, "attname", name))


def _stored(row: Any, name: str) -> Any:
    """Return what a field says, of a relation the key, without a query."""
    return getattr(row, getattr(row._meta.get_field(name), "attname", name))


def _differs(row: Any, name: str, value: Any) -> bool:
    model_field = row._meta.get_field(name)
    if not model_field.is_relation or value is None:
        return bool(getattr(row, model_field.attname) != value)
    return value.pk is None or bool(getattr(row, model_field.attname) != value.pk)


def faults_of(error: ValidationError, planned: Planned) -> list[Fault]:
    """Turn what a model refused into faults, each on the line of its key."""
    by_key = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
    faults = []
    for key, messages in by_key.items():
        for message in messages:
            words = message if key == "__all__" else f"“{planned.row.called(key)}”: {message}"
            if key != "__all__" and (choices := _choices(planned.object, key)):
                words += f" It may be {', '.join(choices)}."
            faults.append(Fault(planned.row.place_of(key), words))
    return faults


def _choices(row: Any, name: str) -> list[str]:
    """Return the values a field may have, where it has one that it may not."""
    choices = [str(value) for value, _label in row._meta.get_field(name).flatchoices if value]
    return choices if choices and getattr(row, name) not in choices else []


@cache
def required_fields(model: type[models.Model]) -> list[str]:
    """Return the fields without which there is no row of a model."""
    return [
        model_field.name
        for model_field in model._meta.fields
        if not (
            model_field.blank
            or model_field.has_default()
            or model_field.auto_created
            or model_field.name in ("content_type", "object_id", "sort_key")
        )
    ]
