"""A catalogue whose answers are kept, as in use."""

import pytest
from pytest_django import Settings

from catalogue.editions import publish
from catalogue.models import Project
from tests import factories
from tests.revisions import committed


@pytest.fixture
def kept(settings: Settings) -> None:
    """Keep answers, as in use."""
    settings.ANSWER_KILOBYTES = 512


@pytest.fixture
def nova(db: None, kept: None) -> Project:
    """Return a project on a map of which there is an edition."""
    found = factories.map_(slug="small")
    nova = factories.project(slug="nova", role="First")
    region = factories.region(map=found)
    factories.entry(category=factories.category(region=region), project=nova)
    publish(found, on="2019-04-02")
    committed()
    return nova
