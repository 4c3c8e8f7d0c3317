"""A mirror that follows what changed is what a fresh one would be."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client

from catalogue.api.urls import RESOURCES
from catalogue.histories import HISTORIES
from catalogue.mirror import following
from catalogue.models import Project, Recorded, Revision, Tag
from tests import factories
from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.conftest import catalogue as _catalogue
from tests.catalogue.api.conftest import get as _get
from tests.catalogue.api.conftest import whole as _whole
from tests.catalogue.api.writing.conftest import Api, secret_of
from tests.catalogue.mirror.client import Mirror
from tests.catalogue.mirror.edits import Edits
from tests.catalogue.test_revision import elsewhere
from tests.conftest import AtMost
from tests.revisions import committed

catalogue, get, whole = _catalogue, _get, _whole
pytestmark = pytest.mark.django_db


@pytest.fixture
def curator() -> Client:
    """Return a browser in which somebody is logged in who may do everything."""
    client = Client()
    client.force_login(User.objects.create_superuser("curator"))
    return client


def assert_true(mirror: Mirror, client: Client) -> None:
    """Compare a mirror with one that is built now."""
    fresh = Mirror(client).build()
    told, there = mirror.rows, fresh.rows
    assert told.keys() == there.keys()
    assert [url for url in there if told[url] != there[url]] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_mirror_is_true_after_edits_of_every_kind(
    whole: Catalogue, client: Client, curator: Client, tmp_path: Path, seed: int
) -> None:
    api = Api(secret_of(User.objects.create_superuser("root")))
    for history in HISTORIES:
        factories.of(history.model)()
    mirror = Mirror(client).build()
    edits = Edits(seed, curator, api, tmp_path)
    for _round in range(5):
        edits.some(20)
        mirror.follow(limit=7)
        assert_true(mirror, client)


def told(mirror: Mirror) -> list[tuple[str, str, str]]:
    """Return what a mirror is told: type, resource, name in the address."""
    committed()
    return [
        (each["type"], each["resource"], each["slug"] or str(each["id"])) for each in mirror.told()
    ]


def test_nothing_is_told_where_nothing_changed(catalogue: Catalogue, client: Client) -> None:
    mirror = Mirror(client)
    assert told(mirror) == []


def test_what_refers_to_a_row_is_told_when_it_is_renamed_and_not_when_it_is_reworded(
    catalogue: Catalogue, client: Client
) -> None:
    mirror = Mirror(client)
    catalogue.nova.summary = "Other words."
    catalogue.nova.save()
    assert told(mirror) == [("changed", "maps", "openstack"), ("changed", "projects", "nova")]
    catalogue.nova.slug = "supernova"
    catalogue.nova.save()
    assert sorted(told(mirror)) == [
        ("changed", "categories", "openstack.compute"),
        ("changed", "maps", "openstack"),
        ("changed", "projects", "supernova"),
        ("changed", "relations", "1007"),
        ("removed", "projects", "nova"),
    ]


def test_part_that_moves_is_told_of_both_that_had_it_and_has_it(
    catalogue: Catalogue, client: Client
) -> None:
    link, other = catalogue.nova.links.get(), Project.objects.get(slug="keystone")
    mirror = Mirror(client)
    link.project = other
    link.save()
    found = told(mirror)
    assert ("changed", "projects", "nova") in found
    assert ("changed", "projects", "keystone") in found


def test_tag_that_is_deleted_is_told_of_the_projects_that_had_it(
    catalogue: Catalogue, client: Client
) -> None:
    mirror = Mirror(client)
    Tag.objects.get().delete()
    found = told(mirror)
    assert ("changed", "projects", "nova") in found
    assert ("changed", "facets", "language") in found


def test_address_that_another_row_has_now_is_not_told_as_removed(
    catalogue: Catalogue, client: Client
) -> None:
    mirror = Mirror(client)
    nova, keystone = catalogue.nova, Project.objects.get(slug="keystone")
    for project, slug in ((nova, "elsewhere"), (keystone, "nova")):
        Project.objects.filter(pk=project.pk).update(slug=slug)
        project.refresh_from_db()
        project.save()
    found = told(mirror)
    assert ("changed", "projects", "nova") in found
    assert ("removed", "projects", "nova") not in found
    assert ("removed", "projects", "keystone") in found


def test_map_that_is_renamed_takes_all_that_is_on_it_along(
    catalogue: Catalogue, client: Client
) -> None:
    mirror = Mirror(client)
    catalogue.map.slug = "stack"
    catalogue.map.save()
    assert sorted(told(mirror)) == [
        ("changed", "categories", "stack.compute"),
        ("changed", "maps", "stack"),
        ("changed", "regions", "stack.centre"),
        ("removed", "categories", "openstack.compute"),
        ("removed", "maps", "openstack"),
        ("removed", "regions", "openstack.centre"),
    ]


def test_drafts_are_not_told_until_they_are_published_and_removed_when_taken_back(
    catalogue: Catalogue, client: Client
) -> None:
    mirror = Mirror(client)
    draft = factories.project(slug="secret", state="draft")
    relation = factories.relation(project=draft, target=catalogue.nova)
    factories.link(project=draft)
    factories.entry(project=draft, category=catalogue.map.regions.get().categories.get())
    draft.slug = "secrets"
    draft.save()
    assert told(mirror) == []
    draft.state = "published"
    draft.save()
    found = told(mirror)
    assert {("created", "projects", "secrets"), ("created", "relations", str(relation.pk))} < {
        *found
    }
    assert ("changed", "categories", "openstack.compute") in found
    assert "secret" not in {name for _type, _resource, name in found}
    draft.state = "draft"
    draft.save()
    found = told(mirror)
    assert {("removed", "projects", "secrets"), ("removed", "relations", str(relation.pk))} < {
        *found
    }
    draft.role = "Something else"
    draft.save()
    relation.delete()
    draft.delete()
    assert ("removed", "projects", "secrets") not in told(mirror)


def test_row_deleted_after_it_was_renamed_is_removed_under_all_its_names(
    db: None, client: Client
) -> None:
    project = factories.project(slug="first")
    mirror = Mirror(client)
    project.slug = "second"
    project.save()
    project.delete()
    assert told(mirror) == [("removed", "projects", "first"), ("removed", "projects", "second")]


def test_stages_that_turn_with_the_day_are_told(
    catalogue: Catalogue, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = catalogue.nova.stage_changes.get().stage
    factories.stage_change(project=catalogue.nova, stage=stage, changed_on="2999-04")
    mirror = Mirror(client)
    monkeypatch.setattr(following, "today", lambda: "2999-03-31")
    assert told(mirror) == []
    mirror.revision = mirror.revision.replace(mirror.revision.split(".")[1], "29990331")
    monkeypatch.setattr(following, "today", lambda: "2999-04-01")
    assert told(mirror) == [("changed", "maps", "openstack"), ("changed", "projects", "nova")]


def test_pages_give_each_row_once_and_new_changes_later(
    catalogue: Catalogue, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = Mirror(client)
    for number in range(5):
        factories.organization(slug=f"organization-{number}")
    committed()
    monkeypatch.setattr(following, "AT_ONCE", 3)
    pages = mirror.told(limit=2)
    first = next(pages)
    assert (first["type"], first["slug"]) == ("created", "organization-0")
    factories.organization(slug="latest")
    committed()
    rest = [each["slug"] for each in pages]
    assert rest == [*(f"organization-{number}" for number in range(1, 5)), "latest"]
    assert told(mirror) == []


def test_only_the_last_page_moves_the_mark_on(catalogue: Catalogue, client: Client) -> None:
    mirror = Mirror(client)
    factories.organization()
    factories.organization()
    committed()
    address = f"/api/v1/changes/?since_revision={mirror.revision}&limit=1"
    first = mirror.read(address)
    assert (first["revision"], first["count"], first["previous"]) == (mirror.revision, None, None)
    last = mirror.read(first["next"])
    assert last["next"] is None
    assert last["revision"] != mirror.revision


def test_revision_to_come_is_gone(catalogue: Catalogue, client: Client) -> None:
    mirror = Mirror(client)
    Revision.objects.update(number=1)
    answer = mirror.read(f"/api/v1/changes/?since_revision={mirror.revision}", status=410)
    assert "start over" in answer["detail"]
    assert mirror.read("/api/v1/changes/?since_revision=999999999", status=410)["status"] == 410


def test_history_that_was_put_back_and_went_on_otherwise_is_gone(
    catalogue: Catalogue, client: Client
) -> None:
    mirror = Mirror(client)
    last = Recorded.objects.latest("pk")
    for history in HISTORIES:
        history.past.objects.filter(history_id=last.record).update(history_date=datetime.now(UTC))
    factories.organization()
    committed()
    answer = mirror.read(f"/api/v1/changes/?since_revision={mirror.revision}", status=410)
    assert "start over" in answer["detail"]
    number = mirror.revision.split(".")[0]
    assert mirror.read(f"/api/v1/changes/?since_revision={number}")["results"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("since_revision=now", "since_revision"),
        ("since_revision=1.20191399.0123456789abcdef", "since_revision"),
        ("since_revision=1&after=x", "after"),
        ("after=1", "after"),
        ("since_revision=1&since=2019-04-02", "since"),
        ("since_revision=1&offset=1", "offset"),
        ("since_revision=1&resource=projects", "resource"),
    ],
)
def test_what_cannot_be_read_or_does_not_go_together_is_refused(
    db: None, client: Client, query: str, parameter: str
) -> None:
    answer = Mirror(client).read(f"/api/v1/changes/?{query}", status=400)
    assert [each["parameter"] for each in answer["errors"]] == [parameter]


def test_everything_that_may_be_told_takes_eight_queries(
    whole: Catalogue, client: Client, at_most_queries: AtMost
) -> None:
    number = Mirror(client).revision.split(".")[0]
    for history in HISTORIES:
        factories.of(history.model)()
    committed()
    client.get(f"/api/v1/changes/?since_revision={number}")
    with at_most_queries(8):
        answer = client.get(f"/api/v1/changes/?since_revision={number}&limit=500")
    assert {each["resource"] for each in answer.json()["results"]} == set(RESOURCES)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("postgresql" not in connection.settings_dict["ENGINE"], reason="one writer")
def test_transaction_that_began_first_and_ended_last_is_told_last(client: Client) -> None:
    first, second = factories.project(slug="first"), factories.project(slug="second")
    mirror = Mirror(client).build()
    with transaction.atomic():
        first.role = "Written first"
        first.save()
        elsewhere(lambda: Project.objects.get(pk=second.pk).save())
        elsewhere(mirror.follow)
        assert [address.split("/")[-2] for address in mirror.fetched] == ["second"]
    mirror.follow()
    assert [address.split("/")[-2] for address in mirror.fetched] == ["first"]
    assert_true(mirror, client)
