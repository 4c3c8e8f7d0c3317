"""The list of what changed."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from catalogue.models import Project
from tests import factories
from tests.catalogue.views.markup import Markup, read

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
