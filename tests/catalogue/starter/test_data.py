"""The starter catalogue: it is whole, sourced, consistent, and in the bytes an export writes."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from catalogue.editions import Change, changes, digest, side
from catalogue.exchange.native.applying import import_native
from catalogue.exchange.native.writing import export_native
from catalogue.models import (
    Adoption,
    Edition,
    FocusArea,
    Integration,
    Map,
    Project,
    Relation,
    Release,
    Stage,
    UseCase,
)
from governance.models import (
    Body,
    Criterion,
    Organization,
    Principle,
    Resolution,
    SeatCount,
)
from governance.models.rows import Sourced
from tests.catalogue.starter.conftest import DATA, Imported
from tests.rows import curated

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = "2019-04-02"  # of the map the openstack map is drawn after


def test_it_is_imported_without_a_query_for_every_row(starter: Imported) -> None:
    assert starter.report.total("created") > 2000
    assert starter.queries < starter.report.total("created")
    assert starter.seconds < 60


def test_importing_it_again_changes_nothing(starter: Imported) -> None:
    with CaptureQueriesContext(connection) as captured:
        again = import_native(DATA)
    assert again.total("unchanged") == starter.report.total("created")
    assert again.total("created") == again.total("changed") == again.total("preserved") == 0
    assert len(captured) < 100


def test_it_is_in_the_bytes_an_export_writes(tmp_path: Path) -> None:
    """So that exporting, importing into an empty database and exporting again changes nothing."""
    export_native(tmp_path)
    exported = {file.relative_to(tmp_path): file for file in tmp_path.rglob("*.*")}
    kept = {file.relative_to(DATA): file for file in DATA.rglob("*.*")}
    assert set(exported) == set(kept)
    differing = [name for name in kept if exported[name].read_bytes() != kept[name].read_bytes()]
    assert differing == [], "run manage.py export_catalogue catalogue/data after importing it"


AT_LEAST: dict[str, tuple[models.QuerySet[models.Model], int]] = {
    "components of the openstack map": (
        Project.objects.filter(map_entries__category__region__map__slug="openstack").distinct(),
        55,
    ),
    "integrations": (Integration.objects.all(), 60),
    "organizations": (Organization.objects.all(), 70),
    "adoptions": (Adoption.objects.all(), 60),
    "use cases": (UseCase.objects.all(), 20),
    "use cases with core and optional components": (
        UseCase.objects.filter(needs__importance="core")
        .filter(needs__importance="optional")
        .distinct(),
        20,
    ),
    "bodies": (Body.objects.all(), 30),
    "groups of special interest": (Body.objects.filter(kind="sig"), 5),
    "numbers of seats": (SeatCount.objects.all(), 5),
    "resolutions": (Resolution.objects.all(), 10),
    "technologies of others": (Project.objects.filter(kind="external"), 60),
    "releases with their day": (Release.objects.exclude(released_on=""), 25),
    "stages": (Stage.objects.all(), 9),
}


@pytest.mark.parametrize("what", AT_LEAST)
def test_there_are_at_least_so_many(what: str) -> None:
    rows, number = AT_LEAST[what]
    assert rows.count() >= number


@pytest.mark.parametrize(
    ("model", "number"), [(Map, 2), (FocusArea, 5), (Criterion, 5), (Principle, 4)]
)
def test_there_are_exactly_so_many(model: type[models.Model], number: int) -> None:
    assert model._default_manager.count() == number


def test_there_is_one_board_and_every_foundation_body_is_there() -> None:
    slugs = set(Body.objects.values_list("slug", flat=True))
    assert Body.objects.filter(kind="board", dissolved_on="").count() == 1
    assert slugs >= {
        *("openstack-technical-committee", "openstack-user-committee"),
        *("kata-architecture-committee", "zuul-maintainers", "airship-working-committee"),
    }


def test_most_technologies_of_others_have_a_host() -> None:
    others = Project.objects.filter(kind="external")
    assert others.filter(host__isnull=False).count() > others.count() * 0.6


def test_every_project_says_what_it_is() -> None:
    blank = models.Q(role="") | models.Q(summary="") | models.Q(description="")
    assert list(Project.objects.filter(blank).values_list("slug", flat=True)) == []


def test_nothing_is_a_draft() -> None:
    assert not Project.objects.exclude(state="published").exists()


def test_every_project_of_the_maps_has_a_stage() -> None:
    shown: Any = Project.objects.filter(map_entries__isnull=False).exclude(kind="external")
    unknown = shown.with_stage().filter(stage_slug=None)
    assert list(unknown.values_list("slug", flat=True)) == []


DATES = ("since", "until", "observed_on", "changed_on", "decided_on", "opened_on", "held_on")
DATED = [
    model
    for app in ("governance", "catalogue")
    for model in curated(app)
    if issubclass(model, Sourced) and {field.name for field in model._meta.fields} & {*DATES}
]


@pytest.mark.parametrize("model", DATED)
def test_every_dated_fact_has_its_source(model: type[models.Model]) -> None:
    names = {field.name for field in model._meta.fields} & {*DATES}
    undated = models.Q(**dict.fromkeys(names, ""))
    without = model._default_manager.filter(source_url="").exclude(undated)
    assert [str(row) for row in without] == []


def needs(slug: str) -> set[str]:
    """Return what a project needs in the end, by following its hard requirements of the day."""
    direct: dict[str, set[str]] = {}
    rows = Relation.objects.on(DAY).filter(kind="requires")
    for one, other in rows.values_list("project__slug", "target__slug"):
        direct.setdefault(one, set()).add(other)
    found, left = set[str](), [slug]
    while left:
        fresh = direct.get(left.pop(), set()) - found - {slug}
        found |= fresh
        left.extend(fresh)
    return found


@pytest.mark.parametrize(
    ("slug", "number"), [("sahara", 6), ("magnum", 5), ("ec2-api", 5), ("keystone", 0)]
)
def test_known_project_needed_so_many_others_in_2019(slug: str, number: int) -> None:
    assert len(needs(slug)) == number, needs(slug)


def test_storlets_needed_swift_alone_in_2019() -> None:
    assert needs("storlets") == {"swift"}


def test_all_but_four_of_the_31_services_of_the_centre_needed_keystone_in_2019() -> None:
    """The centre of 2019: without what came later, and without Storlets, which was not drawn."""
    centre = models.Q(
        map_entries__category__region__map__slug="openstack",
        map_entries__category__region__placement="centre",
    )
    drawn: Any = Project.objects.filter(centre)
    of_the_day = drawn.with_stage(DAY).exclude(stage_slug=None)
    services = {*of_the_day.values_list("slug", flat=True)} - {"storlets"}
    without = {slug for slug in services if "keystone" not in needs(slug)}
    assert without == {"ironic", "swift", "manila", "keystone"}
    assert len(services - without) == 27


def told(before: str, after: str) -> list[Change]:
    """Return what changed on the OpenStack map."""
    found = Map.objects.get(slug="openstack")
    one, other = side(found, before), side(found, after)
    assert one
    assert other
    return changes(one, other)


def named(found: list[Change], type_: str) -> list[str]:
    return [change.name for change in found if change.type == type_]


def test_editions_are_those_of_the_past_each_with_its_digest() -> None:
    rows = Edition.objects.order_by("number")
    assert [(row.number, row.publisher) for row in rows] == [
        ("20180601", "OpenStack Foundation"),
        ("20190402", "OpenStack Foundation"),
        ("20260801", "Open Infrastructure Catalogue"),
    ]
    assert all(row.sha256 == digest(row.document) and "https://" in row.notes for row in rows)


def test_from_2018_to_2019_two_went_two_moved_and_one_was_relabelled() -> None:
    found = told("20180601", "20190402")
    assert named(found, "removed") == ["Shade", "Fuxi"]
    assert [(c.name, c.before, c.after) for c in found if c.type == "moved"] == [
        (name, "Packaging recipes for popular frameworks", "Deployment / lifecycle tools")
        for name in ("OpenStack-Ansible", "OpenStack Chef")
    ]
    cyborg = next(change for change in found if change.project == "cyborg")
    assert (cyborg.type, cyborg.before, cyborg.after) == ("relabelled", "GPUs", "Accelerators")
    assert {change.type for change in found} == {"removed", "moved", "relabelled", "stage"}


def test_from_2019_to_2026_fourteen_were_retired_and_seven_added() -> None:
    found = told("20190402", "20260801")
    assert set(named(found, "retired")) == {
        *("EC2 API", "Sahara", "Murano", "Solum", "Senlin", "Qinling", "Searchlight", "Karbor"),
        *("Monasca", "Panko", "Congress", "Tricircle", "TripleO", "OpenStack Chef"),
    }
    assert set(named(found, "added")) == {
        *("Skyline", "Storlets", "Placement", "Aetos", "Adjutant", "Kayobe", "Sunbeam"),
    }
    assert named(found, "removed") == named(found, "moved") == []
