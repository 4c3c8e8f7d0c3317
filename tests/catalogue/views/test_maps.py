"""The home page and the maps."""

import re
from typing import Any

import pytest
from django.test import Client

from catalogue.editions import publish
from catalogue.models import Map, Project
from catalogue.views.maps import MOST_USE_CASES
from governance.partial_dates import show_partial_date, today
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import Markup, read

pytestmark = pytest.mark.django_db


def open_page(address: str) -> Markup:
    """Return the markup of a page, which is there."""
    answer = Client().get(address)
    assert answer.status_code == 200
    return read(answer)


def entries(page: Markup) -> list[str]:
    """Return the names of the entries shown."""
    return [tag.text for tag in page.all("a") if tag.is_in("entry")]


def links(page: Markup) -> dict[str, str]:
    """Return where the tools over the map lead."""
    return {tag.text: tag["href"] for tag in page.all("a") if tag.is_in("map-tools")}


def density_of(page: Markup) -> str:
    """Return the density a map is drawn in."""
    classes = page.one("div", class_="atlas")["class"].split()
    return classes[1].removeprefix("atlas-")


def grown(size: int) -> Map:
    """Return a map with so many entries, each in a category of a region of its own."""
    found: Map = factories.map_(slug="grown")
    for _number in range(size):
        category = factories.category(region=factories.region(map=found))
        change = factories.stage_change(stage=factories.stage(mark="ring"))
        factories.entry(category=category, project=change.project)
        factories.focus_area()
        factories.use_case()
        whole = factories.project(kind=Project.Kind.PROJECT)
        factories.stage_change(project=whole, stage=change.stage)
    return found


class TestHome:
    def test_shows_the_first_map_and_leads_to_its_page(self, landscape: Landscape) -> None:
        factories.entry(category=factories.category(region=factories.region(map=second_map())))
        page = open_page("/")
        assert "Nova" in entries(page)
        assert page.one("h1").text == "OpenStack map"
        assert links(page) == {"Filter, pick and download on its own page": "/maps/openstack/"}

    def test_lists_projects_maps_and_focus_areas(self, landscape: Landscape) -> None:
        second_map()
        found = set(open_page("/").links())
        assert {"/projects/openstack/", "/maps/second/"} <= found
        assert {"/focus-areas/datacenter/", "/focus-areas/", "/projects/"} <= found
        assert "/maps/openstack/editions/" in found

    def test_asks_what_one_wants_to_build(self, landscape: Landscape) -> None:
        case = factories.use_case(slug="edge-sites", name="Many small sites")
        factories.use_case(slug="hidden", name="Hidden", state=Project.State.DRAFT)
        page = open_page("/")
        assert case.get_absolute_url() in set(page.links())
        assert "Hidden" not in page.one("main").text

    def test_shows_some_use_cases_and_leads_to_all(self) -> None:
        for _number in range(MOST_USE_CASES + 1):
            factories.use_case()
        page = open_page("/")
        shown = [link for link in page.links() if re.match("/use-cases/.", link)]
        assert len(shown) == MOST_USE_CASES
        assert f"All {MOST_USE_CASES + 1} use cases" in page.one("main").text

    def test_tells_what_changed_lately_the_latest_first(self, landscape: Landscape) -> None:
        publish(landscape.map, on="2019-04-02")
        stage = factories.stage(name="Confirmed")
        for day in ("2020-06", "2999"):
            factories.stage_change(project=landscape.nova, stage=stage, changed_on=day)
        lines = [tag.text for tag in open_page("/").all("li") if tag.is_in("index-news")]
        assert lines[:2] == [
            "June 2020 Nova confirmed",
            "2 April 2019 OpenStack map published as edition 20190402",
        ]

    def test_leaves_out_what_is_not_listed_and_parts_of_projects(
        self, landscape: Landscape
    ) -> None:
        Project.objects.update(kind=Project.Kind.PROJECT)
        page = open_page("/")
        [heading] = [tag for tag in page.all("h2") if tag.text == "Projects"]
        assert "Nova" in heading.around[-1].text
        assert "Karbor" not in heading.around[-1].text

    def test_of_an_empty_catalogue_says_what_to_do(self) -> None:
        page = open_page("/")
        assert "import_catalogue" in page.one("main").text
        assert page.all("ul", class_="entries") == []
        assert page.one("main").text.count("Projects") == 0

    @pytest.mark.parametrize("size", [3, 30])
    def test_takes_eight_queries_whatever_there_is(
        self, size: int, django_assert_num_queries: Any
    ) -> None:
        grown(size)
        open_page("/")
        with django_assert_num_queries(8):
            open_page("/")


class TestMap:
    def test_shows_title_count_and_day(self, landscape: Landscape) -> None:
        Map.objects.update(title="The OpenStack map")
        page = open_page("/maps/openstack/")
        assert page.one("h1").text == "The OpenStack map"
        assert f"2 entries. Live, {show_partial_date(today())}." in page.one("main").text

    def test_entry_has_name_label_role_and_core_mark(self, landscape: Landscape) -> None:
        page = open_page("/maps/openstack/")
        item = page.all("li", class_="entry")[0]
        assert item.text == "Slot Nova Virtual machines on demand"
        assert "entry-core" in item["class"].split()

    def test_headings_are_those_of_regions_and_categories(self, landscape: Landscape) -> None:
        page = open_page("/maps/openstack/")
        assert page.all("h2")[0].text == "Centre"
        assert page.all("h3")[0].text == "Compute"

    def test_shows_only_marks_that_say_something(self, landscape: Landscape) -> None:
        page = open_page("/maps/openstack/?include=retired")
        marks = [tag["class"] for tag in page.all("span", class_="mark") if tag.is_in("entry")]
        assert marks == ["mark mark-cross"]

    def test_retired_entries_are_counted_and_shown_when_asked_for(
        self, landscape: Landscape
    ) -> None:
        page = open_page("/maps/openstack/")
        assert "Karbor" not in entries(page)
        assert links(page)["Show 1 retired entry"] == "?include=retired"
        page = open_page("/maps/openstack/?include=retired")
        assert "Karbor" in entries(page)
        assert links(page)["Leave out what is retired"] == "?"

    @pytest.mark.parametrize("density", ["compact", "detailed"])
    def test_density_is_kept_when_retired_entries_are_shown(
        self, density: str, landscape: Landscape
    ) -> None:
        page = open_page(f"/maps/openstack/?density={density}")
        assert density_of(page) == density
        assert links(page)["Show 1 retired entry"] == f"?density={density}&include=retired"

    def test_retired_entries_stay_when_density_changes(self, landscape: Landscape) -> None:
        found = links(open_page("/maps/openstack/?include=retired"))
        assert found["Show what each does"] == "?density=detailed&include=retired"
        found = links(open_page("/maps/openstack/?include=retired&density=detailed"))
        assert found["Show names only"] == "?include=retired"

    @pytest.mark.parametrize("address", ["", "?utm_source=mail&fbclid=1", "?density=&include="])
    def test_what_it_does_not_know_is_ignored(self, address: str, landscape: Landscape) -> None:
        page = open_page(f"/maps/openstack/{address}")
        assert "mail" not in page.one("main").text
        assert density_of(page) == "compact"
        assert [tag for tag in page.tags if "notice" in tag["class"].split()] == []

    @pytest.mark.parametrize("value", ["density=huge", "include=everything"])
    def test_values_it_cannot_use_are_said(self, value: str, landscape: Landscape) -> None:
        page = open_page(f"/maps/openstack/?{value}")
        notice = page.one("div", class_="notice").text
        assert all(word in notice for word in value.split("="))
        assert density_of(page) == "compact"

    def test_values_it_cannot_use_are_escaped(self, landscape: Landscape) -> None:
        answer = Client().get("/maps/openstack/", {"density": "<b>", "include": "</p><i>"})
        assert b"<b>" not in answer.content.replace(b"<b>Bold</b>", b"")
        assert b"<i>" not in answer.content

    def test_description_is_shown_in_markdown(self, landscape: Landscape) -> None:
        page = open_page("/maps/openstack/")
        assert [tag.text for tag in page.all("h3")][-1] == "What"

    def test_empty_map_is_a_page_too(self) -> None:
        factories.map_(slug="empty")
        page = open_page("/maps/empty/")
        assert "0 entries" in page.one("main").text

    @pytest.mark.parametrize("size", [3, 30])
    def test_takes_six_queries_whatever_is_on_it(
        self, size: int, django_assert_num_queries: Any
    ) -> None:
        address = grown(size).get_absolute_url()
        open_page(address)
        with django_assert_num_queries(6):
            assert len(entries(open_page(address))) == size

    @pytest.mark.parametrize("size", [3, 30])
    def test_takes_nine_with_every_filter(self, size: int, django_assert_num_queries: Any) -> None:
        address = grown(size).get_absolute_url()
        stage, area = factories.stage().slug, factories.focus_area().slug
        tag, case = factories.tag().address, factories.use_case().slug
        query = f"stage={stage}&focus_area={area}&tag={tag}&use_case={case}&kind=service&q=x"
        query += "&density=detailed&include=retired&utm_source=x"
        open_page(address)
        with django_assert_num_queries(9):
            open_page(f"{address}?{query}")


def second_map() -> Map:
    """Return a map that comes after the others."""
    found: Map = factories.map_(slug="second", position=9)
    return found
