"""Suggestions over the API: sent by anybody, listed once they are decided."""

import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from catalogue.api.suggestions_schema import EXAMPLE
from catalogue.models import Decision, Project, Suggestion
from catalogue.suggesting.deciding import accept, decline
from tests import factories
from tests.catalogue.api.golden import assert_golden
from tests.conftest import AtMost

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/suggestions/"


@pytest.fixture
def nova() -> Project:
    made: Project = factories.project(slug="nova", name="Nova", role="Servers", kind="service")
    return made


def sent(client: Client, **given: Any) -> Any:
    body = {"type": "project", "slug": "nova", "why": "It is wrong.", **given}
    return client.post(ADDRESS, body, content_type="application/json")


def test_a_suggestion_is_taken_in_and_its_sender_told_where_to_look(
    client: Client, nova: Project
) -> None:
    answer = client.post(ADDRESS, EXAMPLE, content_type="application/json")
    assert answer.status_code == 201
    suggestion = Suggestion.objects.get()
    assert (suggestion.object_id, suggestion.before) == (nova.pk, {"role": "Servers"})
    assert suggestion.after == EXAMPLE["changes"]
    status = answer.json()["status_url"]
    assert answer.json() == {"state": "received", "status_url": status}
    assert status == answer["Location"]
    assert status.endswith(f"/suggest/status/{suggestion.key}/")
    assert client.get(status).status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_something_new_and_something_in_words(client: Client, nova: Project) -> None:
    assert sent(client, slug=None, changes={"name": "Sunbeam"}).status_code == 201
    assert sent(client, more="Its logo is missing.").status_code == 201
    assert [each.is_new for each in Suggestion.objects.all()] == [True, False]


@pytest.mark.parametrize(
    ("given", "pointer", "said"),
    [
        ({"type": "gadget"}, "/type", "project, use_case, body, organization"),
        ({"slug": "nowhere"}, "/slug", "no project"),
        ({"slug": "secret"}, "/slug", "no project"),
        ({"slug": "a\0b"}, "/slug", "no project"),
        ({"slug": 7}, "/slug", "text"),
        ({"changes": {"logo": "x"}}, "/changes/logo", "name, kind, role"),
        ({"changes": {"role": None}}, "/changes/role", "text"),
        ({"changes": ["role"]}, "/changes", "object"),
        ({"changes": {"license": "Bogus!"}}, "/changes/license", "licence"),
        ({"changes": {"kind": "gadget"}}, "/changes/kind", "gadget"),
        ({"why": ""}, "/why", "Say why"),
        ({"why": None}, "/why", "text"),
        ({"source_url": "nowhere"}, "/source_url", "whole address"),
        ({"more": "x" * 5001}, "/more", "5000"),
        ({"homepage_of_yours": "x"}, "/homepage_of_yours", "Unknown"),
        ({"changes": {}}, "", "Nothing is different"),
        ({"changes": {"role": "Servers"}}, "", "Nothing is different"),
        ({"slug": None, "changes": {"role": "Light"}}, "/changes/name", "required"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(
    client: Client, nova: Project, given: dict[str, Any], pointer: str, said: str
) -> None:
    factories.project(slug="secret", state=Project.State.DRAFT)
    answer = sent(client, **{"changes": {"summary": "New."}, **given})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    [error] = answer.json()["errors"]
    assert error["pointer"] == pointer
    assert said in error["message"]
    assert not Suggestion.objects.exists()


def test_a_body_that_is_no_object_is_refused(client: Client) -> None:
    for body, status in (("[]", 400), ("{", 400), ("7", 400)):
        assert client.post(ADDRESS, body, content_type="application/json").status_code == status
    assert client.post(ADDRESS, {"why": "x"}).status_code == 415
    assert (
        client.post(f"{ADDRESS}?dry_run=1", {}, content_type="application/json").status_code == 400
    )


def test_page_and_api_count_together(client: Client, nova: Project, settings: Settings) -> None:
    settings.SUGGESTIONS_PER_HOUR = 1
    form = {"why": "It is wrong.", "name": "Sunbeam"}
    assert client.post("/suggest/projects/", form).status_code == 302
    refused = sent(client, changes={"role": "VMs"})
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert Suggestion.objects.count() == 1


def test_decided_ones_are_listed_without_what_was_sent(client: Client, nova: Project) -> None:
    at = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
    said = {"why": "Sekret", "more": "Sekret", "contact": "Sekret", "sent_at": at}
    done = factories.suggestion(
        row=nova, before={"role": "Servers"}, after={"role": "VMs", "summary": "Sekret"}, **said
    )
    nova.role = "VMs"
    nova.save()
    new = factories.suggestion(object_id=None, after={"name": "Sekret"}, **said)
    factories.suggestion(row=nova, **said)
    accept(done, nova, "The summary has no source.")
    decline(new, "This is no project.")
    Decision.objects.update(decided_at=at.replace(day=22))
    answer = client.get(f"{ADDRESS}?ordering=id").json()
    assert "Sekret" not in str(answer)
    first = answer["results"][0]["id"]
    for row in answer["results"]:
        row["url"] = row["url"].replace(f"/{row['id']}/", f"/{row['id'] - first + 1}/")
        row["id"] -= first - 1
    assert_golden("suggestions", answer)
    assert client.get(f"{ADDRESS}?outcome=accepted").json()["count"] == 1
    assert client.get(f"{ADDRESS}?type=body").json()["count"] == 0
    one = client.get(f"{ADDRESS}{first}/?fields=slug,days").json()
    assert one == {"slug": "nova", "days": 2}
    assert client.get(ADDRESS, headers={"accept": "text/csv"}).status_code == 200


def test_the_list_is_marked(client: Client) -> None:
    mark = client.get(ADDRESS)["ETag"]
    assert client.get(ADDRESS, headers={"if-none-match": mark}).status_code == 304


def test_as_many_queries_whatever_there_is(client: Client, at_most_queries: AtMost) -> None:
    for count in (3, 30):
        for number in range(count):
            row = (factories.project, factories.body)[number % 2]()
            factories.decision(suggestion=factories.suggestion(row=row))
        with at_most_queries(5):
            client.get(ADDRESS)
