"""What the address of a map asks for, as the page shows it."""

import re

import pytest
from django.test import Client

from catalogue.models import Map, Project
from tests import factories
from tests.catalogue.views.markup import Markup, Tag, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]


@pytest.fixture
def atlas() -> Map:
    """Return a map: Nova, Zun and retired Karbor in the centre, Kuryr and Nova on the left."""
    found: Map = factories.map_(slug="atlas", name="Atlas")
    active = factories.stage(slug="active", name="Active", position=1)
    gone = factories.stage(slug="retired", name="Retired", listed=False, position=2)
    containers = factories.focus_area(slug="container", name="Containers")
    python = factories.tag(slug="python", facet=factories.facet(slug="language", name="Language"))
    nova = factories.project(slug="nova", name="Nova", tags=[python])
    zun = factories.project(slug="zun", name="Zun", focus_areas=[containers], tags=[python])
    karbor = factories.project(slug="karbor", name="Karbor", focus_areas=[containers])
    kuryr = factories.project(
        slug="kuryr", name="Kuryr", kind=Project.Kind.BRIDGE, focus_areas=[containers]
    )
    factories.need(project=zun, use_case=factories.use_case(slug="pods", name="Pods"))
    for project in (nova, zun, kuryr):
        factories.stage_change(project=project, stage=active)
    factories.stage_change(project=karbor, stage=gone)
    centre = factories.region(map=found, slug="centre", name="Centre")
    compute = factories.category(region=centre, slug="compute", name="Compute")
    backup = factories.category(region=centre, slug="backup", name="Backup", row=2)
    left = factories.region(map=found, slug="left", name="Left", placement="left")
    bridges = factories.category(region=left, slug="bridges", name="Bridges")
    for category, project in (
        (compute, nova),
        (compute, zun),
        (backup, karbor),
        (bridges, kuryr),
        (bridges, nova),
    ):
        factories.entry(category=category, project=project)
    return found


def page(query: str = "") -> Markup:
    answer = Client().get(f"/maps/atlas/?{query}")
    assert answer.status_code == 200
    return read(answer)


def entries(found: Markup, **attributes: str) -> list[str]:
    """Return the ids of entries."""
    return [tag["id"] for tag in found.all("li", class_="entry") if matches(tag, attributes)]


def matches(tag: Tag, attributes: dict[str, str]) -> bool:
    return all(value in tag[key.rstrip("_")].split() for key, value in attributes.items())


def lit(query: str) -> list[str]:
    """Return the ids of the entries that are not dimmed."""
    found = page(query)
    return sorted(set(entries(found)) - set(entries(found, class_="entry-dim")))


def counts(found: Markup) -> dict[str, str]:
    """Return what the choices of the form are followed by."""
    choices = [tag.text for tag in found.all("label", class_="choice") if tag.is_in("map-group")]
    return dict(re.fullmatch(r"(.+) (\d+)", text).groups() for text in choices)  # type: ignore[union-attr, misc]


def chips(found: Markup) -> dict[str, str]:
    return {tag.text: tag["href"] for tag in found.all("a") if tag.is_in("chips")}


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("focus_area=container", ["bridges.kuryr", "compute.zun"]),
        ("kind=bridge", ["bridges.kuryr"]),
        (
            "kind=bridge&kind=service",
            ["bridges.kuryr", "bridges.nova", "compute.nova", "compute.zun"],
        ),
        ("tag=language:python&focus_area=container", ["compute.zun"]),
        ("use_case=pods", ["compute.zun"]),
        ("q=nov", ["bridges.nova", "compute.nova"]),
        ("stage=retired", ["backup.karbor"]),
        ("kind=tool", []),
    ],
)
def test_what_does_not_match_is_dimmed_and_still_there(
    atlas: Map, query: str, left: list[str]
) -> None:
    assert lit(query) == left
    assert {"compute.nova", "compute.zun", "bridges.kuryr"} <= set(entries(page(query)))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("region=left", ["bridges.kuryr", "bridges.nova"]),
        ("category=compute", ["compute.nova", "compute.zun"]),
        ("category=atlas.compute", ["compute.nova", "compute.zun"]),
        (
            "category=compute&category=backup&include=retired",
            ["backup.karbor", "compute.nova", "compute.zun"],
        ),
        ("region=left&category=compute", []),
    ],
)
def test_regions_and_categories_not_asked_for_leave(
    atlas: Map, query: str, left: list[str]
) -> None:
    assert sorted(entries(page(query))) == left


def test_frames_sheets_and_the_whole_are_counted(atlas: Map) -> None:
    found = page("focus_area=container")
    assert "2 of 4 entries match." in found.one("p", id="map-count").text
    assert [tag.text for tag in found.all("h3")] == ["Compute 1 of 2", "Bridges 1 of 2"]
    assert [tag.text for tag in found.all("h2") if tag.is_in("sheet")] == [
        "Centre 1 of 2",
        "Left 1 of 2",
    ]


def test_a_small_map_without_filters_is_not_counted(atlas: Map) -> None:
    assert [tag.text for tag in page().all("h3")] == ["Compute", "Bridges"]


def test_choices_say_how_many_entries_they_would_leave(atlas: Map) -> None:
    everything = counts(page())
    assert everything["Service"] == "3"
    assert everything["Bridge"] == "1"
    assert everything["Containers"] == "2"
    bridges = counts(page("kind=bridge"))
    assert bridges["Service"] == "3", "another value of the same filter adds to it"
    assert bridges["Containers"] == "1"
    assert bridges["Centre"] == "0"
    assert counts(page("kind=bridge&region=centre"))["Left"] == "1"


def test_chips_drop_one_filter_and_keep_the_rest(atlas: Map) -> None:
    found = chips(page("kind=bridge&region=left&q=ku&density=detailed&pick=nova"))
    assert found["Drop Kind: Bridge ×"] == "?region=left&q=ku&pick=nova&density=detailed"
    assert found["Drop Region: Left ×"] == "?kind=bridge&q=ku&pick=nova&density=detailed"
    assert found["Drop all filters"] == "?pick=nova&density=detailed"


def test_form_keeps_what_it_has_no_fields_for(atlas: Map) -> None:
    found = page("kind=bridge&density=detailed&pick=nova&include=retired&utm_source=mail")
    hidden = [(tag["name"], tag["value"]) for tag in found.all("input", type="hidden")]
    assert hidden == [("pick", "nova"), ("density", "detailed"), ("include", "retired")]
    checked = [tag["value"] for tag in found.all("input") if "checked" in tag.attributes]
    assert checked[:1] == ["bridge"]


def test_picks_are_marked_listed_and_can_be_dropped(atlas: Map) -> None:
    found = page("pick=zun&pick=nova&kind=service")
    assert entries(found, class_="entry-picked") == ["compute.nova", "compute.zun", "bridges.nova"]
    assert chips(found)["Remove Zun ×"] == "?kind=service&pick=nova"
    shared = [tag["href"] for tag in found.all("a") if tag.text == "Link to this selection"]
    assert shared == ["?kind=service&pick=zun&pick=nova"]


def test_several_picks_can_be_compared(atlas: Map) -> None:
    links = {tag.text: tag["href"] for tag in page("pick=zun&pick=nova").all("a")}
    assert links["Compare these"] == "/compare/?project=zun&project=nova"
    assert "Compare these" not in page("pick=zun").one("main").text


def test_entries_are_picked_with_boxes_to_tick_and_the_rest_of_the_address_is_kept(
    atlas: Map,
) -> None:
    assert found_form(page("pick=nova")) is None
    link = next(tag["href"] for tag in page("pick=nova").all("a") if "&pick=#" in tag["href"])
    assert link == "?pick=nova&pick=#picks"
    form = found_form(page("kind=service&region=left&density=detailed&pick=nova&pick=zun&pick="))
    assert form is not None
    boxes = [(tag["value"], "checked" in tag.attributes) for tag in form if tag["type"] != "hidden"]
    assert boxes == [("kuryr", False), ("nova", True)]
    hidden = [(tag["name"], tag["value"]) for tag in form if tag["type"] == "hidden"]
    assert hidden == [
        ("region", "left"),
        ("kind", "service"),
        ("density", "detailed"),
        ("pick", "zun"),
    ]


def found_form(found: Markup) -> list[Tag] | None:
    """Return the fields of the form to pick by, if it is there."""
    fields = [tag for tag in found.all("input") if tag.is_in("pick-form")]
    return fields or None


@pytest.mark.parametrize(
    "query", ["region=x", "category=x", "pick=x", "stage=x", "kind=x", "tag=a:x", "use_case=x"]
)
def test_values_it_does_not_know_are_said_and_change_nothing(atlas: Map, query: str) -> None:
    found = page(query)
    assert f"{query.partition('=')[0]}: " in found.one("div", class_="notice").text
    assert entries(found) == entries(page())
    assert entries(found, class_="entry-dim") == []


def test_unknown_values_are_escaped(atlas: Map) -> None:
    answer = Client().get("/maps/atlas/", {"region": "<i>", "pick": "<i>", "q": '"><i>'})
    assert b"<i>" not in answer.content


def test_slugs_given_up_in_a_rename_still_work(atlas: Map) -> None:
    for row, slug in (
        (atlas.regions.get(slug="left"), "west"),
        (Project.objects.get(slug="nova"), "supernova"),
    ):
        row.slug = slug
        row.save()
    found = page("region=left&pick=nova")
    assert entries(found) == ["bridges.kuryr", "bridges.supernova"]
    assert entries(found, class_="entry-picked") == ["bridges.supernova"]
    assert found.all("div", class_="notice") == []


def test_every_entry_and_category_has_an_anchor_whatever_is_asked(atlas: Map) -> None:
    for query in ("", "kind=tool", "density=detailed&q=x"):
        names = {tag["id"] for tag in page(query).tags}
        assert {"category-compute", "region-left", "compute.nova", "bridges.nova"} <= names


class TestRelations:
    def test_ties_between_projects_of_the_map_are_pairs(self, atlas: Map) -> None:
        nova, zun, kuryr = (Project.objects.get(slug=slug) for slug in ("nova", "zun", "kuryr"))
        draft = factories.project(slug="secret", state=Project.State.DRAFT)
        factories.entry(category=factories.category(region=atlas.regions.first()), project=draft)
        factories.relation(project=zun, target=nova)
        factories.relation(project=nova, target=zun, kind="works_with")
        factories.relation(project=zun, target=kuryr, kind="works_with")
        factories.relation(project=nova, target=draft)
        factories.relation(project=nova, until="2018")
        factories.relation(project=nova)
        factories.integration(project=nova, technology=kuryr)
        factories.integration(project=nova, technology=zun, via=draft)
        found = Client().get("/maps/atlas/relations.json").json()
        assert found == {
            "projects": ["kuryr", "nova", "zun"],
            "needs": [[2, 1]],
            "bridges": [[0, 1]],
            "works": [[0, 2]],
        }

    def test_what_meets_through_a_bridge_is_told_apart(self, atlas: Map) -> None:
        nova, zun, kuryr = (Project.objects.get(slug=slug) for slug in ("nova", "zun", "kuryr"))
        factories.relation(project=zun, target=kuryr)
        factories.relation(project=zun, target=nova, kind="works_with")
        factories.integration(project=nova, technology=zun, via=kuryr)
        found = Client().get("/maps/atlas/relations.json").json()
        assert found["projects"] == ["kuryr", "nova", "zun"]
        assert (found["needs"], found["bridges"]) == ([[2, 0]], [[0, 1], [1, 2]])
        assert found["works"] == []

    def test_what_meets_without_a_bridge_works_together(self, atlas: Map) -> None:
        nova, zun = (Project.objects.get(slug=slug) for slug in ("nova", "zun"))
        factories.integration(project=nova, technology=zun)
        found = Client().get("/maps/atlas/relations.json").json()
        assert (found["bridges"], found["works"]) == ([], [[0, 1]])

    def test_it_takes_five_queries(self, atlas: Map, django_assert_num_queries: object) -> None:
        with django_assert_num_queries(5):  # type: ignore[operator]
            Client().get("/maps/atlas/relations.json")


class TestPanel:
    def test_it_says_the_most_important_and_leads_on(self, atlas: Map) -> None:
        nova = Project.objects.get(slug="nova")
        factories.relation(project=nova, target=Project.objects.get(slug="zun"))
        factories.link(project=nova)
        body = factories.stewardship(project=nova).body
        found = read(Client().get("/projects/nova/panel/"))
        assert found.one("h2").text == "Nova"
        assert {"/projects/nova/", "/projects/zun/"} <= set(found.links())
        facts = found.one("dl").text
        assert all(word in facts for word in ("Zun", str(body), "Links"))
        assert found.one("button")["data-pick"] == "nova"

    def test_it_says_what_meets_it_and_through_which_bridge(self, atlas: Map) -> None:
        nova, zun, kuryr = (Project.objects.get(slug=slug) for slug in ("nova", "zun", "kuryr"))
        factories.integration(project=nova, technology=zun, via=kuryr)

        def facts(slug: str) -> str:
            return read(Client().get(f"/projects/{slug}/panel/")).one("dl").text

        assert facts("nova").startswith("Meets through KuryrZun")
        assert facts("kuryr").startswith("Is a bridge forNova")

    def test_it_takes_eight_queries_at_most(self, atlas: Map, at_most_queries: object) -> None:
        with at_most_queries(8):  # type: ignore[operator]
            assert Client().get("/projects/nova/panel/").status_code == 200

    def test_drafts_have_none(self, atlas: Map) -> None:
        draft = factories.project(state=Project.State.DRAFT)
        assert Client().get(f"/projects/{draft.slug}/panel/").status_code == 404
