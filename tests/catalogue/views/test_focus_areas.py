"""The list of focus areas and a focus area's page."""

from typing import Any

import pytest
from django.test import Client

from catalogue.models import FocusArea, Project
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import Markup, Tag, read

pytestmark = pytest.mark.django_db

AREA = "/focus-areas/datacenter/"


def open_page(address: str) -> Markup:
    """Return the markup of a page, which is there."""
    answer = Client().get(address)
    assert answer.status_code == 200
    return read(answer)


def section(page: Markup, heading: str) -> Tag:
    """Return the section of a page that has a heading."""
    [found] = [tag for tag in page.tags if tag.name in ("h2", "dt") and tag.text == heading]
    return found.around[-1]


class TestList:
    def test_has_those_in_use_then_those_that_were(self, landscape: Landscape) -> None:
        factories.focus_area(slug="old", name="Old", since="2012", until="2017")
        factories.focus_area(slug="coming", name="Coming", since="2999")
        page = open_page("/focus-areas/")
        names = [tag.text for tag in page.all("a") if tag.is_in("gazetteer-name")]
        assert names == ["Datacenter", "Old"]
        assert "from 2012 to 2017" in section(page, "No longer in use").text

    def test_says_how_much_is_in_each(self, landscape: Landscape) -> None:
        landscape.draft.focus_areas.add(FocusArea.objects.get())
        facts = open_page("/focus-areas/").one("span", class_="gazetteer-facts").text
        assert facts == "2 projects, 1 use case"

    def test_of_an_empty_catalogue_says_what_to_do(self) -> None:
        assert "A curator can add one" in open_page("/focus-areas/").one("main").text


class TestPage:
    def test_says_what_it_is_about_and_since_when(self, landscape: Landscape) -> None:
        FocusArea.objects.update(
            summary="Servers.", description="Many *machines*.", since="2017-11", note="As it says."
        )
        page = open_page(AREA)
        text = page.one("main").text
        assert page.one("h1").text == "Datacenter"
        for words in ("Servers.", "Many machines.", "since November 2017", "As it says."):
            assert words in text
        assert "Cloud ground, until 2017" in section(page, "Former names").text
        assert "no longer in use" not in text

    def test_that_is_over_says_so(self) -> None:
        factories.focus_area(slug="old", since="2012", until="2017")
        assert "no longer in use" in open_page("/focus-areas/old/").one("main").text

    def test_projects_stand_under_their_stages_in_their_order(self, landscape: Landscape) -> None:
        area = FocusArea.objects.get()
        factories.project(name="Bare", focus_areas=[area])
        factories.project(name="KVM", kind=Project.Kind.EXTERNAL, focus_areas=[area])
        page = open_page(AREA)
        headings = [tag.text for tag in page.all("h3") if tag.around[-1]["aria-labelledby"]]
        assert headings[:4] == [
            "Active 1",
            "Retired 1",
            "No stage is recorded 1",
            "Technologies of others 1",
        ]
        text = section(page, "Projects").text
        assert text.index("Nova") < text.index("Karbor") < text.index("Bare") < text.index("KVM")

    def test_places_on_the_map_are_those_the_map_lights_up(self, landscape: Landscape) -> None:
        centre = landscape.map.regions.get(slug="centre")
        gone = factories.category(region=centre, slug="gone", name="Gone")
        factories.entry(category=gone, project=landscape.retired)
        places = [link for link in open_page(AREA).links() if link.startswith("/maps/openstack/")]
        lit = "/maps/openstack/?focus_area=datacenter"
        assert places == [lit, f"{lit}#category-centre"]
        names = {tag["id"] for tag in open_page(lit).tags}
        assert "category-centre" in names

    def test_leads_to_its_use_cases_and_lists(self, landscape: Landscape) -> None:
        links = set(open_page(AREA).links())
        assert "/use-cases/servers/" in links
        assert "/projects/?focus_area=datacenter&include=retired,external" in links
        assert "/api/v1/focus-areas/datacenter/" in links

    def test_names_the_body_that_decides_and_its_chain(self, landscape: Landscape) -> None:
        row = FocusArea.objects.get().stewardships.get()
        board = row.body.reporting_lines.get().reports_to
        text = section(open_page(AREA), "Who decides, and who speaks for users").text
        assert f"{row.body.name}, since November 2017 answers to {board.name}" in text

    def test_without_a_body_says_so(self) -> None:
        factories.focus_area(slug="bare")
        page = open_page("/focus-areas/bare/")
        assert "No body is recorded" in page.one("main").text
        assert "No project is recorded" in page.one("main").text

    def test_tells_decisions_about_its_projects(self, landscape: Landscape) -> None:
        change = landscape.nova.stage_changes.latest("changed_on")
        text = section(open_page(AREA), "Decisions about its projects").text
        assert f"Nova: active, 2018 {change.resolution}" in text

    def test_renamed_it_is_where_it_is_now(self, landscape: Landscape) -> None:
        area = FocusArea.objects.get()
        area.slug = "cloud"
        area.save()
        answer = Client().get(f"{AREA}?a=b")
        assert answer.status_code == 301
        assert answer["Location"] == "/focus-areas/cloud/?a=b"


@pytest.mark.parametrize("size", [3, 30])
def test_counts_of_queries_are_pinned(size: int, django_assert_num_queries: Any) -> None:
    area = factories.focus_area(slug="grown")
    for number in range(size):
        factories.focus_area()
        project = factories.project(focus_areas=[area])
        factories.stage_change(project=project, resolution=factories.resolution())
        factories.entry(project=project)
        factories.use_case(focus_areas=[area])
        factories.former_name(subject=area, name=f"Name {number}")
        factories.reporting_line(body=factories.stewardship(focus_area=area).body)
    open_page("/focus-areas/grown/")
    with django_assert_num_queries(8):
        open_page("/focus-areas/grown/")
    with django_assert_num_queries(2):
        open_page("/focus-areas/")
