"""What changed, as everybody may know it."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from catalogue.changes import Change, changes
from catalogue.histories import HISTORIES
from governance.models import KeptData
from tests import factories
from tests.conftest import AtMost
from tests.rows import curated

pytestmark = pytest.mark.django_db


def told(**asked: Any) -> list[Change]:
    return changes(**asked)[0:500]


def test_every_history_of_what_readers_see_is_told() -> None:
    kept = {model for app in ("governance", "catalogue") for model in curated(app)}
    kept = {model for model in kept if hasattr(model, "history")}
    assert {history.model for history in HISTORIES} == kept - {KeptData}
    assert len({history.resource for history in HISTORIES}) == len(HISTORIES)


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.resource)
def test_row_of_every_kind_is_told_with_a_name(history: Any) -> None:
    row = factories.of(history.model)()
    [change] = told(resources=[history.resource])[:1]
    assert (change.type, change.resource, change.id) == ("created", history.resource, row.pk)
    assert change.name
    assert bool(change.project) == bool(history.projects or history.resource == "projects")


def test_newest_is_first_and_says_which_fields_changed() -> None:
    nova = factories.project(slug="nova", name="Nova")
    nova.role, nova.host = "Machines", factories.organization()
    nova.save()
    first, second = told(resources=["projects"])
    assert (first.type, first.fields) == ("changed", ("role", "host"))
    assert (second.type, second.fields) == ("created", ())
    assert first.project == ("nova", "Nova")


def test_fields_of_several_rows_are_compared_too() -> None:
    nova, area = factories.project(), factories.focus_area()
    nova.focus_areas.add(area)
    assert told(resources=["projects"])[0].fields == ("focus_areas",)


def test_fields_are_called_as_in_the_api() -> None:
    integration = factories.integration()
    integration.url = "https://example.org/"
    integration.save()
    assert told(resources=["integrations"])[0].fields == ("documentation_url",)


def test_removed_row_is_told_under_its_last_name() -> None:
    tag = factories.tag(slug="python", name="Python", facet=factories.facet(slug="language"))
    tag.delete()
    first, *_rest = told(resources=["tags"])
    assert (first.type, first.slug, first.name) == ("removed", "language:python", "Python")


def test_draft_is_not_told_until_it_is_published_and_is_created_then() -> None:
    draft = factories.project(slug="secret", state="draft")
    draft.role = "Changed"
    draft.save()
    factories.relation(project=draft)
    factories.former_name(subject=draft)
    assert [each for each in told() if each.project == ("secret", "Secret")] == []
    assert told(resources=["relations"]) == told(resources=["former-names"]) == []
    draft.state = "published"
    draft.save()
    assert [each.type for each in told(resources=["projects"], projects=[draft.pk])] == ["created"]
    draft.state = "draft"
    draft.save()
    assert [each for each in told(resources=["projects"]) if each.slug == "secret"] == []


def test_draft_that_is_deleted_was_never_told() -> None:
    draft = factories.project(slug="secret", state="draft")
    factories.link(project=draft)
    factories.former_name(subject=draft)
    draft.delete()
    assert told() == []


def test_changes_are_those_since_a_moment_and_about_a_project() -> None:
    nova, other = factories.project(), factories.project()
    factories.relation(project=other, target=nova)
    old = timezone.now() - datetime.timedelta(days=2)
    type(nova).history.filter(id=nova.pk).update(history_date=old)
    kinds = [each.resource for each in told(projects=[nova.pk])]
    assert kinds == ["relations", "projects"]
    since = old + datetime.timedelta(days=1)
    assert [each.resource for each in told(projects=[nova.pk], since=since)] == ["relations"]
    assert changes(projects=[nova.pk]).count() == 2
    assert changes(resources=["stages"], projects=[nova.pk]).count() == 0


def test_page_of_everything_takes_four_queries(at_most_queries: AtMost) -> None:
    for history in HISTORIES:
        factories.of(history.model)()
    told()
    with at_most_queries(4):
        assert len({each.resource for each in told()}) == len(HISTORIES)
