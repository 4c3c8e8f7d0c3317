"""Curators say that entries are true: from the form, from the list; readers see the day."""

import datetime
from collections.abc import Iterable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import Project, Verification
from catalogue.verifying import stale, verify, with_verified
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/catalogue/project/"


def form(project: Project) -> str:
    return reverse("admin:catalogue_project_change", args=[project.pk])


def old(project: Project) -> Project:
    Project.history.filter(id=project.pk).update(history_date="2001-01-01T00:00Z")
    return project


def curator(client: Client, *permissions: str) -> User:
    user = User.objects.create_user("anna", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return user


def test_one_click_on_the_form_records_who_and_when(client: Client) -> None:
    nova = old(factories.project(name="Nova"))
    anna = curator(client, "view_project", "change_project")
    assert "Nobody has verified this entry yet." in client.get(form(nova)).content.decode()
    for _click in range(2):
        done = client.post(f"{LIST}{nova.pk}/verify/", follow=True)
    assert "“Nova” is verified" in done.content.decode()
    assert "by anna" in done.content.decode()
    [record] = Verification.objects.all()
    assert (record.project, record.by, str(record.verified_on)) == (nova, anna, today())
    assert not stale(Project.objects.all()).exists()


def test_whoever_may_only_look_may_not_verify(client: Client) -> None:
    nova = factories.project()
    curator(client, "view_project")
    assert "/verify/" not in client.get(form(nova)).content.decode()
    assert client.post(f"{LIST}{nova.pk}/verify/").status_code == 403
    client.post(LIST, {"action": "verify_selected", "_selected_action": nova.pk, "confirmed": "1"})
    assert not Verification.objects.exists()


def test_looking_at_the_address_verifies_nothing_and_no_project_is_none(
    admin_client: Client,
) -> None:
    nova = factories.project()
    assert admin_client.get(f"{LIST}{nova.pk}/verify/").status_code == 405
    assert admin_client.post(f"{LIST}0/verify/").status_code == 302
    assert not Verification.objects.exists()


def test_several_are_verified_from_the_list_after_a_look_at_what_will_be(
    admin_client: Client,
) -> None:
    several = [factories.project(name=name) for name in ("Nova", "Zun", "Heat")]
    factories.verification(project=several[0], verified_on="2019-04-02")
    chosen = {"action": "verify_selected", "_selected_action": [p.pk for p in several[:2]]}
    asked = admin_client.post(LIST, chosen).content.decode()
    assert "Verify 2 projects" in asked
    assert "last verified on 2 April 2019" in asked
    assert "never verified before" in asked
    assert Verification.objects.count() == 1
    done = admin_client.post(LIST, {**chosen, "confirmed": "1"}, follow=True).content.decode()
    assert "2 projects are verified as of today." in done
    assert set(Verification.objects.exclude(by=None).values_list("project__name", flat=True)) == {
        "Nova",
        "Zun",
    }


def test_list_keeps_what_nobody_looked_at(admin_client: Client) -> None:
    nova, zun = old(factories.project(name="Nova")), old(factories.project(name="Zun"))
    factories.project(name="Heat")
    verify([zun], None)

    def shown(value: str) -> set[str]:
        rows = admin_client.get(LIST, {"verified": value}).context["cl"].result_list
        return {project.name for project in rows}

    assert shown("stale") == {nova.name}
    assert shown("never") == {"Nova", "Heat"}


def test_day_is_public_and_who_is_not(client: Client) -> None:
    nova = factories.project(slug="nova")
    anna = User.objects.create_user("anna-the-curator", is_staff=True)
    assert "Last verified" not in client.get("/projects/nova/").content.decode()
    assert client.get("/api/v1/projects/nova/").json()["verified_on"] is None
    verify([nova], anna, "2026-03-02")
    verify([nova], anna, "2025-01-01")
    page = client.get("/projects/nova/").content.decode()
    assert '<time datetime="2026-03-02">2 March 2026</time>' in page
    assert client.get("/api/v1/projects/nova/").json()["verified_on"] == "2026-03-02"
    listed = client.get("/api/v1/projects/").json()["results"][0]
    assert listed["verified_on"] == "2026-03-02"
    for answer in (page, client.get("/api/v1/projects/").content.decode()):
        assert "anna" not in answer


def test_record_outlives_the_account_and_not_the_project() -> None:
    anna = User.objects.create_user("anna")
    nova = factories.project()
    verify([nova], anna)
    anna.delete()
    assert Verification.objects.get().by is None
    nova.delete()
    assert not Verification.objects.exists()


def test_day_comes_with_the_projects_in_one_query() -> None:
    factories.verification(verified_on="2026-03-02")
    factories.project()
    with CaptureQueriesContext(connection) as captured:
        rows: Iterable[Any] = with_verified(Project.objects.all())
        days = {project.verified_on for project in rows}
    assert days == {datetime.date(2026, 3, 2), None}
    assert len(captured) == 1
    earlier: Iterable[Any] = with_verified(
        Project.objects.filter(verifications__gt=0), "2026-03-01"
    )
    assert [project.verified_on for project in earlier] == [None]
