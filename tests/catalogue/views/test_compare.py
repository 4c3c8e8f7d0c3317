"""Projects side by side, as a page and as a file."""

import csv
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from catalogue.models import Project, Relation
from tests import factories
from tests.catalogue.comparison.test_gathering import described
from tests.catalogue.views.markup import Markup, Tag, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]


@pytest.fixture(autouse=True)
def containers(db: None) -> None:
    """Make Magnum and Zun, which both need Keystone and have the same licence."""
    keystone, heat, kuryr = (
        factories.project(slug=slug, name=slug.capitalize())
        for slug in ("keystone", "heat", "kuryr")
    )
    for slug, role, other in (("magnum", "Clusters", heat), ("zun", "Containers", kuryr)):
        project = factories.project(
            slug=slug, name=slug.capitalize(), role=role, license="Apache-2.0"
        )
        factories.relation(project=project, target=keystone)
        factories.relation(project=project, target=other)


def open_page(query: str = "project=magnum&project=zun") -> Markup:
    """Return the markup of a comparison."""
    answer = Client().get(f"/compare/?{query}")
    assert answer.status_code == 200
    return read(answer)


def columns(page: Markup) -> list[str]:
    """Return the names of the columns."""
    return [tag.text for tag in page.all("th", scope="col")]


def rows(page: Markup, key: str) -> list[list[str]]:
    """Return the text of the cells of the lines about something, without the projects' names."""
    found = page.all("tr", data_row=key)
    return [[cell.text for cell in page.all("div") if line in cell.around] for line in found]


def links(page: Markup, class_: str) -> dict[str, str]:
    return {tag.text: tag["href"] for tag in page.all("a") if tag.is_in(class_)}


def notice(page: Markup) -> Tag:
    return page.one("div", class_="notice")


def projects_of(address: str) -> list[str]:
    return parse_qs(urlsplit(address).query).get("project", [])


class TestTable:
    def test_columns_are_in_the_order_of_the_address(self) -> None:
        assert columns(open_page("project=zun&project=keystone&project=magnum")) == [
            "Zun",
            "Keystone",
            "Magnum",
        ]
        assert columns(open_page("project=zun&project=zun")) == ["Zun"]

    def test_rows_say_of_each_what_is_known(self) -> None:
        page = open_page()
        assert rows(page, "role") == [["Clusters", "Containers"]]
        assert rows(page, "license") == [["Apache-2.0", "Apache-2.0"]]

    def test_what_both_need_is_apart_from_what_only_one_does(self) -> None:
        page = open_page()
        assert rows(page, "requires") == [["Keystone"], ["Heat", "Kuryr"]]
        told = {
            tag.text
            for tag in page.all("dl")
            for tag in page.all("div")
            if tag.is_in("compare-needs")
        }
        assert {"Both needKeystone", "Only Magnum needsHeat", "Only Zun needsKuryr"} <= told

    def test_it_is_a_table_for_those_who_do_not_see_it(self) -> None:
        page = open_page()
        assert page.one("table")["role"] == "table"
        for line in page.all("tr"):
            heads = [tag for tag in page.all("th") if line in tag.around]
            assert all(tag["scope"] in ("row", "col") for tag in heads)
            assert heads

    def test_cells_of_much_show_the_first_and_lead_to_the_rest(self) -> None:
        zun = Project.objects.get(slug="zun")
        for number in range(10):
            factories.adoption(project=zun, organization=factories.organization(name=f"O {number}"))
        page = open_page("project=zun")
        [[text]] = rows(page, "adopters")
        assert text == "O 0O 1O 2O 3O 4O 5O 6O 7 all 10"
        assert links(page, "compare")["all 10"] == "/projects/zun/"

    def test_drafts_are_as_good_as_unknown(self) -> None:
        factories.project(slug="hidden", name="Hush", state=Project.State.DRAFT)
        answer = Client().get("/compare/?project=hidden&project=zun")
        assert "There is no project “hidden”." in answer.content.decode()
        assert "Hush" not in answer.content.decode()


class TestDifferences:
    def test_only_they_are_shown(self) -> None:
        page = open_page("project=magnum&project=zun&differences=1")
        assert rows(page, "license") == []
        assert rows(page, "role") == [["Clusters", "Containers"]]
        assert rows(page, "requires") == [["Heat", "Kuryr"]]

    def test_one_goes_there_and_back(self) -> None:
        there = links(open_page(), "compare-tools")
        [words] = [words for words in there if words.startswith("Show differences only")]
        assert words == "Show differences only, without 2 rows that are alike"
        assert there[words] == "?project=magnum&project=zun&differences=1"
        back = links(open_page("project=magnum&project=zun&differences=1"), "compare-tools")
        assert back["Show the 2 rows in which they are alike too"] == "?project=magnum&project=zun"

    def test_twins_are_said_to_be_alike(self) -> None:
        for slug in ("one", "two"):
            factories.project(slug=slug)
        page = open_page("project=one&project=two&differences=1")
        assert "they are alike" in page.one("p", class_="notice").text
        assert page.all("table") == []

    def test_other_values_are_said(self) -> None:
        page = open_page("project=zun&differences=yes")
        assert notice(page).text == "differences is “yes”; it may be 1, or be left out."


class TestAddress:
    def test_unknown_ones_are_named_and_the_rest_is_kept(self) -> None:
        page = open_page("project=bogus&project=zun&project=nope")
        assert columns(page) == ["Zun"]
        assert notice(page).text == "There is no project “bogus”.There is no project “nope”."

    def test_slugs_given_up_in_a_rename_are_understood(self) -> None:
        magnum = Project.objects.get(slug="magnum")
        magnum.slug = "clusters"
        magnum.save()
        page = open_page("project=magnum&project=zun&project=clusters")
        assert columns(page) == ["Magnum", "Zun"]
        assert page.all("div", class_="notice") == []

    def test_each_can_be_removed(self) -> None:
        chips = links(open_page("project=magnum&project=zun&differences=1"), "chips")
        assert chips == {
            "Remove Magnum ×": "?project=zun&differences=1",
            "Remove Zun ×": "?project=magnum&differences=1",
        }

    def test_parameters_it_does_not_know_are_ignored(self) -> None:
        page = open_page("project=zun&utm_source=mail")
        assert page.all("div", class_="notice") == []

    def test_more_than_fifty_are_cut_and_said(self) -> None:
        slugs = [factories.project(slug=f"p{number}").slug for number in range(51)]
        page = open_page("&".join(f"project={slug}" for slug in slugs))
        assert len(columns(page)) == 50
        assert notice(page).text == "At most 50 projects are compared at once; left out: p50."


class TestAdding:
    @pytest.mark.parametrize("typed", ["heat", " Heat", "HEAT"])
    def test_a_name_adds_its_project_and_keeps_the_rest(self, typed: str) -> None:
        query = {"project": ["zun", "magnum"], "differences": "1", "add": typed}
        answer = Client().get("/compare/", query)
        assert answer.status_code == 302
        address = answer["Location"]
        assert address == "/compare/?project=zun&project=magnum&project=heat&differences=1"

    def test_form_sends_along_what_there_is(self) -> None:
        page = open_page("project=zun&project=magnum&differences=1")
        sent = [(tag["name"], tag["value"]) for tag in page.all("input", type="hidden")]
        assert sent == [("project", "zun"), ("project", "magnum"), ("differences", "1")]
        assert page.one("input", name="add")["list"] == page.one("datalist")["id"]
        names = [tag["value"] for tag in page.all("option")]
        assert names == ["Heat", "Keystone", "Kuryr", "Magnum", "Zun"]

    def test_what_may_mean_several_offers_them(self) -> None:
        for slug in ("sand", "sandbox-one", "sandbox-two"):
            factories.project(slug=slug, name=slug.replace("-", " ").capitalize())
        page = open_page("project=zun&add=sandbox")
        assert "“sandbox” may be one of these: Sandbox one, Sandbox two." in notice(page).text
        assert columns(page) == ["Zun"]
        assert links(page, "notice")["Sandbox two"] == "?project=zun&project=sandbox-two"

    def test_what_nothing_is_called_is_said(self) -> None:
        page = open_page("project=zun&add=zzz")
        assert notice(page).text == "No project is called “zzz”."
        assert columns(page) == ["Zun"]


class TestBeginning:
    def test_empty_page_explains_and_offers_examples(self) -> None:
        magnum, zun = (Project.objects.get(slug=slug) for slug in ("magnum", "zun"))
        factories.relation(project=magnum, kind=Relation.Kind.ALTERNATIVE_TO, target=zun)
        page = open_page("")
        assert page.one("h1").text == "Compare projects"
        assert page.all("table") == []
        address = links(page, "gazetteer")["Magnum, Zun"]
        assert address == "/compare/?project=magnum&project=zun"
        assert columns(open_page(urlsplit(address).query)) == ["Magnum", "Zun"]

    def test_one_project_is_offered_those_like_it(self) -> None:
        magnum, zun = (Project.objects.get(slug=slug) for slug in ("magnum", "zun"))
        category = factories.category()
        for project in (magnum, zun):
            factories.entry(category=category, project=project)
        page = open_page("project=magnum")
        assert links(page, "compare-similar") == {"Zun": "?project=magnum&project=zun"}
        assert links(open_page(), "compare-similar") == {}


class TestFile:
    def table(self, query: str) -> list[list[str]]:
        """Return the rows of the file."""
        answer = Client().get(f"/compare/compare.csv?{query}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        return list(csv.reader(answer.content.decode().splitlines()))

    def test_has_a_column_for_each_project_and_the_rows_of_the_page(self) -> None:
        found = self.table("project=zun&project=magnum")
        assert found == [
            ["fact", "zun", "magnum"],
            ["What it does", "Containers", "Clusters"],
            ["Kind", "Service", "Service"],
            ["Needs", "Keystone; Kuryr", "Heat; Keystone"],
            ["Licence", "Apache-2.0", "Apache-2.0"],
        ]
        labels = {
            tag.pieces[0].strip()
            for tag in open_page("project=zun&project=magnum").all("th", scope="row")
        }
        assert labels == {row[0] for row in found[1:]}

    def test_has_differences_only_where_they_are_asked_for(self) -> None:
        found = self.table("project=zun&project=magnum&differences=1")
        assert [row[0] for row in found] == ["fact", "What it does", "Needs"]

    def test_page_leads_to_it(self) -> None:
        address = links(open_page("project=zun&differences=1"), "compare-tools")["CSV"]
        assert address == "/compare/compare.csv?project=zun&differences=1"

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("project=bogus&project=zun&project=no", "“bogus”"),
            ("project=bogus&project=zun&project=no", "“no”"),
            ("project=zun&differences=2", "differences is “2”"),
            ("", "Give the projects to compare"),
        ],
    )
    def test_what_cannot_be_used_is_refused_and_named(self, query: str, said: str) -> None:
        answer = Client().get(f"/compare/compare.csv?{query}")
        assert answer.status_code == 400
        assert said in answer.content.decode()


@pytest.mark.parametrize("size", [2, 30])
def test_page_takes_nine_queries_however_many_are_compared(
    size: int, django_assert_num_queries: Any
) -> None:
    slugs = [described().slug for _number in range(size)]
    query = "&".join(f"project={slug}" for slug in slugs)
    open_page(query)
    with django_assert_num_queries(9):
        assert len(columns(open_page(query))) == size


def test_head_names_the_first_few() -> None:
    assert open_page().one("title").text.startswith("Magnum, Zun compared")
    many = open_page(
        "&".join(f"project={slug}" for slug in ("zun", "heat", "kuryr", "magnum", "keystone"))
    )
    assert many.one("title").text.startswith("Zun, Heat, Kuryr, Magnum and 1 more compared")
