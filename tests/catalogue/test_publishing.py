"""Publishing from the admin."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.editions import publish
from catalogue.models import Edition, Map, MapEntry
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = today().replace("-", "")


@pytest.fixture
def openstack() -> Map:
    """Return a map with Nova on it."""
    found = factories.map_(slug="openstack", name="OpenStack map")
    category = factories.category(region=factories.region(map=found), name="Compute")
    factories.entry(category=category, project=factories.project(slug="nova"))
    return found


def page(found: Map) -> str:
    return reverse("admin:catalogue_map_publish", args=[found.pk])


def filled(client: Client, found: Map, **values: str) -> dict[str, str]:
    """Return the form as it was shown, with values."""
    html = client.get(page(found)).content.decode()
    shown = dict(re.findall(r'type="hidden" name="(number|shown)" value="([^"]+)"', html))
    return {**shown, "publisher": "Foundation", "notes": "Why.", **values}


def curator(client: Client, *permissions: str) -> None:
    """Log in somebody who may do so much."""
    user = User.objects.create_user("curator", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


def test_page_shows_what_changed_and_what_the_button_will_do(
    openstack: Map, admin_client: Client
) -> None:
    assert "Nothing has been published of this map yet." in text(openstack, admin_client)
    publish(openstack, number="20190402")
    category = MapEntry.objects.get().category
    factories.entry(category=category, project=factories.project(slug="zun"))
    shown = text(openstack, admin_client)
    assert "What changed since edition 20190402" in shown
    assert "Zun was added to “Compute”." in shown
    assert f'value="Publish edition {TODAY}"' in admin_client.get(page(openstack)).content.decode()


def text(found: Map, client: Client) -> str:
    return re.sub(r"<[^>]+>", "", client.get(page(found)).content.decode())


def test_map_page_has_the_way_there(openstack: Map, admin_client: Client) -> None:
    change = reverse("admin:catalogue_map_change", args=[openstack.pk])
    assert page(openstack) in admin_client.get(change).content.decode()


def test_edition_is_published_and_logged(openstack: Map, admin_client: Client) -> None:
    response = admin_client.post(page(openstack), filled(admin_client, openstack))
    edition = Edition.objects.get()
    address = reverse("admin:catalogue_edition_change", args=[edition.pk])
    assert (response.status_code, response["Location"]) == (302, address)
    assert (edition.number, edition.notes, edition.publisher) == (TODAY, "Why.", "Foundation")
    assert f"Edition {TODAY} of “OpenStack map” is published." in (
        admin_client.get(address).content.decode()
    )
    assert LogEntry.objects.get().object_repr == f"OpenStack map {TODAY}"


@pytest.mark.parametrize("name", ["notes", "publisher"])
def test_notes_and_publisher_are_required(openstack: Map, admin_client: Client, name: str) -> None:
    response = admin_client.post(page(openstack), filled(admin_client, openstack, **{name: " "}))
    assert response.context["form"].errors[name] == ["This field is required."]
    assert not Edition.objects.exists()


def test_what_is_published_is_what_was_shown(openstack: Map, admin_client: Client) -> None:
    form = filled(admin_client, openstack)
    MapEntry.objects.all().delete()
    response = admin_client.post(page(openstack), form)
    assert "changed since you were shown this" in response.content.decode()
    assert not Edition.objects.exists()


def test_second_click_publishes_nothing_twice(openstack: Map, admin_client: Client) -> None:
    form = filled(admin_client, openstack)
    assert admin_client.post(page(openstack), form).status_code == 302
    response = admin_client.post(page(openstack), form)
    assert "changed since you were shown this" in response.content.decode()
    assert f"Publish edition {TODAY}.2" in response.content.decode()
    assert Edition.objects.count() == 1


def test_day_with_nine_editions_has_no_button(openstack: Map, admin_client: Client) -> None:
    for _ in range(9):
        publish(openstack)
    html = admin_client.get(page(openstack)).content.decode()
    assert "There are nine editions of today already" in html
    assert 'name="notes"' not in html


def test_without_the_permission_there_is_no_way(openstack: Map, client: Client) -> None:
    curator(client, "view_map", "change_map", "change_edition", "delete_edition")
    change = client.get(reverse("admin:catalogue_map_change", args=[openstack.pk]))
    assert page(openstack) not in change.content.decode()
    for response in (client.get(page(openstack)), client.post(page(openstack), {"notes": "x"})):
        assert response.status_code == 403
    assert not Edition.objects.exists()


def test_permission_to_add_editions_suffices(openstack: Map, client: Client) -> None:
    curator(client, "view_map", "add_edition", "view_edition")
    form = filled(client, openstack)
    assert client.post(page(openstack), form, follow=True).status_code == 200
    assert Edition.objects.count() == 1


def test_anonymous_is_sent_to_the_login(openstack: Map, client: Client) -> None:
    assert client.get(page(openstack))["Location"].startswith(reverse("admin:login"))


def test_map_there_is_not_is_not_found(openstack: Map, admin_client: Client) -> None:
    assert admin_client.get(page(openstack).replace(str(openstack.pk), "0")).status_code == 404


def test_page_has_nothing_that_the_csp_refuses(openstack: Map, admin_client: Client) -> None:
    html = admin_client.get(page(openstack)).content.decode()
    assert not re.findall(r"<[^>]+\s(?:style|on\w+)=\"[^>]*>|<style|<script>", html)


def test_number_of_queries_does_not_grow_with_the_map(openstack: Map, admin_client: Client) -> None:
    made = []
    for number in range(2):
        publish(openstack, number=f"2019040{number + 1}")
        for _ in range(3 if number else 30):
            factories.entry(category=MapEntry.objects.all()[0].category)
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(page(openstack))
        made.append(len(captured))
    assert made[0] == made[1]
