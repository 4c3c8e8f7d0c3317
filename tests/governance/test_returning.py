"""Forms lead back to the page that sent somebody to them."""

from urllib.parse import urlencode

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from governance.admin.returning import place_of, returning
from tests import factories
from tests.admin_forms import AdminForm, send

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DESK = "/admin/?x=1#findings"
FORM = "admin:governance_person"


def test_saving_leads_back_to_where_the_form_was_opened_from(admin_client: Client) -> None:
    address = returning(reverse(f"{FORM}_change", args=[factories.person().pk]), DESK)
    answer = send(admin_client, address, AdminForm(admin_client.get(address)))
    assert (answer.status_code, answer["Location"]) == (302, DESK)


def test_adding_leads_back_too(admin_client: Client) -> None:
    address = returning(reverse(f"{FORM}_add"), DESK)
    form = AdminForm(admin_client.get(address)).with_values(name="Ada", slug="ada")
    assert send(admin_client, address, form)["Location"] == DESK


def test_form_one_goes_on_with_keeps_the_way_back(admin_client: Client) -> None:
    address = returning(reverse(f"{FORM}_change", args=[factories.person().pk]), DESK)
    form = AdminForm(admin_client.get(address)).with_values(_continue="1")
    assert send(admin_client, address, form)["Location"] == address


def test_without_a_way_back_the_list_follows(admin_client: Client) -> None:
    address = reverse(f"{FORM}_change", args=[factories.person().pk])
    answer = send(admin_client, address, AdminForm(admin_client.get(address)))
    assert answer["Location"] == reverse(f"{FORM}_changelist")


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "", "x"]
)
def test_other_sites_are_no_place_to_go_back_to(place: str, rf: RequestFactory) -> None:
    assert place_of(rf.get(f"/?{urlencode({'next': place})}")) == ""
