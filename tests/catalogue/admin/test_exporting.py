"""The catalogue is taken away as files in the admin, by those who may see all of it."""

import io
import re
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from catalogue.exchange.takeaway import only, packed
from catalogue.models import Project
from catalogue.roles import ROLES
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESSES = ("", "native/", "native.zip", "landscape2.zip", "landscape2.yml")


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def told(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


@pytest.mark.parametrize("format_", ["native", "landscape2"])
def test_zip_is_sent_to_be_saved(admin_client: Client, format_: str) -> None:
    factories.entry()
    answer = admin_client.get(f"/admin/export/{format_}.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    name = f"catalogue-{format_}-{today()}.zip"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    with packed(format_) as held:
        assert content_of(answer) == held.read()


def test_data_of_a_landscape_is_sent_alone(admin_client: Client) -> None:
    factories.entry()
    answer = admin_client.get("/admin/export/landscape2.yml")
    assert answer.content == only("landscape2")
    assert f"catalogue-landscape2-{today()}.yml" in answer.headers["Content-Disposition"]


def test_page_says_what_becomes_of_drafts(admin_client: Client) -> None:
    page = told(admin_client.get("/admin/export/"))
    assert "Drafts go out too, marked as drafts" in page
    assert "Drafts of projects stay behind." in page


def test_what_stays_behind_is_counted(admin_client: Client) -> None:
    factories.project(state=Project.State.DRAFT)
    page = told(admin_client.get("/admin/export/landscape2/"))
    assert "projects 0 1" in page


def test_what_goes_out_comes_back_and_changes_nothing(admin_client: Client) -> None:
    factories.entry(project=factories.project(name="Nova"))
    factories.edition()
    for format_, slot in (("native", "files"), ("landscape2", "data")):
        zip_ = io.BytesIO(content_of(admin_client.get(f"/admin/export/{format_}.zip")))
        zip_.name = "catalogue.zip"
        page = admin_client.post(f"/admin/import/{format_}/", {slot: zip_}, follow=True)
        assert page.status_code == 200
        assert not page.context["outcome"].faults
        if format_ == "native":
            assert page.context["outcome"].writes == 0
        assert not page.context["outcome"].unread


@pytest.mark.parametrize("path", ["xml/", "xml.zip", "native.yml", "landscape2.json"])
def test_what_there_is_not_is_not_found(admin_client: Client, path: str) -> None:
    assert admin_client.get(f"/admin/export/{path}").status_code == 404


@pytest.mark.parametrize("lacking", ["view_project", "view_person", "view_edition"])
def test_export_is_for_those_who_may_see_all_that_goes_out(client: Client, lacking: str) -> None:
    user = User.objects.create_user("anna", is_staff=True)
    seen = Permission.objects.filter(codename__startswith="view_").exclude(codename=lacking)
    user.user_permissions.set(seen)
    client.force_login(user)
    for path in ADDRESSES:
        assert client.get(f"/admin/export/{path}").status_code == 403, path
    user.user_permissions.add(Permission.objects.get(codename=lacking))
    client.force_login(User.objects.get(pk=user.pk))
    for path in ADDRESSES:
        answer = client.get(f"/admin/export/{path}")
        assert (answer.status_code, bool(content_of(answer))) == (200, True), path


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_everybody_with_a_role_exports(client: Client, role: str) -> None:
    user = User.objects.create_user("anna", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get("/admin/export/").status_code == 200
    assert 'href="/admin/export/"' in client.get("/admin/").content.decode()


def test_export_is_only_read(admin_client: Client) -> None:
    for path in ADDRESSES:
        assert admin_client.post(f"/admin/export/{path}").status_code == 405


def test_archive_is_whole(admin_client: Client) -> None:
    factories.project(slug="nova")
    held = io.BytesIO(content_of(admin_client.get("/admin/export/native.zip")))
    with zipfile.ZipFile(held) as archive:
        assert archive.testzip() is None
        assert "projects/nova.yaml" in archive.namelist()
