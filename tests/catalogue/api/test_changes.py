"""What fields said before and after, as clients are told."""

from typing import Any

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def latest(client: Client, resource: str) -> dict[str, Any]:
    """Return the latest change of a sort of rows."""
    answer: dict[str, Any] = client.get(f"/api/v1/changes/?resource={resource}&limit=1").json()
    change: dict[str, Any] = answer["results"][0]
    assert [each["field"] for each in change["values_changed"]] == change["fields_changed"]
    return {each["field"]: (each["before"], each["after"]) for each in change["values_changed"]}


def test_values_are_those_of_the_resource_and_references_are_slugs(client: Client) -> None:
    old, new = factories.organization(slug="old"), factories.organization(slug="new")
    nova = factories.project(role="Servers", host=old, kind="service")
    nova.role, nova.host, nova.kind = "", new, "tool"
    nova.save()
    assert latest(client, "projects") == {
        "role": ("Servers", None),
        "host": ("old", "new"),
        "kind": ("service", "tool"),
    }
    nova.tags.add(factories.tag(slug="go", facet=factories.facet(slug="language")))
    assert latest(client, "projects") == {"tags": ([], ["language:go"])}
    entry = factories.entry(core=False, position=1)
    entry.core, entry.position = True, 2
    entry.save()
    assert latest(client, "entries") == {"core": (False, True), "position": (1, 2)}


def test_what_is_gone_or_a_draft_is_null(client: Client) -> None:
    nova = factories.project(parent=factories.project(state="draft"), first_release=None)
    nova.parent = None
    nova.save()
    assert latest(client, "projects") == {"parent": (None, None)}
