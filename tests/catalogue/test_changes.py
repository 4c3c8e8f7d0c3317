"""What changed, as everybody may know it."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone
from rest_framework import serializers

from catalogue.api.urls import RESOURCES
from catalogue.changes import Change, changes
from catalogue.histories import HIDDEN, HISTORIES, UNTOLD
from catalogue.models import Project
from catalogue.said import GONE
from governance.api.rows import FormerNameSerializer
from governance.models import FormerName, KeptData
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


def values(resource: str) -> dict[str, tuple[Any, Any]]:
    """Return what the fields of the latest change of a sort of rows said before and after."""
    [change] = told(resources=[resource])[:1]
    return {each.field: (each.before, each.after) for each in change.values}


def test_values_are_told_as_they_were_and_as_they_are() -> None:
    release = factories.release(slug="zed", identifier="2022.2", series="Zed")
    facet = factories.facet(slug="language")
    tags = [factories.tag(slug=slug, facet=facet) for slug in ("c", "go")]
    nova = factories.project(role="Servers", kind="service", license="MIT")
    nova.role, nova.kind, nova.license, nova.first_release = "Machines", "tool", "", release
    nova.save()
    assert values("projects") == {
        "role": ("Servers", "Machines"),
        "kind": ("service", "tool"),
        "license": ("MIT", None),
        "first_release": (None, ("zed", "2022.2 Zed", "published")),
    }
    nova.tags.set(tags)
    before, after = values("projects")["tags"]
    assert (before, [each.slug for each in after]) == ((), ["language:c", "language:go"])
    entry = factories.entry(core=False)
    entry.core = True
    entry.save()
    assert values("entries") == {"core": (False, True)}


def test_what_a_drawing_said_is_told_to_nobody() -> None:
    nova = factories.project()
    nova.logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    nova.save()
    assert values("projects") == {"logo": (None, None)}


def test_drafts_and_what_is_gone_are_not_named_by_values() -> None:
    draft, gone = factories.project(name="Secret", state="draft"), factories.organization()
    cells = factories.project(parent=draft, host=gone)
    cells.parent = cells.host = None
    cells.save()
    gone.delete()
    assert values("projects") == {"parent": (GONE, None), "host": (GONE, None)}


def test_what_was_said_of_a_draft_is_not_told_when_it_is_published() -> None:
    draft, area = factories.project(state="draft"), factories.use_case(state="draft")
    link = factories.link(project=draft, url="https://example.org/secret")
    need = factories.need(use_case=area, role="Secret")
    link.url, need.role = "https://example.org/open", "Open"
    link.save()
    need.save()
    for row in (draft, area):
        row.state = "published"
        row.save()
    assert values("links") == {"url": (None, None)}
    assert values("needs") == {"role": (None, None)}
    for model in (Project, type(area), type(link), type(need)):
        model.history.update(history_date=F("history_date") - datetime.timedelta(minutes=1))
    link.url = "https://example.org/new"
    link.save()
    assert values("links") == {"url": ("https://example.org/open", "https://example.org/new")}


def test_values_are_told_of_what_the_api_shows_alone() -> None:
    """A field that is added to a model is told of once the API shows it, or is kept from it."""
    views: dict[str, Any] = dict(RESOURCES)
    written: list[Any] = [(view.whole_class or view.serializer_class)() for view in views.values()]
    shown = {field for serializer in written for field in _shown(serializer)}
    former: Any = FormerNameSerializer()
    shown |= {(FormerName, name) for name in former.fields}
    for history in HISTORIES:
        for part in history.model._meta.concrete_fields:
            # What a reference names is public or not by itself, and an order is shown by the order.
            if not part.is_relation and part.name not in HIDDEN | UNTOLD | {"position"}:
                name = history.renamed.get(part.name, part.name)
                assert (history.model, name) in shown, f"{history.resource}: {name}"


def _shown(serializer: Any) -> Iterator[tuple[Any, str]]:
    """Yield the models and the fields that a serializer shows, nested ones too."""
    for name, field in serializer.fields.items():
        yield serializer.Meta.model, name
        rows = getattr(field, "child", field)
        if isinstance(rows, serializers.ModelSerializer):
            yield from _shown(rows)


@pytest.mark.parametrize("changed", [3, 30])
def test_values_take_no_query_more_however_many_changed(
    changed: int, at_most_queries: AtMost
) -> None:
    for _number in range(changed):
        project = factories.project()
        project.host, project.role = factories.organization(), "Changed"
        project.save()
        project.tags.add(factories.tag())
    told(resources=["projects"])
    with at_most_queries(4):
        assert sum(bool(each.values) for each in told(resources=["projects"])) == 2 * changed
