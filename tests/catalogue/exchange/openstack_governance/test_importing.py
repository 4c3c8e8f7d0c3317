"""The lists of governance come into a catalogue, empty or full, all of them or nothing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.exchange.formats import IMPORTS
from catalogue.exchange.native.applying import import_native
from catalogue.exchange.native.writing import export_native
from catalogue.exchange.openstack_governance.importing import import_openstack_governance
from catalogue.exchange.openstack_map.importing import import_openstack_map
from catalogue.exchange.report import Refused
from catalogue.models import StageChange
from catalogue.rules import findings
from governance.models import Body, Term
from tests import factories
from tests.catalogue.exchange.folders import Interruption, written
from tests.catalogue.exchange.native.conftest import texts
from tests.catalogue.exchange.openstack_governance.conftest import PRIVATE, Files
from tests.rows import counts, emptied

pytestmark = pytest.mark.django_db

STARTER = settings.BASE_DIR / "catalogue" / "data"
MAP = """\
tabs:
  - name: OpenStack services
    map-bucket: openstack
    categories:
      - category: Compute
        components:
          - {name: nova, title: Servers, desc: Servers., project-team: nova}
          - {name: karbor, title: Plans, desc: Plans., project-team: karbor}
          - {name: bifrost, title: First step, desc: First., project-team: Bifrost}
          - {name: wagon, title: Wheels, desc: Wheels., project-team: loci}
"""


@pytest.fixture
def drawn(tmp_path: Path) -> None:
    """Import a small map, whose components the lists know."""
    file = tmp_path / "map.yaml"
    file.write_text(MAP)
    import_openstack_map(file)


def test_lists_alone_make_bodies_people_and_terms(files: Files, client: Client) -> None:
    report = files.load()
    created = {name: rows["created"] for name, rows in report.counts.items() if rows["created"]}
    made = {"people": 7, "bodies": 9, "reporting lines": 8, "seat classes": 8, "terms": 9}
    assert created == made
    page = client.get("/governance/bodies/openstack-nova-team/").content.decode()
    assert "Ada Berg" in page
    assert "OpenStack Technical Committee" in page


def test_importing_again_changes_nothing_whatever_the_day(files: Files, drawn: None) -> None:
    assert written(files.load()) > 0
    before = counts()
    assert written(files.changed_on("2026-10-01").load()) == 0
    assert counts() == before


def test_dry_run_reports_the_same_and_writes_nothing(files: Files, drawn: None) -> None:
    before = counts()
    dry = files.load(dry_run=True)
    assert counts() == before
    assert dry.lines() == files.load().lines()


def test_interrupted_it_leaves_nothing_behind(files: Files) -> None:
    interruption = Interruption()
    with pytest.raises(KeyboardInterrupt):
        import_openstack_governance(files.folder, progress=interruption)
    assert interruption.left_nothing


def test_every_fault_is_told_and_nothing_is_written(files: Files) -> None:
    files.edit("projects", "https://wiki.example.org/Nova", "wiki")
    files.edit("legacy", "2020-12-14", "in winter")
    before = counts()
    with pytest.raises(Refused) as refused:
        files.load()
    assert counts() == before
    assert [fault.place.line for fault in refused.value.faults] == [3, 14]


def test_nothing_private_is_in_the_catalogue(files: Files, drawn: None, tmp_path: Path) -> None:
    files.load()
    export_native(tmp_path / "out")
    told = "".join(texts(tmp_path / "out").values())
    assert "Ada Berg" in told
    assert not [private for private in PRIVATE if private in told]


def test_what_was_imported_leaves_and_comes_back_in_the_native_format(
    files: Files, drawn: None, tmp_path: Path
) -> None:
    files.load()
    export_native(tmp_path / "out")
    emptied()
    import_native(tmp_path / "out")
    export_native(tmp_path / "again")
    assert texts(tmp_path / "again") == texts(tmp_path / "out")
    assert written(files.load()) == 0


def test_rules_tell_which_entries_of_the_map_point_at_a_team_that_is_gone(
    files: Files, drawn: None
) -> None:
    files.load()
    told = {
        (each.rule, str(each.severity), each.subject.slug): each.message
        for each in findings("2026-11-01")
        if each.rule in ("map-entries-have-a-body", "stewards-are-there")
    }
    gone = told.pop(("map-entries-have-a-body", "notice", "karbor"))
    assert gone.startswith("“Karbor team” decided for it last, and was dissolved on 14 December")
    # The list of the retired says nothing of it, so the map still has it with the team.
    going_on = told.pop(("stewards-are-there", "error", "wagon"))
    assert going_on.startswith(
        "“Loci team” decides technically, and was dissolved on 21 April 2020"
    )
    assert told == {}


def test_next_lead_follows_the_last(files: Files) -> None:
    files.load()
    files.edit("projects", "name: Ada Berg", "name: Otto Park").changed_on("2027-03-01").load()
    terms = Term.objects.filter(seat_class__body__slug="openstack-nova-team", role="lead")
    assert [(term.person.name, term.observed_on, term.until) for term in terms] == [
        *[("Ada Berg", "2026-08-08", "2027-03-01"), ("Otto Park", "2027-03-01", "")],
    ]
    assert written(files.load()) == 0


def test_lists_and_map_may_come_in_either_order(files: Files, tmp_path: Path) -> None:
    files.load()
    file = tmp_path / "map.yaml"
    file.write_text(MAP)
    import_openstack_map(file)
    assert Body.objects.filter(slug__contains="nova").count() == 1
    files.load()
    assert StageChange.objects.filter(project__slug="karbor").latest("changed_on").stage.slug == (
        "retired"
    )
    assert written(files.load()) == 0


def test_queries_of_an_import_that_changes_nothing_do_not_grow_with_the_catalogue(
    files: Files,
) -> None:
    def grown(times: int) -> int:
        for _each in range(times):
            factories.stewardship(project=factories.stage_change().project)
            factories.link(project=factories.relation().project)
            factories.term()
            factories.reporting_line()
            factories.tag()
        with CaptureQueriesContext(connection) as captured:
            files.load()
        return len(captured)

    files.load()
    assert grown(1) == grown(9)


def test_format_is_known_by_its_name() -> None:
    assert IMPORTS["openstack-governance"].run is import_openstack_governance


@pytest.mark.slow
def test_starter_catalogue_knows_the_teams_and_nothing_of_it_is_wiped(
    files: Files, tmp_path: Path
) -> None:
    import_native(STARTER)
    export_native(tmp_path / "before")
    before = texts(tmp_path / "before")
    report = files.load()
    assert report.counts["bodies"]["created"] == 1  # the group for tools, which is our own
    assert report.counts["projects"]["created"] == 0
    export_native(tmp_path / "after")
    after = texts(tmp_path / "after")
    lost = {
        name: {*text.splitlines()} - {*after[name].splitlines()} for name, text in before.items()
    }
    assert {name: lines for name, lines in lost.items() if lines} == {}
    assert written(files.load()) == 0
