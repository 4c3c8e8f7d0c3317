"""The files of the map are read with their lines, and what is wrong is told."""

from pathlib import Path

from catalogue.exchange.openstack.leftovers import NO_PLACE, Leftovers
from catalogue.exchange.openstack_map.reading import read_sheets
from tests.catalogue.exchange.openstack_map.conftest import SAMPLE, Files

ADDRESS = "an address that begins with https:// or http://"
TWICE = "stands here a second time; first at"


def told(files: Files) -> list[str]:
    found = sorted(set(files.read().faults))
    return [str(fault).replace(f"{files.folder}/", "") for fault in found]


def test_tabs_categories_and_components_are_in_the_order_of_the_files(files: Files) -> None:
    sheets = files.read()
    assert (sheets.faults, sheets.complete) == ([], True)
    assert [tab.name for tab in sheets.tabs] == [
        *("Cloud services", "Add-ons", "Bridges for adjacent tech", "Deployment tools", "SDKs"),
    ]
    assert [category.name for category in sheets.tabs[0].categories] == [
        *("Compute", "Shared services", "Harbour works"),
    ]
    assert [component.name for component in sheets.components] == [
        *("nova", "keystone", "glance", "EC2API", "quay-side", "gangway", "crane", "openstacksdk"),
    ]


def test_component_has_everything_that_is_said_of_it(files: Files) -> None:
    nova, keystone, *_others, crane, _sdk = files.read().components
    assert (nova.title, nova.team, nova.since) == ("Servers", "nova", "Austin")
    assert (nova.dependencies, nova.see_also) == (["keystone", "glance"], ["crane"])
    assert nova.dependencies[1].place.line == 27
    assert (nova.video.url, nova.video.label) == (
        *("https://www.youtube.com/watch?v=abc123", "What is new"),
    )
    assert keystone.support_teams == ["i18n", "documentation"]
    assert (crane.download.url, crane.download.label) == (
        *("https://packages.example.org/crane", "Crane packages"),
    )
    assert [(link.label, link.url) for link in crane.links] == [
        ("The yard", "https://yard.example.org/"),
        ("The way from the yard", "https://yard.example.org/way"),
    ]


def test_what_has_no_place_is_left_over_with_its_lines(files: Files) -> None:
    files.edit("sdks", "name: openstacksdk", "name: openstacksdk\n            licence: free")
    files.read()
    assert files.left == [
        "deployment_tools.yaml:3: “hide-subtabs” has no place in the catalogue; in 1 line: 3",
        "deployment_tools.yaml:2: “name” has no place in the catalogue; in 1 line: 2",
        "openstack_components.yaml:2: “name” has no place in the catalogue; in 1 line: 2",
        f"openstack_components.yaml:33: “video: desc” {NO_PLACE}; in 1 line: nova (33)",
        f"sdks.yaml:13: “licence” {NO_PLACE}; in 1 line: openstacksdk (13)",
        "sdks.yaml:2: “name” has no place in the catalogue; in 1 line: 2",
    ]


def test_every_fault_is_told_at_once_with_its_line(files: Files) -> None:
    files.edit("openstack_components", "            title: Servers\n", "")
    files.edit("openstack_components", "- name: keystone", "- nom: keystone")
    files.edit("openstack_components", "https://docs.example.org/glance/latest/", "the docs")
    files.edit("openstack_components", "name: gangway", "name: ec2-api")
    files.edit("deployment_tools", "category: Frameworks", "category:")
    files.edit("sdks", "            project-team: OpenStackSDK", "            depends: [nova]")
    assert told(files) == [
        "deployment_tools.yaml:12: “category” is missing",
        "openstack_components.yaml:14: “title” is missing",
        "openstack_components.yaml:38: “name” is missing",
        f"openstack_components.yaml:52: “docs-url” must be {ADDRESS}, not “the docs”",
        f"openstack_components.yaml:92: “ec2-api” {TWICE} openstack_components.yaml:61",
        "sdks.yaml:12: “project-team” is missing",
    ]


def test_one_file_may_come_alone_under_any_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text((SAMPLE / "sdks.yaml").read_text())
    sheets = read_sheets(file, Leftovers())
    assert [component.name for component in sheets.components] == ["openstacksdk"]


def test_other_files_are_told_and_not_read(files: Files) -> None:
    (files.folder / "other.yaml").write_text("a: b")
    (files.folder / ".zuul.yaml").write_text("- a")
    assert files.read().faults == []
    wanted = "openstack_components.yaml, deployment_tools.yaml, sdks.yaml"
    assert files.left[-1] == f"other.yaml:0: not read; the files are {wanted}"


def test_folder_without_the_files_says_which_are_wanted(tmp_path: Path) -> None:
    sheets = read_sheets(tmp_path, Leftovers())
    assert not sheets.complete
    [fault] = sheets.faults
    assert "none of openstack_components.yaml, deployment_tools.yaml, sdks.yaml" in fault.message


def test_file_that_cannot_be_read_makes_the_reading_incomplete(files: Files) -> None:
    files.edit("sdks", "name: SDKs\ntabs", "name: [SDKs\ntabs")
    sheets = files.read()
    assert not sheets.complete
    assert len(sheets.faults) == 1
