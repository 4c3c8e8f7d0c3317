"""What a list of projects shows, and what it would show otherwise."""

import pytest
from django.http import QueryDict

from catalogue.filters import ProjectFilter
from catalogue.filters.orders import ordered, read_order
from catalogue.filters.selection import Facts, Selection, select
from catalogue.models import Project
from tests import factories

ACTIVE = {"slug": "active", "listed": True}
GONE = {"slug": "retired", "listed": False}
FACTS = {
    "nova": Facts("service", stage=ACTIVE),
    "heat": Facts("service"),
    "karbor": Facts("service", stage=GONE),
    "kvm": Facts("external"),
}


class TestMatching:
    def test_of_no_filter_is_what_lists_show_of_their_own_accord(self) -> None:
        assert Selection(FACTS, {}).matching() == ["nova", "heat"]

    def test_asking_beside_that_adds_it(self) -> None:
        assert Selection(FACTS, {}, ["retired"]).matching() == ["nova", "heat", "karbor"]
        assert Selection(FACTS, {}).matching(also=["external"]) == ["nova", "heat", "kvm"]

    def test_is_what_every_filter_keeps(self) -> None:
        kept = {"tag": {"nova": 0, "heat": 0}, "license": {"heat": 0, "karbor": 0}}
        assert Selection(FACTS, kept).matching() == ["heat"]
        assert Selection(FACTS, kept).matching(but="tag") == ["heat"]
        assert Selection(FACTS, kept).matching(but="license") == ["nova", "heat"]

    def test_filters_that_ask_for_all_leave_nothing_out(self) -> None:
        assert Selection(FACTS, {"stage": {"karbor": 0}}).matching() == ["karbor"]
        assert Selection(FACTS, {}).matching(asking="kind") == list(FACTS)
        dropped = Selection(FACTS, {"stage": {"karbor": 0}}).matching(but="stage")
        assert dropped == ["nova", "heat"], "what is left out comes and goes with the filter"

    def test_is_shown_in_the_order_of_a_filter_that_has_one(self) -> None:
        kept = {"q": {"heat": 1, "nova": 2}, "license": {"nova": 0, "heat": 0}}
        assert Selection(FACTS, kept, by_place=True).shown == ["heat", "nova"]
        assert Selection(FACTS, kept).shown == ["nova", "heat"]


@pytest.fixture
def landscape(db: None) -> None:
    """Make projects of every sort."""
    gone = factories.stage(slug="retired", listed=False, position=2)
    active = factories.stage(slug="active", position=1)
    area = factories.focus_area(slug="edge")
    host = factories.organization(slug="host")
    tag = factories.tag(slug="go", facet=factories.facet(slug="language"))
    nova = factories.project(slug="nova", name="Nova", license="Apache-2.0", focus_areas=[area])
    innovate = factories.project(slug="innovate", name="Innovate", kind="tool", license="MIT")
    karbor = factories.project(slug="karbor", name="Karbor", host=host, summary="Like Nova")
    kvm = factories.project(slug="kvm", name="KVM", kind="external", host=host, tags=[tag])
    both = factories.project(slug="both", license="Apache-2.0 OR MIT", tags=[tag], parent=nova)
    draft = factories.project(slug="draft", state=Project.State.DRAFT, host=host, tags=[tag])
    for project, stage in ((nova, active), (karbor, gone), (kvm, gone), (draft, active)):
        factories.stage_change(project=project, stage=stage)
    factories.need(project=nova, use_case=factories.use_case(slug="servers"))
    factories.relation(project=innovate, target=nova)
    factories.stewardship(project=nova, body=factories.body(slug="tc"))
    factories.entry(project=both, category=factories.category(slug="compute"), core=True)


@pytest.mark.parametrize("ordering", ["", "-name", "stage"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "include=retired",
        "include=retired,external",
        "q=nova",
        "q=nova&kind=service",
        "q=o&host=host&stage=retired",
        "kind=service&kind=tool",
        "stage=retired",
        "stage=active&on=2017-01-01",
        "focus_area=edge&use_case=servers",
        "tag=language:go",
        "tag=language:go&include=external",
        "license=MIT",
        "license=MIT&license=Apache-2.0&parent=nova",
        "requires=nova",
        "required_by=innovate",
        "governed_by=tc",
        "changed_since=2000-01-01",
        "host=nobody&kind=tool",
    ],
)
def test_it_shows_what_the_filters_keep(query: str, ordering: str, landscape: None) -> None:
    filters = ProjectFilter(QueryDict(query), queryset=Project.objects.published())
    order, _refusal = read_order(ordering)
    rows = ordered(filters.qs, order) if order else filters.qs
    assert select(filters, order).shown == [row.slug for row in rows]


def test_every_filter_is_asked_by_itself(landscape: None) -> None:
    filters = ProjectFilter(
        QueryDict("kind=service&license=MIT&host=&on=2020-01-01&include=retired"),
        queryset=Project.objects.published(),
    )
    kept = select(filters, []).kept
    assert {name: set(slugs) for name, slugs in kept.items()} == {
        "kind": {"nova", "karbor", "both"},
        "license": {"innovate", "both"},
    }


def test_wrong_names_of_an_order_are_said_and_the_others_used() -> None:
    usable, refusal = read_order("-stage, size,name,")
    assert usable == ["-stage", "name"]
    assert refusal.startswith("There is no ordering by “size”; use name, slug,")
    assert read_order("") == ([], "")
