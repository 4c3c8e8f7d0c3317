"""Drafts with a day."""

import datetime
from typing import Any

import pytest

from catalogue.models import Project, UseCase
from tests import factories

DAY = datetime.date(2026, 12, 1)


def planned(**given: Any) -> Project:
    """Return a draft that is to be published on the first of December."""
    return factories.project(state="draft", publish_on=DAY, **given)


@pytest.fixture
def waiting(db: None) -> tuple[Project, UseCase]:
    """Return a project and a use case that wait for the same day."""
    return planned(name="Nova"), factories.use_case(state="draft", publish_on=DAY, name="Servers")
