"""The index is true to what can be found."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models, transaction

from catalogue.models import SearchChange, SearchEntry, SearchKey, SearchPosting, SearchWord
from catalogue.search import drain, is_empty, keeping, reindex, search
from catalogue.search.signals import INDEXED
from governance.models import FormerName, PreviousSlug
from tests import factories
from tests.catalogue.search.test_finding import MAKERS


def found(text: str) -> list[str]:
    """Return the names of what is found now."""
    drain()
    return [each.name for each in search(text).ranked()]


@pytest.mark.parametrize("make", MAKERS.values(), ids=lambda made: made.__name__)
def test_saved_renamed_and_deleted(make: Callable[..., Any], db: None) -> None:
    row = make(name="Quokka")
    assert found("quokka") == ["Quokka"]
    row.name = "Wombat"
    row.save()
    assert found("quokka") == []
    assert found("wombat") == ["Wombat"]
    row.delete()
    assert found("wombat") == []
    assert not SearchEntry.objects.filter(object_id=row.pk, name="Wombat").exists()


@pytest.mark.parametrize("make", [factories.project, factories.use_case])
def test_drafts_are_not_found(make: Callable[..., Any], db: None) -> None:
    row = make(name="Quokka", state="draft")
    assert found("quokka") == []
    row.state = "published"
    row.save()
    assert found("quokka") == ["Quokka"]
    row.state = "draft"
    row.save()
    assert found("quokka") == []


@pytest.mark.parametrize("make", MAKERS.values(), ids=lambda made: made.__name__)
def test_former_names_and_previous_slugs_come_and_go(make: Callable[..., Any], db: None) -> None:
    row = make(name="Wombat", slug="first-slug")
    former = factories.former_name(subject=row, name="Quokka")
    row.slug = "second-slug"
    row.save()
    assert found("quokka") == found("first") == found("second") == ["Wombat"]
    former.delete()
    PreviousSlug.objects.get().delete()
    assert found("quokka") == found("first") == []


def test_what_moves_is_found_where_it_is_now(db: None) -> None:
    one, other = factories.project(name="Alpha"), factories.project(name="Omega")
    entry = factories.entry(project=one, label="Quokka")
    former = factories.former_name(subject=one, name="Wombat")
    assert found("quokka") == found("wombat") == ["Alpha"]
    entry.project = other
    entry.save()
    former.object_id = other.pk
    former.save()
    assert found("quokka") == found("wombat") == ["Omega"]
    entry.delete()
    assert found("quokka") == []


def test_names_of_categories_and_tags_are_those_of_now(db: None) -> None:
    category, tag = factories.category(name="Quokka"), factories.tag(name="Wombat")
    factories.entry(category=category, project=factories.project(name="Alpha", tags=[tag]))
    assert set(found("quokka")) == {"Quokka", "Alpha"}
    assert found("wombat") == ["Alpha"]
    category.name, tag.name = "Numbat", "Bilby"
    category.save()
    tag.save()
    assert set(found("numbat")) == {"Numbat", "Alpha"}
    assert found("bilby") == ["Alpha"]
    assert found("quokka") == found("wombat") == []
    category.delete()
    tag.delete()
    assert found("numbat") == found("bilby") == []


def test_tags_given_and_taken_from_either_side(db: None) -> None:
    tag, project = factories.tag(name="Wombat"), factories.project(name="Alpha")
    project.tags.add(tag)
    assert found("wombat") == ["Alpha"]
    project.tags.clear()
    assert found("wombat") == []
    tag.projects.add(project)
    assert found("wombat") == ["Alpha"]
    tag.projects.clear()
    assert found("wombat") == []


def test_renamed_maps_and_regions_are_followed(db: None) -> None:
    category = factories.category(name="Quokka")
    region = category.region
    assert found("quokka") == ["Quokka"]
    region.map.slug = "elsewhere"
    region.map.save()
    region.name = "Far away"
    region.save()
    drain()
    [hit] = search("quokka").ranked()
    assert hit.path == f"/maps/elsewhere/#category-{category.slug}"
    assert hit.detail.endswith(", Far away")


def test_every_model_with_something_in_the_index_is_listened_to(db: None) -> None:
    """A name or a slug that the index has must not change unseen."""
    for model in INDEXED:
        row = factories.former_name() if model is FormerName else make(model)
        drain()
        row.save()
        assert SearchChange.objects.exists(), model
        drain()
        row.delete()
        assert SearchChange.objects.exists(), model


def make(model: type[models.Model]) -> Any:
    """Return a row that leaves a mark."""
    if model is PreviousSlug:
        row = factories.project()
        row.slug = "another"
        row.save()
        return PreviousSlug.objects.get(object_id=row.pk)
    made: Any = factories.of(model)()
    name = model.__name__
    if name == "Tag":
        made.projects.add(factories.project())
    elif name == "MapRegion":
        factories.category(region=made)
    elif name == "Map":
        factories.category(region=factories.region(map=made))
    return made


def test_made_anew_it_is_what_it_was(db: None) -> None:
    for make_one in MAKERS.values():
        make_one()
    factories.project(name="Quokka").delete()
    drain()
    kept = state()
    assert sum(reindex().values()) == SearchEntry.objects.count()
    assert state() == kept
    assert not SearchChange.objects.exists()


def state() -> list[set[tuple[Any, ...]]]:
    """Return the rows of the index."""
    tables = (SearchEntry, SearchPosting, SearchWord, SearchKey)
    return [
        {tuple(map(str, row)) for row in table._default_manager.values_list()} for table in tables
    ]


def test_words_that_stand_nowhere_are_forgotten(db: None) -> None:
    factories.project(name="Quokka").delete()
    row = factories.project(name="Wombat")
    drain()
    row.delete()
    drain()
    assert is_empty()
    assert not SearchWord.objects.exists()
    assert not SearchKey.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_commit_brings_it_up_to_date_and_a_rollback_leaves_it() -> None:
    with transaction.atomic():
        factories.project(name="Quokka")
        assert search("quokka").groups == ()
    assert [each.name for each in search("quokka").ranked()] == ["Quokka"]
    with transaction.atomic():
        factories.project(name="Wombat")
        transaction.set_rollback(True)
    assert search("wombat").groups == ()
    assert not SearchChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_fails_is_logged_and_done_with_the_next_change(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "index", broken)
        with transaction.atomic():
            factories.project(name="Quokka")
    assert "no room" in caplog.text
    assert search("quokka").groups == ()
    factories.project(name="Wombat")
    assert [each.name for each in search("quokka").ranked()] == ["Quokka"]


def test_import_is_found_and_a_dry_run_is_not(db: None, tmp_path: Any) -> None:
    path = tmp_path / "projects.yaml"
    path.write_text(
        "- {slug: quokka, name: Quokka, kind: service, former_names: [{name: Bilby}]}\n"
    )
    call_command("import_catalogue", str(tmp_path), "--dry-run", verbosity=0)
    assert found("quokka") == []
    call_command("import_catalogue", str(tmp_path), verbosity=0)
    assert found("quokka") == found("bilby") == ["Quokka"]


def test_command_makes_it_anew(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    factories.project(name="Quokka")
    call_command("reindex")
    assert "Projects: 1" in capsys.readouterr().out
    assert [each.name for each in search("quokka").ranked()] == ["Quokka"]


def test_many_rows_are_written_in_portions(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.search.rows.portions.__defaults__", (3,))
    factories.project(name="Quokka wombat numbat", summary="One two three four five six seven")
    assert found("seven") == found("numbat") == ["Quokka wombat numbat"]
