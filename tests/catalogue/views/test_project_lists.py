"""The list of projects: as cards, as a table, as a file."""

import csv
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from catalogue.models import Project, Stewardship
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import Markup, read
from tests.conftest import AtMost

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]

ALL = "/api/v1/projects/"


def open_page(address: str) -> Markup:
    """Return the markup of a page, which is there."""
    answer = Client().get(address)
    assert answer.status_code == 200
    return read(answer)


def listed(address: str) -> list[str]:
    """Return the names of the projects in the list at an address."""
    return [tag.text for tag in open_page(address).all("a") if tag.is_in("gazetteer-name")]


class TestList:
    def test_is_by_name_without_what_is_retired_or_of_others(self, landscape: Landscape) -> None:
        assert listed("/projects/") == ["Nova", "OpenStack", *others()]

    def test_says_how_many_there_are(self, landscape: Landscape) -> None:
        factories.project()
        count = len(listed("/projects/"))
        assert f"{count} projects" in open_page("/projects/").one("main").text

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("q=nova", ["Nova"]),
            ("q=compute", ["Nova", "Karbor"]),
            ("kind=project", ["OpenStack"]),
            ("stage=retired", ["Karbor"]),
            ("stage=retired&stage=active", ["Karbor", "Nova", "OpenStack"]),
            ("stage=active&kind=service", ["Nova"]),
            ("host=openinfra", ["Nova"]),
            ("license=Apache-2.0", ["Nova"]),
            ("focus_area=datacenter", ["Nova"]),
            ("tag=language:python", ["Nova"]),
            ("parent=openstack", ["Nova"]),
            ("map=openstack&core=true&include=retired", ["Karbor", "Nova"]),
        ],
    )
    def test_is_narrowed_by_the_address(
        self, query: str, found: list[str], landscape: Landscape
    ) -> None:
        assert listed(f"/projects/?{query}") == found

    def test_shows_others_and_retired_ones_when_asked_for(self, landscape: Landscape) -> None:
        external = Project.objects.filter(kind=Project.Kind.EXTERNAL)[0].name
        assert external in listed("/projects/?include=external")
        assert "Karbor" in listed("/projects/?include=retired")
        assert {"Karbor", external} <= set(listed("/projects/?include=retired,external"))

    def test_form_shows_what_is_chosen(self, landscape: Landscape) -> None:
        page = open_page("/projects/?q=nova&kind=tool&include=retired,external&parent=openstack")
        fields = [tag for tag in page.all("input") if tag.is_in("filters")]
        chosen = {(tag["name"], tag["value"]) for tag in fields if "checked" in tag.attributes}
        assert chosen == {("kind", "tool"), ("include", "retired"), ("include", "external")}
        assert [tag["value"] for tag in fields if tag["name"] == "q"] == ["nova"]
        assert [tag["name"] for tag in fields if tag["type"] == "hidden"] == ["parent"]

    def test_long_groups_are_open_when_something_is_chosen_and_short_ones_always(self) -> None:
        for number in range(11):
            host = factories.organization(slug=f"host-{number}")
            factories.project(host=host, license="MIT")
        assert opened("/projects/") == ["Kind", "Licence"]
        assert opened("/projects/?host=host-1") == ["Kind", "Host", "Licence"]

    def test_active_filters_can_be_dropped_one_by_one(self, landscape: Landscape) -> None:
        page = open_page("/projects/?q=nova&kind=service&parent=openstack&utm_source=mail")
        chips = {tag.text: tag["href"] for tag in page.all("a") if tag.is_in("chips")}
        assert chips == {
            "Drop Words: nova ×": "?kind=service&parent=openstack&utm_source=mail",
            "Drop Kind: Service ×": "?q=nova&parent=openstack&utm_source=mail",
            "Drop Part of: openstack ×": "?q=nova&kind=service&utm_source=mail",
        }

    def test_parameters_it_does_not_know_are_ignored(self, landscape: Landscape) -> None:
        page = open_page("/projects/?utm_source=mail")
        assert listed("/projects/?utm_source=mail") == listed("/projects/")
        assert "mail" not in page.one("main").text

    @pytest.mark.parametrize(
        "query",
        ["stage=bogus", "kind=gadget", "host=nobody", "on=2019-02-30", "include=all", "core=true"],
    )
    def test_values_it_cannot_use_are_said(self, query: str, landscape: Landscape) -> None:
        notice = open_page(f"/projects/?{query}").one("div", class_="notice")
        name, value = query.split("=")
        assert notice["role"] == "alert"
        assert name in notice.text
        assert value in notice.text or name == "core"

    def test_few_that_match_can_be_compared(self) -> None:
        for slug in ("nova", "zun"):
            factories.project(slug=slug)
        links = {tag.text: tag["href"] for tag in open_page("/projects/").all("a")}
        assert links["Compare these"] == "/compare/?project=nova&project=zun"
        for _number in range(9):
            factories.project()
        assert "Compare these" not in open_page("/projects/").one("main").text
        assert "Compare these" not in open_page("/projects/?kind=tool").one("main").text

    def test_list_without_matches_says_what_to_do(self, landscape: Landscape) -> None:
        page = open_page("/projects/?q=zzz&kind=service")
        told = page.one("div", class_="notice").text
        assert "Without “Words: zzz” there would be" in told
        assert "Without “Kind" not in told
        assert "?kind=service" in set(page.links())
        assert page.all("ul", class_="gazetteer") == []

    @pytest.mark.parametrize("address", ["/projects/", "/projects/?q=nova&kind=tool"])
    def test_of_an_empty_catalogue_says_what_to_do_and_offers_nothing_else(
        self, address: str
    ) -> None:
        page = open_page(address)
        main = page.one("main")
        assert "A curator can add one" in main.text
        assert "matches" not in main.text
        assert page.all("form", class_="filters") == []
        assert [
            link for link in page.links() if "ordering=" in link or "projects.csv" in link
        ] == []

    def test_of_drafts_alone_is_that_of_an_empty_catalogue(self) -> None:
        factories.project(state=Project.State.DRAFT)
        assert "A curator can add one" in open_page("/projects/").one("main").text

    def test_has_pages_that_keep_the_filters(self) -> None:
        for _number in range(61):
            factories.project()
        first = open_page("/projects/?kind=service")
        assert first.one("a", rel="next")["href"] == "?kind=service&page=2"
        assert "61 projects, page 1 of 2" in first.one("main").text
        assert len(listed("/projects/?kind=service&page=2")) == 1
        second = open_page("/projects/?page=2")
        assert second.one("a", rel="prev")["href"] == "?page=1"
        assert second.all("a", rel="next") == []

    @pytest.mark.parametrize(("asked", "given"), [("banana", 1), ("0", 2), ("-1", 2), ("9", 2)])
    def test_page_there_is_not_is_said(self, asked: str, given: int) -> None:
        for _number in range(61):
            factories.project()
        page = open_page(f"/projects/?page={asked}")
        said = f"There is no page “{asked}”; this is page {given}."
        assert page.one("p", class_="notice").text == said

    @pytest.mark.parametrize("address", ["", "?page=", "?page=1"])
    def test_page_there_is_needs_no_words(self, address: str) -> None:
        factories.project()
        assert open_page(f"/projects/{address}").all("p", class_="notice") == []

    @pytest.mark.parametrize("size", [3, 30])
    def test_takes_four_queries_whatever_is_in_it(
        self, size: int, django_assert_num_queries: Any
    ) -> None:
        for _number in range(size):
            described = factories.project(
                host=factories.organization(), focus_areas=[factories.focus_area()]
            )
            described.tags.add(factories.tag())
            factories.stage_change(project=described)
        open_page("/projects/")
        with django_assert_num_queries(4):
            assert len(listed("/projects/")) == size
        with django_assert_num_queries(4):
            assert len(open_page("/projects/?view=table&ordering=-stage").all("tr")) == size + 1
        with django_assert_num_queries(4):
            assert len(rows("")) == size + 1
        with django_assert_num_queries(6):
            assert len(listed("/projects/?q=project&kind=service&kind=tool")) == size

    def test_narrowed_it_stays_in_the_budget(
        self, landscape: Landscape, at_most_queries: AtMost
    ) -> None:
        query = (
            "q=nova&kind=service&stage=active&host=openinfra&tag=language:python&parent=openstack"
            f"&governed_by={Stewardship.objects.filter(project__slug='openstack')[0].body.slug}"
        )
        with at_most_queries(9):
            assert listed(f"/projects/?{query}") == ["Nova"]

    def test_chips_and_form_keep_the_view_and_the_order(self, landscape: Landscape) -> None:
        page = open_page("/projects/?kind=service&view=table&ordering=-name")
        [chip] = [tag["href"] for tag in page.all("a") if tag.is_in("chips")]
        assert chip == "?view=table&ordering=-name"
        hidden = [(tag["name"], tag["value"]) for tag in page.all("input", type="hidden")]
        assert hidden == [("view", "table"), ("ordering", "-name")]

    def test_custom_facets_are_filters_with_counts(self, landscape: Landscape) -> None:
        choices = [tag.text for tag in open_page("/projects/").all("label", class_="choice")]
        assert "Python 1" in choices
        page = open_page("/projects/?tag=language:python")
        assert [tag.text for tag in page.all("summary") if "Language" in tag.text] == [
            "Language 1 chosen"
        ]
        assert "Drop Language: Python ×" in [tag.text for tag in page.all("a")]

    def test_view_it_does_not_have_is_said(self, landscape: Landscape) -> None:
        page = open_page("/projects/?view=globe&ordering=-size")
        told = page.one("div", class_="notice").text
        assert "view: “globe” is not known here; use cards, table." in told
        assert "ordering: There is no ordering by “-size”" in told
        assert page.all("ul", class_="gazetteer")


class TestTable:
    def test_has_a_row_for_each_project_with_its_facts(self, landscape: Landscape) -> None:
        page = open_page("/projects/?view=table&host=openinfra")
        [_head, row] = page.all("tr")
        assert row.text == (
            "Nova Virtual machines on demand Service Active 2018 Austin OpenInfra Foundation"
            " Apache-2.0"
        )

    def test_heads_of_columns_sort_it_and_turn_the_order_round(self, landscape: Landscape) -> None:
        page = open_page("/projects/?view=table&ordering=stage")
        links = [tag for tag in page.all("a") if tag.around[-1]["scope"] == "col"]
        heads = {tag.text: tag["href"] for tag in links}
        assert heads["Name"] == "?view=table&ordering=name"
        assert heads["Stage ↑"] == "?view=table&ordering=-stage"
        assert heads["First release"] == "?view=table&ordering=-first_release"
        sorted_by = {tag.text: tag["aria-sort"] for tag in page.all("th") if tag["aria-sort"]}
        assert sorted_by == {"Stage ↑": "ascending"}

    @pytest.mark.parametrize(
        ("ordering", "names"),
        [
            ("", ["Alpha", "Beta", "Gamma"]),
            ("-name", ["Gamma", "Beta", "Alpha"]),
            ("stage", ["Gamma", "Alpha", "Beta"]),
            ("-stage", ["Alpha", "Gamma", "Beta"]),
            ("changed", ["Alpha", "Gamma", "Beta"]),
            ("-changed", ["Gamma", "Alpha", "Beta"]),
            ("first_release", ["Beta", "Alpha", "Gamma"]),
            ("license,-name", ["Gamma", "Alpha", "Beta"]),
        ],
    )
    def test_is_in_the_order_asked_for_with_the_unknown_last(
        self, ordering: str, names: list[str]
    ) -> None:
        first, second = factories.stage(position=1), factories.stage(position=2)
        late, early = (factories.release(released_on=day) for day in ("2020", "2012-04"))
        alpha = factories.project(name="Alpha", first_release=late, license="MIT")
        factories.project(name="Beta", first_release=early)
        gamma = factories.project(name="Gamma", license="MIT")
        factories.stage_change(project=alpha, stage=second, changed_on="2018")
        factories.stage_change(project=gamma, stage=first, changed_on="2019-01-02")
        found = open_page(f"/projects/?view=table&ordering={ordering}")
        assert [tag.text for tag in found.all("th", scope="row")] == names
        assert listed(f"/projects/?ordering={ordering}") == names
        answer = Client().get(f"/api/v1/projects/?ordering={ordering}" if ordering else ALL)
        assert [row["name"] for row in answer.json()["results"]] == names


class TestFile:
    def test_has_what_the_list_has_in_its_order_and_whole(self, landscape: Landscape) -> None:
        for _number in range(61):
            factories.project(kind=Project.Kind.TOOL)
        query = "kind=tool&kind=service&ordering=-name"
        names = [row[1] for row in rows(f"{query}&view=table&page=2&utm_source=mail")[1:]]
        shown = [name for page in (1, 2) for name in listed(f"/projects/?{query}&page={page}")]
        assert len(names) > 60
        assert names == shown

    def test_is_readable(self, landscape: Landscape) -> None:
        head, nova = rows("host=openinfra")
        assert dict(zip(head, nova, strict=True)) == {
            "slug": "nova",
            "name": "Nova",
            "role": "Virtual machines on demand",
            "kind": "Service",
            "stage": "Active",
            "stage since": "2018",
            "focus areas": "Datacenter",
            "first release": "Austin",
            "host": "OpenInfra Foundation",
            "licence": "Apache-2.0",
            "part of": "OpenStack",
            "address": f"{settings.SITE_URL}/projects/nova/",
        }

    def test_does_not_name_the_draft_a_project_is_part_of(self, landscape: Landscape) -> None:
        assert "Sekret" not in str(rows("include=retired,external"))


def rows(query: str) -> list[list[str]]:
    """Return the rows of the list as CSV."""
    answer = Client().get(f"/projects/projects.csv?{query}")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(answer.content.decode().splitlines()))


def opened(address: str) -> list[str]:
    """Return the names of the groups of filters that are open."""
    page = open_page(address)
    return [tag["data-group"] for tag in page.all("details") if "open" in tag.attributes]


def others() -> list[str]:
    """Return the names of projects that the factories made up, of those that are listed."""
    made_up = Project.objects.published().listed().filter(slug__startswith="project-")
    return list(made_up.values_list("name", flat=True))
