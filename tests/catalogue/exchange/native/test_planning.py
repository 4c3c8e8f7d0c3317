"""Faults of content, and which row of the catalogue a row of a file is."""

import datetime
from collections import Counter
from dataclasses import replace

import pytest

from catalogue.exchange.native.applying import apply_rows
from catalogue.exchange.native.reading import Reading, read
from catalogue.exchange.report import Fault, Place, Refused
from catalogue.models import (
    MapCategory,
    MapRegion,
    Project,
    ProjectLink,
    Relation,
    Review,
    StageChange,
    Tag,
)
from governance.models import (
    AffiliationLimit,
    Election,
    KeptData,
    Organization,
    Resolution,
    SeatCount,
    Term,
)
from tests import factories
from tests.catalogue.exchange.native.conftest import Files

pytestmark = pytest.mark.django_db

# What is wrong, the file projects.yaml, and the faults; there are the projects glance and cinder.
FAULTS = {
    "what must be there": ("- slug: nova\n", ["1: “kind” is missing", "1: “name” is missing"]),
    "empty where something must be": (
        "- slug: nova\n  name:\n  kind: service\n",
        ["2: “name” is missing"],
    ),
    "nested row without what must be there": (
        "- {slug: nova, name: Nova, kind: service, links: [{}]}\n",
        ["1: “kind” is missing", "1: “url” is missing"],
    ),
    "unknown reference, nearly right": (
        (
            "- slug: nova\n  name: Nova\n  kind: service\n  relations:\n"
            "    - kind: requires\n      target: glnace\n"
        ),
        ["6: no project has the slug “glnace”; did you mean “glance”?"],
    ),
    "unknown reference": (
        "- slug: nova\n  name: Nova\n  kind: service\n  host: xyzzy\n",
        ["4: no organization has the slug “xyzzy”"],
    ),
    "unknown tag": (
        "- slug: nova\n  name: Nova\n  kind: service\n  tags: [language:go]\n",
        ["4: no tag has the slug “language:go”"],
    ),
    "name twice in a list": (
        "- slug: nova\n  name: Nova\n  kind: service\n  focus_areas: [edge, edge]\n",
        ["4: “focus_areas” names “edge” twice; once is enough"],
    ),
    "no date": (
        "- slug: glance\n  stage_changes:\n    - stage: active\n      changed_on: 2017-13\n",
        ["4: “changed_on”: “2017-13” is not a day of the calendar."],
    ),
    "period backwards": (
        (
            "- slug: glance\n  relations:\n    - kind: requires\n      target: cinder\n"
            "      since: 2018\n      until: 2017\n"
        ),
        ["6: “until”: 2017 is not later than 2018."],
    ),
    "licence": (
        "- slug: glance\n  license: Apache 2\n",
        [("2: “license”: “Apache 2” is not an SPDX licence expression. Did you mean Apache-2.0?")],
    ),
    "licence in the wrong case": (
        "- slug: glance\n  license: apache-2.0\n",
        ["2: “license”: SPDX writes “Apache-2.0” for “apache-2.0”."],
    ),
    "choice": (
        "- slug: glance\n  kind: servcie\n",
        [
            (
                "2: “kind”: Value 'servcie' is not a valid choice. "
                "It may be project, service, tool, sdk, bridge, external."
            )
        ],
    ),
    "slug": (
        "- {slug: No va, name: Nova, kind: service}\n",
        [
            (
                "1: “slug”: Enter a valid “slug” consisting of letters, numbers, underscores or "
                "hyphens."
            )
        ],
    ),
    "address": (
        "- slug: glance\n  links:\n    - {kind: homepage, url: glance.example.org}\n",
        ["3: “url”: Enter a valid URL."],
    ),
    "logo": (
        "- slug: glance\n  logo: <svg/>\n",
        ["2: “logo”: A logo is an <svg> element in the SVG namespace."],
    ),
    "too long": (
        f"- slug: glance\n  role: {'x' * 121}\n",
        ["2: “role”: Ensure this value has at most 120 characters (it has 121)."],
    ),
    "relation to itself": (
        "- slug: glance\n  relations:\n    - kind: requires\n      target: glance\n",
        ["4: “target”: A project cannot relate to itself."],
    ),
    "relation of a new project to itself": (
        (
            "- slug: nova\n  name: Nova\n  kind: service\n  relations:\n    - kind: requires\n"
            "      target: nova\n"
        ),
        ["6: “target”: A project cannot relate to itself."],
    ),
    "uid of another row's": (
        "- slug: glance\n  uid: c1nder\n  name: Glance\n",
        ["1: another row has glance (slug) already: in the catalogue"],
    ),
    "uid that changes": (
        "- slug: glance\n  uid: 0therw1se\n",
        ["2: the uid of “Glance” is g1ance and never changes"],
    ),
}


@pytest.mark.parametrize(("text", "faults"), FAULTS.values(), ids=FAULTS)
def test_fault_is_named_with_its_line(text: str, faults: list[str], files: Files) -> None:
    factories.project(slug="glance", uid="g1ance")
    factories.project(slug="cinder", uid="c1nder")
    factories.stage(slug="active")
    factories.focus_area(slug="edge")
    files.write("projects", text)
    assert files.refused() == [f"projects.yaml:{fault}" for fault in faults]


def test_flags_and_numbers_are_read_strictly(files: Files) -> None:
    files.write("stages", "- {slug: a, name: A, listed: yes}\n- {slug: b, name: B, listed: True}\n")
    files.write("facets", "- slug: language\n  name: Language\n  position: first\n")
    files.write("principles", "- slug: open\n  name: Open\n  position: -1\n")
    assert files.refused() == [
        "facets.yaml:3: “position” must be a whole number, not “first”",
        "principles.yaml:3: “position” must be a whole number, not “-1”",
        "stages.yaml:1: “listed” must be true or false, not “yes”",
        "stages.yaml:2: “listed” must be true or false, not “True”",
    ]


def test_number_no_database_stores_is_a_fault(files: Files) -> None:
    files.write("principles", f"- slug: open\n  name: Open\n  position: {'9' * 5000}\n")
    (fault,) = files.refused()
    assert fault.startswith("principles.yaml:3: “position”")


def test_rules_of_governance_are_said_with_lines(files: Files) -> None:
    factories.person(slug="ada")
    files.write(
        "bodies/board",
        """
        slug: board
        name: Board
        kind: board
        established_on: 2020
        dissolved_on: 2019
        affiliation_limits:
          - max_members: 2
            max_share: 50
          - max_share: 0
            since: 2021
        seat_classes:
          - slug: gold
            name: Gold
            selection: elected
            terms:
              - person: ada
        elections:
          - held_on: 2018
            seat_class: silver
        """,
    )
    measure = "Give a number of members, or a share from 1 to 100 per cent."
    missing = "Say since when, or on which day the person is known to have sat."
    assert files.refused() == [
        "bodies/board.yaml:5: “dissolved_on”: 2019 is not later than 2020.",
        f"bodies/board.yaml:7: {measure}",
        f"bodies/board.yaml:9: {measure}",
        f"bodies/board.yaml:16: “since”: {missing}",
        "bodies/board.yaml:19: no seat class has the slug “silver”",
    ]


def test_decision_before_the_opening_is_said_with_its_line(files: Files) -> None:
    factories.stage(slug="confirmed")
    factories.project(slug="kata")
    review = "{requested_stage: confirmed, opened_on: 2018-10-02, decided_on: 2018-10, outcome: "
    files.write("projects", f"- slug: kata\n  reviews:\n    - {review}declined}}\n")
    assert files.refused() == [
        "projects.yaml:3: “decided_on”: A review is decided after it was opened."
    ]


def test_yes_without_day_and_evidence_is_said_with_its_line(files: Files) -> None:
    factories.stage(slug="confirmed")
    factories.project(slug="kata")
    files.write(
        "projects",
        "- slug: kata\n  reviews:\n    - {requested_stage: confirmed, outcome: accepted}\n",
    )
    assert files.refused() == [
        "projects.yaml:3: “decided_on”: Say when it was accepted; the project’s stage goes by it.",
        "projects.yaml:3: “resolution”: Name the resolution that accepted it, or give a source.",
    ]


def test_yes_may_name_a_resolution_of_the_same_import(files: Files) -> None:
    factories.stage(slug="confirmed")
    factories.body(slug="board")
    factories.project(slug="kata")
    files.write("resolutions", "- {slug: yes-it-is, body: board, title: Yes, decided_on: 2019}\n")
    files.write(
        "projects",
        "- slug: kata\n  reviews:\n    - {requested_stage: confirmed, decided_on: 2019, "
        "outcome: accepted, resolution: yes-it-is}\n",
    )
    files.load()
    review = Review.objects.get()
    assert review.resolution == Resolution.objects.get()
    assert not StageChange.objects.exists()


def test_row_may_refer_to_one_further_down_and_in_another_file(files: Files) -> None:
    files.write(
        "projects",
        """
        - {slug: magnum, name: Magnum, kind: service, parent: openstack, host: openinfra,
           relations: [{kind: requires, target: heat}], tags: [language:python]}
        - {slug: heat, name: Heat, kind: service, parent: openstack}
        - {slug: openstack, name: OpenStack, kind: project}
        """,
    )
    files.write("organizations", "- {slug: openinfra, name: OpenInfra}")
    files.write("facets", "- {slug: language, name: Language, tags: [{slug: python, name: P}]}")
    files.load()
    magnum = Project.objects.get(slug="magnum")
    assert magnum.parent is not None
    assert magnum.host is not None
    assert (magnum.parent.slug, magnum.host.slug) == ("openstack", "openinfra")
    assert str(magnum.relations.get()) == "Magnum requires Heat"
    assert [tag.address for tag in magnum.tags.all()] == ["language:python"]


def test_key_that_is_left_out_keeps_and_an_empty_one_clears(files: Files) -> None:
    area = factories.focus_area(slug="edge")
    nova = factories.project(
        slug="nova", role="Runs machines", note="Sure", parent=factories.project(), state="draft"
    )
    nova.focus_areas.add(area)
    files.write("projects", "- {slug: nova}").load()
    nova.refresh_from_db()
    assert (nova.role, nova.note, nova.state) == ("Runs machines", "Sure", "draft")
    assert nova.parent is not None
    files.write("projects", "- {slug: nova, role: , note: ~, parent: , focus_areas: , state: }")
    files.load()
    nova.refresh_from_db()
    assert (nova.role, nova.note, nova.state) == ("", "", "published")
    assert not Project.objects.filter(parent__isnull=False).exists()
    assert not nova.focus_areas.exists()


def test_empty_list_of_nested_rows_keeps_them(files: Files) -> None:
    link = factories.link(project=factories.project(slug="nova"))
    files.write("projects", "- {slug: nova, links: []}").load()
    assert list(ProjectLink.objects.all()) == [link]


def test_drafts_stay_drafts(files: Files) -> None:
    files.write("projects", "- {slug: nova, name: Nova, kind: service, state: draft}").load()
    assert Project.objects.get().state == "draft"


def test_day_of_a_draft_comes_with_it(files: Files) -> None:
    row = "- {slug: nova, name: Nova, kind: service, state: draft, publish_on: 2026-12-01}"
    files.write("projects", row).load()
    assert Project.objects.get().publish_on == datetime.date(2026, 12, 1)
    assert files.load().total("changed") == 0
    files.write("projects", "- {slug: nova, publish_on: }").load()
    assert Project.objects.get().publish_on is None


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("state: draft, publish_on: soon", "“publish_on” must be a day such as 2026-12-01"),
        ("state: draft, publish_on: 2026-12", "“publish_on” must be a day such as 2026-12-01"),
        ("publish_on: 2026-12-01", "Only a draft waits for a day"),
    ],
)
def test_day_that_cannot_be_is_refused(files: Files, said: str, fault: str) -> None:
    files.write("projects", f"- {{slug: nova, name: Nova, kind: service, {said}}}")
    with pytest.raises(Refused, match=fault):
        files.load()


def test_corrected_period_changes_the_row_and_adds_none(files: Files) -> None:
    relation = factories.relation(
        project=factories.project(slug="magnum"), target=factories.project(slug="heat")
    )
    row = "- {slug: magnum, relations: [{kind: requires, target: heat, since: 2015}]}"
    report = files.write("projects", row).load()
    assert Relation.objects.get() == relation
    assert Relation.objects.get().since == "2015"
    assert report.counts["relations"]["changed"] == 1


def test_second_period_beside_the_first_is_a_new_row(files: Files) -> None:
    first = factories.relation(
        project=factories.project(slug="magnum"),
        target=factories.project(slug="heat"),
        since="2015",
    )
    files.write(
        "projects",
        """
        - slug: magnum
          relations:
            - {kind: requires, target: heat, since: 2015, until: 2017}
            - {kind: requires, target: heat, since: 2019}
        """,
    ).load()
    assert list(Relation.objects.order_by("since").values_list("since", "until")) == [
        ("2015", "2017"),
        ("2019", ""),
    ]
    first.refresh_from_db()
    assert first.until == "2017"


def test_several_periods_that_all_changed_are_not_guessed_at(files: Files) -> None:
    """Which of two became which nobody can tell, so they are new, and the old ones stay."""
    magnum, heat = factories.project(slug="magnum"), factories.project(slug="heat")
    for since in ("2014", "2016"):
        factories.relation(project=magnum, target=heat, since=since)
    files.write(
        "projects",
        """
        - slug: magnum
          relations:
            - {kind: requires, target: heat, since: 2015}
            - {kind: requires, target: heat, since: 2017}
        """,
    )
    report = files.load()
    assert report.counts["relations"] == {"created": 2, "preserved": 2}


def test_rows_with_no_name_but_a_period_are_paired_by_it(files: Files) -> None:
    seats = factories.seat_class(slug="gold", body=factories.body(slug="board"))
    factories.seat_count(seat_class=seats, seats=8)
    factories.affiliation_limit(body=seats.body, max_members=2)
    files.write(
        "bodies/board",
        """
        slug: board
        affiliation_limits: [{max_members: 3}]
        seat_classes: [{slug: gold, counts: [{seats: 8, until: 2021}, {seats: 6, since: 2021}]}]
        """,
    ).load()
    assert list(SeatCount.objects.values_list("seats", "since", "until")) == [
        (8, "", "2021"),
        (6, "2021", ""),
    ]
    assert AffiliationLimit.objects.get().max_members == 3


def test_seat_class_of_an_election_is_one_of_the_body_around_it(files: Files) -> None:
    for slug in ("technical-committee", "user-committee"):
        factories.seat_class(slug="elected", body=factories.body(slug=slug))
    row = "slug: user-committee\nelections: [{held_on: 2018-08, seat_class: elected}]\n"
    files.write("bodies/user-committee", row)
    files.load()
    election = Election.objects.get()
    assert election.seat_class is not None
    assert election.seat_class.address == "user-committee.elected"
    assert files.load().total("created") == 0


def test_person_may_hold_two_roles_one_after_the_other(files: Files) -> None:
    factories.person(slug="ada")
    factories.seat_class(slug="elected", body=factories.body(slug="board"))
    files.write(
        "bodies/board",
        """
        slug: board
        seat_classes:
          - slug: elected
            terms:
              - {person: ada, since: 2016, until: 2017}
              - {person: ada, role: Chair, since: 2017}
        """,
    ).load()
    assert list(Term.objects.values_list("role", "since")) == [("", "2016"), ("Chair", "2017")]
    assert files.load().total("unchanged") == 4


def test_rename_by_uid_keeps_the_old_slug(files: Files) -> None:
    project = factories.project(slug="quantum", uid="n3utron")
    files.write("projects", "- {slug: neutron, uid: n3utron, name: Neutron}").load()
    project.refresh_from_db()
    assert (project.slug, project.name) == ("neutron", "Neutron")
    assert Project.objects.at("quantum") == project


@pytest.mark.parametrize("uid", ["", "uid: n3utron, "])
def test_file_from_before_a_rename_does_not_rename_back(uid: str, files: Files) -> None:
    project = factories.project(slug="quantum", uid="n3utron")
    project.slug = "neutron"
    project.save()
    files.write("projects", f"- {{slug: quantum, {uid}role: Networking}}").load()
    assert Project.objects.get() == project
    project.refresh_from_db()
    assert (project.slug, project.role) == ("neutron", "Networking")


def test_tag_from_before_a_rename_is_found_within_its_facet(files: Files) -> None:
    for slug in ("language", "dialect"):
        factories.tag(facet=factories.facet(slug=slug), slug="golang")
    tag = Tag.objects.get(facet__slug="language")
    tag.slug = "go"
    tag.save()
    row = "- {slug: language, tags: [{slug: golang, name: Go}]}"
    files.write("facets", row).load()
    tag.refresh_from_db()
    assert (tag.slug, tag.name, Tag.objects.count()) == ("go", "Go", 2)


def test_reference_from_before_a_rename_leads_to_the_row(files: Files) -> None:
    host = factories.organization(slug="openstack-foundation")
    host.slug = "openinfra-foundation"
    host.save()
    row = "- {slug: nova, name: Nova, kind: service, host: openstack-foundation}"
    files.write("projects", row).load()
    assert Project.objects.get().host == host


def test_category_is_moved_to_another_region_by_its_uid(files: Files) -> None:
    openstack = factories.map_(slug="openstack")
    centre, side = (factories.region(map=openstack, slug=slug) for slug in ("centre", "side"))
    category = factories.category(region=centre, slug="compute", uid="c0mpute")
    files.write(
        "maps/openstack",
        """
        slug: openstack
        regions:
          - slug: centre
          - slug: side
            categories:
              - {slug: compute, uid: c0mpute}
        """,
    )
    report = files.load()
    assert MapCategory.objects.get() == category
    assert MapCategory.objects.get().region == side
    assert report.counts["categories"]["changed"] == 1


def test_order_of_the_file_is_the_order_of_the_rows(files: Files) -> None:
    nova = factories.project(slug="nova")
    for position, kind in enumerate(["homepage", "repository"]):
        factories.link(project=nova, kind=kind, url="https://example.org", position=position)
    files.write(
        "projects",
        """
        - slug: nova
          links:
            - {kind: chat, url: https://example.org}
            - {kind: repository, url: https://example.org}
            - {kind: homepage, url: https://example.org}
        """,
    ).load()
    assert [link.kind for link in nova.links.all()] == ["chat", "repository", "homepage"]


def test_previous_slugs_and_former_names_are_taken_over(files: Files) -> None:
    files.write(
        "organizations",
        """
        - slug: openinfra
          name: OpenInfra
          previous_slugs: [openstack-foundation, osf]
          former_names:
            - {name: OpenStack Foundation, since: 2012-09, until: 2020-10-19}
        """,
    ).load()
    found = Organization.objects.at("osf")
    assert found is not None
    assert found.name_on("2019-04-02") == "OpenStack Foundation"
    assert files.load().total("unchanged") == 4


def test_scoped_previous_slugs_are_kept_within_their_scope(files: Files) -> None:
    regions = "regions: [{slug: centre, name: Centre, placement: centre, previous_slugs: [middle]}]"
    for slug in ("one", "two"):
        files.write(f"maps/{slug}", f"slug: {slug}\nname: {slug}\n{regions}\n")
    files.load()
    for region in MapRegion.objects.all():
        assert MapRegion.objects.filter(map=region.map).at("middle", region.slug_scope) == region
    assert files.load().total("created") == 0


def test_faults_of_form_and_of_content_are_told_together(files: Files) -> None:
    files.write(
        "projects",
        """
        - slug: nova
          name: [Nova]
          kind: service
          licence: MIT
          parent: openstak
        - slug: nova
          name: Nova again
          kind: service
        """,
    )
    first = f"{files.folder}/projects.yaml:1"
    assert files.refused() == [
        "projects.yaml:2: “name” must be a single value, not a list",
        "projects.yaml:4: unknown key “licence”; did you mean “license”?",
        "projects.yaml:5: no project has the slug “openstak”",
        f"projects.yaml:6: “nova” stands here a second time; first at {first}",
    ]


def rows_of(files: Files, **initial: str) -> Reading:
    """Read the folder, each row with values for new rows alone."""
    reading = read(files.folder)
    for row in reading.rows["facets"]:
        for tag in row.children["tags"]:
            tag.initial.update(initial)
            tag.placed = False
    return reading


def test_initial_values_are_those_of_new_rows_alone(files: Files) -> None:
    facet = factories.facet(slug="language")
    factories.tag(facet=facet, slug="go", name="Golang")
    files.write("facets", "- {slug: language, tags: [{slug: go}, {slug: rust}]}")
    apply_rows(rows_of(files, name="New"), files.folder)
    assert dict(Tag.objects.values_list("slug", "name")) == {"go": "Golang", "rust": "New"}


def test_rows_that_say_nothing_of_their_place_come_after_those_there_are(files: Files) -> None:
    facet = factories.facet(slug="language")
    factories.tag(facet=facet, slug="go", position=7)
    files.write("facets", "- {slug: language, tags: [{slug: c}, {slug: go}, {slug: rust}]}")
    apply_rows(rows_of(files, name="New"), files.folder)
    assert [tag.slug for tag in facet.tags.all()] == ["go", "c", "rust"]
    assert apply_rows(rows_of(files, name="New"), files.folder).total("changed") == 0


def test_notes_and_what_is_kept_or_skipped_are_in_the_report(files: Files) -> None:
    reading = read(files.write("people", "- {slug: ada, name: Ada}").folder)
    note = Fault(Place(files.folder / "people.yaml", 1), "Ada has no address")
    told = replace(
        reading, notes=[note], kept=Counter({"born": 2}), skipped=Counter({"pictures": 1})
    )
    lines = apply_rows(told, files.folder).lines()
    assert lines[0] == str(note)
    assert lines[3].split() == ["pictures", "0", "0", "0", "0", "1"]
    assert lines[-2:] == [
        "Kept as they came in, to be given out again in the same format:",
        "     2 born",
    ]


def test_kept_data_is_that_of_its_subject_and_format(files: Files) -> None:
    """Also where subjects of different models have the same key."""
    both = """
        - slug: one
          name: One
          kept:
            - {format: landscape2, data: {a: {b: [1, "1", NO, true, null]}}}
            - {format: other, data: {}}
        """
    files.write("organizations", both).write("people", both).load()
    assert [row.content for row in KeptData.objects.filter(format="landscape2")] == [
        {"a": {"b": [1, "1", "NO", True, None]}}
    ] * 2
    assert files.load().total("unchanged") == 6


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("a", "“data”: Write a mapping of keys, such as {“key”: “value”}."),
        ("{a: 1, a: 2}", "“a” stands twice in one mapping; first in line 3"),
        ("", "“data”: Write a mapping of keys, such as {“key”: “value”}."),
    ],
)
def test_kept_data_must_be_a_mapping(files: Files, data: str, told: str) -> None:
    row = f"- slug: ada\n  name: Ada\n  kept: [{{format: x, data: {data}}}]\n"
    assert files.write("people", row).refused() == [f"people.yaml:3: {told}"]
