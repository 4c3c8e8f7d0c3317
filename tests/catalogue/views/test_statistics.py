"""The page of statistics and its files."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import read

pytestmark = pytest.mark.django_db


def table(client: Client, name: str) -> list[list[str]]:
    """Return the rows of a file."""
    answer = client.get(f"/stats/{name}.csv")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode())))


def test_every_chart_has_its_table_and_its_file(landscape: Landscape, client: Client) -> None:
    factories.adoption(organization=factories.organization(sector="telecom", country="DE"))
    factories.project(first_release=factories.release(released_on="2012"))
    page = read(client.get("/stats/"))
    files = [link for link in page.links() if link.endswith(".csv")]
    charts = [svg for svg in page.all("svg") if svg["role"] == "img"]
    assert len(files) == len(charts) == len(page.all("table")) == 9
    for address in files:
        assert client.get(address).status_code == 200, address


def test_numbers_link_to_the_list_of_just_those_projects(
    landscape: Landscape, client: Client
) -> None:
    page = read(client.get("/stats/"))
    links = [link for link in page.links() if link.startswith("/projects/?")]
    by = {link.partition("?")[2].partition("=")[0] for link in links}
    assert by == {"stage", "focus_area", "kind", "license", "host"}
    for link in links:
        name = next(tag for tag in page.all("a") if tag["href"] == link)
        line = next(tag for tag in name.around if tag.name == "tr")
        counted = next(tag for tag in page.all("td") if any(one is line for one in tag.around))
        listed = client.get(link).context["page"].paginator.count
        assert counted.text == str(listed), link


def test_file_has_a_line_of_names_and_ends_with_what_is_not_recorded(client: Client) -> None:
    factories.project(license="MIT")
    factories.project(license="")
    assert table(client, "license") == [
        ["license", "label", "count"],
        ["MIT", "MIT", "1"],
        ["", "Not recorded", "1"],
    ]


def test_years_are_a_file_too(client: Client) -> None:
    factories.stage_change(stage=factories.stage(slug="active", name="Active"), changed_on="2019")
    rows = table(client, "stage_by_year")
    assert rows[:2] == [
        ["year", "on", "stage", "label", "count"],
        ["2019", "2019-12-31", "active", "Active", "1"],
    ]


def test_file_that_is_not_there_says_which_are(client: Client) -> None:
    answer = client.get("/stats/weather.csv")
    assert answer.status_code == 404
    assert "stage_by_year" in answer.content.decode()


def test_empty_catalogue_says_so_in_each_place(client: Client) -> None:
    page = read(client.get("/stats/"))
    assert len(page.all("p", class_="notice")) == 9
    assert not [svg for svg in page.all("svg") if svg["role"] == "img"]


@pytest.mark.parametrize("many", [3, 30])
def test_seven_queries_however_much_there_is(
    many: int, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(many):
        factories.stage_change(project=factories.project(host=factories.organization()))
        factories.adoption()
    with django_assert_num_queries(7):
        client.get("/stats/")
