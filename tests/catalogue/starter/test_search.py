"""What people look for in the starter catalogue comes first: in search, API and page."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from catalogue.search import drain, search
from tests.catalogue.starter.conftest import Imported
from tests.catalogue.views.markup import read

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

FIRST = {
    "kubernets": "Kubernetes",
    "load balencer": "Octavia",
    "zul": "Zuul",
    "object storage": "Swift",
    "bare metal": "Ironic",
    "baremetal": "Ironic",
    "BARE METAL": "Ironic",
    "open stack": "OpenStack",
    "k8s": "Kubernetes",
    "kube": "Kubernetes",
    "kata container": "Kata Containers",
    "virtual machines": "Nova",
    "OpenStack Foundation": "OpenInfra Foundation",
    "fidencio": "Fabiano Fidêncio",
    "FIDÊNCIO": "Fabiano Fidêncio",
    "edge computing": "Edge computing",
    "openstack technical commitee": "OpenStack Technical Committee",
    "ostc": "OpenStack Technical Committee",
}
# By what, and whether the word had to be taken for another: field, text, close_to.
WHY = {
    "kubernets": ("name", "", "Kubernetes"),
    "load balencer": ("label", "Load balancing", "balancing"),
    "zul": ("name", "", "Zuul"),
    "object storage": ("role", "Object storage over HTTP", ""),
    "bare metal": ("category", "Bare metal", ""),
    "ostc": ("abbreviation", "ostc", ""),
    "OpenStack Foundation": ("former", "OpenStack Foundation", ""),
}


@pytest.fixture(scope="module", autouse=True)
def indexed(starter: Imported, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Make the index once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        drain()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(("query", "name"), FIRST.items())
def test_what_people_expect_comes_first(query: str, name: str) -> None:
    ranked = search(query).ranked()
    assert [found.name for found in ranked[:1]] == [name], [found.name for found in ranked[:4]]


def test_api_answers_with_the_same_and_says_why(client: Client) -> None:
    told = {}
    for query in FIRST:
        [found] = client.get("/api/v1/search/", {"q": query, "limit": "1"}).json()["results"]
        assert found["name"] == FIRST[query]
        told[query] = (found["field"], found["text"], found["close_to"])
    assert {query: told[query] for query in WHY} == WHY


def test_page_and_suggestions_begin_with_the_same(client: Client) -> None:
    for query, name in FIRST.items():
        assert first_line(client, query)[0] == name, query
        _typed, names, *_rest = client.get("/search/suggest/", {"q": query}).json()
        assert names[0] == name, query


def test_page_says_why(client: Client) -> None:
    assert "close to “Kubernetes”" in first_line(client, "kubernets")[1]
    assert "abbreviation: OSTC" in first_line(client, "ostc")[1]
    assert "former name: OpenStack Foundation" in first_line(client, "OpenStack Foundation")[1]


def test_zuul_is_the_gate_and_not_the_gateway(client: Client) -> None:
    _name, line = first_line(client, "zul")
    assert "API gateway" in line
    [found] = client.get("/api/v1/search/?q=zul&limit=1").json()["results"]
    assert "API gateway" in found["disambiguation"]


def first_line(client: Client, query: str) -> tuple[str, str]:
    """Return the name of what the page shows first, and all it says of it."""
    answer: Any = client.get("/search/", {"q": query})
    [item, *_rest] = [tag for tag in read(answer).all("li") if tag.is_in("search-group")]
    names = [tag for tag in read(answer).all("span") if tag["class"] == "gazetteer-name"]
    return names[0].text, item.text
