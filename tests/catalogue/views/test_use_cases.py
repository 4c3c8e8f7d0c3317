"""The list of use cases and a use case's page."""

from typing import Any

import pytest
from django.test import Client

from catalogue.models import Project, UseCase
from catalogue.views.use_cases import MOST_ADOPTIONS
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import Markup, Tag, read

pytestmark = pytest.mark.django_db

CASE = "/use-cases/servers/"


def open_page(address: str) -> Markup:
    """Return the markup of a page, which is there."""
    answer = Client().get(address)
    assert answer.status_code == 200
    return read(answer)


def section(page: Markup, heading: str) -> Tag:
    """Return the section of a page that has a heading."""
    [found] = [tag for tag in page.tags if tag.name in ("h2", "dt") and tag.text == heading]
    return found.around[-1]


def listed(query: str = "") -> list[str]:
    """Return the names in the list."""
    page = open_page(f"/use-cases/?{query}")
    return [tag.text for tag in page.all("a") if tag.is_in("gazetteer-name")]


def parts(page: Markup, heading: str) -> str:
    """Return the components under a heading."""
    [found] = [tag for tag in page.all("h3") if tag.text.startswith(heading)]
    return page.tags[page.tags.index(found) + 1].text


@pytest.fixture
def cases() -> None:
    """Make three use cases, in two sectors and two focus areas, and a draft."""
    edge, core = factories.focus_area(slug="edge", name="Edge"), factories.focus_area(slug="core")
    factories.use_case(slug="masts", name="Radio masts", sector="telecom", focus_areas=[edge, core])
    factories.use_case(slug="shops", name="Shops", sector="retail", focus_areas=[edge])
    factories.use_case(slug="backup", name="Backup", summary="Nothing on a mast is lost.")
    factories.use_case(slug="draft", state=Project.State.DRAFT, sector="retail")


class TestList:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", ["Backup", "Radio masts", "Shops"]),
            ("sector=retail", ["Shops"]),
            ("sector=retail&sector=telecom", ["Radio masts", "Shops"]),
            ("focus_area=edge&sector=telecom", ["Radio masts"]),
            ("q=mast", ["Backup", "Radio masts"]),
            ("project=nova", ["Radio masts"]),
            ("utm_source=mail", ["Backup", "Radio masts", "Shops"]),
        ],
    )
    def test_is_narrowed_by_the_address(self, query: str, found: list[str], cases: None) -> None:
        nova = factories.project(slug="nova")
        factories.need(project=nova, use_case=UseCase.objects.get(slug="masts"))
        assert listed(query) == found

    def test_choices_say_how_many_they_would_leave(self, cases: None) -> None:
        page = open_page("/use-cases/?focus_area=core")
        choices = [tag.text for tag in page.all("label", class_="choice")]
        assert choices == ["Retail 0", "Telecommunications 1", "Edge 2", "Core 1"]

    def test_active_filters_can_be_dropped(self, cases: None) -> None:
        page = open_page("/use-cases/?sector=retail&q=shop&project=nova")
        chips = {tag.text: tag["href"] for tag in page.all("a") if tag.is_in("chips")}
        assert chips["Drop Sector: Retail ×"] == "?q=shop&project=nova"

    @pytest.mark.parametrize("query", ["sector=fishing", "focus_area=moon", "project=nobody"])
    def test_values_it_cannot_use_are_said(self, query: str, cases: None) -> None:
        page = open_page(f"/use-cases/?{query}")
        assert query.split("=")[1] in page.one("div", class_="notice").text
        assert len(listed(query)) == 3

    def test_says_what_to_do_where_there_is_none(self, cases: None) -> None:
        page = open_page("/use-cases/?sector=retail&focus_area=core")
        assert "Drop one of the filters" in page.one("p", class_="notice").text
        UseCase.objects.all().delete()
        page = open_page("/use-cases/")
        assert "A curator can add one" in page.one("p", class_="notice").text

    def test_says_of_each_what_it_is_and_how_much_it_takes(self, landscape: Landscape) -> None:
        line = open_page("/use-cases/").one("ul", class_="gazetteer").text
        assert line == "Servers We want. 2 components · Telecommunications Datacenter"


class TestPage:
    def test_says_the_problem_and_what_each_component_does_here(self, landscape: Landscape) -> None:
        UseCase.objects.update(description="It *runs*.", note="By judgement.")
        page = open_page(CASE)
        assert page.one("h1").text == "Servers"
        text = page.one("main").text
        assert all(words in text for words in ("We want.", "It runs.", "By judgement.", "Machines"))
        assert parts(page, "Core") == "Nova runs the servers"
        assert parts(page, "Optional") == "Karbor Retired"

    def test_role_of_the_project_stands_in_for_the_one_here(self, landscape: Landscape) -> None:
        landscape.nova.needed_in.update(role="")
        assert parts(open_page(CASE), "Core") == "Nova Virtual machines on demand"

    def test_leads_to_the_map_with_its_components_lit_up(self, landscape: Landscape) -> None:
        page = open_page(CASE)
        assert "1 of 2 stand on it" in section(page, "On the map").text
        address = "/maps/openstack/?use_case=servers"
        assert address in set(page.links())
        lit = open_page(address)
        dimmed = {tag["id"] for tag in lit.all("li", class_="entry-dim")}
        entries = {tag["id"] for tag in lit.all("li", class_="entry")}
        assert entries - dimmed == {"centre.nova"}

    def test_names_what_could_stand_in_for_a_component(self, landscape: Landscape) -> None:
        other = factories.project(name="Ganeti")
        factories.relation(project=other, target=landscape.nova, kind="alternative_to")
        gone = factories.project(name="Formerly")
        factories.relation(project=landscape.nova, target=gone, kind="alternative_to", until="2018")
        assert (
            section(open_page(CASE), "Alternatives").text == "Alternatives Ganeti in place of Nova"
        )

    def test_names_who_runs_it_by_its_components_or_within_the_sector(
        self, landscape: Landscape
    ) -> None:
        whole = landscape.nova.parent
        carrier = factories.organization(name="Carrier", sector="telecom")
        factories.adoption(project=whole, organization=carrier, use="Network", scale="9 sites")
        factories.adoption(project=whole, organization=factories.organization(name="Bank"))
        text = section(open_page(CASE), "Who runs it, or its whole in telecommunications").text
        assert "Carrier OpenStack: Network · 9 sites" in text
        assert "Nova: Physics since 2017 source" in text
        assert "Bank" not in text
        UseCase.objects.update(sector="")
        text = section(open_page(CASE), "Who runs its components").text
        assert "Carrier" not in text
        assert "Nova: Physics" in text

    def test_does_not_name_everybody(self, landscape: Landscape) -> None:
        there = landscape.nova.adoptions.count() + landscape.retired.adoptions.count()
        for _number in range(MOST_ADOPTIONS):
            factories.adoption(project=landscape.nova)
        text = section(open_page(CASE), "Who runs it, or its whole in telecommunications").text
        assert f"And {there} more" in text

    def test_leads_to_its_neighbours(self, landscape: Landscape) -> None:
        links = set(open_page(CASE).links())
        assert {"/use-cases/", "/focus-areas/datacenter/", "/projects/nova/"} <= links
        assert "/use-cases/?sector=telecom" in links
        assert "/projects/?use_case=servers&include=retired,external" in links

    def test_bare_one_has_no_empty_sections(self) -> None:
        factories.use_case(slug="bare")
        page = open_page("/use-cases/bare/")
        assert [tag.text for tag in page.all("h2")] == ["The problem", "What solves it"]
        assert "No component is recorded yet." in page.one("main").text

    def test_draft_is_not_there(self, cases: None) -> None:
        assert Client().get("/use-cases/draft/").status_code == 404

    def test_renamed_it_is_where_it_is_now(self, landscape: Landscape) -> None:
        case = UseCase.objects.get()
        case.slug = "machines"
        case.save()
        answer = Client().get(CASE)
        assert (answer.status_code, answer["Location"]) == (301, "/use-cases/machines/")


def test_what_the_core_needs_in_the_end_is_there_with_the_reason() -> None:
    magnum, heat, keystone = (
        factories.project(slug=slug) for slug in ("magnum", "heat", "keystone")
    )
    factories.relation(project=magnum, target=heat)
    factories.relation(project=heat, target=keystone)
    case = factories.use_case(slug="clusters")
    factories.need(use_case=case, project=magnum)
    text = (
        open_page("/use-cases/clusters/").one("section", **{"aria-labelledby": "components"}).text
    )
    _before, _between, further = text.partition("What these need in the end")
    assert "Magnum needs Heat, which needs Keystone" in further
    assert further.index("Keystone") < further.index("Magnum needs Heat")


@pytest.mark.parametrize("size", [3, 30])
def test_counts_of_queries_are_pinned(size: int, django_assert_num_queries: Any) -> None:
    case = factories.use_case(slug="grown", sector="telecom")
    for _number in range(size):
        area = factories.focus_area()
        case.focus_areas.add(area)
        factories.use_case(focus_areas=[area])
        project = factories.project(parent=factories.project())
        factories.need(use_case=case, project=project)
        factories.stage_change(project=project)
        factories.entry(project=project)
        factories.adoption(project=project)
        factories.relation(project=project, kind="alternative_to")
        factories.former_name(subject=case, name=f"Name {project.slug}")
    open_page("/use-cases/grown/")
    with django_assert_num_queries(9):
        open_page("/use-cases/grown/")
    with django_assert_num_queries(4):
        assert len(listed()) == size + 1
