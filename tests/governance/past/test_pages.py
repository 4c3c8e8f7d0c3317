"""Pages of the admin about what rows were: who may look, who may go back, and what comes of it."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import models
from django.test import Client
from django.urls import reverse

from catalogue.models import Project, ProjectLink, Relation
from governance.models import Body, Organization, Term
from governance.models.history import because
from governance.past.reading import Kind, Past, moments
from tests import factories
from tests.admin_forms import AdminForm, send
from tests.conftest import AtMost
from tests.rows import counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def page(row: Any, view: str, *arguments: Any) -> str:
    """Return the address of a page of the admin about a row, or about rows of a model."""
    key = [row.pk] if isinstance(row, models.Model) else []
    options = row._meta
    return reverse(
        f"admin:{options.app_label}_{options.model_name}_{view}", args=[*key, *arguments]
    )


def first(row: Any) -> Any:
    return row.history.earliest("history_date", "history_id")


def text(response: Any) -> str:
    """Return what a page says, without its markup."""
    main = response.content.decode().partition('id="content"')[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def take_back(client: Client, record: Any, why: str = "") -> Any:
    """Open the page that leads to a state, and press its button."""
    address = page(record.instance, "simple_history", record.history_id)
    shown = client.get(address).context["way"].latest
    return client.post(address, {"shown": shown, "_why": why})


def somebody(client: Client, *permissions: str) -> Client:
    user = User.objects.create_user("somebody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def test_history_tells_who_changed_what_and_why_here_and_in_the_tables(
    admin_client: Client, admin_user: User
) -> None:
    project = factories.project(name="Nova", role="Servers")
    link = factories.link(project=project, label="Source")
    address = page(project, "change")
    form = AdminForm(admin_client.get(address))
    form.with_values(role="Virtual machines", _why="The team says so")
    form.with_values(**{"links-0-label": "Code"})
    assert send(admin_client, address, form).status_code == 302
    response = admin_client.get(page(project, "history"))
    moment, lines = response.context["moments"][0]
    assert (moment.who, moment.why) == (admin_user, "The team says so")
    assert [told["kind"] for told in lines] == ["Link", ""]
    said = text(response)
    assert "Role instead of Servers" in said
    assert "new: Virtual machines" in said
    assert "instead of Source" in said
    assert link.history.first().history_change_reason == "The team says so"


def test_reason_is_kept_however_long_it_is(admin_client: Client) -> None:
    organization = factories.organization()
    why = "It was renamed. " * 40
    address = page(organization, "change")
    form = AdminForm(admin_client.get(address)).with_values(name="Renamed", _why=why)
    assert send(admin_client, address, form).status_code == 302
    assert organization.history.first().history_change_reason == why.strip()


def test_whoever_may_only_look_sees_the_history_and_no_way_back(client: Client) -> None:
    body = factories.body(mandate="As it was.")
    body.mandate = "Spoilt."
    body.save()
    somebody(client, "view_body")
    response = client.get(page(body, "history"))
    assert "Spoilt." in text(response)
    assert "Undo this" not in text(response)
    address = page(body, "simple_history", first(body).history_id)
    for answer in (client.get(address), client.post(address, {"shown": "1"})):
        assert answer.status_code == 403
    body.refresh_from_db()
    assert body.mandate == "Spoilt."


def test_whoever_may_not_look_at_rows_does_not_see_what_they_were(client: Client) -> None:
    body = factories.body()
    somebody(client, "view_organization")
    assert client.get(page(body, "history")).status_code == 403
    assert client.get(page(Body, "deleted")).status_code == 403


def test_whoever_may_change_and_not_add_brings_nothing_back(client: Client) -> None:
    organization = factories.organization(name="Rackspace")
    record = first(organization)
    key = organization.pk
    organization.delete()
    organization.pk = key
    somebody(client, "view_organization", "change_organization")
    deleted = client.get(page(Organization, "deleted"))
    assert "Rackspace" in text(deleted)
    assert "Bring it back" not in text(deleted)
    address = page(organization, "simple_history", record.history_id)
    assert client.post(address, {"shown": "1"}).status_code == 403
    assert not Organization.objects.exists()


def test_state_that_never_was_is_not_there(admin_client: Client) -> None:
    body, other = factories.body(), factories.body()
    for address in (
        page(body, "simple_history", first(other).history_id),
        page(body, "simple_history", 0),
        reverse("admin:governance_body_history", args=[0]),
        reverse("admin:governance_body_history", args=["x"]),
    ):
        assert admin_client.get(address).status_code == 404


def test_row_goes_back_and_the_history_says_so(admin_client: Client) -> None:
    body = factories.body(mandate="As it was.")
    body.mandate = "Spoilt."
    body.save()
    assert take_back(admin_client, first(body), "Back to the charter").status_code == 302
    body.refresh_from_db()
    assert body.mandate == "As it was."
    latest = body.history.first()
    assert (latest.history_change_reason, body.history.count()) == ("Back to the charter", 3)
    body.mandate = "Spoilt again."
    body.save()
    take_back(admin_client, first(body))
    assert body.history.first().history_change_reason.startswith("Back to ")


def test_row_that_changed_meanwhile_is_shown_once_more(admin_client: Client) -> None:
    body = factories.body(mandate="As it was.")
    body.mandate = "Spoilt."
    body.save()
    address = page(body, "simple_history", first(body).history_id)
    shown = admin_client.get(address).context["way"].latest
    body.mandate = "Mended by somebody else."
    body.save()
    response = admin_client.post(address, {"shown": shown, "_why": "Mine"})
    assert "It changed since you were shown this." in text(response)
    assert "instead of Mended by somebody else." in text(response)
    assert 'value="Mine"' in response.content.decode()
    body.refresh_from_db()
    assert body.mandate == "Mended by somebody else."


def test_rows_of_a_table_that_were_added_changed_and_deleted_go_back(
    admin_client: Client,
) -> None:
    project = factories.project()
    changed = factories.link(project=project, url="https://example.org/a")
    gone = factories.link(project=project, url="https://example.org/b", label="Gone")
    address = page(project, "change")
    form = AdminForm(admin_client.get(address))
    form.with_values(**{"links-0-url": "https://example.org/c", "links-1-DELETE": "on"})
    assert send(admin_client, address, form).status_code == 302
    response = admin_client.get(page(project, "history"))
    _moment, lines = response.context["moments"][0]
    assert {told["line"].record.history_type for told in lines} == {"~", "-"}
    for told in lines:
        record = told["line"].way_back
        assert told["back"] in response.content.decode()
        assert take_back(admin_client, record).status_code == 302
    changed.refresh_from_db()
    assert changed.url == "https://example.org/a"
    assert ProjectLink.objects.get(pk=gone.pk).label == "Gone"


def test_deleted_row_is_listed_and_comes_back_with_what_went_along(admin_client: Client) -> None:
    relation = factories.relation(project=factories.project(name="Nova"))
    project = relation.project
    answer = admin_client.post(page(project, "delete"), {"post": "yes", "_why": "By mistake"})
    assert answer.status_code == 302
    listed = text(admin_client.get(page(Project, "deleted")))
    assert "Nova" in listed
    assert "By mistake" in listed
    assert Relation.history.model.objects.latest("history_id").history_change_reason == "By mistake"
    record = Project.history.model.objects.filter(history_type="-").get()
    asked = text(admin_client.get(page(record.instance, "simple_history", record.history_id)))
    assert "This was deleted with it and comes back along with it" in asked
    assert take_back(admin_client, record, "It was one").status_code == 302
    assert Relation.objects.get().project == Project.objects.get(name="Nova")
    assert "Nothing of this sort was deleted." in text(admin_client.get(page(Project, "deleted")))
    gone = text(admin_client.get(page(project, "history")))
    assert "By mistake" in gone
    assert "It was one" in gone


def test_what_comes_along_is_brought_back_by_who_may_enter_it(client: Client) -> None:
    project = factories.project()
    factories.stage_change(project=project)
    factories.link(project=project)
    project.delete()
    record = Project.history.model.objects.filter(history_type="-").get()
    somebody(client, "view_project", "add_project", "add_projectlink")
    address = page(record.instance, "simple_history", record.history_id)
    said = client.get(address)
    assert "for others to enter (Stage change)" in text(said)
    assert 'value="Bring it back"' not in said.content.decode()
    assert client.post(address, {"shown": record.history_id}).status_code == 403
    assert not Project.objects.exists()
    User.objects.get().user_permissions.add(Permission.objects.get(codename="add_stagechange"))
    assert take_back(client, record).status_code == 302
    assert Project.objects.get().stage_changes.count() == 1


def test_conflict_is_told_plainly_and_nothing_changes(admin_client: Client) -> None:
    organization = factories.organization(slug="rackspace")
    organization.slug = "rackspace-technology"
    organization.save()
    record = first(organization)
    organization.previous_slugs.all().delete()
    factories.organization(slug="rackspace", name="Another")
    before = counts()
    answer = take_back(admin_client, record)
    assert answer.status_code == 200
    assert "Slug: Organization with this Slug already exists." in text(answer)
    assert counts() == before


def test_what_it_cannot_be_without_is_named_before_anything_is_tried(
    admin_client: Client,
) -> None:
    relation = factories.relation(target=factories.project(name="Keystone"))
    key = relation.pk
    relation.target.delete()
    record = Relation.history.model.objects.filter(id=key).latest("history_id")
    address = page(record.instance, "simple_history", record.history_id)
    said = admin_client.get(address)
    assert "Bring that back first" in text(said)
    assert "Keystone (deleted)" in text(said)
    assert 'value="Bring it back"' not in said.content.decode()


@pytest.mark.parametrize("changes", [3, 30])
def test_history_asks_the_same_however_much_changed(
    admin_client: Client, changes: int, at_most_queries: AtMost
) -> None:
    project = factories.project()
    for number in range(changes):
        factories.link(project=project, url=f"https://example.org/{number}")
        factories.relation(project=project)
        project.host = factories.organization()
        project.save()
    address = page(project, "history")
    admin_client.get(address)
    with at_most_queries(17):
        assert len(admin_client.get(address).context["page"].object_list) > changes


@pytest.mark.parametrize("rows", [3, 30])
def test_list_of_what_was_deleted_asks_the_same_however_much_was(
    admin_client: Client, rows: int, at_most_queries: AtMost
) -> None:
    for _number in range(rows):
        factories.term(person=factories.person()).delete()
    address = page(Term, "deleted")
    admin_client.get(address)
    with at_most_queries(7):
        assert len(admin_client.get(address).context["rows"]) == rows


def test_deleting_says_what_is_lost_what_forgets_it_and_what_goes_along(
    admin_client: Client,
) -> None:
    project = factories.project(name="Nova")
    factories.link(project=project)
    factories.relation(project=factories.project(name="Heat"), target=project)
    integration = factories.integration(via=project)
    shown = admin_client.get(page(project, "delete"))
    going = shown.context["going"]
    assert [some.kind for some, _names in going.lost] == ["relation"]
    assert [some.rows for some, _names in going.emptied] == [(integration,)]
    assert [some.kind for some, _names in going.parts] == ["link"]
    assert "A project that has ended is retired, not deleted" in text(shown)


def test_deleting_says_which_rows_lose_a_tie(admin_client: Client) -> None:
    area = factories.focus_area()
    factories.project(name="Nova").focus_areas.add(area)
    going = admin_client.get(page(area, "delete")).context["going"]
    assert [(some.kind, names) for some, names in going.emptied] == [("project", ["Nova"])]


def test_what_others_rest_on_is_kept_and_they_are_named(admin_client: Client) -> None:
    organization = factories.organization()
    factories.term(affiliation=organization)
    shown = text(admin_client.get(page(organization, "delete")))
    assert "It cannot be deleted as long as this refers to it:" in shown
    assert "is lost with it" not in shown


def test_dated_fact_is_better_ended_than_deleted(admin_client: Client) -> None:
    shown = text(admin_client.get(page(factories.reporting_line(), "delete")))
    assert "say until when" in shown
    body = text(admin_client.get(page(factories.body(), "delete")))
    assert "Say when it was dissolved" in body


def test_several_are_deleted_for_a_reason(admin_client: Client) -> None:
    organizations = [factories.organization(), factories.organization()]
    chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in organizations]}
    address = page(Organization, "changelist")
    asked = admin_client.post(address, chosen)
    assert 'name="_why"' in asked.content.decode()
    admin_client.post(address, {**chosen, "post": "yes", "_why": "Twice the same"})
    past = Organization.history.model.objects.filter(history_type="-")
    assert {record.history_change_reason for record in past} == {"Twice the same"}


def test_reason_is_asked_only_where_it_is_kept(admin_client: Client) -> None:
    assert 'name="_why"' not in admin_client.get(reverse("admin:auth_user_add")).content.decode()
    assert 'name="_why"' in admin_client.get(page(factories.body(), "change")).content.decode()


def test_what_one_person_did_at_once_is_one_moment() -> None:
    project = factories.project()
    with because("One reason"):
        project.role = "One"
        project.save()
        project.role = "Two"
        project.save()
    with because("Another"):
        project.role = "Three"
        project.save()
    lines = Past([Kind(Project, {"id": project.pk})])[0:50]
    assert [(moment.why, len(moment.lines)) for moment in moments(lines)] == [
        ("Another", 1),
        ("One reason", 2),
        ("", 1),
    ]


def test_reason_in_brackets_is_logged_as_a_reason(admin_client: Client) -> None:
    project = factories.project(name="Nova", role="Servers")
    project.role = "Virtual machines"
    project.save()
    assert take_back(admin_client, first(project), "[1]").status_code == 302
    assert LogEntry.objects.get().get_change_message() == "Reason: [1]"
