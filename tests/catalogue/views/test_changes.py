"""The list of what changed."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from catalogue.histories import HISTORIES
from catalogue.models import Project
from governance.models.history import because
from tests import factories
from tests.catalogue.views.markup import Markup, read
from tests.conftest import AtMost

pytestmark = pytest.mark.django_db


def lines(page: Markup) -> list[str]:
    """Return the lines of the list."""
    return [tag.text for tag in page.all("li") if tag.is_in("ledger")]


def test_changes_are_told_by_day_the_latest_first(client: Client) -> None:
    first, second = factories.project(name="First"), factories.project(name="Second")
    earlier = datetime.datetime(2019, 4, 2, 23, 30, tzinfo=datetime.UTC)
    Project.history.filter(id=first.pk).update(history_date=earlier)
    Project.history.filter(id=second.pk).update(history_date=earlier + datetime.timedelta(hours=1))
    page = read(client.get("/changes/"))
    assert [tag.text for tag in page.all("h2")] == ["3 April 2019", "2 April 2019"]
    assert lines(page) == ["Second Project, entered", "First Project, entered"]
    assert page.all("a", href=first.get_absolute_url())


def test_it_is_narrowed_by_kind_and_by_project(client: Client) -> None:
    nova, other = factories.project(slug="nova", name="Nova"), factories.project(name="Other")
    factories.link(project=nova)
    factories.link(project=other)
    assert len(lines(read(client.get("/changes/?kind=links")))) == 2
    assert len(lines(read(client.get("/changes/?project=nova")))) == 2
    page = read(client.get("/changes/?kind=projects&project=nova"))
    assert lines(page) == ["Nova Project, entered"]
    assert page.one("option", value="projects").attributes.keys() >= {"selected"}


def test_a_previous_slug_of_a_project_still_narrows_it(client: Client) -> None:
    nova = factories.project(slug="compute", name="Nova")
    nova.slug = "nova"
    nova.save()
    factories.project(name="Other")
    assert len(lines(read(client.get("/changes/?project=compute")))) == 2


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind=bogus", "There is no kind of row “bogus”"),
        ("project=bogus", "There is no project “bogus”"),
        ("page=99", "There is no page “99”; this is page 1."),
    ],
)
def test_values_of_no_use_are_said_and_can_be_dropped(
    query: str, said: str, client: Client
) -> None:
    answer = client.get(f"/changes/?{query}&utm_source=mail")
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "utm_source" not in " ".join(tag.text for tag in read(answer).all("a"))


def test_values_are_shown_from_and_to(client: Client) -> None:
    nova = factories.project(name="Nova", role="Servers")
    nova.role = "<b>Machines</b>"
    nova.save()
    assert "Role instead of Servers new: <b>Machines</b>" in lines(read(client.get("/changes/")))[0]
    feed = client.get("/feeds/changes.atom").content.decode()
    assert "&lt;del&gt;" in feed
    assert "&amp;lt;b&amp;gt;Machines" in feed


def test_history_of_a_project_tells_of_it_and_of_what_names_it(client: Client) -> None:
    nova, other = factories.project(slug="nova", name="Nova"), factories.project(name="Other")
    factories.relation(project=other, target=nova)
    factories.link(project=other)
    nova.role = "Machines"
    nova.save()
    page = read(client.get("/projects/nova/history/"))
    assert page.one("h1").text == "History of “Nova”"
    assert [line.partition(",")[0] for line in lines(page)] == [
        "Nova Project",
        "Other – Nova Relation",
        "Nova Project",
    ]
    assert "Role instead of" not in lines(page)[0]
    assert "Role new: Machines" in lines(page)[0]
    assert read(client.get("/projects/nova/")).all("a", href="/projects/nova/history/")


def test_history_of_a_renamed_project_has_moved_and_a_draft_has_none(client: Client) -> None:
    nova = factories.project(slug="compute")
    nova.slug = "nova"
    nova.save()
    factories.project(slug="secret", state="draft")
    answer = client.get("/projects/compute/history/?page=2")
    assert (answer.status_code, answer["Location"]) == (301, "/projects/nova/history/?page=2")
    assert client.get("/projects/secret/history/").status_code == 404
    assert "There is no page “9”" in client.get("/projects/nova/history/?page=9").content.decode()


@pytest.mark.parametrize("changed", [3, 30])
def test_history_asks_the_same_however_much_changed(
    changed: int, client: Client, at_most_queries: AtMost
) -> None:
    nova = factories.project(slug="nova")
    for number in range(changed):
        nova.role, nova.host = f"Role {number}", factories.organization()
        nova.save()
        factories.relation(project=nova)
    client.get("/projects/nova/history/")
    nova.save()
    with at_most_queries(9):
        assert len(lines(read(client.get("/projects/nova/history/")))) > changed


def test_neither_who_nor_why_is_told_of_any_row(client: Client) -> None:
    curator = get_user_model().objects.create_user("zaphod", "zaphod@example.org")
    for history in HISTORIES:
        row = factories.of(history.model)()
        with because("Beeblebrox said so"):
            row.save()
        history.past.objects.update(history_user=curator)
    addresses = [f"{each.get_absolute_url()}history/" for each in Project.objects.all()]
    addresses += ["/changes/", "/changes/?page=2", "/feeds/changes.atom"]
    for address in (*addresses, "/api/v1/changes/?limit=500"):
        answer = client.get(address)
        assert answer.status_code == 200
        said = answer.content.decode()
        assert "zaphod" not in said
        assert "Beeblebrox" not in said


def test_who_changed_something_is_never_said(client: Client) -> None:
    curator = get_user_model().objects.create_user("zaphod", "c@example.org")
    project = factories.project()
    Project.history.filter(id=project.pk).update(
        history_user=curator, history_change_reason="zaphod’s reason"
    )
    for address in ("/changes/", "/feeds/changes.atom"):
        said = client.get(address).content.decode()
        assert project.name in said
        assert "zaphod" not in said


def test_long_lists_are_in_pages_that_keep_the_filters(client: Client) -> None:
    for _ in range(61):
        factories.project()
    page = read(client.get("/changes/?kind=projects"))
    assert len(lines(page)) == 60
    following = page.one("a", rel="next")["href"]
    assert len(lines(read(client.get(f"/changes/{following}")))) == 1


def test_nothing_yet_says_what_to_do(client: Client) -> None:
    assert "import a catalogue" in read(client.get("/changes/")).one("p", class_="notice").text


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(
    many: int, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(many):
        project = factories.project(focus_areas=[factories.focus_area()])
        factories.stage_change(project=project)
        factories.adoption()
        project.role = "New"
        project.save()
    client.get("/changes/")  # content types are known from here on
    with django_assert_num_queries(8):
        client.get("/changes/?project=" + project.slug)
