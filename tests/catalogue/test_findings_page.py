"""Findings in the admin: the page with all of them, and what a form says of its row."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import Project
from catalogue.rules import RULES
from governance.admin.returning import returning
from governance.models import ReportingLine
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/admin/findings/"


def circle() -> ReportingLine:
    """Make an error of a body called Committee, and a warning of a project called Zun."""
    one = factories.body(slug="committee", name="Committee")
    other = factories.body(name="Other")
    ReportingLine.objects.create(body=one, reports_to=other)
    zun = factories.project(slug="zun", name="Zun", kind="external")
    factories.stage_change(project=zun, stage=factories.stage(name="Active"))
    return ReportingLine.objects.create(body=other, reports_to=one, until="2030")


def text(html: bytes) -> str:
    """Return what is read: without tags, with single blanks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.decode()).split())


def test_staff_sees_findings_grouped_and_each_leads_to_its_form(admin_client: Client) -> None:
    line = circle()
    response = admin_client.get(PAGE)
    html, read = response.content.decode(), text(response.content)
    assert read.index("Errors 1") < read.index("Committee → Other → Committee")
    assert read.index("Committee → Other") < read.index("Warnings 1") < read.index("Nothing tells")
    assert "End or remove the reporting line that is wrong." in read
    for name, row in (("body", line.reports_to), ("project", Project.objects.get(slug="zun"))):
        app = row._meta.app_label
        address = returning(reverse(f"admin:{app}_{name}_change", args=[row.pk]), PAGE)
        assert f'<a href="{address}">{row}</a>' in html
        assert admin_client.get(address).status_code == 200


def test_day_is_asked_for_and_one_that_cannot_be_used_is_said(admin_client: Client) -> None:
    circle()
    later = text(admin_client.get(PAGE, {"on": "2030-01-01", "utm_source": "mail"}).content)
    assert "on 2030-01-01: errors 0, warnings 1" in later
    wrong = text(admin_client.get(PAGE, {"on": "soon"}).content)
    assert "soon" in wrong
    assert f"Today is shown. {len(RULES)} rules on {today()}: errors 1" in wrong


def test_nothing_found_is_said(admin_client: Client) -> None:
    assert "Every rule holds." in text(admin_client.get(PAGE).content)


@pytest.mark.parametrize("is_staff", [False, None])
def test_others_are_sent_to_the_login(client: Client, is_staff: bool | None) -> None:
    if is_staff is not None:
        client.force_login(User.objects.create_user("reader", is_staff=is_staff))
    response = client.get(PAGE)
    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={PAGE}")


def test_names_lead_to_forms_that_the_curator_may_open(client: Client) -> None:
    circle()
    curator = User.objects.create_user("curator", is_staff=True)
    curator.user_permissions.add(Permission.objects.get(codename="view_body"))
    client.force_login(curator)
    html = client.get(PAGE).content.decode()
    form = r"/admin/governance/body/\d+/change/\?next=%2Fadmin%2Ffindings%2F"
    assert re.search(f'<a href="{form}">Committee</a>', html)
    assert "<strong>Zun</strong>" in html


def test_count_of_queries_does_not_grow(admin_client: Client) -> None:
    counts = []
    for _round in range(2):
        for _each in range(3):
            factories.stage_change()
        admin_client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(PAGE)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 60


def test_index_leads_to_the_page(admin_client: Client) -> None:
    assert f'href="{PAGE}"' in admin_client.get("/admin/").content.decode()


def test_form_says_what_is_found_about_its_row_and_about_no_other(admin_client: Client) -> None:
    line = circle()
    form = admin_client.get(reverse("admin:governance_body_change", args=[line.reports_to_id]))
    read = text(form.content)
    assert "What does not hold Error It answers to itself in the end: Committee →" in read
    assert f'href="{PAGE}"' in form.content.decode()
    other = admin_client.get(reverse("admin:governance_body_change", args=[line.body_id]))
    added = admin_client.get(reverse("admin:governance_body_add"))
    for each in (other, added):
        assert each.status_code == 200
        assert "What does not hold" not in text(each.content)


def test_form_of_a_project_says_it_too(admin_client: Client) -> None:
    circle()
    zun = Project.objects.get(slug="zun")
    read = text(admin_client.get(f"/admin/catalogue/project/{zun.pk}/change/").content)
    assert "Warning Nothing tells why its stage is “Active” since 2018." in read
