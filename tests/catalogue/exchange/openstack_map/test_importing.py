"""The files of the map come into a catalogue, empty or full, all of them or nothing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.exchange.formats import IMPORTS
from catalogue.exchange.native.applying import import_native
from catalogue.exchange.native.writing import export_native
from catalogue.exchange.openstack_map.importing import import_openstack_map
from catalogue.exchange.report import Refused
from catalogue.models import Map, MapEntry, Project, ProjectLink, Relation, Stewardship
from catalogue.rules import findings
from governance.models import Body
from tests import factories
from tests.catalogue.exchange.folders import Interruption, written
from tests.catalogue.exchange.native.conftest import texts
from tests.catalogue.exchange.openstack_map.conftest import Files
from tests.rows import counts, emptied

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "report.txt"
STARTER = settings.BASE_DIR / "catalogue" / "data"


def test_report_says_what_became_of_each_row_and_key(files: Files) -> None:
    lines = [line.removeprefix(f"{files.folder}/") for line in files.load().lines()]
    assert "\n".join(lines) + "\n" == GOLDEN.read_text()


def test_importing_again_changes_nothing(files: Files) -> None:
    first = files.load()
    before = counts()
    assert (written(first) > 0, written(files.load())) == (True, 0)
    assert counts() == before


def test_dry_run_reports_the_same_and_writes_nothing(files: Files) -> None:
    before = counts()
    dry = files.load(dry_run=True)
    assert counts() == before
    assert dry.lines() == files.load().lines()


def test_every_fault_of_form_and_of_content_is_told_and_nothing_is_written(files: Files) -> None:
    files.edit("openstack_components", "            title: Servers\n", "")
    files.edit("openstack_components", "              - crane\n", "              - submarine\n")
    files.edit("sdks", "title: Library for Python", f"title: {'a' * 121}")
    files.edit("deployment_tools", "name: crane", "name: crane\n            depends-on: nova")
    before = counts()
    with pytest.raises(Refused) as refused:
        files.load()
    assert counts() == before
    told = [str(fault).removeprefix(f"{files.folder}/") for fault in refused.value.faults]
    assert [line.partition(" ")[0] for line in told] == [
        *("openstack_components.yaml:14:", "openstack_components.yaml:28:", "sdks.yaml:13:"),
    ]


def test_component_that_stands_twice_is_one_fault(files: Files) -> None:
    files.edit("sdks", "name: openstacksdk", "name: crane")
    with pytest.raises(Refused) as refused:
        files.load()
    [fault] = refused.value.faults
    assert "“crane” stands here a second time; first at" in fault.message


def test_interrupted_it_leaves_nothing_behind(files: Files) -> None:
    interruption = Interruption()
    with pytest.raises(KeyboardInterrupt):
        import_openstack_map(files.folder, progress=interruption)
    assert interruption.left_nothing


def test_map_is_drawn_and_projects_have_pages(files: Files, client: Client) -> None:
    files.load()
    drawn = client.get("/maps/openstack/").content.decode()
    assert all(text in drawn for text in ("Cloud services", "Virtual machines", "EC2API", "Crane"))
    page = client.get("/projects/nova/").content.decode()
    assert all(text in page for text in ("Servers", "Keystone", "Nova team", "21 October 2010"))


def test_what_was_imported_leaves_and_comes_back_in_the_native_format(
    files: Files, tmp_path: Path
) -> None:
    files.load()
    export_native(tmp_path / "out")
    emptied()
    import_native(tmp_path / "out")
    export_native(tmp_path / "again")
    assert texts(tmp_path / "again") == texts(tmp_path / "out")
    assert written(files.load()) == 0


def test_curator_who_moves_and_rewords_is_left_in_peace(files: Files) -> None:
    files.load()
    entry = MapEntry.objects.get(project__slug="nova")
    entry.category = MapEntry.objects.get(project__slug="keystone").category
    entry.save()
    nova = Project.objects.get(slug="nova")
    nova.slug, nova.name, nova.role = "compute", "Compute", "Servers of every sort"
    nova.save()
    Stewardship.objects.filter(project=nova).update(since="2010", until="2020")
    before = counts()
    assert written(files.load()) == 0
    assert counts() == before


def test_later_file_adds_what_is_new_at_the_end(files: Files) -> None:
    files.load()
    again = (
        "          - name: quay-side\n            title: A\n            desc: B\n"
        "            project-team: nova\n            see-also: [pier]\n\n"
        "          - name: pier\n            title: C\n            desc: D\n"
        "            project-team: nova\n            docs-url: https://docs.example.org/pier/\n"
    )
    text = (files.folder / "openstack_components.yaml").read_text()
    start, end = text.index("          - name: quay-side"), text.index("  - name: Bridges")
    (files.folder / "openstack_components.yaml").write_text(f"{text[:start]}{again}\n{text[end:]}")
    files.load()
    entries = MapEntry.objects.filter(category__slug="compute-add-ons")
    assert [(entry.position, entry.project.slug) for entry in entries] == [
        (0, "quay-side"),
        (1, "pier"),
    ]
    relation = Relation.objects.get(project__slug="quay-side", target__slug="pier")
    assert relation.kind == "works_with"
    assert Relation.objects.filter(project__slug="quay-side", target__slug="nova").exists()


def test_team_that_is_gone_is_told_of_the_entries_that_point_at_it(files: Files) -> None:
    files.load()
    Body.objects.filter(slug="openstack-ec2api-team").update(dissolved_on="2024-05-10")
    [found] = [each for each in findings("2026-08-01") if each.severity == "error"]
    assert (found.rule, found.subject.slug) == ("stewards-are-there", "ec2api")
    assert "“EC2API team”" in found.message
    assert "1 entry on a map" in found.message


def queries(files: Files) -> int:
    with CaptureQueriesContext(connection) as captured:
        files.load()
    return len(captured)


def test_queries_of_an_import_that_changes_nothing_do_not_grow_with_the_catalogue(
    files: Files,
) -> None:
    files.load()
    few = queries(files)
    for _many in range(9):
        factories.stewardship()
        factories.entry(project=factories.relation().project)
        factories.link(project=factories.stage_change().project)
    assert queries(files) == few


def test_format_is_known_by_its_name() -> None:
    assert IMPORTS["openstack-map"].run is import_openstack_map


@pytest.mark.slow
def test_starter_catalogue_knows_everything_and_nothing_of_it_is_wiped(tmp_path: Path) -> None:
    """What the catalogue that ships knows stands; what is new joins it where it belongs."""
    import_native(STARTER)
    before = texts_of_projects(tmp_path / "before")
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "openstack_components.yaml").write_text(STARTER_SAMPLE)
    report = import_openstack_map(folder)
    created = {kind: rows["created"] for kind, rows in report.counts.items() if rows["created"]}
    new = ("projects", "links", "stage changes", "stewardships", "entries")
    assert created == dict.fromkeys(new, 1)
    assert report.total("changed") == 0
    after = texts_of_projects(tmp_path / "after")
    assert {name for name in after if after[name] != before.get(name)} == {
        *("maps/openstack.yaml", "projects/ec2-api.yaml", "projects/telemetry-alarms.yaml"),
    }
    assert {*before["maps/openstack.yaml"].splitlines()} <= {
        *after["maps/openstack.yaml"].splitlines()
    }
    alarms = MapEntry.objects.get(project__slug="telemetry-alarms")
    assert (alarms.category.slug, alarms.position) == ("application-lifecycle", 4)
    assert ProjectLink.objects.get(kind="video", project__slug="ec2-api").label == "A film"
    assert Map.objects.get(slug="openstack").regions.count() == 5


def texts_of_projects(folder: Path) -> dict[str, str]:
    export_native(folder)
    return texts(folder)


STARTER_SAMPLE = """\
tabs:
  - name: OpenStack services
    map-bucket: openstack
    categories:
      - category: API proxies
        components:
          - name: EC2API
            title: Another interface
            docs-url: https://docs.openstack.org/ec2-api/latest/
            desc: Something else than the catalogue says.
            project-team: ec2api
            since: Rocky
            dependencies: [keystone, nova, neutron, cinder, glance]
            video: {id: abc, title: A film}
      - category: Application life cycle
        components:
          - name: Telemetry-Alarms
            title: Alarms
            desc: Watches.
            project-team: Telemetry
"""
