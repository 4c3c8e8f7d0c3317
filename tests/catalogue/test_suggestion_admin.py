"""The queue of suggestions in the admin, and the forms that are opened from it."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalogue.models import Decision, Project, Suggestion
from tests import factories
from tests.admin_forms import AdminForm, send
from tests.conftest import AtMost

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

QUEUE = "/admin/catalogue/suggestion/"


@pytest.fixture
def nova() -> Project:
    made: Project = factories.project(slug="nova", name="Nova", role="Servers", kind="service")
    return made


@pytest.fixture
def suggestion(nova: Project) -> Suggestion:
    return factories.suggestion(
        row=nova,
        before={"role": "Servers", "summary": "", "license": "MIT"},
        after={"role": "VMs", "summary": "Runs machines.", "license": "Apache-2.0"},
        more="A logo.",
        source_url="https://example.org/nova",
        contact="ada@example.org",
    )


def page(suggestion: Suggestion) -> str:
    return reverse("admin:catalogue_suggestion_change", args=[suggestion.pk])


def opened(client: Client, suggestion: Suggestion, *taken: str) -> str:
    """Return the address of the form with some of what is proposed."""
    answer = client.post(page(suggestion), {"open": "1", "take": taken})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_those_that_wait_come_first_the_oldest_on_top(admin_client: Client) -> None:
    now = timezone.now()
    for name, days in (("new", 1), ("old", 9), ("decided", 5)):
        at = now - datetime.timedelta(days=days)
        factories.suggestion(name=name, sent_at=at, row=factories.project())
    factories.decision(suggestion=Suggestion.objects.get(name="decided"))
    rows = admin_client.get(QUEUE).context["cl"].result_list
    assert [row.name for row in rows] == ["old", "new", "decided"]
    for state, found in (("waiting", 2), ("in_review", 0), ("received", 2), ("declined", 1)):
        listed = admin_client.get(QUEUE, {"state": state}).context["cl"].result_list
        assert len(listed) == found, state


def test_what_is_proposed_stands_beside_what_is_there(
    admin_client: Client, suggestion: Suggestion, nova: Project
) -> None:
    nova.role = "Machines"
    nova.summary = "Runs machines."
    nova.save()
    answer = admin_client.get(page(suggestion))
    words = answer.content.decode()
    assert "Changed since." in words
    assert "The sender saw: “Servers”." in words
    assert "It says so already." in words
    assert "ada@example.org" in words
    assert "no-store" in answer["Cache-Control"]


def test_a_part_is_taken_over_into_the_form_and_saved_there(
    admin_client: Client, suggestion: Suggestion, nova: Project
) -> None:
    address = opened(admin_client, suggestion, "role", "license")
    suggestion.refresh_from_db()
    assert suggestion.state == Suggestion.State.IN_REVIEW
    shown = admin_client.get(address)
    words = shown.content.decode()
    assert "Filled in from a suggestion, not saved yet" in words
    assert "Proposed. Now: “Servers”." in words
    nova.refresh_from_db()
    assert nova.role == "Servers"
    form = AdminForm(shown)
    assert (form.data["role"], form.data["license"]) == ("VMs", "Apache-2.0")
    assert form.data.get("summary", "") == ""
    form = form.with_values(license="MIT", answer="The licence is MIT.")
    assert send(admin_client, address, form).status_code == 302
    nova.refresh_from_db()
    assert (nova.role, nova.license, nova.summary) == ("VMs", "MIT", "")
    decision = Decision.objects.get()
    assert (decision.outcome, decision.taken) == ("accepted", ["role"])
    assert decision.answer == "The licence is MIT."
    record = nova.history.get(pk=decision.record)
    assert record.role == "VMs"
    assert record.history_user.username == "admin"
    assert record.history_change_reason == f"Suggestion {suggestion.pk}"


def test_what_the_form_refuses_is_not_accepted(
    admin_client: Client, suggestion: Suggestion, nova: Project
) -> None:
    address = opened(admin_client, suggestion, "role")
    form = AdminForm(admin_client.get(address)).with_values(license="Bogus!", answer="So.")
    answer = send(admin_client, address, form)
    assert answer.status_code == 200
    words = answer.content.decode()
    assert "VMs" in words
    assert ">So.</textarea>" in words
    assert not Decision.objects.exists()


def test_what_is_proposed_stays_marked_when_the_form_is_shown_again(
    admin_client: Client, suggestion: Suggestion, nova: Project
) -> None:
    address = opened(admin_client, suggestion, "role")
    form = AdminForm(admin_client.get(address)).with_values(license="Bogus!", role="Machines")
    answer = send(admin_client, address, form)
    shown = answer.context["adminform"].form
    assert "proposed" in shown.fields["role"].widget.attrs["class"]
    assert shown.fields["role"].help_text.startswith("Proposed. Now: “Servers”.")
    assert "proposed" not in shown.fields["license"].widget.attrs["class"]
    assert shown["role"].value() == "Machines"
    form = form.with_values(license="MIT", role="Servers")
    assert send(admin_client, address, form).status_code == 302
    assert Decision.objects.get().taken == []


def test_something_new_opens_a_new_form(admin_client: Client) -> None:
    suggestion = factories.suggestion(
        object_id=None, name="Sunbeam", before={}, after={"name": "Sunbeam", "role": "Light"}
    )
    address = opened(admin_client, suggestion, "name", "role")
    assert address.startswith("/admin/catalogue/project/add/")
    form = AdminForm(admin_client.get(address)).with_values(slug="sunbeam", kind="tool")
    assert (form.data["name"], form.data["role"]) == ("Sunbeam", "Light")
    assert send(admin_client, address, form).status_code == 302
    row = Project.objects.get(slug="sunbeam")
    assert Decision.objects.get().object_id == row.pk


@pytest.mark.parametrize("kind", ["use_case", "body", "organization"])
def test_every_sort_of_thing_is_opened_in_its_own_form(admin_client: Client, kind: str) -> None:
    row: Any = getattr(factories, kind)()
    suggestion = factories.suggestion(row=row, after={"name": "Another"})
    address = opened(admin_client, suggestion, "name")
    form = AdminForm(admin_client.get(address))
    assert form.data["name"] == "Another"
    assert send(admin_client, address, form).status_code == 302
    row.refresh_from_db()
    assert row.name == "Another"
    assert Decision.objects.get().taken == ["name"]


def test_a_form_that_is_opened_from_elsewhere_is_as_it_is(
    admin_client: Client, suggestion: Suggestion
) -> None:
    other = reverse("admin:catalogue_project_change", args=[factories.project(role="Mine").pk])
    for query in (f"?suggestion={suggestion.pk}&take=role", "?suggestion=x&take=role"):
        assert AdminForm(admin_client.get(other + query)).data["role"] == "Mine"


def test_one_that_was_decided_meanwhile_is_not_decided_again(
    admin_client: Client, suggestion: Suggestion, nova: Project
) -> None:
    address = opened(admin_client, suggestion, "role")
    form = AdminForm(admin_client.get(address))
    factories.decision(suggestion=suggestion)
    answer = send(admin_client, address, form)
    assert answer.status_code == 302
    nova.refresh_from_db()
    assert nova.role == "VMs"
    assert Decision.objects.get().outcome == "declined"
    told = [str(each) for each in admin_client.get("/admin/").context["messages"]]
    assert "The suggestion was decided meanwhile, by somebody else." in told


def test_it_is_taken_in_review_or_declined_with_a_reason(
    admin_client: Client, suggestion: Suggestion
) -> None:
    admin_client.post(page(suggestion), {"take_in_review": "1"})
    suggestion.refresh_from_db()
    assert suggestion.state == Suggestion.State.IN_REVIEW
    refused = admin_client.post(page(suggestion), {"decline": "1", "answer": " "})
    assert "Give the reason" in refused.content.decode()
    admin_client.post(page(suggestion), {"decline": "1", "answer": "It is a service."})
    assert Decision.objects.get().answer == "It is a service."
    refused = admin_client.post(page(suggestion), {"decline": "1", "answer": "Again."})
    assert "decided meanwhile" in refused.content.decode()


def test_a_decision_is_taken_back_and_the_history_keeps_it(
    admin_client: Client, suggestion: Suggestion
) -> None:
    admin_client.post(page(suggestion), {"decline": "1", "answer": "It is\r\na service."})
    assert Decision.objects.get().answer == "It is\na service."
    assert 'name="reopen"' in admin_client.get(page(suggestion)).content.decode()
    admin_client.post(page(suggestion), {"reopen": "1"})
    assert not Decision.objects.exists()
    suggestion = Suggestion.objects.get()
    assert suggestion.state == Suggestion.State.IN_REVIEW
    history = reverse("admin:catalogue_suggestion_history", args=[suggestion.pk])
    told = admin_client.get(history).content.decode()
    assert "Declined: " not in told
    assert "Declined. It is\na service." in told
    again = admin_client.post(page(suggestion), {"reopen": "1"})
    assert "This suggestion waits already." in again.content.decode()
    admin_client.post(page(suggestion), {"decline": "1", "answer": "Still."})
    assert Decision.objects.get().answer == "Still."


def test_reopening_what_was_accepted_leaves_the_change(
    admin_client: Client, suggestion: Suggestion, nova: Project
) -> None:
    address = opened(admin_client, suggestion, "role")
    send(admin_client, address, AdminForm(admin_client.get(address)))
    assert "stays until you change it" in admin_client.get(page(suggestion)).content.decode()
    admin_client.post(page(suggestion), {"reopen": "1"})
    nova.refresh_from_db()
    assert nova.role == "VMs"
    assert Suggestion.objects.get().state == Suggestion.State.IN_REVIEW


def test_who_may_see_may_not_decide_and_others_do_not_see(
    client: Client, suggestion: Suggestion, nova: Project
) -> None:
    user = User.objects.create_user("ada", is_staff=True)
    client.force_login(user)
    assert client.get(page(suggestion)).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_suggestion"))
    shown = client.get(page(suggestion))
    assert shown.status_code == 200
    assert 'name="decline"' not in shown.content.decode()
    assert client.post(page(suggestion), {"decline": "1", "answer": "No."}).status_code == 403
    assert client.post(page(suggestion), {"reopen": "1"}).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="change_suggestion"))
    shown = client.get(page(suggestion))
    assert 'name="decline"' in shown.content.decode()
    assert 'name="open"' not in shown.content.decode()
    user.user_permissions.add(Permission.objects.get(codename="change_project"))
    assert 'name="open"' in client.get(page(suggestion)).content.decode()


def test_what_a_form_proposes_is_hidden_from_those_who_may_not_review(
    client: Client, suggestion: Suggestion, nova: Project
) -> None:
    user = User.objects.create_user("ada", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_project"))
    client.force_login(user)
    form = reverse("admin:catalogue_project_change", args=[nova.pk])
    shown = client.get(f"{form}?suggestion={suggestion.pk}&take=role")
    assert AdminForm(shown).data["role"] == "Servers"


def test_as_many_queries_whatever_waits(admin_client: Client, at_most_queries: AtMost) -> None:
    for count in (3, 27):
        for _number in range(count):
            factories.decision()
            factories.suggestion()
        with at_most_queries(7):
            admin_client.get(QUEUE)
        address = page(Suggestion.objects.waiting()[0])
        with at_most_queries(6):
            admin_client.get(address)
