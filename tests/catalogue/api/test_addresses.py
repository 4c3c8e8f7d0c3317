"""Addresses last: old slugs lead to the new, a missing slash to the address with it."""

from typing import Any

import pytest
from django.test import Client

from catalogue.api.urls import RESOURCES
from governance.api.references import slug_of
from governance.models.naming import Slugged
from tests.catalogue.api.conftest import Catalogue, Get

BASE = "http://testserver/api/v1"


def test_previous_slug_of_a_project_is_redirected(client: Client, catalogue: Catalogue) -> None:
    catalogue.nova.slug = "supernova"
    catalogue.nova.save()
    response = client.get("/api/v1/projects/nova/?fields=slug&on=2019-04-02")
    assert response.status_code == 301
    assert response["Location"] == f"{BASE}/projects/supernova/?fields=slug&on=2019-04-02"
    assert client.get(response["Location"]).json() == {"slug": "supernova"}


def test_previous_slug_still_filters(catalogue: Catalogue, get: Get) -> None:
    keystone = catalogue.nova.relations.get().target
    keystone.slug = "id"
    keystone.save()
    for slug in ("id", "keystone"):
        assert get(f"projects/?requires={slug}")["results"][0]["slug"] == "nova"


def test_previous_slugs_of_map_and_category_are_redirected(
    client: Client, catalogue: Catalogue, get: Get
) -> None:
    category = catalogue.map.regions.get().categories.get()
    category.slug = "machines"
    category.save()
    catalogue.map.slug = "services"
    catalogue.map.save()
    response = client.get("/api/v1/maps/openstack/")
    assert (response.status_code, response["Location"]) == (301, f"{BASE}/maps/services/")
    for old in ("openstack.compute", "services.compute", "openstack.machines"):
        response = client.get(f"/api/v1/categories/{old}/")
        assert response.status_code == 301
        assert response["Location"] == f"{BASE}/categories/services.machines/"
        assert get(f"projects/?category={old}")["count"] == 2


def test_tag_is_found_by_its_previous_slugs(catalogue: Catalogue, get: Get) -> None:
    tag = catalogue.nova.tags.get()
    tag.slug = "snake"
    tag.save()
    tag.facet.slug = "tongue"
    tag.facet.save()
    for old in ("language:python", "tongue:python", "language:snake"):
        assert get(f"projects/?tag={old}")["count"] == 1


@pytest.mark.parametrize("address", ["projects", "projects/nova", "schema", "maps/openstack"])
def test_missing_slash_is_added(address: str, client: Client, catalogue: Catalogue) -> None:
    response = client.get(f"/api/v1/{address}?format=json")
    assert response.status_code == 301
    assert response["Location"] == f"{BASE}/{address}/?format=json"


@pytest.mark.parametrize("name", RESOURCES)
def test_every_row_has_one_address_and_old_ones_lead_there(
    name: str, client: Client, whole: Catalogue
) -> None:
    resource: Any = RESOURCES[name]
    row = resource.queryset.first()
    old = f"0{row.pk}"
    if isinstance(row, Slugged):
        old = slug_of(row)
        row.slug = "another"
        row.save()
    now = slug_of(row) if isinstance(row, Slugged) else str(row.pk)
    response = client.get(f"/api/v1/{name}/{old}/?format=json")
    assert response.status_code == 301
    assert response["Location"] == f"{BASE}/{name}/{now}/?format=json"
    assert client.get(response["Location"]).status_code == 200


def test_body_and_host_lead_to_their_projects(whole: Catalogue, get: Get) -> None:
    def slugs(address: str) -> list[str]:
        rows = get(address.split("/api/v1/")[1])["results"]
        return [row["slug"] for row in rows]

    assert slugs(get("bodies/committee/")["projects_url"]) == ["nova"]
    assert slugs(get("organizations/openinfra/")["projects_url"]) == ["kubernetes", "nova"]


@pytest.mark.django_db
def test_bare_address_leads_to_the_documentation(client: Client) -> None:
    response = client.get("/api/")
    assert (response.status_code, response["Location"]) == (302, "/api/v1/docs/")


def test_every_address_in_an_answer_answers(client: Client, catalogue: Catalogue, get: Get) -> None:
    found = [
        # What is looked for has to be given.
        *(f"{address}?q=nova" if "search" in address else address for address in get("").values()),
        get("projects/nova/")["page_url"],
        get("maps/")["results"][0]["url"],
    ]
    for address in found:
        assert client.get(address).status_code == 200
