"""A map as a plain document: its shape, its bytes, and what it costs."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.map.document import encode, map_document
from catalogue.models import Map, MapCategory, MapRegion, Project
from tests import factories

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).with_name("document.json")
Tone = MapCategory.Tone
Placement = MapRegion.Placement


def drawn() -> Map:
    """Return a small map with all that a document can say; its rows are not made in order."""
    drawn = factories.map_(
        slug="openstack",
        uid="m000000001",
        title="The OpenStack map",
        description="Only what one would *choose* to install.",
    )
    tools = factories.region(
        map=drawn, slug="tools", uid="r000000002", placement=Placement.LEFT, position=2
    )
    centre = factories.region(
        map=drawn, slug="centre", uid="r000000001", title="OPENSTACK", position=1
    )
    storage = factories.category(
        region=centre, slug="storage", uid="c000000002", row=2, tone=Tone.INFRASTRUCTURE
    )
    web = factories.category(region=centre, slug="web", uid="c000000001", tone=Tone.PLATFORM)
    factories.category(region=tools, slug="sdk", uid="c000000003")
    active = factories.stage(slug="active")
    retired = factories.stage(slug="retired", listed=False, mark="cross")
    horizon = factories.project(slug="horizon", uid="p000000001", role="Web frontend")
    swift = factories.project(slug="swift", uid="p000000002")
    karbor = factories.project(slug="karbor", uid="p000000003", kind=Project.Kind.TOOL)
    factories.stage_change(project=horizon, stage=active, changed_on="2012")
    factories.stage_change(project=karbor, stage=active, changed_on="2016-10")
    factories.stage_change(project=karbor, stage=retired, changed_on="2020-04-02")
    factories.entry(category=storage, project=karbor, position=2)
    factories.entry(category=storage, project=swift, position=1, label="Object", core=True)
    factories.entry(category=web, project=horizon)
    factories.entry(category=web, project=factories.project(state=Project.State.DRAFT))
    return drawn


def entries(document: Any) -> dict[str, Any]:
    """Return the projects of a document by slug."""
    return {
        entry["project"]["slug"]: entry["project"]
        for region in document["regions"]
        for category in region["categories"]
        for entry in category["entries"]
    }


def test_document_has_the_shape_and_the_order_of_keys_that_are_public() -> None:
    found = orjson.dumps(map_document(drawn()), option=orjson.OPT_INDENT_2) + b"\n"
    assert found.decode() == GOLDEN.read_text()


def test_bytes_are_those_of_the_document_without_spaces() -> None:
    document = map_document(drawn())
    assert encode(document) == orjson.dumps(orjson.loads(GOLDEN.read_bytes()))


def test_same_map_gives_the_same_bytes_however_often_it_is_fetched() -> None:
    pk = drawn().pk
    assert len({encode(map_document(Map.objects.get(pk=pk))) for _time in range(3)}) == 1


def test_bytes_are_utf_8_and_not_escaped() -> None:
    found = factories.map_(title="Fidêncio’s map")
    assert "Fidêncio’s map".encode() in encode(map_document(found))


def test_drafts_are_not_on_it() -> None:
    assert list(entries(map_document(drawn()))) == ["horizon", "swift", "karbor"]


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        ("2016-09-30", None),
        ("2016-10-01", "active"),
        ("2020-04-01", "active"),
        ("2020-04-02", "retired"),
        ("", "retired"),
    ],
)
def test_stage_is_the_one_of_the_day(on: str, stage: str | None) -> None:
    assert entries(map_document(drawn(), on))["karbor"]["stage"] == stage


def test_project_may_stand_in_several_categories() -> None:
    first = factories.entry()
    region = first.category.region
    factories.entry(category=factories.category(region=region), project=first.project)
    [shown] = map_document(region.map)["regions"]
    stands = [[entry["project"]["uid"] for entry in c["entries"]] for c in shown["categories"]]
    assert stands == [[first.project.uid]] * 2


def test_entries_of_another_map_stay_there() -> None:
    factories.entry()
    found = factories.map_()
    factories.region(map=found)
    assert [region["categories"] for region in map_document(found)["regions"]] == [[]]


def test_it_takes_two_queries_whatever_its_size(django_assert_num_queries: Any) -> None:
    found = drawn()
    map_document(found)  # on SQLite the first JSON of a connection takes a query more
    with django_assert_num_queries(2):
        map_document(found)
    for region in MapRegion.objects.filter(map=found):
        for _number in range(5):
            category = factories.category(region=region)
            for _other in range(6):
                factories.stage_change(project=factories.entry(category=category).project)
    with CaptureQueriesContext(connection) as larger:
        assert len(entries(map_document(found))) == 63
    assert len(larger) == 2
