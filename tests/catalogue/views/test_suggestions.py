"""The door for everybody: forms, the page of a suggestion, what was decided."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from catalogue.models import Decision, Project, Suggestion
from catalogue.suggesting.deciding import accept, decline, take
from tests import factories
from tests.catalogue.views.markup import read
from tests.conftest import AtMost

pytestmark = pytest.mark.django_db

NOVA = "/suggest/projects/nova/"


@pytest.fixture
def nova() -> Project:
    made: Project = factories.project(slug="nova", name="Nova", role="Servers", kind="service")
    return made


def shown(client: Client, address: str = NOVA) -> dict[str, str]:
    """Return what the form of an address holds, as a browser would send it back."""
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    seen = {f"initial-{name}": values[name] for name in form.subject.fields}
    return {**seen, **values}


def sent(client: Client, address: str = NOVA, **given: str) -> Any:
    return client.post(address, {**shown(client, address), "why": "It is wrong.", **given})


def test_pages_of_what_can_be_changed_lead_to_the_form(client: Client, nova: Project) -> None:
    rows = (nova, factories.use_case(), factories.body(), factories.organization())
    for row in rows:
        page = read(client.get(row.get_absolute_url()))
        [link] = [
            each for each in page.links() if each.startswith("/suggest/") and row.slug in each
        ]
        assert client.get(link).context["form"]["name"].value() == row.name


def test_a_change_is_sent_and_followed(client: Client, nova: Project) -> None:
    answer = sent(client, role="Virtual machines", contact="ada@example.org")
    suggestion = Suggestion.objects.get()
    assert answer["Location"] == f"/suggest/status/{suggestion.key}/"
    assert len(suggestion.key) == 43
    assert (suggestion.about, suggestion.object_id) == ("project", nova.pk)
    assert suggestion.before == {"role": "Servers"}
    assert suggestion.after == {"role": "Virtual machines"}
    page = client.get(answer["Location"])
    words = page.content.decode()
    assert "Virtual machines" in words
    assert "It is wrong." in words
    assert "ada@example.org" not in words
    assert page["Cache-Control"].startswith("max-age=0")
    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert read(page).one("meta", name="robots")["content"] == "noindex,nofollow"
    assert suggestion.key not in read(page).one("link", rel="canonical")["href"]


def test_something_new_is_sent(client: Client) -> None:
    answer = sent(client, "/suggest/projects/", name="Sunbeam", role="Light")
    suggestion = Suggestion.objects.get()
    assert suggestion.is_new
    assert suggestion.after == {"name": "Sunbeam", "role": "Light"}
    assert "Your suggestion: Sunbeam" in client.get(answer["Location"]).content.decode()


def test_nothing_typed_is_lost(client: Client, nova: Project) -> None:
    answer = sent(client, role="Virtual <machines>", source_url="nowhere", more="Its logo.")
    assert answer.status_code == 200
    words = answer.content.decode()
    assert "Virtual &lt;machines&gt;" in words
    assert "Its logo." in words
    assert "Write a whole address" in words
    assert not Suggestion.objects.exists()


def test_a_program_that_fills_in_everything_is_told_why_not(client: Client, nova: Project) -> None:
    answer = sent(client, role="VMs", homepage_of_yours="https://spam.example")
    assert answer.status_code == 200
    assert "trap-sprung" in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_whoever_sends_too_many_keeps_what_they_typed(
    client: Client, nova: Project, settings: Settings
) -> None:
    settings.SUGGESTIONS_PER_HOUR = 1
    assert sent(client, role="One").status_code == 302
    assert sent(client, role="").status_code == 429
    refused = sent(client, role="Two")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert "Two" in refused.content.decode()
    assert Suggestion.objects.count() == 1


def test_mistakes_are_not_counted(client: Client, nova: Project, settings: Settings) -> None:
    settings.SUGGESTIONS_PER_HOUR = 1
    assert {sent(client, why="").status_code for _time in range(3)} == {200}
    assert sent(client, role="One").status_code == 302


def test_forms_are_only_taken_from_our_pages(nova: Project) -> None:
    assert sent(Client(enforce_csrf_checks=True), role="VMs").status_code == 403
    assert not Suggestion.objects.exists()


def test_forms_and_states_are_kept_nowhere(client: Client, nova: Project) -> None:
    for address in ("/suggest/", NOVA, "/suggest/projects/", "/suggest/decided/"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"], address
        assert not answer.has_header("ETag"), address


def test_drafts_and_what_is_not_there_have_no_form(client: Client) -> None:
    factories.project(slug="secret", state=Project.State.DRAFT)
    for address in ("projects/secret", "projects/nowhere", "people/ada", "status/guessed"):
        assert client.get(f"/suggest/{address}/").status_code == 404, address


def test_a_renamed_row_is_found(client: Client, nova: Project) -> None:
    nova.slug = "compute"
    nova.save()
    answer = client.get(NOVA)
    assert (answer.status_code, answer["Location"]) == (301, "/suggest/projects/compute/")


@pytest.mark.usefixtures("searchable")
def test_what_a_suggestion_is_about_can_be_looked_for(client: Client, nova: Project) -> None:
    factories.person(name="Nova")
    page = read(client.get("/suggest/?q=nvoa"))
    assert NOVA in page.links()
    assert not [link for link in page.links() if "people" in link and "suggest" in link]
    assert "Nothing here is called" in client.get("/suggest/?q=xyzzy").content.decode()


def test_a_decision_is_told_to_its_sender(client: Client, nova: Project) -> None:
    suggestion = factories.suggestion(
        row=nova, before={"role": "Servers", "summary": ""}, after={"role": "VMs", "summary": "No."}
    )
    address = f"/suggest/status/{suggestion.key}/"
    take(suggestion)
    assert client.get(address).context["suggestion"].state == "in_review"
    nova.role = "VMs"
    nova.save()
    accept(suggestion, nova, "The summary has no source.")
    words = client.get(address).content.decode()
    assert "A part of it was accepted" in words
    assert "The summary has no source." in words
    assert "not taken over" in words
    assert "/changes/?kind=projects&amp;project=nova" in words


def test_everybody_sees_what_was_decided_and_nothing_that_was_sent(
    client: Client, nova: Project
) -> None:
    suggestion = factories.suggestion(
        row=nova,
        after={"role": "Sekret"},
        why="Sekret why",
        more="Sekret more",
        contact="ada@example.org",
        sent_at=timezone.now() - datetime.timedelta(days=3),
    )
    decline(suggestion, "It is right as it is.")
    spam = factories.suggestion(object_id=None, name="Sekret pills", after={"name": "Sekret pills"})
    decline(spam, "This is no project.")
    factories.suggestion(name="Sekret waiting")
    words = client.get("/suggest/decided/").content.decode()
    assert "It is right as it is." in words
    assert "3 days" in words
    assert "a new project" in words
    assert "1 is waiting" in words
    assert "Sekret" not in words
    assert "ada@" not in words
    assert suggestion.key not in words


def test_what_is_new_and_was_entered_is_named(client: Client) -> None:
    suggestion = factories.suggestion(object_id=None, after={"name": "Sunbeam"})
    accept(suggestion, factories.project(name="Sunbeam", slug="sunbeam"))
    assert "/projects/sunbeam/" in read(client.get("/suggest/decided/")).links()


def test_as_many_queries_whatever_there_is(client: Client, at_most_queries: AtMost) -> None:
    def all_at_once() -> None:
        with at_most_queries(7):
            client.get("/suggest/decided/")
        with at_most_queries(3):
            client.get(NOVA)
        with at_most_queries(4):
            client.get(f"/suggest/status/{Suggestion.objects.latest('sent_at').key}/")

    factories.project(slug="nova")
    for count in (3, 30):
        for number in range(count):
            row = (factories.project, factories.body, factories.organization)[number % 3]()
            Decision.objects.create(
                suggestion=factories.suggestion(row=row), outcome="declined", answer="No."
            )
        all_at_once()
