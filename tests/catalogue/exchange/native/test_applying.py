"""A plan becomes rows, all of them or none, with history."""

from pathlib import Path

import pytest
from django.db import IntegrityError

from catalogue.exchange.native import storing
from catalogue.exchange.native.applying import import_native
from catalogue.exchange.native.storing import writing_order
from catalogue.models import Project, ProjectLink, Relation
from governance.models import Organization
from tests import factories
from tests.catalogue.exchange.native.conftest import Files, texts
from tests.rows import counts

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "report.txt"


@pytest.fixture
def mixed(files: Files) -> Files:
    """Return files of which some rows are new, some changed, some as they are."""
    facet = factories.facet(slug="language", name="Language")
    python = factories.tag(facet=facet, slug="python", name="Python")
    keystone = factories.project(slug="keystone", uid="k", tags=[python])
    nova = factories.project(slug="nova")
    factories.project(slug="unmentioned")
    factories.link(project=keystone)
    factories.relation(project=keystone, target=nova, since="2012")
    files.write("people", "- {slug: ada, name: Ada}")
    files.write(
        "facets",
        """
        - slug: language
          name: Language
          tags: [{slug: python}, {slug: go, name: Go}]
        """,
    )
    files.write(
        "projects",
        """
        - slug: keystone
          role: Identity
          tags: [language:python, language:go]
          relations:
            - {kind: requires, target: nova, since: 2012, until: 2014}
            - {kind: works_with, target: heat}
        - slug: heat
          name: Heat
          kind: service
          links:
            - {kind: homepage, url: "https://docs.openstack.org/heat"}
            - {kind: repository, url: "https://opendev.org/openstack/heat"}
        - slug: nova
        """,
    )
    return files


def test_report_says_what_became_of_each_row(mixed: Files) -> None:
    lines = [line.removeprefix(f"{mixed.folder}/") for line in mixed.load().lines()]
    assert "\n".join(lines) + "\n" == GOLDEN.read_text()


def test_dry_run_reports_the_same_and_writes_nothing(mixed: Files) -> None:
    before = counts()
    dry = mixed.load(dry_run=True)
    assert counts() == before
    assert Project.objects.get(slug="keystone").role == ""
    assert dry.lines() == mixed.load().lines()


def test_importing_again_changes_nothing(mixed: Files) -> None:
    mixed.load()
    before = counts()
    report = mixed.load()
    assert (report.total("created"), report.total("changed")) == (0, 0)
    assert counts() == before


def test_fault_found_in_a_dry_run_is_the_same(mixed: Files) -> None:
    mixed.write("people", "- {slug: ada}")
    assert mixed.refused() == ["people.yaml:1: “name” is missing"]


def test_what_files_do_not_mention_is_left_alone(mixed: Files) -> None:
    mixed.load()
    assert Project.objects.filter(slug="unmentioned").exists()
    assert ProjectLink.objects.filter(project__slug="keystone").count() == 1


def test_history_begins_with_the_import_and_says_so(mixed: Files) -> None:
    mixed.load()
    heat = Project.objects.get(slug="heat")
    (born,) = heat.history.all()
    assert (born.history_type, born.history_change_reason) == ("+", "Imported")
    changed = Relation.objects.get(kind="requires").history.latest()
    assert (changed.history_type, changed.history_change_reason) == ("~", "Imported")
    assert changed.until == "2014"


def test_history_of_an_imported_row_knows_its_tags(files: Files) -> None:
    factories.tag(facet=factories.facet(slug="language"), slug="go")
    stages = "- {slug: a, name: A, next_stages: [b]}\n- {slug: b, name: B, next_stages: [b, a]}\n"
    files.write("projects", "- {slug: etcd, name: etcd, kind: external, tags: [language:go]}")
    files.write("stages", stages).load()
    etcd = Project.objects.get()
    assert [past.tag.slug for past in etcd.history.get().tags.all()] == ["go"]
    files.write("projects", "- {slug: etcd, tags: }").load()
    assert not etcd.history.latest().tags.exists()


def test_history_of_a_row_that_did_not_change_does_not_grow(mixed: Files) -> None:
    mixed.load()
    nova = Project.objects.get(slug="nova")
    assert nova.history.count() == 1


def test_parents_are_stored_before_their_parts(files: Files) -> None:
    rows = [f"- {{slug: p{n}, name: P, kind: service, parent: p{n + 1}}}\n" for n in range(5)]
    files.write("projects", "".join(rows) + "- {slug: p5, name: P, kind: project}\n").load()
    assert Project.objects.filter(parent__isnull=False).count() == 5


def test_stored_row_may_become_part_of_a_new_one(files: Files) -> None:
    factories.project(slug="nova")
    rows = "- {slug: nova, parent: openstack}\n- {slug: openstack, name: O, kind: project}\n"
    files.write("projects", rows).load()
    parent = Project.objects.get(slug="nova").parent
    assert parent is not None
    assert parent.slug == "openstack"


def test_stored_stage_may_be_followed_by_a_new_one(files: Files) -> None:
    active = factories.stage(slug="active")
    rows = "- {slug: active, next_stages: [retired]}\n- {slug: retired, name: Retired}\n"
    files.write("stages", rows).load()
    assert [stage.slug for stage in active.next_stages.all()] == ["retired"]


def test_every_model_is_written_after_those_it_refers_to() -> None:
    order = writing_order()
    for place, model in enumerate(order):
        for field in model._meta.fields:
            if field.related_model in order and field.related_model is not model:
                assert order.index(field.related_model) < place, (model, field.name)


def test_sort_keys_are_written_in_bulk_too(files: Files) -> None:
    files.write("organizations", "- {slug: e, name: Électricité}").load()
    assert Organization.objects.get().sort_key == "electricite"


def test_progress_counts_every_row_written_and_checked(mixed: Files) -> None:
    told: list[tuple[int, int]] = []
    import_native(mixed.folder, progress=lambda done, total: told.append((done, total)))
    assert {total for _, total in told} == {16}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (16, 16)


def test_refusal_by_the_database_is_a_fault_of_the_path_and_writes_nothing(
    mixed: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file is known to get there; what does is still told, not thrown at the curator."""

    def refuse(*args: object) -> None:
        raise IntegrityError("no")

    monkeypatch.setattr(storing, "record_new", refuse)
    assert mixed.refused() == [f"{mixed.folder}:0: the database refused this: no"]


def test_export_of_what_was_imported_holds_all_of_it(mixed: Files) -> None:
    mixed.load()
    written = mixed.export()
    assert set(written) == {
        *("facets.yaml", "people.yaml", "projects/heat.yaml", "projects/keystone.yaml"),
        *("projects/nova.yaml", "projects/unmentioned.yaml"),
    }
    assert mixed.load().total("unchanged") == sum(
        len(rows) for rows in ([1], [1, 2], [1] * 4, [1] * 3, [1] * 2, [1])
    )
    assert texts(mixed.folder) == mixed.export()
