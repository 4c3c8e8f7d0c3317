"""What a whole import can break is said with lines, before the database has to say it."""

import pytest

from catalogue.models import Project
from governance.models import Body
from tests import factories
from tests.catalogue.exchange.native.conftest import Files

pytestmark = pytest.mark.django_db

SERVICE = "name: N, kind: service"


def test_slug_of_a_row_that_moves_in_is_taken(files: Files) -> None:
    factories.project(slug="nova")
    factories.project(slug="quantum", uid="n3utron")
    files.write("projects", "- {slug: nova, uid: n3utron}")
    assert files.refused() == [
        "projects.yaml:1: another row has nova (slug) already: in the catalogue"
    ]


def test_uid_is_given_once(files: Files) -> None:
    files.write(
        "projects",
        f"- {{slug: a, uid: same, {SERVICE}}}\n- {{slug: b, uid: same, {SERVICE}}}\n",
    )
    (fault,) = files.refused()
    assert fault.startswith("projects.yaml:2: another row has same (uid) already: ")
    assert fault.endswith("projects.yaml:1")


def test_row_named_by_its_old_and_its_new_slug_is_there_twice(files: Files) -> None:
    project = factories.project(slug="quantum", uid="n3utron")
    project.slug = "neutron"
    project.save()
    files.write("projects", "- {slug: neutron}\n- {slug: quantum}")
    by_uid, by_slug = files.refused()
    assert by_uid.startswith("projects.yaml:2: another row has n3utron (uid) already: ")
    assert by_slug.startswith("projects.yaml:2: another row has neutron (slug) already: ")


def test_second_board_is_refused(files: Files) -> None:
    files.write("bodies", "- {slug: a, name: A, kind: board}\n- {slug: b, name: B, kind: board}\n")
    (fault,) = files.refused()
    assert fault.startswith(
        "bodies.yaml:2: There is a board already; dissolve it before establishing another: "
    )


def test_second_board_beside_the_one_of_the_catalogue_is_refused(files: Files) -> None:
    factories.body(kind="board")
    files.write("bodies", "- {slug: b, name: B, kind: board}\n")
    (fault,) = files.refused()
    assert fault.endswith("; dissolve it before establishing another: in the catalogue")


def test_board_may_be_succeeded_in_one_import(files: Files) -> None:
    factories.body(slug="old", kind="board")
    files.write(
        "bodies", "- {slug: new, name: New, kind: board}\n- {slug: old, dissolved_on: 2020-10}\n"
    )
    files.load()
    assert Body.objects.get(kind="board", dissolved_on="").slug == "new"


def test_committee_may_become_the_board_in_one_import(files: Files) -> None:
    factories.body(slug="old", kind="board")
    factories.body(slug="a-committee", kind="technical")
    files.write("bodies", "- {slug: a-committee, kind: board}\n- {slug: old, dissolved_on: 2020}\n")
    files.load()
    assert Body.objects.get(kind="board", dissolved_on="").slug == "a-committee"


@pytest.mark.parametrize(
    "rows",
    [
        "- {slug: b, uid: one}\n- {slug: c, uid: two}\n",
        "- {slug: c, uid: two}\n- {slug: b, uid: one}\n",
        "- {slug: b, uid: one}\n- {slug: a, uid: two}\n",
    ],
    ids=["moving up", "moving up, other order", "swapped"],
)
def test_slug_given_up_in_the_same_import_still_leads_to_its_row(rows: str, files: Files) -> None:
    factories.project(slug="a", uid="one")
    factories.project(slug="b", uid="two")
    files.write("projects", rows)
    faults = files.refused()
    assert any("“b” cannot lead to “B”, as it leads to “" in fault for fault in faults), faults


def test_slug_given_up_in_the_same_import_is_not_there_for_a_new_row(files: Files) -> None:
    factories.project(slug="b", uid="two")
    files.write("projects", "- {slug: c, uid: two}\n- {slug: b, uid: new, name: New}\n")
    assert "projects.yaml:2: the uid of “B” is two and never changes" in files.refused()


def test_previous_slug_leads_to_one_row(files: Files) -> None:
    rows = [f"- {{slug: {slug}, {SERVICE}, previous_slugs: [old]}}\n" for slug in "ab"]
    files.write("projects", "".join(rows))
    message = "“old” cannot lead to “N”, as it leads to something else; choose another slug"
    assert files.refused() == [f"projects.yaml:2: {message}"]


def test_previous_slug_that_leads_elsewhere_in_the_catalogue_is_refused(files: Files) -> None:
    project = factories.project(slug="old")
    project.slug = "new"
    project.save()
    files.write("projects", f"- {{slug: a, {SERVICE}, previous_slugs: [old]}}")
    message = "“old” cannot lead to “N”, as it leads to something else; choose another slug"
    assert files.refused() == [f"projects.yaml:1: {message}"]


def test_previous_slug_that_is_the_slug_of_another_row_is_refused(files: Files) -> None:
    factories.project(slug="heat")
    files.write("projects", f"- {{slug: a, {SERVICE}, previous_slugs: [heat]}}")
    message = "“heat” cannot lead to “N”, as it leads to “Heat”; choose another slug"
    assert files.refused() == [f"projects.yaml:1: {message}"]


def test_previous_slugs_of_different_scopes_do_not_meet(files: Files) -> None:
    tags = "tags: [{slug: go, name: Go, previous_slugs: [golang]}]"
    for slug in ("language", "dialect"):
        files.write(f"facets/{slug}", f"slug: {slug}\nname: {slug}\n{tags}\n")
    files.load()
    assert files.load().total("created") == 0


def test_category_stands_once_on_a_map(files: Files) -> None:
    categories = "placement: left, categories: [{slug: compute, name: Compute}]"
    files.write(
        "maps/openstack",
        f"""
        slug: openstack
        name: OpenStack
        regions:
          - {{slug: a, name: A, {categories}}}
          - {{slug: b, name: B, {categories}}}
        """,
    )
    message = "“slug”: Another category of this map has the slug “compute”."
    assert files.refused() == [
        f"maps/openstack.yaml:4: {message}",
        f"maps/openstack.yaml:5: {message}",
    ]


def test_circle_of_new_parents_is_refused(files: Files) -> None:
    files.write(
        "projects",
        """
        - {slug: a, name: A, kind: service, parent: b}
        - {slug: b, name: B, kind: service, parent: c}
        - slug: c
          name: C
          kind: service
          parent: a
        - {slug: d, name: D, kind: service, parent: a}
        """,
    )
    assert files.refused() == [
        "projects.yaml:1: “parent” makes a circle: a → b → c → a",
        "projects.yaml:2: “parent” makes a circle: b → c → a → b",
        "projects.yaml:6: “parent” makes a circle: c → a → b → c",
    ]


def test_project_is_no_part_of_itself(files: Files) -> None:
    files.write("projects", "- {slug: a, name: A, kind: service, parent: a}")
    assert files.refused() == ["projects.yaml:1: “parent” makes a circle: a → a"]


def test_circle_through_the_catalogue_is_refused(files: Files) -> None:
    top = factories.project(slug="top", name="Top")
    factories.project(slug="part", parent=factories.project(parent=top))
    files.write("projects", "- slug: top\n  parent: part\n")
    assert files.refused() == ["projects.yaml:2: “parent”: Top would be part of itself."]


def test_circle_of_reporting_lines_is_refused(files: Files) -> None:
    line = "reporting_lines: [{reports_to: "
    files.write("bodies", f"- {{slug: a, name: A, kind: team, {line}b}}]}}\n")
    factories.reporting_line(body=factories.body(slug="b"), reports_to=factories.body(slug="c"))
    files.write(
        "bodies",
        f"- {{slug: a, name: A, kind: team, {line}b}}]}}\n- {{slug: c, {line}a}}]}}\n",
    )
    first, second = files.refused()
    assert first.startswith("bodies.yaml:1: “reports_to”: This would close a circle: A → B → C")
    assert second.startswith("bodies.yaml:2: “reports_to”: This would close a circle: C → A → B")


def test_faults_found_only_after_writing_take_everything_back(files: Files) -> None:
    """More members than seats, a stage that may not follow: rules that need the other rows."""
    factories.person(slug="ada")
    factories.person(slug="bob")
    next_stage = factories.stage(slug="active", name="Active")
    factories.stage(slug="proposed", name="Proposed", next_stages=[next_stage])
    factories.stage(slug="retired", name="Retired")
    factories.project(slug="nova")
    files.write(
        "bodies/tc",
        """
        slug: tc
        name: Technical Committee
        kind: technical
        seat_classes:
          - slug: elected
            name: Elected
            selection: elected
            counts:
              - seats: 1
            terms:
              - {person: ada, since: 2017}
              - {person: bob, since: 2018}
        """,
    )
    files.write(
        "projects",
        """
        - {slug: heat, name: Heat, kind: service}
        - slug: nova
          stage_changes:
            - {stage: proposed, changed_on: 2016}
            - stage: retired
              changed_on: 2018
        """,
    )
    seats = "On 2018-01-01 2 members would sit on 1 seats."
    stage = "“stage”: “Retired” cannot follow “Proposed”; it may be followed by Active."
    assert files.refused() == [
        f"bodies/tc.yaml:9: {seats}",
        f"bodies/tc.yaml:11: {seats}",
        f"bodies/tc.yaml:12: {seats}",
        f"projects.yaml:4: {stage}",
        f"projects.yaml:5: {stage}",
    ]
    assert not Project.objects.filter(slug="heat").exists()
