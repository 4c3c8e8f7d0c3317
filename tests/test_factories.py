"""The factories themselves: what they make is what a curator could have written."""

import pytest
from django.db import models

from tests import factories
from tests.rows import curated

NOT_WRITTEN_BY_CURATORS = {"PreviousSlug"}
MODELS = [
    model
    for app in ("governance", "catalogue")
    for model in curated(app)
    if model.__name__ not in NOT_WRITTEN_BY_CURATORS
]


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS)
def test_every_model_has_a_function_that_makes_valid_rows(model: type[models.Model]) -> None:
    first, second = factories.of(model)(), factories.of(model)()
    assert isinstance(first, model)
    first.full_clean()
    second.full_clean()
    assert str(first)


@pytest.mark.django_db
def test_what_is_given_is_taken_and_the_rest_made_up() -> None:
    tag = factories.tag()
    nova = factories.project(slug="nova", tags=[tag])
    assert (nova.slug, nova.name, nova.kind) == ("nova", "Nova", "service")
    assert list(nova.tags.all()) == [tag]
