"""Every list has one order, so that its pages together give each row once."""

from typing import Any

import pytest
from django.db.models import OrderBy, Q
from django.db.models.constraints import UniqueConstraint

from catalogue.api.urls import RESOURCES
from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get
from tests.catalogue.mirror.client import EVERYTHING

TWINS = 4


def _steps(model: Any) -> list[str]:
    """Return what a list is ordered by unless asked otherwise, without signs."""
    names = [_name(step).lstrip("-") for step in model._meta.ordering]
    return ["pk" if name in ("id", "pk") else name for name in names]


def _name(step: Any) -> str:
    found = step.expression if isinstance(step, OrderBy) else step
    return str(getattr(found, "name", found))  # of an F, or words as they are


def _unique(model: Any) -> list[set[str]]:
    """Return the sets of columns that no two rows have the same of."""
    single = [{part.name} for part in model._meta.fields if part.unique and not part.primary_key]
    several = [
        set(rule.fields)
        for rule in model._meta.constraints
        if isinstance(rule, UniqueConstraint) and rule.fields and rule.condition in (None, Q())
    ]
    return [{"pk"}, *single, *several]


@pytest.mark.parametrize("resource", sorted(RESOURCES))
def test_order_of_a_list_ends_in_what_is_unique(resource: str) -> None:
    views: dict[str, Any] = dict(RESOURCES)
    rows = views[resource].queryset
    steps = set(_steps(rows.model))
    assert steps, "no order"
    assert any(columns <= steps for columns in _unique(rows.model)), steps


@pytest.mark.parametrize("resource", sorted(RESOURCES))
def test_pages_together_give_each_row_once(resource: str, whole: Catalogue, get: Get) -> None:
    views: dict[str, Any] = dict(RESOURCES)
    for _number in range(TWINS):
        factories.of(views[resource].queryset.model)()
    further = f"&include={EVERYTHING[resource]}" if resource in EVERYTHING else ""
    field = "url"
    everything = get(f"{resource}/?fields={field}&limit=500{further}")
    seen = []
    page = f"{resource}/?fields={field}&limit=2{further}"
    while page:
        answer = get(page.removeprefix("http://testserver/api/v1/"))
        seen += [row[field] for row in answer["results"]]
        page = answer["next"]
    assert seen == [row[field] for row in everything["results"]]
    assert len(set(seen)) == len(seen) == everything["count"]
