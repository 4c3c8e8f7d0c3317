"""The form of a project: what is left alone stays, and what a curator is told."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import MapCategory, Project
from tests import factories
from tests.admin_forms import AdminForm, messages, send
from tests.conftest import AtMost

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MARKDOWN = "What it **is**.\n\n- one\n- two\n"


def form_of(row: Any) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


def as_a_browser_sends(form: AdminForm) -> AdminForm:
    """End all lines with CRLF, as browsers do."""
    for name, value in form.data.items():
        if isinstance(value, str):
            form.data[name] = value.replace("\r\n", "\n").replace("\n", "\r\n")
    return form


def told(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


# What is left alone.


@pytest.mark.parametrize("text", [MARKDOWN, MARKDOWN.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_form_that_nobody_touched_changes_nothing(admin_client: Client, text: str) -> None:
    project = factories.project(description=text, summary="One.\nTwo.", note="So\nit\nis.")
    relation = factories.relation(project=project, note="one\ntwo")
    former = factories.former_name(subject=project, note="one\ntwo")
    address = form_of(project)
    form = as_a_browser_sends(AdminForm(admin_client.get(address)))
    assert send(admin_client, address, form).status_code == 302
    for row in (project, relation, former):
        assert row.history.count() == 1, row
    project.refresh_from_db()
    assert project.description == text


def test_only_what_was_touched_changes(admin_client: Client) -> None:
    project = factories.project(description=MARKDOWN, note="So it is.")
    address = form_of(project)
    form = as_a_browser_sends(AdminForm(admin_client.get(address)))
    form.with_values(role="Gates", note="So\r\nit is.")
    send(admin_client, address, form)
    project.refresh_from_db()
    assert (project.role, project.description) == ("Gates", MARKDOWN)
    assert project.note == "So\nit is."
    assert project.history.count() == 2


def test_review_that_nobody_touched_changes_nothing(admin_client: Client) -> None:
    review = factories.review(summary="One\ntwo.")
    address = form_of(review)
    form = as_a_browser_sends(AdminForm(admin_client.get(address)))
    assert send(admin_client, address, form).status_code == 302
    assert review.history.count() == 1


# Another address.


def test_whoever_gives_another_address_is_told_that_the_old_one_works(
    admin_client: Client,
) -> None:
    project = factories.project(slug="old", name="Zuul")
    address = form_of(project)
    shown = admin_client.get(address)
    assert "the old one keeps working" in shown.context["adminform"].form["slug"].help_text
    send(admin_client, address, AdminForm(shown).with_values(slug="new"))
    (renamed, _saved) = told(admin_client.get(address))
    assert renamed == (
        '“Zuul” has a new address, <a href="/projects/new/">/projects/new/</a>. '
        'The old one, <a href="/projects/old/">/projects/old/</a>, keeps working.'
    )
    assert admin_client.get("/projects/old/")["Location"].endswith("/projects/new/")
    send(admin_client, address, AdminForm(admin_client.get(address)).with_values(role="Gates"))
    assert len(told(admin_client.get(address))) == 1


def test_new_address_of_a_row_in_a_table_is_told_too(admin_client: Client) -> None:
    category = factories.category(slug="old", name="Compute")
    slug, address = category.region.map.slug, form_of(category.region)
    form = AdminForm(admin_client.get(address)).with_values(**{"categories-0-slug": "new"})
    send(admin_client, address, form)
    assert told(admin_client.get(address))[0] == (
        f"“Compute” has a new address, {slug}.new. The old one, {slug}.old, keeps working."
    )


def test_address_that_is_refused_is_not_told(admin_client: Client) -> None:
    factories.project(slug="taken")
    project = factories.project(slug="old")
    address = form_of(project)
    response = send(
        admin_client, address, AdminForm(admin_client.get(address)).with_values(slug="taken")
    )
    assert told(response) == []


# Labels.


def offered(client: Client, model: str, field: str, term: str) -> list[str]:
    where = {"app_label": "catalogue", "model_name": model, "field_name": field, "term": term}
    answer = client.get(reverse("admin:autocomplete"), where).json()
    return [result["text"] for result in answer["results"]]


@pytest.fixture
def compute() -> MapCategory:
    of = factories.map_(name="OpenStack map")
    region = factories.region(map=of, name="Centre")
    made: MapCategory = factories.category(region=region, name="Compute")
    return made


def test_category_is_offered_with_its_map_and_region(
    admin_client: Client, compute: MapCategory
) -> None:
    factories.category(name="Compute")
    full = "OpenStack map › Centre › Compute"
    assert full in offered(admin_client, "mapentry", "category", "compute")
    assert offered(admin_client, "mapentry", "category", "openstack comp") == [full]
    assert offered(admin_client, "mapcategory", "region", "centre") == ["OpenStack map › Centre"]


def test_category_that_is_chosen_is_shown_with_its_map_and_region(
    admin_client: Client, compute: MapCategory
) -> None:
    entry = factories.entry(category=compute)
    for address in (form_of(entry.project), form_of(entry)):
        assert "OpenStack map › Centre › Compute" in admin_client.get(address).content.decode()


def test_projects_and_resolutions_are_offered_with_what_tells_them_apart(
    admin_client: Client,
) -> None:
    factories.project(name="Zuul", role="Project gating", state=Project.State.DRAFT)
    factories.resolution(title="Confirm it", body=factories.body(name="The Board"))
    assert offered(admin_client, "relation", "target", "zuul") == ["Zuul – Project gating (draft)"]
    assert offered(admin_client, "stagechange", "resolution", "confirm") == [
        "Confirm it (The Board, 4 December 2018)"
    ]


# Twins.


@pytest.fixture
def zuul() -> Project:
    made: Project = factories.project(name="Zuul", slug="zuul")
    factories.link(project=made, url="https://zuul-ci.org/")
    return made


ADD = reverse("admin:catalogue_project_add")


def entered(client: Client, **values: Any) -> AdminForm:
    form = AdminForm(client.get(ADD))
    form.with_values(**{"name": "Gate", "slug": "gate", "kind": "tool", **values})
    return form.with_row("links", kind="homepage", url="http://www.zuul-ci.org", position="0")


def test_whoever_enters_what_is_there_is_asked_once_and_loses_nothing(
    admin_client: Client, zuul: Project
) -> None:
    form = entered(admin_client, role="Gating")
    asked = send(admin_client, ADD, form)
    words = asked.content.decode()
    assert asked.status_code == 200
    assert "Is it in the catalogue already?" in words
    assert form_of(zuul) in words
    assert ", with the same homepage." in words
    assert "errornote" not in words
    assert Project.objects.count() == 1
    again = AdminForm(asked)
    assert again.data["role"] == "Gating"
    assert again.data["links-0-url"] == "http://www.zuul-ci.org"
    again.with_values(none_of=str(zuul.pk))
    assert send(admin_client, ADD, again).status_code == 302
    assert Project.objects.get(slug="gate").links.count() == 1


def test_saying_it_of_another_is_not_enough(admin_client: Client, zuul: Project) -> None:
    other = factories.project(name="Gate keeper")
    form = entered(admin_client, name="Gatekeeper", none_of=[str(other.pk), "x"])
    assert send(admin_client, ADD, form).status_code == 200
    form.with_values(none_of=[str(other.pk), f"{zuul.pk},999"])
    assert send(admin_client, ADD, form).status_code == 302


def test_what_is_wrong_is_said_at_the_same_time(admin_client: Client, zuul: Project) -> None:
    form = entered(admin_client, license="Apache 2", none_of=str(zuul.pk))
    response = send(admin_client, ADD, form)
    words = response.content.decode()
    assert "Did you mean Apache-2.0?" in words
    assert f'value="{zuul.pk}" checked' in words
    form.with_values(license="Apache-2.0", none_of="")
    words = send(admin_client, ADD, form).content.decode()
    assert "Is it in the catalogue already?" in words
    assert f'value="{zuul.pk}">' in words


def test_nobody_is_asked_about_what_was_there_before(admin_client: Client, zuul: Project) -> None:
    project = factories.project(name="Zuul", slug="other")
    factories.link(project=project, url="https://www.zuul-ci.org/")
    address = form_of(project)
    form = AdminForm(admin_client.get(address)).with_values(role="Gating")
    assert send(admin_client, address, form).status_code == 302
    form = AdminForm(admin_client.get(address)).with_values(name="Zul")
    assert send(admin_client, address, form).status_code == 200
    form.with_values(none_of=str(zuul.pk))
    assert send(admin_client, address, form).status_code == 302


def test_link_that_is_being_deleted_is_not_asked_about(admin_client: Client, zuul: Project) -> None:
    project = factories.project()
    link = factories.link(project=project)
    address = form_of(project)
    form = AdminForm(admin_client.get(address))
    form.with_values(**{"links-0-url": "https://zuul-ci.org/", "links-0-DELETE": "on"})
    assert send(admin_client, address, form).status_code == 302
    assert not type(link).objects.filter(pk=link.pk).exists()


# Cost.


def test_form_takes_as_many_queries_for_thirty_rows_as_for_three(
    admin_client: Client, at_most_queries: AtMost
) -> None:
    project = factories.project()
    for count in (3, 27):
        for _number in range(count):
            factories.relation(project=project)
            factories.integration(project=project)
            factories.entry(project=project)
            factories.stewardship(project=project)
            factories.stage_change(project=project)
            factories.link(project=project, kind="other")
            factories.former_name(subject=project, name=f"Former {project.former_names.count()}")
        admin_client.get(form_of(project))  # content types are cached from now on
        with at_most_queries(45):  # of which the findings shown above it are half
            admin_client.get(form_of(project))


# Addresses.


def test_address_that_nobody_can_open_is_refused_where_it_is_entered(
    admin_client: Client,
) -> None:
    project = factories.project(source_url="http://127.0.0.1/stored")
    factories.link(project=project, url="http://10.0.0.1/stored")
    address = form_of(project)
    form = AdminForm(admin_client.get(address)).with_values(role="Gating")
    assert send(admin_client, address, form).status_code == 302  # what was there is left alone
    form = AdminForm(admin_client.get(address)).with_values(source_url="ftp://example.org/")
    form.with_row("links", kind="blog", url="http://192.168.1.1/", position="0")
    response = send(admin_client, address, form)
    assert messages(response) == [{"source_url": ["Web addresses begin with https:// or http://."]}]
    assert messages(response, "links") == [
        {},
        {"url": ["“192.168.1.1” is inside a private network, where readers cannot follow."]},
    ]
