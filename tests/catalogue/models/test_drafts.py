"""A draft may have a day on which it is published; what is public has none."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from catalogue.models.drafts import Drafted
from catalogue.publication.due import MODELS
from tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 12, 1)
every_model = pytest.mark.parametrize("model", MODELS)


@every_model
def test_only_a_draft_has_a_day(model: type[Drafted]) -> None:
    draft = factories.of(model)(state="draft", publish_on=DAY)
    draft.full_clean()
    draft.state = Drafted.State.PUBLISHED
    with pytest.raises(ValidationError, match="Only a draft waits for a day"):
        draft.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save()


def test_draft_is_due_from_its_day_on() -> None:
    planned = factories.project(state="draft", publish_on=DAY)
    assert [planned.is_due(f"2026-{day}") for day in ("11-30", "12-01", "12-02")] == [
        False,
        True,
        True,
    ]
    assert not factories.project(state="draft").is_due("2026-12-01")
