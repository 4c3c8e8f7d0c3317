"""Staff see drafts on the pages they will have; nobody else finds anything there."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from catalogue.answers.keeping import near
from catalogue.models import Map, Project, UseCase
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import Markup, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(landscape: Landscape) -> UseCase:
    """Return a draft of a use case for which Nova and a draft are needed."""
    case = factories.use_case(
        slug="clouds", name="Clouds", state="draft", publish_on="2030-12-01", summary="We want."
    )
    for project in (landscape.nova, landscape.draft):
        factories.need(use_case=case, project=project)
    return case


def previews(landscape: Landscape, case: UseCase) -> list[str]:
    """Return every address of a preview."""
    project = f"/admin/catalogue/project/{landscape.draft.pk}/preview/"
    return [
        *(project, f"{project}panel/", f"{project}maps/openstack/"),
        f"/admin/catalogue/usecase/{case.pk}/preview/",
        f"/admin/catalogue/map/{landscape.map.pk}/preview/",
    ]


def bar(page: Markup) -> str:
    """Return what is said of the preview."""
    return " ".join(page.one("aside", **{"class": "preview"}).text.split())


def curator(client: Client, *permissions: str, **given: Any) -> None:
    user = User.objects.create_user("anna", **{"is_staff": True, **given})
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


def test_draft_has_the_page_it_will_have(admin_client: Client, landscape: Landscape) -> None:
    address = f"/admin/catalogue/project/{landscape.draft.pk}/preview/"
    page = read(admin_client.get(address))
    assert bar(page).startswith("Draft, not public; no day is planned.")
    preview = admin_client.get(address).content.decode()
    Project.objects.filter(pk=landscape.draft.pk).update(state="published")
    public = admin_client.get("/projects/secret/").content.decode()

    def body(text: str) -> str:
        return text[text.index("<main") : text.index("</main>")]

    assert body(preview) == body(public)


def test_it_says_on_which_day_it_will_be_public(admin_client: Client, case: UseCase) -> None:
    page = read(admin_client.get(f"/admin/catalogue/usecase/{case.pk}/preview/"))
    assert "to be published on 1 December 2030" in bar(page)
    assert page.one("h1").text == "Clouds"
    assert f"/admin/catalogue/usecase/{case.pk}/change/" in page.links()


def test_map_is_shown_with_one_draft_or_with_all_of_them(
    admin_client: Client, landscape: Landscape
) -> None:
    category = landscape.map.regions.get(slug="centre").categories.get()
    other = factories.project(slug="zun", name="Zun", state="draft", publish_on="2030-12-01")
    factories.entry(category=category, project=other)
    one = f"/admin/catalogue/project/{landscape.draft.pk}/preview/"
    page = read(admin_client.get(f"{one}maps/openstack/"))
    assert one in page.links()
    assert "Zun" not in page.one("main").text
    every = read(admin_client.get(f"/admin/catalogue/map/{landscape.map.pk}/preview/"))
    assert {one, f"/admin/catalogue/project/{other.pk}/preview/"} <= set(every.links())
    assert "with 2 drafts: Sekret, no day is planned Zun, to be published on 1 Dec" in bar(every)
    found = read(admin_client.get(f"{one}maps/openstack/?kind=service&pick=secret"))
    assert "Sekret" in found.one("section", id="picks").text
    assert "Sekret" in admin_client.get(f"{one}panel/").content.decode()


def test_map_without_drafts_is_as_everybody_sees_it(admin_client: Client) -> None:
    empty = factories.map_(slug="empty")
    page = read(admin_client.get(f"/admin/catalogue/map/{empty.pk}/preview/"))
    assert "No draft stands on this map." in bar(page)


def test_what_is_published_has_its_own_page(admin_client: Client, landscape: Landscape) -> None:
    nova, case = landscape.nova, UseCase.objects.get(slug="servers")
    for address, page in (
        (f"/admin/catalogue/project/{nova.pk}/preview/", "/projects/nova/"),
        (f"/admin/catalogue/project/{nova.pk}/preview/maps/openstack/", "/maps/openstack/"),
        (f"/admin/catalogue/usecase/{case.pk}/preview/", "/use-cases/servers/"),
    ):
        assert admin_client.get(address)["Location"] == page


def test_nobody_else_finds_anything_there(
    client: Client, landscape: Landscape, case: UseCase
) -> None:
    addresses = previews(landscape, case)
    assert {client.get(address).status_code for address in addresses} == {404}
    curator(client, "view_map", "view_focusarea")
    assert {client.get(address).status_code for address in addresses} == {404}
    User.objects.filter(username="anna").update(is_superuser=True, is_staff=False)
    assert {client.get(address).status_code for address in addresses} == {404}


def test_whoever_may_look_at_projects_may_preview_them(
    client: Client, landscape: Landscape, case: UseCase
) -> None:
    curator(client, "view_project")
    seen = [client.get(address).status_code for address in previews(landscape, case)]
    assert seen == [200, 200, 200, 404, 200]
    assert client.get("/admin/catalogue/project/0/preview/").status_code == 404


def test_previews_are_kept_by_nobody(
    admin_client: Client, landscape: Landscape, case: UseCase, settings: Settings
) -> None:
    settings.ANSWER_KILOBYTES = 512
    for address in previews(landscape, case):
        answer = admin_client.get(address)
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "ETag" not in answer
        if "panel" not in address:
            assert read(answer).one("meta", name="robots")["content"] == "noindex"
    assert near.size == 0


def test_pages_of_everybody_say_nothing_of_previews(client: Client, landscape: Landscape) -> None:
    for address in ("/projects/nova/", "/maps/openstack/", "/use-cases/servers/"):
        assert not read(client.get(address)).all("aside", **{"class": "preview"})


def test_map_with_drafts_takes_as_many_queries_however_many_there_are(
    admin_client: Client, landscape: Landscape
) -> None:
    address = f"/admin/catalogue/map/{landscape.map.pk}/preview/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(address)
        return len(captured)

    asked()
    before = asked()
    category = Map.objects.get().regions.get(slug="centre").categories.get()
    for _ in range(10):
        factories.entry(category=category, project=factories.project(state="draft"))
    assert asked() == before
