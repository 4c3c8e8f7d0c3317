"""The lists of governance become rows of the native format; no database is asked."""

from typing import Any

from catalogue.exchange.native.reading import Reading
from catalogue.exchange.openstack.sources import MAP
from catalogue.exchange.openstack.stored import stored_of
from tests.catalogue.exchange.openstack_governance.conftest import DAY, PRIVATE, Files
from tests.catalogue.exchange.plain import named, plain

REFERENCE = "https://opendev.org/openstack/governance/src/branch/master/reference"
PROJECTS, LEGACY, SIGS = (
    f"{REFERENCE}/{name}" for name in ("projects.yaml", "legacy.yaml", "sigs/sigs.yaml")
)
COMMITTEE = "openstack-technical-committee"
CODE = {"kind": "repository", "url": "https://opendev.org/openstack/ironic"}
MANDATE = "**Compute service.** To hand out servers. Questions go to … or the channel."
TECHNICAL = {"capacity": "technical"}


def body(slug: str, **given: Any) -> dict[str, Any]:
    return {"slug": slug, "name": slug, "kind": "team", **given}


def project(slug: str, **given: Any) -> dict[str, Any]:
    return {"slug": slug, "name": slug.title(), "kind": "service", **given}


class TestBodies:
    def test_team_becomes_a_body_that_answers_to_the_committee(self, files: Files) -> None:
        nova = named(files.translate(), "bodies")["openstack-nova-team"]
        seats = nova.pop("seat_classes")
        assert nova == {
            "slug": "openstack-nova-team",
            "name": "Nova team",
            "kind": "team",
            "mandate": MANDATE,
            "homepage": "https://wiki.example.org/Nova",
            "source_url": PROJECTS,
            "reporting_lines": [{"reports_to": COMMITTEE, "source_url": PROJECTS}],
        }
        assert [seat["slug"] for seat in seats] == ["project-team-lead", "release-liaison"]

    def test_team_that_was_retired_as_a_whole_is_dissolved(self, files: Files) -> None:
        karbor = named(files.translate(), "bodies")["openstack-karbor-team"]
        assert karbor["dissolved_on"] == "2020-12-14"
        assert karbor["reporting_lines"] == [
            {"reports_to": COMMITTEE, "until": "2020-12-14", "source_url": LEGACY}
        ]

    def test_team_of_which_parts_were_retired_is_made_once_or_not_at_all(
        self, files: Files
    ) -> None:
        reading = files.translate()
        assert [*named(reading, "bodies")] == [
            *(COMMITTEE, "openstack-nova-team", "openstack-sdk-team", "openstack-ironic-team"),
            *("openstack-karbor-team", "openstack-loci-team", "openstack-bare-metal-sig"),
            *("openstack-tools-sig", "openstack-containers-sig"),
        ]
        assert any(
            "“service” is of a team that is retired only in part" in line for line in files.left
        )

    def test_team_that_came_back_is_not_dissolved(self, files: Files) -> None:
        files.edit("legacy", "karbor:\n  retired-on", "nova:\n  retired-on")
        reading = files.translate()
        assert "dissolved_on" not in named(reading, "bodies")["openstack-nova-team"]
        slugs = [row.values["slug"] for row in reading.rows["bodies"]]
        assert slugs.count("openstack-nova-team") == 1

    def test_group_becomes_a_body_with_its_standing_as_a_note(self, files: Files) -> None:
        bodies = named(files.translate(), "bodies")
        tools = bodies["openstack-tools-sig"]
        assert (tools["name"], tools["kind"]) == ("OpenStack Tools SIG", "sig")
        assert (tools["mandate"], tools["note"]) == ("To keep the tools.", "Listed as advisory.")
        assert "note" not in bodies["openstack-bare-metal-sig"]
        containers = bodies["openstack-containers-sig"]
        assert containers["note"] == "Listed as archived. Nobody drives it."
        assert "dissolved_on" not in containers
        assert any("enter the day on which it was dissolved" in line for line in files.left)

    def test_body_that_is_there_is_found_and_what_it_says_stands(self, files: Files) -> None:
        there = body(
            "the-novas",
            name="Nova team",
            mandate="Written by a curator.",
            homepage="https://nova.example.org/",
            reporting_lines=[{"reports_to": "board"}],
            seat_classes=[{"slug": "advisers", "name": "Advisers"}],
        )
        bodies = named(files.translate(stored_of({"bodies": [there]})), "bodies")
        assert "openstack-nova-team" not in bodies
        assert [*bodies["the-novas"]] == ["slug", "seat_classes"]
        assert [seat["slug"] for seat in bodies["the-novas"]["seat_classes"]] == [
            *("advisers", "project-team-lead", "release-liaison"),
        ]
        assert any(line.startswith("projects.yaml:11: “mission” says") for line in files.left)

    def test_what_an_older_import_left_empty_is_filled(self, files: Files) -> None:
        there = body(
            "openstack-karbor-team",
            reporting_lines=[{"reports_to": COMMITTEE, "since": "2016"}],
        )
        karbor = named(files.translate(stored_of({"bodies": [there]})), "bodies")[there["slug"]]
        assert karbor["dissolved_on"] == "2020-12-14"
        assert karbor["mandate"].startswith("**Protection service.**")
        assert karbor["reporting_lines"] == [
            {"reports_to": COMMITTEE, "since": "2016", "until": "2020-12-14"}
        ]

    def test_listed_team_that_the_catalogue_has_dissolved_is_told(self, files: Files) -> None:
        there = body("openstack-nova-team", dissolved_on="2024")
        files.translate(stored_of({"bodies": [there]}))
        assert "projects.yaml:2: “nova” is listed; the catalogue has it dissolved on 2024" in (
            files.left
        )

    def test_team_of_the_catalogue_that_is_in_neither_list_is_told(self, files: Files) -> None:
        teams = [
            body("openstack-gone-team", name="Gone team"),
            body("openstack-old-team", dissolved_on="2020"),
            body("zuul", reporting_lines=[{"reports_to": "board"}]),
        ]
        files.translate(stored_of({"bodies": teams}))
        wanted = "in neither list; enter when they were dissolved: Gone team"
        assert f"projects.yaml:0: {wanted}" in files.left
        (files.folder / "legacy.yaml").unlink()
        files.translate(stored_of({"bodies": teams}))
        assert not [line for line in files.left if "in neither list" in line]


class TestSeats:
    def seats(self, files: Files, team: str, *there: dict[str, Any], day: str = DAY) -> Any:
        reading = files.translate(stored_of({"bodies": there}), day)
        return {
            seat["slug"]: seat for seat in named(reading, "bodies")[team].get("seat_classes", [])
        }

    def test_lead_is_elected_and_known_to_lead_on_the_day_of_the_list(self, files: Files) -> None:
        lead = self.seats(files, "openstack-nova-team")["project-team-lead"]
        assert lead == {
            "slug": "project-team-lead",
            "name": "Project team lead",
            "selection": "elected",
            "term_months": "6",
            "source_url": PROJECTS,
            "terms": [
                {
                    "person": "ada-berg",
                    "role": "lead",
                    "observed_on": DAY,
                    "note": "Appointed by the Technical Committee for 2026.2.",
                    "source_url": PROJECTS,
                }
            ],
        }

    def test_vacancy_is_a_seat_nobody_sits_on(self, files: Files) -> None:
        lead = self.seats(files, "openstack-sdk-team")["project-team-lead"]
        assert "terms" not in lead

    def test_team_led_by_liaisons_has_a_seat_for_each_role_and_no_lead(self, files: Files) -> None:
        seats = self.seats(files, "openstack-ironic-team")
        assert {
            slug: [term["person"] for term in seat["terms"]] for slug, seat in seats.items()
        } == {
            "release-liaison": ["cleo-diaz"],
            "security-liaison": ["cleo-diaz", "dan-eng"],
        }
        assert {seat["selection"] for seat in seats.values()} == {"appointed"}

    def test_last_lead_of_a_retired_team_led_it_to_the_end(self, files: Files) -> None:
        [term] = self.seats(files, "openstack-karbor-team")["project-team-lead"]["terms"]
        assert term == {
            "person": "finn-gupta",
            "role": "lead",
            "observed_on": "2020-12-13",
            "until": "2020-12-14",
            "source_url": LEGACY,
        }

    def test_last_lead_is_left_out_where_the_end_is_not_known_to_the_day(
        self, files: Files
    ) -> None:
        files.edit("legacy", "2020-12-14", "2020-12")
        assert self.seats(files, "openstack-karbor-team") == {}
        assert any("“ptl” is of the past, and no day is given" in line for line in files.left)

    def test_chairs_of_a_group_that_goes_on_sit_there(self, files: Files) -> None:
        chairs = self.seats(files, "openstack-bare-metal-sig")["chairs"]
        assert [(term["person"], term["role"]) for term in chairs["terms"]] == [
            *[("gita-holm", "chair"), ("cleo-diaz", "chair")],
        ]
        assert chairs["selection"] == "co_opted"
        assert self.seats(files, "openstack-containers-sig") == {}

    def there(self, *terms: dict[str, Any]) -> dict[str, Any]:
        seat = {"slug": "project-team-lead", "name": "Lead", "terms": list(terms)}
        return body("openstack-nova-team", seat_classes=[seat])

    def test_who_sits_there_already_is_left_alone(self, files: Files) -> None:
        known = self.there({"person": "ada-berg", "role": "PTL", "since": "2020"})
        assert "terms" not in self.seats(files, "openstack-nova-team", known)["project-team-lead"]

    def test_who_was_imported_and_is_named_no_more_has_left_by_that_day(self, files: Files) -> None:
        before = {"person": "max-old", "role": "lead", "observed_on": "2025-02-01"}
        known = self.there({**before, "source_url": PROJECTS, "note": "Appointed."})
        left, came = self.seats(files, "openstack-nova-team", known)["project-team-lead"]["terms"]
        assert left == {
            "person": "max-old",
            "role": "lead",
            "until": DAY,
            "note": "Appointed. Not named on this day; when the term ended is not known.",
        }
        assert (came["person"], came["observed_on"]) == ("ada-berg", DAY)

    def test_terms_of_other_sources_or_later_days_are_left_and_told(self, files: Files) -> None:
        for term in (
            {"person": "max-old", "role": "lead", "since": "2025"},
            {"person": "max-old", "observed_on": "2026-09", "source_url": PROJECTS},
        ):
            seats = self.seats(files, "openstack-nova-team", self.there(term))
            assert [each["person"] for each in seats["project-team-lead"]["terms"]] == ["ada-berg"]
            assert any("“ptl” says otherwise than the catalogue" in line for line in files.left)

    def test_who_comes_back_begins_anew(self, files: Files) -> None:
        earlier = {"person": "ada-berg", "role": "lead", "observed_on": "2020-01-01"}
        known = self.there({**earlier, "until": "2021-01-01", "source_url": PROJECTS})
        [term] = self.seats(files, "openstack-nova-team", known)["project-team-lead"]["terms"]
        assert (term["since"], "observed_on" in term) == (DAY, False)
        assert term["note"].startswith("Named again on this day")

    def test_lead_of_a_team_that_is_led_by_liaisons_now_has_left(self, files: Files) -> None:
        term = {"person": "old", "role": "lead", "observed_on": "2020", "source_url": PROJECTS}
        known = {**self.there(term), "slug": "openstack-ironic-team", "name": "Ironic team"}
        [left] = self.seats(files, "openstack-ironic-team", known)["project-team-lead"]["terms"]
        assert left["until"] == DAY

    def test_people_are_made_once_or_found_by_their_names(self, files: Files) -> None:
        known = [{"slug": "cleo", "name": "Cléo Diaz"}]
        people = named(files.translate(stored_of({"people": known})), "people")
        assert [row["name"] for row in people.values()] == [
            *("Ada Berg", "Ben Chan", "Dan Eng", "Finn Gupta", "Gita Holm", "Hugo Ito"),
        ]
        assert {*people["ada-berg"]} == {"slug", "name", "source_url"}

    def test_nothing_but_names_of_people_comes_through(self, files: Files) -> None:
        told = repr({name: plain(rows) for name, rows in files.translate().rows.items()})
        assert not [private for private in PRIVATE if private in told]


class TestDeliverables:
    def projects(
        self, files: Files, *known: dict[str, Any], bodies: Any = (), facets: Any = ()
    ) -> dict[str, Any]:
        stored = {"projects": known, "bodies": bodies, "facets": facets}
        self.reading: Reading = files.translate(stored_of(stored))
        return named(self.reading, "projects")

    def test_what_is_no_project_here_is_told_with_its_line_and_made_nothing(
        self, files: Files
    ) -> None:
        assert self.projects(files) == {}
        absent = "names what is no project of the catalogue"
        assert f"legacy.yaml:10: “deliverables” {absent}; in 5 lines: karbor (10)," in "\n".join(
            files.left
        )

    def test_project_gets_its_team_repository_documentation_tags_and_stage(
        self, files: Files
    ) -> None:
        assert self.projects(files, project("nova"))["nova"] == {
            "slug": "nova",
            "tags": [
                "openstack-governance:vulnerability-managed",
                "openstack-governance:assert-supports-upgrade",
            ],
            "links": [
                {"kind": "documentation", "url": "https://docs.example.org/nova/latest/"},
                {
                    "kind": "documentation",
                    "url": "https://docs.example.org/api/compute/",
                    "label": "API reference",
                },
                {"kind": "repository", "url": "https://opendev.org/openstack/nova"},
            ],
            "stage_changes": [
                {
                    "stage": "active",
                    "note": "Listed as an official project; since when is not said.",
                    "source_url": PROJECTS,
                }
            ],
            "stewardships": [{"body": "openstack-nova-team", **TECHNICAL, "source_url": PROJECTS}],
        }
        [facet] = plain(self.reading.rows["facets"])
        assert [tag["name"] for tag in facet["tags"]] == [
            *("vulnerability:managed", "assert:supports-upgrade"),
        ]

    def test_tags_and_links_join_those_that_are_there(self, files: Files) -> None:
        known = project(
            "nova",
            tags=["language:python", "openstack-governance:vulnerability-managed"],
            links=[{"kind": "repository", "url": "https://opendev.org/openstack/nova/"}],
        )
        tags = [{"slug": "vulnerability-managed", "name": "vulnerability:managed"}]
        facet = {"slug": "openstack-governance", "name": "Mine", "tags": tags}
        nova = self.projects(files, known, facets=[facet])["nova"]
        assert nova["tags"] == [
            *("language:python", "openstack-governance:vulnerability-managed"),
            "openstack-governance:assert-supports-upgrade",
        ]
        assert [link["kind"] for link in nova["links"]] == [
            *("repository", "documentation", "documentation"),
        ]
        [row] = plain(self.reading.rows["facets"])
        assert row == {
            "slug": "openstack-governance",
            "tags": [
                {"slug": "vulnerability-managed"},
                {"slug": "assert-supports-upgrade", "name": "assert:supports-upgrade"},
            ],
        }

    def test_deliverable_is_found_by_repository_documentation_or_name(self, files: Files) -> None:
        code = {"kind": "repository", "url": "https://opendev.org/openstack/openstacksdk"}
        docs = {"url": "https://docs.openstack.org/python-openstackclient/latest/"}
        found = self.projects(
            files,
            project("library", links=[code]),
            project("shell", links=[{"kind": "documentation", **docs}]),
            project("Ironic"),
            project("bifrost", kind="external"),
        )
        assert [*found] == ["shell", "library", "Ironic"]

    def test_repository_that_two_projects_name_leads_to_neither(self, files: Files) -> None:
        code = {"kind": "repository", "url": "https://opendev.org/openstack/openstacksdk"}
        assert self.projects(files, project("a", links=[code]), project("b", links=[code])) == {}

    def test_team_that_is_recorded_is_not_recorded_again(self, files: Files) -> None:
        nova = body("openstack-nova-team", name="Nova team")
        row = {"body": "openstack-nova-team", **TECHNICAL, "since": "2012"}
        known = project("nova", stewardships=[row], stage_changes=[{"stage": "active"}])
        found = self.projects(files, known, bodies=[nova])["nova"]
        assert "stewardships" not in found
        assert "stage_changes" not in found

    def test_team_that_left_by_the_catalogue_is_not_brought_back(self, files: Files) -> None:
        nova = body("openstack-nova-team", name="Nova team")
        row = {"body": "openstack-nova-team", **TECHNICAL, "until": "2024"}
        found = self.projects(files, project("nova", stewardships=[row]), bodies=[nova])["nova"]
        assert "stewardships" not in found
        assert any("“deliverables” says otherwise" in line for line in files.left)

    def test_team_the_map_names_gives_way_to_the_one_that_is_listed(self, files: Files) -> None:
        old = body("openstack-bifrost-team", name="Bifrost team")
        named_by_map = {"body": old["slug"], **TECHNICAL, "source_url": MAP}
        known = project("bifrost", stewardships=[named_by_map])
        rows = self.projects(files, known, bodies=[old])["bifrost"]["stewardships"]
        assert rows == [
            {"body": "openstack-ironic-team", **TECHNICAL, "source_url": PROJECTS},
            {
                "body": "openstack-bifrost-team",
                **TECHNICAL,
                "until": DAY,
                "note": "With another team on this day; since when is not known.",
            },
        ]
        assert any("“bifrost” is with another team" in line for line in files.left)

    def test_team_that_retired_a_part_goes_on_with_the_rest(self, files: Files) -> None:
        files.edit("legacy", "        - openstack/ironic-inspector", "        - openstack/ironic")
        ironic = body("openstack-ironic-team", name="Ironic team")
        rows = [{"body": ironic["slug"], **TECHNICAL}]
        known = project("ironic", links=[CODE], stewardships=rows)
        found = self.projects(files, known, bodies=[ironic])["ironic"]
        assert "stewardships" not in found
        assert [step["stage"] for step in found["stage_changes"]] == ["inactive"]

    def test_team_a_curator_named_stays_beside_the_one_that_is_listed(self, files: Files) -> None:
        old = body("openstack-bifrost-team", name="Bifrost team")
        known = project("bifrost", stewardships=[{"body": old["slug"], **TECHNICAL}])
        rows = self.projects(files, known, bodies=[old])["bifrost"]["stewardships"]
        assert [row["body"] for row in rows] == ["openstack-ironic-team"]


class TestLife:
    def changes(self, files: Files, slug: str, *steps: dict[str, Any], **more: Any) -> Any:
        known = project(slug, stage_changes=list(steps), **more)
        teams = [body("openstack-karbor-team", name="Karbor team")]
        stored = stored_of({"projects": [known], "bodies": teams})
        return named(files.translate(stored), "projects")[slug].get("stage_changes", [])

    ACTIVE = {"stage": "active", "changed_on": "2016"}

    def test_what_was_retired_with_its_team_is_retired_on_that_day(self, files: Files) -> None:
        row = {"body": "openstack-karbor-team", **TECHNICAL, "since": "2016"}
        known = project("karbor", stage_changes=[self.ACTIVE], stewardships=[row])
        teams = [body("openstack-karbor-team", name="Karbor team")]
        stored = stored_of({"projects": [known], "bodies": teams})
        karbor = named(files.translate(stored), "projects")["karbor"]
        assert karbor["stage_changes"] == [
            {"stage": "retired", "changed_on": "2020-12-14", "source_url": LEGACY}
        ]
        assert karbor["stewardships"] == [
            {"body": "openstack-karbor-team", **TECHNICAL, "since": "2016", "until": "2020-12-14"}
        ]

    def test_deliverable_may_have_been_retired_by_itself(self, files: Files) -> None:
        [step] = self.changes(files, "ironic-inspector", self.ACTIVE)
        assert (step["stage"], step["changed_on"]) == ("retired", "2025-10-08")

    def test_what_is_retired_already_stays_as_it_is_and_another_day_is_told(
        self, files: Files
    ) -> None:
        for day, told in (("2020-12-14", False), ("2020-12", True)):
            step = {"stage": "retired", "changed_on": day}
            assert self.changes(files, "karbor", self.ACTIVE, step) == []
            assert any("“retired-on” says otherwise" in line for line in files.left) is told

    def test_what_came_back_to_life_later_stays_alive(self, files: Files) -> None:
        retired = {"stage": "inactive", "changed_on": "2019"}
        back = {"stage": "active", "changed_on": "2025-01-28"}
        assert self.changes(files, "karbor", self.ACTIVE, retired, back) == []
        assert any("“retired-on” says otherwise" in line for line in files.left)

    def test_what_another_team_goes_on_with_is_not_retired(self, files: Files) -> None:
        rows = [{"body": "openstack-helm-team", **TECHNICAL, "since": "2020-04-21"}]
        assert self.changes(files, "loci", self.ACTIVE, stewardships=rows) == []
        assert any("that another team goes on with" in line for line in files.left)

    def test_what_a_team_hands_to_a_listed_one_is_not_retired_either(self, files: Files) -> None:
        files.edit("projects", "    nova-specs:\n      release-management: none\n", "    loci:\n")
        files.edit("projects", "        - openstack/nova-specs", "        - openstack/loci")
        known = project("loci", stage_changes=[self.ACTIVE])
        loci = named(files.translate(stored_of({"projects": [known]})), "projects")["loci"]
        assert "stage_changes" not in loci
        assert [(row["body"], row.get("until")) for row in loci["stewardships"]] == [
            *[("openstack-nova-team", None), ("openstack-loci-team", "2020-04-21")],
        ]

    def test_technology_of_others_that_left_is_not_retired(self, files: Files) -> None:
        known = project("gnocchi", kind="external")
        stored = stored_of({"projects": [known]})
        assert named(files.translate(stored), "projects") == {}

    def test_team_that_is_inactive_rests_on_the_day_of_the_list(self, files: Files) -> None:
        [step] = self.changes(files, "ironic", self.ACTIVE)
        assert (step["stage"], step["changed_on"]) == ("inactive", DAY)
        assert step["note"] == "Listed so on this day; since when is not said."
        assert self.changes(files, "ironic", self.ACTIVE, {"stage": "inactive"}) == []

    def test_what_is_deprecated_is_so_since_the_release_of_the_cycle(self, files: Files) -> None:
        [step] = self.changes(files, "bifrost", self.ACTIVE)
        assert (step["stage"], step["changed_on"]) == ("deprecated", "2022-10-05")
        assert step["note"] == "In the Zed cycle; the day is that of the release."
        assert self.changes(files, "bifrost", {"stage": "retired"}) == []

    def test_what_is_deprecated_in_part_goes_on(self, files: Files) -> None:
        files.edit("projects", "        - openstack/bifrost", "        - openstack/ironic")
        [step] = self.changes(files, "ironic", self.ACTIVE, links=[CODE])
        assert step["stage"] == "inactive"

    def test_cycle_that_is_not_released_counts_from_the_day_of_the_list(self, files: Files) -> None:
        files.edit("projects", "deprecated: zed", "deprecated: hibiscus")
        [step] = self.changes(files, "bifrost", self.ACTIVE)
        assert (step["changed_on"], step["note"]) == (
            *(DAY, "In the Hibiscus cycle, and by this day."),
        )
