"""What tests of many models share: all of them, their rows counted, their constraints broken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, models, transaction


@dataclass(frozen=True)
class Violation:
    """A way to break a constraint.

    Attributes:
        name: of the constraint; ``model.field`` for a field that is unique by itself.
        row: makes a row that breaks it when it is saved.
        words: what a curator is told.
    """

    name: str
    row: Callable[[], models.Model]
    words: str

    def __str__(self) -> str:
        """Return what names it in test ids."""
        return self.name


def changed(
    name: str, made_by: Callable[..., models.Model], words: str, /, **values: Any
) -> Violation:
    """Break a constraint by changing a valid row; a value may be worked out from the row."""

    def row() -> models.Model:
        valid = made_by()
        for field, value in values.items():
            setattr(valid, field, value(valid) if callable(value) else value)
        return valid

    return Violation(name, row, words)


def twin(name: str, made_by: Callable[..., models.Model], words: str, /, **given: Any) -> Violation:
    """Break a uniqueness by a second row that says the same as the first."""

    def row() -> models.Model:
        first = made_by(**given)
        values = {
            field.name: getattr(first, field.name)
            for field in first._meta.fields
            if not field.primary_key and (not field.unique or name.endswith(f".{field.name}"))
        }
        if hasattr(first, "slug"):
            values.setdefault("slug", "another")
        return type(first)(**values)

    return Violation(name, row, words)


# Histories, what is derived from others, and what is nobody's knowledge.
_ASIDE = (
    *("Historical", "Search", "Token", "Recorded", "Revision", "LinkCheck", "Verification"),
    *("RoleGroup", "AccountChange", "Upload"),
)
# What people send in, and what they are told.
_SENT = ("Suggestion", "Decision")


def curated(app: str) -> list[type[models.Model]]:
    """Return the models of an app that hold what curators know."""
    return [model for model in _constrained(app) if model.__name__ not in _SENT]


def _constrained(app: str) -> list[type[models.Model]]:
    every = apps.get_app_config(app).get_models()
    return [model for model in every if not model.__name__.startswith(_ASIDE)]


def names_of(app: str) -> set[str]:
    """Return the names of all constraints of an app's models, histories aside."""
    single = {
        f"{model._meta.model_name}.{field.name}"
        for model in _constrained(app)
        for field in model._meta.fields
        if field.unique and not field.primary_key
    }
    declared = {part.name for model in _constrained(app) for part in model._meta.constraints}
    return single | declared


def assert_database_refuses(violation: Violation) -> None:
    """Store the row past all rules of the model and see it refused by that very constraint."""
    row = violation.row()
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        row.save()
    said = str(raised.value)
    if connection.vendor == "postgresql" or said.startswith("CHECK"):
        assert violation.name.rpartition(".")[2] in said, said


def assert_model_refuses(violation: Violation) -> None:
    """See the same row refused before it gets there, in words."""
    with pytest.raises(ValidationError) as refused:
        violation.row().full_clean()
    assert violation.words in refused.value.messages, refused.value.messages


def counts() -> dict[str, int]:
    """Return how many rows there are of every model of ours, histories included."""
    every = [*apps.get_app_config("governance").get_models()]
    every += apps.get_app_config("catalogue").get_models()
    return {model._meta.label: model._default_manager.count() for model in every}


def emptied() -> None:
    """Delete every row of ours, histories included."""
    order = [*apps.get_app_config("catalogue").get_models()]
    order += apps.get_app_config("governance").get_models()
    with connection.constraint_checks_disabled():
        for model in order:
            model._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS)
            for field in model._meta.many_to_many:
                getattr(model, field.name).through._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS)
