"""The catalogue goes out as a landscape: what came in as it came, anything else as it can."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.exchange.formats import EXPORTS
from catalogue.exchange.landscape2.document import read_landscape
from catalogue.exchange.landscape2.exporting import export_landscape2
from catalogue.exchange.landscape2.keys import KNOWN, LINKS
from catalogue.exchange.landscape2.links import fits
from catalogue.exchange.landscape2.paths import flat
from catalogue.exchange.native.writing import export_native
from catalogue.models import MapEntry, Project, ProjectLink, Relation
from governance.models import Membership
from tests import factories
from tests.catalogue.exchange.landscape2.conftest import SAMPLE, Files, plain
from tests.catalogue.exchange.native.conftest import texts
from tests.rows import emptied

pytestmark = pytest.mark.django_db

ANVIL = "name: Anvil, homepage_url: 'https://anvil.example', logo: a.svg"


def native(folder: Path) -> dict[str, Any]:
    """Return the catalogue in the native format, without what differs each time.

    As data: keys that are kept stand in the order of the file they came in.
    """
    export_native(folder)
    same = {name: re.sub(r"\buid: \S+", "uid:", text) for name, text in texts(folder).items()}
    return {name: yaml.safe_load(text) for name, text in same.items()}


def item(data: Any, name: str = "Anvil") -> dict[str, Any]:
    """Return the item of a name in a landscape."""
    (root,) = (data[key] for key in ("landscape", "categories") if key in data)
    every = [
        each for category in root for below in category["subcategories"] for each in below["items"]
    ]
    found: dict[str, Any] = next(each for each in every if each["name"] == name)
    return found


def homepages(data: Any, name: str) -> set[str]:
    """Return the homepages of all items of a name in a landscape."""
    (root,) = (data[key] for key in ("landscape", "categories") if key in data)
    below = (each for category in root for each in category["subcategories"])
    items = (each for some in below for each in some["items"])
    return {each["homepage_url"] for each in items if each["name"] == name}


def test_sample_has_every_key_that_is_known() -> None:
    landscape, _ = read_landscape(SAMPLE / "data.yml")
    assert landscape
    assert {path for each in landscape.items() for path in each.keys} >= KNOWN - {"extra"}


def test_landscape_that_came_in_goes_out_with_every_key(sample: Files) -> None:
    sample.load()
    assert sample.export(settings=True) == plain(sample.data)
    assert sample.settings
    assert plain(sample.folder / "out" / "settings.yml") == plain(sample.settings)


def test_keys_stand_in_the_order_of_the_documentation(sample: Files) -> None:
    sample.load()
    keys = list(item(sample.export()))
    assert keys[:8] == [
        *("item", "name", "homepage_url", "logo", "description", "second_path", "project"),
        "repo_url",
    ]
    assert keys[-1] == "extra"


def test_what_goes_out_comes_in_as_the_same_catalogue(sample: Files, tmp_path: Path) -> None:
    sample.load()
    before = native(tmp_path / "before")
    sample.export(settings=True, logos=True)
    emptied()
    out = sample.folder / "out"
    sample.data, sample.settings, sample.logos = (
        out / "data.yml",
        out / "settings.yml",
        out / "logos",
    )
    sample.load()
    assert native(tmp_path / "after") == before


def test_logos_are_written_to_the_files_that_items_name(sample: Files) -> None:
    sample.load()
    sample.export(logos=True)
    folder = sample.folder / "out" / "logos"
    assert sorted(file.name for file in folder.iterdir()) == ["anvil.svg", "bellows.svg"]
    assert (folder / "anvil.svg").read_text() == Project.objects.get(slug="anvil").logo


def test_logo_is_never_written_outside_its_folder(files: Files) -> None:
    files.items(f"{ANVIL.replace('a.svg', '../a.svg')}").load()
    Project.objects.update(logo="<svg/>")
    files.export(logos=True)
    assert not list(files.folder.rglob("*.svg"))


def test_what_a_curator_changes_goes_out_and_the_rest_stays_as_it_came(sample: Files) -> None:
    sample.load()
    anvil = Project.objects.get(slug="anvil")
    anvil.summary = "Another sentence."
    anvil.save()
    anvil.links.filter(label="Twitter").delete()
    ProjectLink.objects.create(
        project=anvil, kind="repository", url="https://git.example/more", position=99
    )
    Relation.objects.filter(project=anvil).delete()
    Relation.objects.create(
        project=anvil, kind="works_with", target=Project.objects.get(slug="tongs")
    )
    before, after = flat(item(plain(sample.data))), flat(item(sample.export()))
    changed = {key for key in {**before, **after} if before.get(key) != after.get(key)}
    assert changed == {
        *("description", "twitter", "additional_repos"),
        "extra.summary_integrations",
    }
    assert after["additional_repos"][0] == before["additional_repos"][0]
    assert after["additional_repos"][-1] == {"repo_url": "https://git.example/more"}
    assert after["extra.summary_integrations"] == "Object Storage of Others, Tongs"


def test_entry_a_curator_adds_is_a_second_path(files: Files) -> None:
    files.items(ANVIL).load()
    region = factories.region(name="Edge", map=MapEntry.objects.get().category.region.map)
    category = factories.category(name="Devices", region=region)
    MapEntry.objects.create(category=category, project=Project.objects.get())
    data = files.export()
    assert item(data)["second_path"] == ["Edge / Devices"]
    assert [category["name"] for category in data["categories"]] == ["Running", "Edge"]


def test_project_taken_off_the_map_is_among_the_others(files: Files) -> None:
    files.items(f"{ANVIL}, branch: main").load()
    MapEntry.objects.all().delete()
    last = files.export()["categories"][-1]
    assert (last["name"], last["subcategories"][0]["name"]) == (
        *("Other projects", "Technology of others"),
    )
    assert item(files.export())["branch"] == "main"


def test_membership_that_ended_does_not_go_out(sample: Files) -> None:
    sample.load()
    Membership.objects.filter(tier="Gold").update(until="2020-01-01")
    gold, silver = sample.export()["landscape"][-1]["subcategories"]
    assert gold["items"] == []
    assert [each["name"] for each in silver["items"]] == ["Ada", "Smith (member)"]


@pytest.fixture
def ours() -> None:
    """A catalogue that never was a landscape, with more than one can say."""
    member = factories.organization(slug="smith", name="Smith")
    factories.membership(organization=member, tier="Gold", since="2019")
    retired = factories.stage(slug="retired", listed=False, mark="cross")
    active = factories.stage(slug="active")
    nova = factories.project(slug="nova", name="Nova", role="Machines", summary="Runs machines.")
    factories.stage_change(project=nova, stage=active, changed_on="2012-04-05")
    old = factories.project(slug="old", name="Old", kind="tool")
    factories.stage_change(project=old, stage=active, changed_on="2012")
    factories.stage_change(project=old, stage=retired, changed_on="2020-01-01")
    etcd = factories.project(slug="etcd", name="etcd", kind="external")
    twin = factories.project(slug="etcd-2", name="etcd", kind="external")
    factories.link(project=etcd, url="https://etcd.example/")
    factories.link(project=nova, kind="wiki", url="https://wiki.example/nova")
    factories.relation(project=nova, target=etcd, kind="requires")
    factories.integration(project=nova, technology=etcd)
    factories.project(slug="secret", state="draft")
    for number, name in enumerate(("one", "two")):
        region = factories.region(
            name="Core", map=factories.map_(slug=name, name=name.title(), position=number)
        )
        category = factories.category(name="CI/CD", region=region)
        for project in (nova, old, twin):
            MapEntry.objects.create(category=category, project=project)


def test_other_catalogue_goes_out_as_landscape2_takes_it(ours: None, files: Files) -> None:
    data = files.export(settings=True)
    landscape, faults = read_landscape(files.folder / "out" / "data.yml")
    assert landscape
    assert faults == []
    for each in landscape.items():
        keys = each.keys
        assert all(keys.get(key) for key in ("name", "homepage_url", "logo")), each.name
        assert all(fits(path, keys[path]) for path in LINKS if path in keys)
        assert not any(
            " / " in path and path.count("/") > 1 for path in keys.get("second_path", ())
        )
    assert [category["name"] for category in data["categories"]] == [
        *("Core (One)", "Core (Two)", "Other projects", "Members"),
    ]
    assert plain(files.folder / "out" / "settings.yml")["groups"] == [
        {"name": "One", "categories": ["Core (One)"]},
        {"name": "Two", "categories": ["Core (Two)"]},
    ]


def test_other_catalogue_is_told_as_far_as_a_landscape_can(ours: None, files: Files) -> None:
    data = files.export()
    nova, old = item(data, "Nova"), item(data, "Old")
    assert nova["description"] == "Runs machines."
    assert (nova["project"], nova["extra"]["accepted"]) == ("active", "2012-04-05")
    assert nova["extra"]["other_links"] == [{"name": "Wiki", "url": "https://wiki.example/nova"}]
    assert (old["project"], old["extra"]["archived"]) == ("archived", "2020-01-01")
    assert "accepted" not in old["extra"]
    page = f"{settings.SITE_URL}/projects/etcd-2/"
    assert homepages(data, "etcd") == {"https://etcd.example/", page}
    assert "secret" not in str(data)


def test_other_catalogue_comes_back_with_as_many_projects_and_entries(
    ours: None, files: Files
) -> None:
    files.export()
    entries = set(MapEntry.objects.values_list("category__region__map__slug", "project__slug"))
    emptied()
    files.data = files.folder / "out" / "data.yml"
    files.load()
    assert set(Project.objects.values_list("name", flat=True)) == {"Nova", "Old", "etcd"}
    assert Project.objects.count() == 4
    on_maps = MapEntry.objects.exclude(category__region__slug="other-projects")
    assert on_maps.count() == len(entries)


def test_report_counts_what_stays_behind(ours: None, files: Files) -> None:
    report = export_landscape2(files.data)
    left = {name: found["skipped"] for name, found in report.counts.items() if found["skipped"]}
    assert left == {
        "projects": 1,
        "integrations": 1,
        "relations": 1,
        "roles of projects": 1,
        "stage changes": 1,
        "logos that are not there": 4,
    }
    assert report.counts["projects"]["unchanged"] == 4


def test_empty_catalogue_is_an_empty_landscape(files: Files) -> None:
    assert files.export() == {"categories": []}


def test_number_of_queries_does_not_grow_with_the_catalogue(files: Files) -> None:
    made = []
    for _ in range(3):
        for _ in range(3):
            factories.entry(project=factories.relation(kind="works_with").project)
            factories.link(project=factories.stage_change().project)
            factories.membership()
        with CaptureQueriesContext(connection) as captured:
            export_landscape2(files.data)
        made.append(len(captured))
    assert made[1] == made[2]


def test_format_is_known_by_its_name() -> None:
    assert EXPORTS["landscape2"].run is export_landscape2
