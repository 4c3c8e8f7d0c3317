"""Drafts whose day has gone by are found, with what keeps them from being published."""

import pytest

from catalogue.models import Project
from catalogue.rules import findings_about
from catalogue.rules.publication import drafts_are_published_as_planned
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2020-01-01"


def told(on: str) -> list[tuple[str, str]]:
    found = drafts_are_published_as_planned(on)
    return [(finding.subject.name, finding.message) for finding in found]


def test_draft_is_found_from_its_day_on() -> None:
    factories.project(name="Nova", state="draft", publish_on=DAY)
    factories.use_case(name="Servers", state="draft", publish_on=DAY)
    factories.project(state="draft")
    message = "It was to be published on 1 January 2020 and is still a draft."
    assert told("2019-12-31") == []
    assert told(DAY) == [("Nova", message), ("Servers", message)]


def test_what_is_to_be_mended_is_said_and_stands_on_the_form() -> None:
    nova = factories.project(name="Nova", state="draft", publish_on=DAY)
    Project.objects.filter(pk=nova.pk).update(kind="")
    [(_name, message)] = told(DAY)
    assert message.endswith("is still a draft. kind: This field cannot be blank.")
    rules = [finding.rule for finding in findings_about(nova, DAY)]
    assert "drafts-are-published-as-planned" in rules


def test_nobody_knows_what_will_have_been_published_on_a_day_to_come() -> None:
    factories.project(state="draft", publish_on="9999-01-01")
    assert told("9999-06-01") == []
