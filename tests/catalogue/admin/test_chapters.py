"""The form of a project in chapters."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Project
from tests import factories
from tests.admin_forms import AdminForm, messages, send

pytestmark = pytest.mark.django_db


def page(project: Project) -> str:
    return reverse("admin:catalogue_project_change", args=[project.pk])


def chapters(html: str) -> dict[str, str]:
    """Return the text of each chapter of a form."""
    parts = re.split(r'<section class="chapter" id="(\w+)">', html)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_tables_stand_in_the_chapter_they_are_about(admin_client: Client) -> None:
    html = admin_client.get(page(factories.project())).content.decode()
    found = {
        anchor: re.findall(r'id="([\w-]+)-group"', text) for anchor, text in chapters(html).items()
    }
    assert found == {
        "what": ["governance-formername-content_type-object_id"],
        "place": ["map_entries"],
        "needs": ["relations", "integrations"],
        "stewards": ["stewardships"],
        "life": ["stage_changes", "reviews"],
        "links": ["links"],
        "publication": [],
    }


def test_contents_lead_to_the_chapters_and_count_their_rows(admin_client: Client) -> None:
    project = factories.relation().project
    factories.integration(project=project)
    html = admin_client.get(page(project)).content.decode()
    contents = html[html.index('<nav class="chapters"') :].partition("</nav>")[0]
    assert re.findall(r'href="#(\w+)"', contents) == list(chapters(html))
    assert "2 rows" in contents


def test_contents_say_where_something_is_to_be_corrected(admin_client: Client) -> None:
    project = factories.project()
    form = AdminForm(admin_client.get(page(project))).with_values(license="Apache 2", name="")
    response = send(admin_client, page(project), form)
    found = {chapter.anchor: chapter.wrong for chapter in response.context["chapters"]}
    assert (found["what"], found["links"], found["needs"]) == (1, 1, 0)
    assert response.content.decode().count('class="wrong"') == 2


def test_project_moves_to_another_category_in_one_step_and_comes_last(admin_client: Client) -> None:
    entry = factories.entry()
    there = factories.entry(position=4).category
    form = AdminForm(admin_client.get(page(entry.project)))
    form.with_values(**{"map_entries-0-category": there.pk})
    assert send(admin_client, page(entry.project), form).status_code == 302
    entry.refresh_from_db()
    assert (entry.category, entry.position) == (there, 5)


def test_date_without_a_word_on_how_it_is_known_is_refused(admin_client: Client) -> None:
    project, stage = factories.project(), factories.stage()
    form = AdminForm(admin_client.get(page(project)))
    form.with_row("stage_changes", stage=stage.pk, changed_on="2019", note="")
    response = send(admin_client, page(project), form)
    (said,) = messages(response, "stage_changes")
    assert said["source_url"][0].startswith("A date needs a source: give the address")
    assert not project.stage_changes.exists()


@pytest.mark.parametrize("evidence", ["source_url", "resolution", "note"])
def test_any_evidence_will_do(admin_client: Client, evidence: str) -> None:
    given = {
        "source_url": "https://example.org/minutes",
        "resolution": factories.resolution().pk,
        "note": "Remembered by those who were there.",
    }
    project, stage = factories.project(), factories.stage()
    form = AdminForm(admin_client.get(page(project)))
    values = {evidence: given[evidence]}
    form.with_row("stage_changes", stage=stage.pk, changed_on="2019", **values)
    assert send(admin_client, page(project), form).status_code == 302
    assert project.stage_changes.count() == 1


def test_dates_that_came_in_without_a_source_can_stay(admin_client: Client) -> None:
    change = factories.stage_change(changed_on="2018")
    form = AdminForm(admin_client.get(page(change.project))).with_values(role="Networks")
    assert send(admin_client, page(change.project), form).status_code == 302
    change.project.refresh_from_db()
    assert change.project.role == "Networks"
