"""Every change of what curators write is kept."""

import pytest
from django.apps import apps
from django.db import models

from tests import factories
from tests.rows import curated

# Written by the machine: a slug given up is history itself, an edition never changes.
WITHOUT = {"PreviousSlug", "Edition"}
MODELS = [model for app in ("governance", "catalogue") for model in curated(app)]


def test_every_model_has_a_history_but_what_the_machine_writes() -> None:
    assert len(MODELS) > 30
    assert {model.__name__ for model in MODELS if not hasattr(model, "history")} == WITHOUT


@pytest.mark.django_db
@pytest.mark.parametrize("model", [model for model in MODELS if hasattr(model, "history")])
def test_creating_changing_and_deleting_are_written_down(model: type[models.Model]) -> None:
    row = factories.of(model)()
    key = row.pk
    row.save()
    row.delete()
    past = apps.get_model(model._meta.app_label, f"historical{model._meta.model_name}")
    kinds = past._default_manager.filter(id=key).order_by("history_id")
    assert list(kinds.values_list("history_type", flat=True)) == ["+", "~", "-"]


@pytest.mark.django_db
def test_history_knows_the_tags_a_project_had() -> None:
    tag = factories.tag()
    project = factories.project(tags=[tag])
    project.tags.clear()
    before, after = project.history.order_by("-history_id")[1], project.history.latest()
    assert [past.tag for past in before.tags.all()] == [tag]
    assert not after.tags.exists()


@pytest.mark.django_db
def test_ties_of_a_row_are_recorded_with_each_of_its_changes() -> None:
    area = factories.focus_area(slug="edge")
    project = factories.project(focus_areas=[area])
    latest, first = project.history.all()
    assert [tie.focusarea for tie in latest.focus_areas.all()] == [area]
    assert first.focus_areas.count() == 0
    project.name = "Another"
    project.save()
    assert [tie.focusarea for tie in project.history.first().focus_areas.all()] == [area]
