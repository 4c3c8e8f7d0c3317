"""Drafts in the admin: seen as such, previewed, planned and published."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from catalogue.models import Project
from catalogue.models.drafts import Drafted
from governance.partial_dates import today
from tests import factories
from tests.admin_forms import AdminForm, send

pytestmark = pytest.mark.django_db

LIST = "/admin/catalogue/project/"
LATER = datetime.date(9999, 12, 1)


def form_of(row: Any) -> str:
    return reverse(f"admin:catalogue_{row._meta.model_name}_change", args=[row.pk])


def filled(client: Client, row: Any, **values: str) -> AdminForm:
    return AdminForm(client.get(form_of(row))).with_values(**values)


def stored(row: Any) -> tuple[str, datetime.date | None]:
    row.refresh_from_db()
    return row.state, row.publish_on


def drafts() -> list[Drafted]:
    return [
        factories.project(name="Nova", state="draft", publish_on=LATER),
        factories.use_case(name="Servers", state="draft", publish_on=LATER),
    ]


def test_form_of_a_draft_says_so_and_leads_to_its_preview(admin_client: Client) -> None:
    for row in drafts():
        page = admin_client.get(form_of(row))
        told = " ".join(page.content.decode().split())
        assert "Only staff see it; to be published on 1 December 9999." in told
        preview = f"{form_of(row).removesuffix('change/')}preview/"
        assert page.context["absolute_url"] == preview
        assert admin_client.get(preview).status_code == 200


def test_form_of_what_is_public_offers_its_page(admin_client: Client) -> None:
    nova = factories.project(slug="nova")
    page = admin_client.get(form_of(nova))
    assert page.context["absolute_url"] == "/projects/nova/"
    assert "Publish now" not in page.content.decode()


def test_one_click_saves_what_stands_in_the_form_and_publishes(admin_client: Client) -> None:
    for row in drafts():
        form = filled(admin_client, row, summary="What it is.", _publish="Publish now")
        done = send(admin_client, form_of(row), form)
        assert done["Location"] == form_of(row)
        assert stored(row) == ("published", None)
        assert row.summary == "What it is."  # type: ignore[attr-defined]
        assert "everybody sees it now" in admin_client.get(form_of(row)).content.decode()


def test_form_that_is_wrong_publishes_nothing_and_stays_that_of_a_draft(
    admin_client: Client,
) -> None:
    nova = factories.project(state="draft")
    form = filled(admin_client, nova, license="free as in beer", _publish="Publish now")
    shown = send(admin_client, form_of(nova), form).content.decode()
    assert "is not an SPDX licence expression" in shown
    assert "Publish now" in shown
    assert stored(nova) == ("draft", None)


def test_day_is_planned_and_what_is_public_has_none(admin_client: Client) -> None:
    nova = factories.project(state="draft")
    send(admin_client, form_of(nova), filled(admin_client, nova, publish_on="9999-12-01"))
    assert stored(nova) == ("draft", LATER)
    form = filled(admin_client, nova, state="published")
    shown = send(admin_client, form_of(nova), form).content.decode()
    assert "Only a draft waits for a day" in shown
    assert stored(nova) == ("draft", LATER)


def test_draft_whose_day_has_come_is_published_as_it_is_saved(admin_client: Client) -> None:
    nova = factories.project(state="draft")
    form = filled(admin_client, nova, publish_on=today())
    with_message = admin_client.post(form_of(nova), form.data, follow=True)
    assert "everybody sees it now" in with_message.content.decode()
    assert stored(nova) == ("published", None)


def test_list_marks_drafts_with_their_day_and_keeps_them(admin_client: Client) -> None:
    drafts()
    factories.project(name="Zun")
    page = admin_client.get(LIST).content.decode()
    assert page.count('<strong class="draft-mark">Draft</strong>') == 1
    assert "to be published on 1 December 9999" in page
    kept = admin_client.get(LIST, {"state__exact": "draft"}).context["cl"].result_list
    assert [row.name for row in kept] == ["Nova"]


def test_several_are_published_from_the_list_after_a_look_at_what_will_be(
    admin_client: Client,
) -> None:
    rows = [factories.project(name=name, state="draft") for name in ("Nova", "Zun", "Heat")]
    Project.objects.filter(name="Zun").update(kind="")
    rows.append(factories.project(name="Public"))
    chosen = {"action": "publish_selected", "_selected_action": [row.pk for row in rows]}
    asked = admin_client.post(LIST, chosen).content.decode()
    assert "Publish 3 drafts" in asked
    assert "1 other you chose is public already." in asked
    assert not Project.objects.filter(state="published").exclude(name="Public").exists()
    done = admin_client.post(LIST, {**chosen, "confirmed": "1"}, follow=True).content.decode()
    assert "2 drafts are published, and everybody sees them now: “Heat”, “Nova”." in done
    assert "“Zun” stays a draft. kind: This field cannot be blank." in done
    assert [row.name for row in Project.objects.filter(state="draft")] == ["Zun"]


def test_nothing_to_publish_is_said(admin_client: Client) -> None:
    chosen = {"action": "publish_selected", "_selected_action": factories.project().pk}
    done = admin_client.post(LIST, chosen, follow=True).content.decode()
    assert "None of these is a draft" in done


def test_whoever_may_only_look_may_preview_and_not_publish(client: Client) -> None:
    nova = factories.project(state="draft")
    user = User.objects.create_user("anna", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_project"))
    client.force_login(user)
    page = client.get(form_of(nova)).content.decode()
    assert f"{LIST}{nova.pk}/preview/" in page
    assert "Publish now" not in page
    assert client.post(form_of(nova), {"_publish": "1"}).status_code == 403
    client.post(LIST, {"action": "publish_selected", "_selected_action": nova.pk, "confirmed": "1"})
    assert stored(nova) == ("draft", None)


def test_map_leads_to_its_preview_with_drafts(admin_client: Client) -> None:
    found = factories.map_()
    page = admin_client.get(reverse("admin:catalogue_map_change", args=[found.pk]))
    assert f"/admin/catalogue/map/{found.pk}/preview/" in page.content.decode()
