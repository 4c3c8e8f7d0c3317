"""Every change of what the public sees moves the revision, however it is made; no other does."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection, models, transaction
from django.test import Client

from catalogue.editions import publish
from catalogue.models import Project, ProjectLink, Recorded, Revision, Tag
from catalogue.revising import (
    UNSEEN,
    drop_before_migrate,
    histories,
    kind_of,
    make_triggers,
    missing,
    public_models,
)
from catalogue.search import drain, reindex
from governance.models import PreviousSlug
from tests import factories
from tests.revisions import committed

pytestmark = pytest.mark.django_db

WRITTEN_BY_OTHERS = {"PreviousSlug", "SearchEntry"}
CURATED = [
    model
    for model in public_models()
    if not model._meta.auto_created and model.__name__ not in WRITTEN_BY_OTHERS
]
MANY_TO_MANY = [
    field for model in CURATED for field in model._meta.many_to_many if field.model is model
]


def test_every_model_is_public_unless_it_is_known_not_to_be() -> None:
    names = {model.__name__ for model in public_models()}
    assert {"Project", "Project_tags", "Body", "PreviousSlug", "SearchEntry", "Edition"} <= names
    assert not names & UNSEEN
    assert not any(name.startswith("Historical") for name in names)


@pytest.mark.parametrize("model", CURATED, ids=lambda model: model.__name__)
def test_rows_made_changed_and_deleted_move_it_each_time(model: type[models.Model]) -> None:
    before = committed()
    row = factories.of(model)()
    made = committed()
    assert made.number > before.number
    if model.__name__ == "Edition":  # never changed, never deleted
        return
    row.save()
    changed = committed()
    assert changed.number > made.number
    assert len({before.mark, made.mark, changed.mark}) == 3
    found = model._base_manager.filter(pk=row.pk)
    found._raw_delete(found.db)
    assert committed().number > changed.number


@pytest.mark.parametrize("field", MANY_TO_MANY, ids=str)
def test_ties_made_and_cut_move_it(field: Any) -> None:
    row, target = factories.of(field.model)(), factories.of(field.related_model)()
    before = committed()
    getattr(row, field.name).add(target)
    tied = committed()
    assert tied.number > before.number
    getattr(row, field.name).clear()
    assert committed().number > tied.number


def test_what_bypasses_the_models_moves_it_too() -> None:
    project = factories.project()
    revisions = [committed()]
    Project.objects.filter(pk=project.pk).update(role="Changed")
    revisions.append(committed())
    link = ProjectLink(project=project, kind="wiki", url="https://example.org/")
    ProjectLink.objects.bulk_create([link], ignore_conflicts=True)
    revisions.append(committed())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE governance_previousslug SET slug = slug")
    assert committed() == revisions[-1]  # there are none
    PreviousSlug.objects.bulk_create([PreviousSlug(subject=project, slug="old")])
    revisions.append(committed())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalogue_project SET name = 'By hand'")
    revisions.append(committed())
    numbers = [revision.number for revision in revisions]
    assert numbers == sorted(set(numbers))


def test_what_the_public_never_sees_does_not_move_it(client: Client) -> None:
    project = factories.project()
    user = get_user_model()._default_manager.create_user("curator", is_staff=True)
    committed()
    drain()
    before = committed()
    client.force_login(user)
    SessionStore().create()
    user.first_name = "Ada"
    user.save()
    LogEntry.objects.create(user=user, action_flag=1, object_repr="Something")
    # Who changed something and why is for staff.
    project.history.update(history_change_reason="Because", history_user=user)
    list(Project.objects.all())
    assert client.get("/projects/").status_code == 200
    assert committed() == before


def test_a_transaction_taken_back_has_not_moved_it() -> None:
    before = committed()

    with transaction.atomic():
        factories.project()
        transaction.set_rollback(True)
    assert committed() == before


def test_import_moves_it_and_its_dry_run_does_not(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yaml"
    path.write_text("stages:\n- slug: active\n  name: Active\n")
    before = committed()
    call_command("import_catalogue", str(path), dry_run=True, verbosity=0)
    assert committed() == before
    call_command("import_catalogue", str(path), verbosity=0)
    after = committed()
    assert after.number > before.number
    call_command("import_catalogue", str(path), verbosity=0)  # nothing left to do
    assert committed() == after


def test_publishing_an_edition_moves_it() -> None:
    found = factories.entry().category.region.map
    before = committed()
    publish(found, on="2019-04-02")
    assert committed().number > before.number


def test_search_moves_it_again_once_it_has_caught_up() -> None:
    factories.project(name="Nova")
    written = committed()
    drain()
    found = committed()
    assert found.number > written.number
    drain()
    assert committed() == found
    reindex()
    assert committed().number > found.number


def test_every_record_of_a_history_is_noted_with_its_revision() -> None:
    before = committed().number
    project = factories.project()
    committed()
    first = Recorded.objects.get(kind=kind_of(Project), record=project.history.get().pk)
    assert first.revision > before
    project.tags.add(factories.tag())
    after = committed().number
    second = Recorded.objects.get(kind=kind_of(Project), record=project.history.first().pk)
    assert first.revision < second.revision <= after
    project.history.all().delete()
    committed()
    assert not Recorded.objects.filter(kind=kind_of(Project)).exists()
    assert Recorded.objects.filter(kind=kind_of(Tag)).count() == 1


def test_every_history_is_noted() -> None:
    found = histories()
    kept = [model for model in CURATED if hasattr(model, "history")]
    assert set(found) == {kind_of(model) for model in kept}
    for model in kept:
        factories.of(model)()
    committed()
    noted = set(Recorded.objects.values_list("kind", flat=True))
    assert noted == set(found)


def test_triggers_that_are_missing_are_told_and_made_and_what_was_missed_counts() -> None:
    assert missing(connection) == []
    before = committed().number
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER revise ON catalogue_project")
            cursor.execute("DROP TRIGGER record ON catalogue_historicalproject")
        else:
            cursor.execute("DROP TRIGGER revise_catalogue_project_insert")
            cursor.execute("DROP TRIGGER record_catalogue_historicalproject_insert")
    (warning,) = [str(each) for each in run_checks(databases=["default"])]
    assert "catalogue.W002" in warning
    assert "it lacks 2 triggers" in warning
    assert len(missing(connection)) == 2
    project = factories.project()
    committed()
    make_triggers(connection)
    assert missing(connection) == []
    number = Revision.objects.get().number
    assert number > before
    record = Recorded.objects.get(kind=kind_of(Project), record=project.history.get().pk)
    assert record.revision == number


def test_the_count_goes_on_where_its_row_was_lost() -> None:
    factories.project()
    first = committed()
    Revision.objects.all().delete()
    factories.project()
    assert committed().mark not in ("", first.mark)


@pytest.mark.skipif("sqlite" not in connection.settings_dict["ENGINE"], reason="of SQLite alone")
def test_migrations_find_no_trigger_in_their_way() -> None:
    class Step:
        app_label = "catalogue"

    drop_before_migrate("default", plan=[])
    assert missing(connection) == []
    drop_before_migrate("default", plan=[(Step, False)])
    assert missing(connection)
    make_triggers(connection)
    assert missing(connection) == []
