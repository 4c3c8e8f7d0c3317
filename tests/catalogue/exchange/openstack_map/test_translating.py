"""The map's files become rows of the native format; no database is asked."""

from typing import Any

from catalogue.exchange.openstack.stored import Stored, stored_of
from tests.catalogue.exchange.openstack_map.conftest import Files
from tests.catalogue.exchange.plain import faults, named, plain

MAP = "https://opendev.org/osf/openstack-map"


class TestProjects:
    def test_component_becomes_a_project_with_what_it_needs_and_who_decides(
        self, files: Files
    ) -> None:
        nova = named(files.translate(), "projects")["nova"]
        assert nova == {
            "slug": "nova",
            "name": "Nova",
            "kind": "service",
            "parent": "openstack",
            "role": "Servers",
            "summary": "Hands out virtual servers.",
            "description": "They are started, stopped and moved by those who use them, on "
            "whatever hosts the operator has. Much of the work is left to its neighbours, which "
            "it asks for images, networks and names. The rest is in drivers.",
            "first_release": "austin",
            "source_url": MAP,
            "links": [
                {"kind": "documentation", "url": "https://docs.example.org/nova/latest/"},
                {
                    "kind": "video",
                    "url": "https://www.youtube.com/watch?v=abc123",
                    "label": "What is new",
                },
            ],
            "stage_changes": [
                {
                    "stage": "active",
                    "changed_on": "2010-10-21",
                    "note": "Date of Austin, the first release the OpenStack map gives.",
                    "source_url": "https://opendev.org/openstack/releases",
                }
            ],
            "relations": [
                {"kind": "requires", "target": "keystone", "source_url": MAP},
                {"kind": "requires", "target": "glance", "source_url": MAP},
                {"kind": "works_with", "target": "crane", "source_url": MAP},
            ],
            "stewardships": [
                {"body": "openstack-nova-team", "capacity": "technical", "source_url": MAP}
            ],
        }

    def test_box_of_the_drawing_says_what_kind_a_project_is(self, files: Files) -> None:
        kinds = {slug: row["kind"] for slug, row in named(files.translate(), "projects").items()}
        services = dict.fromkeys(("nova", "keystone", "glance", "ec2api", "quay-side"), "service")
        others = {"openstack": "project", "gangway": "bridge", "crane": "tool"}
        assert kinds == services | others | {"openstacksdk": "sdk"}

    def test_links_are_called_what_the_files_call_them(self, files: Files) -> None:
        projects = named(files.translate(), "projects")
        links = {
            slug: [(link["kind"], link.get("label")) for link in projects[slug]["links"]]
            for slug in ("crane", "openstacksdk", "ec2api")
        }
        assert links == {
            "crane": [
                *[("documentation", "Handbook"), ("releases", "Crane packages")],
                *[("other", "The yard"), ("other", "The way from the yard")],
            ],
            "openstacksdk": [("documentation", None), ("repository", None)],
            "ec2api": [("wiki", None)],
        }

    def test_address_that_is_linked_twice_is_told(self, files: Files) -> None:
        files.edit(
            "deployment_tools", "https://yard.example.org/\n", "https://docs.example.org/crane\n"
        )
        assert len(named(files.translate(), "projects")["crane"]["links"]) == 3
        assert (
            "deployment_tools.yaml:24: “links” has an address that is linked already; "
            "in 1 line: crane (24)" in files.left
        )

    def test_without_a_first_release_it_is_active_since_a_day_not_known(self, files: Files) -> None:
        glance = named(files.translate(), "projects")["glance"]
        assert glance["stage_changes"] == [{"stage": "active", "source_url": MAP}]
        assert "first_release" not in glance

    def test_reference_that_leads_nowhere_is_a_fault_with_what_may_be_meant(
        self, files: Files
    ) -> None:
        files.edit("openstack_components", "              - glance\n", "              - glence\n")
        files.edit("openstack_components", "              - crane\n", "              - submarine\n")
        wrong = "is no component of these files and no project of the catalogue"
        assert faults(files.translate()) == [
            f"openstack_components.yaml:27: “glence” {wrong}; did you mean “glance”?",
            f"openstack_components.yaml:29: “submarine” {wrong}",
        ]

    def test_reference_to_a_project_of_the_catalogue_is_right(self, files: Files) -> None:
        files.edit("openstack_components", "              - crane\n", "              - Submarine\n")
        stored = stored_of(
            {"projects": [{"slug": "sub", "name": "Sub", "former_names": [{"name": "submarine"}]}]}
        )
        reading = files.translate(stored)
        assert faults(reading) == []
        assert named(reading, "projects")["nova"]["relations"][2]["target"] == "sub"

    def test_spelling_of_a_reference_does_not_matter(self, files: Files) -> None:
        files.edit("openstack_components", "              - crane\n", "              - ec2-api\n")
        relations = named(files.translate(), "projects")["nova"]["relations"]
        assert relations[2]["target"] == "ec2api"


class TestTeams:
    def test_every_team_becomes_a_body_once(self, files: Files) -> None:
        bodies = named(files.translate(), "bodies")
        assert {slug: row["name"] for slug, row in bodies.items()} == {
            "openstack-nova-team": "Nova team",
            "openstack-keystone-team": "Keystone team",
            "openstack-i18n-team": "I18n team",
            "openstack-documentation-team": "Documentation team",
            "openstack-glance-team": "Glance team",
            "openstack-ec2api-team": "EC2API team",
            "openstack-gangway-team": "Gangway team",
            "openstack-crane-team": "OpenStack Crane team",
            "openstack-sdk-team": "OpenStackSDK team",
        }
        assert {row["kind"] for row in bodies.values()} == {"team"}

    def test_team_that_supports_is_no_component_and_decides_nothing(self, files: Files) -> None:
        reading = files.translate()
        support = named(reading, "bodies")["openstack-i18n-team"]
        assert support["note"] == "Named as a team that supports keystone."
        keystone = named(reading, "projects")["keystone"]
        assert [row["body"] for row in keystone["stewardships"]] == ["openstack-keystone-team"]
        assert "i18n" not in named(reading, "projects")

    def test_team_that_is_there_is_found_and_what_it_supports_is_told(self, files: Files) -> None:
        teams = [
            {"slug": "the-translators", "name": "I18n team", "kind": "team"},
            {"slug": "sdk-people", "name": "OpenStack SDK team", "kind": "team"},
            {"slug": "openstack-glance-sig", "name": "Glance SIG", "kind": "sig"},
        ]
        reading = files.translate(stored_of({"bodies": teams}))
        assert "openstack-i18n-team" not in named(reading, "bodies")
        assert "openstack-glance-team" in named(reading, "bodies")
        [row] = named(reading, "projects")["openstacksdk"]["stewardships"]
        assert row["body"] == "sdk-people"
        assert any("“support-teams” has no place" in line for line in files.left)


class TestVocabulary:
    def test_all_stages_are_made_where_there_are_none(self, files: Files) -> None:
        stages = named(files.translate(), "stages")
        assert len(stages) == 9
        assert stages["active"]["next_stages"] == [
            *("deprecated", "inactive", "maintenance", "retired"),
        ]

    def test_missing_stage_joins_those_of_another_foundation(self, files: Files) -> None:
        stored = stored_of({"stages": [{"slug": "retired", "name": "Retired"}]})
        [active] = plain(files.translate(stored).rows["stages"])
        assert (active["slug"], active["next_stages"]) == ("active", ["retired"])

    def test_stage_of_that_name_is_used(self, files: Files) -> None:
        stored = stored_of({"stages": [{"slug": "in-use", "name": "Active"}]})
        reading = files.translate(stored)
        assert plain(reading.rows["stages"]) == []
        [change] = named(reading, "projects")["glance"]["stage_changes"]
        assert change["stage"] == "in-use"

    def test_release_is_found_by_series_or_identifier(self, files: Files) -> None:
        files.edit("openstack_components", "since: Essex", "since: 2023.1")
        known = [{"slug": "austin", "series": "Austin", "released_on": "2010"}]
        reading = files.translate(stored_of({"releases": known}))
        assert [*named(reading, "releases")] == ["antelope", "rocky"]
        projects = named(reading, "projects")
        assert projects["keystone"]["first_release"] == "antelope"
        assert projects["nova"]["stage_changes"][0]["changed_on"] == "2010"

    def test_unknown_release_is_made_and_a_slip_is_a_fault(self, files: Files) -> None:
        files.edit("openstack_components", "since: Essex", "since: Quetzal")
        files.edit("openstack_components", "since: Rocky", "since: Rokcy")
        reading = files.translate()
        assert named(reading, "releases")["quetzal"] == {"slug": "quetzal", "series": "Quetzal"}
        wrong = "no release series is called “Rokcy”; did you mean “Rocky”?"
        assert faults(reading) == [f"openstack_components.yaml:68: {wrong}"]


class TestMap:
    def regions(self, files: Files, stored: Stored | None = None) -> dict[str, Any]:
        [row] = plain(files.translate(stored).rows["maps"])
        return {region["slug"]: region for region in row.get("regions", [])}

    def test_buckets_are_regions_where_the_drawing_has_them(self, files: Files) -> None:
        regions = self.regions(files)
        assert [(slug, row["placement"], row["name"]) for slug, row in regions.items()] == [
            ("openstack", "centre", "Cloud services"),
            ("openstack-user", "left", "SDKs"),
            ("openstack-adjacent-enablers", "left", "Bridges for adjacent tech"),
            ("openstack-lifecycle-management", "bottom", "Deployment tools"),
            ("add-ons", "right", "Add-ons"),
        ]
        title = "What users of the cloud reach through its interfaces."
        assert regions["openstack"]["title"] == title

    def test_categories_stand_in_the_rows_and_tones_of_the_drawing(self, files: Files) -> None:
        categories = self.regions(files)["openstack"]["categories"]
        assert [(each["slug"], each["row"], each.get("tone")) for each in categories] == [
            ("compute", "3", "infrastructure"),
            ("shared-services", "5", "platform"),
            ("harbour-works", "6", None),
        ]

    def test_entries_have_the_slot_and_the_weight_of_the_drawing(self, files: Files) -> None:
        compute, shared, harbour = self.regions(files)["openstack"]["categories"]
        assert compute["entries"] == [
            {"project": "nova", "label": "Virtual machines", "core": "true"}
        ]
        assert [each["project"] for each in shared["entries"]] == ["keystone", "glance"]
        assert harbour["entries"] == [{"project": "ec2api"}]

    def test_prelude_is_cut_at_a_sentence_and_that_is_told(self, files: Files) -> None:
        long = "Tools that install. " + "They take their time over it and let nobody rest. " * 4
        files.edit("deployment_tools", "Tools that install.", long)
        title = self.regions(files)["openstack-lifecycle-management"]["title"]
        assert title.startswith("Tools that install. They take")
        assert len(title) < 200
        assert any("“prelude” is longer than the line" in line for line in files.left)

    def test_categories_of_one_name_in_two_tabs_are_two(self, files: Files) -> None:
        files.edit("deployment_tools", "category: Frameworks", "category: Compute")
        region = self.regions(files)["openstack-lifecycle-management"]
        [category] = region["categories"]
        assert category["slug"] == "openstack-lifecycle-management-compute"

    def test_what_stands_on_the_map_stays_where_it_is(self, files: Files) -> None:
        regions = self.regions(files, stored_of(STORED))
        assert [*regions] == [
            *("left-hand", "openstack", "add-ons", "openstack-adjacent-enablers"),
            *("openstack-lifecycle-management", "openstack-user"),
        ]
        assert regions["left-hand"] == {"slug": "left-hand"}
        assert regions["openstack"] == {
            "slug": "openstack",
            "categories": [
                {"slug": "web"},
                {"slug": "shared", "entries": [{"project": "keystone"}, GLANCE]},
                {
                    "slug": "harbour-works",
                    "name": "Harbour works",
                    "row": "5",
                    "entries": [{"project": "ec2api"}],
                },
            ],
        }
        assert (
            "openstack_components.yaml:11: “category” says otherwise than the catalogue, which "
            "is left as it is; in 1 line: nova (11)" in files.left
        )

    def test_map_with_everything_on_it_is_left_alone(self, files: Files) -> None:
        entries = [{"project": slug} for slug in named(files.translate(), "projects")]
        category = {"slug": "all", "name": "All", "entries": entries}
        region = {"slug": "one", "name": "One", "placement": "centre", "categories": [category]}
        projects = [{"slug": each["project"], "kind": "service"} for each in entries]
        stored = stored_of(
            {
                "projects": projects,
                "maps": [{"slug": "openstack", "name": "Mine", "regions": [region]}],
            }
        )
        assert plain(files.translate(stored).rows["maps"]) == [{"slug": "openstack"}]


GLANCE = {"project": "glance", "core": "true"}
STORED: dict[str, Any] = {
    "maps": [
        {
            "slug": "openstack",
            "name": "OpenStack map",
            "regions": [
                {"slug": "left-hand", "name": "Left hand", "placement": "left"},
                {
                    "slug": "openstack",
                    "name": "OpenStack",
                    "placement": "centre",
                    "categories": [
                        {"slug": "web", "name": "Web", "entries": [{"project": "nova"}]},
                        {
                            "slug": "shared",
                            "name": "Shared services",
                            "row": 4,
                            "entries": [{"project": "keystone"}],
                        },
                    ],
                },
            ],
        }
    ],
    "projects": [{"slug": "nova", "kind": "service"}, {"slug": "keystone", "kind": "service"}],
}


class TestWhatTheCatalogueSaysStands:
    KNOWN: dict[str, Any] = {
        "slug": "compute",
        "name": "Nova",
        "kind": "project",
        "role": "Virtual machines",
        "summary": "Written by a curator.",
        "first_release": "austin",
        "links": [
            {"kind": "homepage", "url": "https://example.org/"},
            {"kind": "documentation", "url": "https://docs.example.org/other/"},
        ],
        "stage_changes": [{"stage": "retired", "changed_on": "2020"}],
        "relations": [{"kind": "requires", "target": "keystone", "since": "2012", "until": "2014"}],
        "stewardships": [{"body": "somebody", "capacity": "technical"}],
    }

    def translated(self, files: Files, **changed: Any) -> dict[str, Any]:
        releases = [{"slug": "austin", "series": "Austin"}]
        stored = stored_of({"projects": [{**self.KNOWN, **changed}], "releases": releases})
        return named(files.translate(stored), "projects")["compute"]

    def test_nothing_a_curator_wrote_is_replaced(self, files: Files) -> None:
        assert self.translated(files) == {
            "slug": "compute",
            "links": [
                {"kind": "homepage", "url": "https://example.org/"},
                {"kind": "documentation", "url": "https://docs.example.org/other/"},
                {
                    "kind": "video",
                    "url": "https://www.youtube.com/watch?v=abc123",
                    "label": "What is new",
                },
            ],
            "relations": [
                {"kind": "requires", "target": "keystone", "since": "2012"},
                {"kind": "requires", "target": "glance", "source_url": MAP},
                {"kind": "works_with", "target": "crane", "source_url": MAP},
            ],
        }
        otherwise = "says otherwise than the catalogue, which is left as it is; in 1 line: nova"
        told = [line.partition(": ")[2] for line in files.left if otherwise in line]
        assert told == [
            f"“desc” {otherwise} (18)",
            f"“docs-url” {otherwise} (17)",
            f"“project-team” {otherwise} (23)",
            f"“title” {otherwise} (15)",
        ]

    def test_what_is_empty_is_filled(self, files: Files) -> None:
        empty = dict.fromkeys(("role", "summary", "first_release"), "")
        filled = self.translated(files, **empty, links=[], stage_changes=[], stewardships=[])
        assert filled["role"] == "Servers"
        assert filled["summary"] == "Hands out virtual servers."
        assert filled["first_release"] == "austin"
        assert [link["kind"] for link in filled["links"]] == ["documentation", "video"]
        assert filled["stage_changes"][0]["stage"] == "active"
        assert filled["stewardships"][0]["body"] == "openstack-nova-team"
        assert "name" not in filled
        assert "kind" not in filled

    def test_stewardship_that_ended_stays_so(self, files: Files) -> None:
        ended = {"body": "openstack-nova-team", "capacity": "technical", "until": "2020"}
        stored = stored_of(
            {
                "projects": [{**self.KNOWN, "stewardships": [ended]}],
                "bodies": [{"slug": "openstack-nova-team", "name": "Nova team", "kind": "team"}],
            }
        )
        [row] = named(files.translate(stored), "projects")["compute"]["stewardships"]
        assert row == {"body": "openstack-nova-team", "capacity": "technical"}
