"""What must be deployed, over the API."""

from collections.abc import Callable

import pytest
from django.test import Client

from catalogue import stack_document as made
from catalogue.api.serializers import requirements as described
from catalogue.models import Project
from catalogue.requirements import stack
from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get

Refused = Callable[[str], dict[str, str]]


def test_stack_of_one_is_its_requirements(catalogue: Catalogue, get: Get) -> None:
    assert get("stack/?project=nova") == get("projects/nova/requirements/")
    assert get("stack/?project=nova")["layers"][0][0]["because"] == ["nova", "keystone"]


def test_day_counts(catalogue: Catalogue, get: Get) -> None:
    assert len(get("projects/nova/requirements/?on=2011-12-31")["layers"]) == 1
    assert len(get("projects/nova/requirements/?on=2012-01-01")["layers"]) == 2
    assert get("projects/keystone/required-by/?on=2011-12-31")["all"] == []
    assert get("projects/keystone/required-by/?on=2012-01-01")["all"] == ["nova"]


@pytest.mark.parametrize(
    ("path", "parameter", "words"),
    [
        ("stack/", "project", "Give at least one project"),
        ("stack/?project=", "project", "There is no value"),
        ("stack/?project=nova&project=nowhere", "project", "There is no project “nowhere”; "),
        ("stack/?project=nova&on=2019-4-2", "on", "“2019-4-2” is not a day"),
        ("stack/?project=nova&include=all", "include", "“all” is not known here; use works-with"),
        ("stack/?project=nova&depth=2", "depth", "Unknown parameter"),
        ("stack/?project=nova&format=csv", "format", "“csv” is not a format here"),
        ("projects/nova/requirements/?project=nova", "project", "Unknown parameter"),
        ("projects/nova/required-by/?include=works-with", "include", "Unknown parameter"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(
    path: str, parameter: str, words: str, catalogue: Catalogue, refused: Refused
) -> None:
    found = refused(path)
    assert list(found) == [parameter]
    assert found[parameter].startswith(words)


def test_more_projects_than_anybody_picks_are_refused(
    catalogue: Catalogue, refused: Refused
) -> None:
    path = "stack/?" + "&".join(f"project=p{at}" for at in range(51))
    assert refused(path) == {"project": "There are 51 values; give at most 50."}


def test_drafts_and_unknown_projects_are_not_found(catalogue: Catalogue, get: Get) -> None:
    factories.project(slug="secret", state=Project.State.DRAFT)
    for slug in ("secret", "nowhere"):
        get(f"projects/{slug}/requirements/", status=404)
        get(f"projects/{slug}/required-by/", status=404)
        get(f"stack/?project={slug}", status=400)


@pytest.mark.parametrize("question", ["requirements", "required-by"])
def test_previous_slug_is_redirected_with_its_parameters(
    question: str, catalogue: Catalogue, client: Client
) -> None:
    catalogue.nova.slug = "compute"
    catalogue.nova.save()
    answer = client.get(f"/api/v1/projects/nova/{question}/?on=2019-04-02")
    assert answer.status_code == 301
    expected = f"http://testserver/api/v1/projects/compute/{question}/?on=2019-04-02"
    assert answer["Location"] == expected


def test_previous_slug_among_the_picks_means_what_it_is_now(catalogue: Catalogue, get: Get) -> None:
    catalogue.nova.slug = "compute"
    catalogue.nova.save()
    assert get("stack/?project=nova")["projects"] == ["compute"]


@pytest.mark.parametrize(
    ("serializer", "document"),
    [
        (described.StackSerializer, made.StackDocument),
        (described.StackMemberSerializer, made.StackMember),
        (described.StackWarningSerializer, made.StackWarning),
        (described.StackOptionSerializer, made.StackOption),
    ],
)
def test_documents_are_described_as_they_are_made(
    serializer: type, document: type, catalogue: Catalogue
) -> None:
    assert list(serializer().fields) == list(document.__annotations__)


def test_order_of_keys_is_that_of_the_contract(catalogue: Catalogue, get: Get) -> None:
    answer = get("stack/?project=nova")
    assert [*answer] == ["projects", "on", "layers", "loops", "warnings", "works_with"]
    assert [*answer["layers"][0][0]] == ["slug", "name", "role", "kind", "stage", "because"]
    assert [*answer["layers"][0]] == answer["layers"][0]
    assert stack(["nova"], answer["on"]).layers == (("keystone",), ("nova",))
