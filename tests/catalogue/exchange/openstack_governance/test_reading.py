"""The lists of governance are read with their lines, without what is nobody's business."""

from pathlib import Path

import pytest

from catalogue.exchange.openstack.leftovers import NICKS, NO_PLACE, PRIVATE, Leftovers
from catalogue.exchange.openstack_governance.reading import read_lists
from tests.catalogue.exchange.openstack_governance.conftest import SAMPLE, Files


def test_teams_and_groups_are_in_the_order_of_the_lists(files: Files) -> None:
    lists = files.read()
    assert (lists.faults, lists.complete) == ([], True)
    assert [(team.name, team.legacy, team.partial) for team in lists.teams] == [
        *[("nova", False, False), ("OpenStackSDK", False, False), ("ironic", False, False)],
        *[("karbor", True, False), ("ironic", True, True), ("Telemetry", True, True)],
        ("loci", True, False),
    ]
    assert [(group.name, group.status) for group in lists.groups] == [
        *[("Bare Metal", "active"), ("Tools", "advisory"), ("Containers", "archived")],
    ]


def test_people_are_their_names(files: Files) -> None:
    nova, sdk, ironic, karbor, *_others = files.read().teams
    assert (nova.lead, nova.appointed) == ("Ada Berg", ["2026.2"])
    assert nova.liaisons == {"release": ["Ben Chan"]}
    assert (sdk.lead, ironic.lead) == ("", None)
    assert ironic.liaisons == {"release": ["Cleo Diaz"], "security": ["Cleo Diaz", "Dan Eng"]}
    assert karbor.lead == "Finn Gupta"


def test_appointments_may_stand_beside_the_lead_as_well(files: Files) -> None:
    files.edit("projects", "  service: Compute service", "  appointed:\n    - zed")
    assert files.read().teams[0].appointed == ["zed", "2026.2"]


def test_deliverables_have_what_is_said_of_them(files: Files) -> None:
    nova = files.read().teams[0].deliverables[0]
    assert (nova.name, nova.repos, nova.docs, nova.api) == (
        *("nova", ["openstack/nova"], "https://docs.example.org/nova/latest/"),
        "https://docs.example.org/api/compute/",
    )
    assert nova.tags == ["vulnerability:managed", "assert:supports-upgrade"]
    bifrost = files.read().teams[2].deliverables[1]
    assert (bifrost.deprecated, bifrost.deprecated.place.line) == ("zed", 78)


def test_deliverables_may_be_a_list_of_mappings_or_empty(files: Files) -> None:
    files.edit("legacy", "ironic:\n  partial: yes\n", "RefStack:\n  retired-on: 2018\n")
    files.edit(
        "legacy",
        "  service: Bare metal\n  deliverables:\n",
        "  deliverables: []\nx:\n  deliverables:\n",
    )
    teams = files.read().teams
    assert [(team.name, len(team.deliverables)) for team in teams[4:7]] == [
        *[("RefStack", 0), ("x", 1), ("Telemetry", 1)],
    ]


def test_page_named_without_a_site_is_beside_the_list(files: Files) -> None:
    tools = files.read().groups[1]
    assert tools.url == "https://governance.openstack.org/sigs/tools-sig.html"


def test_addresses_are_taken_out_of_prose(files: Files) -> None:
    nova = files.read().teams[0]
    assert nova.mission == "To hand out servers. Questions go to … or the channel."


def test_address_in_place_of_a_name_is_nobody(files: Files) -> None:
    files.edit("projects", "name: Ben Chan", "name: ben@example.org")
    assert files.read().teams[0].liaisons == {"release": []}
    assert f"projects.yaml:22: “name” {PRIVATE}; in 1 line: nova (22)" in files.left


def test_what_is_not_taken_is_left_over_with_its_lines_and_never_repeated(files: Files) -> None:
    files.read()
    left = files.left
    lines = "nova (6), nova (24), OpenStackSDK (44), ironic (62), ironic (66), ironic (69)"
    assert f"projects.yaml:6: “email” {PRIVATE}; in 6 lines: {lines}" in left
    assert f"projects.yaml:9: “irc-channel” {NO_PLACE}; in 1 line: nova (9)" in left
    assert f"projects.yaml:18: “liaisons: tc_members” {NICKS}; in 1 line: nova (18)" in left
    assert f"projects.yaml:82: “extra-acs” {PRIVATE}; in 1 line: ironic (82)" in left
    assert f"projects.yaml:11: “mission: an e-mail address” {PRIVATE}; in 1 line: nova (11)" in left
    assert "projects.yaml:42: nobody leads “OpenStackSDK” or speaks for it here" in left
    assert not [line for line in left if "@" in line or "Eva" in line or "ada_nick" in line]


def test_every_fault_is_told_at_once_with_its_line(files: Files) -> None:
    files.edit("projects", "    name: Ada Berg\n", "")
    files.edit("projects", "https://wiki.example.org/SDK", "the wiki")
    files.edit(
        "projects", "    openstacksdk:\n      repos:\n        - openstack/", "    sdk:\n    # "
    )
    files.edit("legacy", "2020-12-14", "2020-14-12")
    files.edit("sigs/sigs", "  scope: To keep", "  scoop: To keep")
    found = sorted(set(files.read().faults))
    told = [str(fault).removeprefix(f"{files.folder}/") for fault in found]
    unusable = "has a value that cannot be used: “2020-14-12” is not a day of the calendar"
    address = "must be an address that begins with https:// or http://"
    assert told == [
        f"legacy.yaml:3: “retired-on” {unusable}",
        "projects.yaml:4: “name” is missing",
        f"projects.yaml:46: “url” {address}, not “the wiki”",
        "projects.yaml:51: “sdk” must be a mapping of keys; it has nothing behind it",
        "sigs/sigs.yaml:21: “scoop” is no key of this format; did you mean “scope”?",
    ]


@pytest.mark.parametrize("place", ["", "reference", "reference/sigs"])
def test_lists_are_found_where_the_repository_has_them(place: str, tmp_path: Path) -> None:
    folder = tmp_path / place
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sigs.yaml").write_text((SAMPLE / "sigs" / "sigs.yaml").read_text())
    lists = read_lists(tmp_path, Leftovers())
    assert [group.name for group in lists.groups] == ["Bare Metal", "Tools"]


def test_list_that_comes_alone_is_known_by_its_name(files: Files) -> None:
    lists = read_lists(files.folder / "legacy.yaml", Leftovers())
    assert {team.legacy for team in lists.teams} == {True}
    other = files.folder / "teams.yaml"
    other.write_text("")
    lists = read_lists(other, Leftovers())
    assert not lists.complete
    wanted = "projects.yaml, legacy.yaml, sigs.yaml, archived-sigs.yaml, completed-sigs.yaml"
    assert [fault.message for fault in lists.faults] == [f"none of {wanted} is here"]
