"""A landscape becomes rows of the catalogue: what, and what not."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.exchange.formats import IMPORTS
from catalogue.exchange.landscape2.importing import import_landscape2
from catalogue.exchange.native import storing
from catalogue.exchange.native.applying import import_native
from catalogue.exchange.native.writing import export_native
from catalogue.models import (
    Map,
    MapCategory,
    MapEntry,
    MapRegion,
    Project,
    Relation,
    Stage,
    StageChange,
    Tag,
    UseCase,
)
from governance.models import Membership, Organization
from tests import factories
from tests.catalogue.exchange.landscape2.conftest import Files
from tests.catalogue.exchange.native.conftest import texts
from tests.rows import counts

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "report.txt"
ANVIL = "name: Anvil, homepage_url: 'https://anvil.example', logo: a.svg"
BELLOWS = "name: Bellows, homepage_url: 'https://bellows.example', logo: b.svg"


def project(slug: str) -> Any:
    return Project.objects.with_stage().get(slug=slug)


def test_report_says_what_came_in_and_what_is_kept(sample: Files) -> None:
    assert "\n".join(sample.told(sample.load())) + "\n" == GOLDEN.read_text()


def test_item_with_a_maturity_is_a_project_of_the_foundation(sample: Files) -> None:
    sample.load()
    anvil = project("anvil")
    assert (anvil.kind, anvil.summary, anvil.license) == (
        *("project", "Makes machines out of machines."),
        "Apache-2.0",
    )
    assert anvil.host == Organization.objects.get(slug="example-foundation", sector="foundation")
    assert anvil.stage["slug"] == "graduated"
    steps = anvil.stage_changes.values_list("stage__slug", "changed_on")
    assert list(steps) == [
        *(("sandbox", "2016-03-10"), ("incubating", "2017-04-01")),
        ("graduated", "2018-03-06"),
    ]


def test_any_other_item_is_a_technology_of_others_hosted_by_the_member_it_names(
    sample: Files,
) -> None:
    sample.load()
    tongs = project("tongs")
    assert (tongs.kind, tongs.stage, str(tongs.host)) == ("external", None, "Smith")


def test_project_is_part_of_its_parent_and_works_with_its_neighbours(sample: Files) -> None:
    sample.load()
    assert project("bellows").parent == project("anvil")
    ties = Relation.objects.values_list("project__slug", "kind", "target__slug")
    assert set(ties) == {("anvil", "works_with", "bellows"), ("bellows", "works_with", "anvil")}


def test_words_become_tags_one_for_all_spellings(sample: Files) -> None:
    sample.load()
    tags = Tag.objects.order_by("facet__slug", "slug").values_list("facet__slug", "slug", "name")
    assert list(tags) == [
        ("advisory-group", "infrastructure", "infrastructure"),
        ("keyword", "bare-metal", "bare metal"),
        ("keyword", "machines", "Machines"),
        ("persona", "cloud-architects", "Cloud architects"),
        ("persona", "operators", "Operators"),
    ]
    assert project("bellows").tags.get().slug == "machines"


def test_what_a_project_says_it_is_for_is_a_draft_of_a_use_case(sample: Files) -> None:
    sample.load()
    hint = UseCase.objects.get()
    assert (hint.slug, hint.state) == ("anvil-use-case", "draft")
    assert (hint.summary, hint.description) == (
        *("Machines for those who have none.", "Machines cost less."),
    )
    assert [need.project.slug for need in hint.needs.all()] == ["anvil"]


def test_members_are_organizations_with_their_tiers(sample: Files) -> None:
    sample.load()
    rows = Membership.objects.order_by("organization__slug", "since")
    assert list(rows.values_list("organization__name", "tier", "since")) == [
        *(("Ada", "Silver", "2020-02-02"), ("Smith", "Silver", "2015-01-01")),
        ("Smith", "Gold", "2019-01-01"),
    ]
    assert not Project.objects.filter(name__startswith="Smith").exists()
    assert not MapRegion.objects.filter(name="Example Members").exists()


def test_categories_are_regions_and_subcategories_are_categories(sample: Files) -> None:
    sample.load()
    regions = MapRegion.objects.values_list("slug", "name", "placement")
    assert list(regions) == [("running", "Running", "centre"), ("ci-cd", "CI/CD", "bottom")]
    places = MapCategory.objects.order_by("region__position", "position")
    assert list(places.values_list("slug", "name", "tone")) == [
        ("machines", "Machines", "infrastructure"),
        ("tools-running", "Tools", "infrastructure"),
        ("tools-ci-cd", "Tools", "platform"),
    ]
    entries = MapEntry.objects.order_by("category__slug", "position")
    assert list(entries.values_list("category__slug", "project__slug", "core")) == [
        *(("machines", "anvil", True), ("machines", "bellows", False)),
        *(("machines", "tongs", False), ("tools-ci-cd", "tongs", False)),
        *(("tools-ci-cd", "bellows-tools", False), ("tools-ci-cd", "chisel", False)),
        ("tools-ci-cd", "anvil", True),
    ]


def test_stages_are_made_where_they_are_missing_and_left_where_they_are(files: Files) -> None:
    factories.stage(slug="sandbox", name="Playground", position=7)
    files.items(f"{ANVIL}, project: sandbox", f"{BELLOWS}, project: archived").load()
    assert Stage.objects.get(slug="sandbox").name == "Playground"
    archived = Stage.objects.get(slug="archived")
    assert (archived.name, archived.listed, archived.mark) == ("Archived", False, "cross")


def test_logos_are_cleaned_and_those_that_cannot_be_used_are_told(sample: Files) -> None:
    report = sample.load()
    assert project("anvil").logo == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2">'
        '<path d="M0 0h2v2z" fill="#123" /></svg>'
    )
    assert project("bellows-tools").logo == ""
    assert report.counts["logos"]["skipped"] == 3


def test_without_a_folder_logos_are_left_alone(sample: Files) -> None:
    sample.load()
    sample.logos = None
    assert sample.load().total("changed") == 0
    assert project("anvil").logo


def test_importing_again_changes_nothing(sample: Files) -> None:
    sample.load()
    before = counts()
    report = sample.load()
    assert (report.total("created"), report.total("changed")) == (0, 0)
    assert counts() == before


def test_dry_run_reports_the_same_and_writes_nothing(sample: Files) -> None:
    before = counts()
    dry = sample.load(dry_run=True)
    assert counts() == before
    assert dry.lines() == sample.load().lines()


def test_settings_that_came_in_are_remembered(sample: Files) -> None:
    text = sample.data.read_text().replace("Example Members", "Sponsors")
    sample.data.write_text(text)
    assert sample.settings
    sample.settings.write_text(sample.settings.read_text().replace("Example Members", "Sponsors"))
    sample.load()
    sample.settings = None
    report = sample.load()
    assert (report.total("created"), report.total("changed")) == (0, 0)


def test_what_a_curator_decided_stays_when_settings_do_not_come_along(sample: Files) -> None:
    sample.load()
    sample.settings = None
    MapRegion.objects.update(placement="left")
    MapEntry.objects.update(core=False)
    UseCase.objects.update(state="published", name="Machines")
    Map.objects.update(name="Ours")
    assert sample.load().total("changed") == 0


def test_project_that_was_found_elsewhere_keeps_what_a_landscape_says_nothing_of(
    files: Files,
) -> None:
    tag = factories.tag(facet=factories.facet(slug="language"), slug="go")
    factories.project(
        slug="anvil", kind="tool", role="Smithing", tags=[tag], source_url="https://a.example/"
    )
    files.items(f"{ANVIL}, project: sandbox, extra: {{summary_tags: metal}}").load()
    anvil = project("anvil")
    assert (anvil.kind, anvil.role, anvil.source_url) == (
        *("tool", "Smithing"),
        "https://a.example/",
    )
    assert {tag.address for tag in anvil.tags.all()} == {"language:go", "keyword:metal"}


def test_technology_of_others_that_the_foundation_takes_in_becomes_a_project(files: Files) -> None:
    files.items(ANVIL).load()
    assert project("anvil").kind == "external"
    files.items(f"{ANVIL}, project: sandbox").load()
    assert project("anvil").kind == "project"


def test_day_that_becomes_known_corrects_the_step(files: Files) -> None:
    files.items(f"{ANVIL}, project: graduated, extra: {{accepted: '2016-01-01'}}").load()
    assert "not recorded" in StageChange.objects.get().note
    dates = "{accepted: '2016-01-01', graduated: '2018-01-01'}"
    files.items(f"{ANVIL}, project: graduated, extra: {dates}").load()
    graduated = StageChange.objects.get(stage__slug="graduated")
    assert (graduated.changed_on, graduated.note) == ("2018-01-01", "")


def test_item_that_moved_is_the_same_project_in_one_place_more(files: Files) -> None:
    files.items(ANVIL).load()
    files.data.write_text(files.data.read_text().replace("Machines", "Tools"))
    files.load()
    assert Project.objects.count() == 1
    assert MapEntry.objects.count() == 2


def test_what_is_not_in_the_file_any_more_is_preserved(files: Files) -> None:
    files.items(ANVIL, BELLOWS).load()
    report = files.items(ANVIL).load()
    assert report.counts["projects"]["preserved"] == 1
    assert Project.objects.count() == 2


FAULTS = {
    "name: A": "6: “A” has no “homepage_url”",
    "name: A, homepage_url: a.example": "6: “homepage_url” must be an address such as "
    "https://example.org/, not “a.example”",
    f"{ANVIL}, twitter: [x]": "6: “twitter” must be a text, not a list",
    f"{ANVIL}, enduser: 'yes'": "6: “enduser” must be true or false",
    f"{ANVIL}, extra: [a]": "6: “extra” must be a mapping of keys, not a list",
    f"{ANVIL}, extra: {{accepted: '2024-5-1'}}": "6: “extra.accepted” must be a day such as "
    "2024-05-14, not “2024-5-1”",
    f"{ANVIL}, joined: 2023-02-30": "6: “joined” must be a day such as 2024-05-14, "
    "not “2023-02-30”",
    f"{ANVIL}, second_path: [Running / Machine]": "6: “second_path” leads nowhere, "
    "“Running / Machine”; did you mean “Running / Machines”?",
    f"{ANVIL}, second_path: [X]": "6: “second_path” leads nowhere, “X”; "
    "write “Category / Subcategory”",
    f"{ANVIL}, extra: {{parent_project: Anvi}}": "6: “extra.parent_project” names “Anvi”, but "
    "there is no such project; did you mean “Anvil”?",
    f"{ANVIL}, extra: {{parent_project: Anvil}}": "6: “extra.parent_project” names the project "
    "itself|6: “parent” makes a circle: anvil → anvil",
    f"{ANVIL}, additional_repos: [{{branch: main}}]": "6: one of “additional_repos” has no "
    "“repo_url”",
    f"{ANVIL}, extra: {{audits: [{{date: x, type: y, url: z, vendor: v}}]}}": "6: “date” must be "
    "a day such as 2024-05-14, not “x”|6: “url” must be an address such as https://example.org/, "
    "not “z”",
    f"{ANVIL}, extra: {{other_links: {{name: a}}}}": "6: “extra.other_links” must be a list, "
    "not a mapping",
    f"{ANVIL}, twitter: a, twitter: b": "6: “twitter” stands twice in one mapping; first in line 6"
    "|6: “twitter” must be an address such as https://example.org/, not “a”",
}


@pytest.mark.parametrize(("item", "told"), FAULTS.items())
def test_faulty_item_is_refused_with_its_line(files: Files, item: str, told: str) -> None:
    assert files.items(item).refused() == sorted(f"data.yml:{each}" for each in told.split("|"))


def test_every_fault_of_all_files_is_told_at_once(files: Files) -> None:
    files.items("name: A", f"{ANVIL}, enduser: 1", "homepage_url: x", f"{BELLOWS}, joined: x")
    files.settings = files.folder / "settings.yml"
    files.settings.write_text("groups: 1\n")
    assert files.refused() == [
        "data.yml:6: “A” has no “homepage_url”",
        "data.yml:7: “enduser” must be true or false",
        "data.yml:8: the item has no “name”",
        "data.yml:8: “homepage_url” must be an address such as https://example.org/, not “x”",
        "data.yml:9: “joined” must be a day such as 2024-05-14, not “x”",
        "settings.yml:1: “groups” must be a list, not a single value",
    ]


def test_rule_of_the_catalogue_is_told_with_the_line_it_is_broken_on(files: Files) -> None:
    files.items(
        f"{ANVIL}, extra: {{parent_project: Bellows}}",
        f"{BELLOWS}, extra: {{parent_project: Anvil}}",
    )
    assert files.refused() == [
        "data.yml:6: “parent” makes a circle: anvil → bellows → anvil",
        "data.yml:7: “parent” makes a circle: bellows → anvil → bellows",
    ]


NOTES = {
    f"{ANVIL}, license: Apache License 2": "“license” is no SPDX expression, “Apache License 2”; "
    "it is kept",
    f"{ANVIL}, repo_url: 'https://my_host/a'": "“repo_url” is no address that can be linked here, "
    "“https://my_host/a”; it is kept",
    f"{ANVIL}, twitter: 'https://mastodon.example/'": "“twitter” is no page of twitter.com or "
    "x.com; it is kept",
    f"{ANVIL}, project: sandbox, extra: {{graduated: '2018-01-01'}}": "“project” is sandbox, but "
    "the latest date is that of graduated, which is shown",
    f"{ANVIL}, foo: 1": "“foo” is no key of a landscape that is known here; it is kept",
}


@pytest.mark.parametrize(("item", "told"), NOTES.items())
def test_what_cannot_be_used_but_is_not_wrong_is_kept_and_told(
    files: Files, item: str, told: str
) -> None:
    report = files.items(item).load()
    assert files.told(report)[0] == f"data.yml:6: {told}"


def test_order_of_the_file_changes_no_slug(sample: Files) -> None:
    sample.load()
    before = set(Project.objects.values_list("slug", "name"))
    text = sample.data.read_text()
    head, running, delivery = (
        text.index("landscape:"),
        text.index("  - category:"),
        text.index("  - category:\n    name: CI/CD"),
    )
    members = text.index("  - category:\n    name: Example Members")
    turned = text[delivery:members] + text[running:delivery] + text[members:]
    sample.data.write_text(text[head:running] + turned)
    sample.load()
    assert set(Project.objects.values_list("slug", "name")) == before


def test_native_format_carries_everything_that_is_kept(sample: Files, tmp_path: Path) -> None:
    sample.load()
    export_native(tmp_path / "one")
    report = import_native(tmp_path / "one")
    assert (report.total("created"), report.total("changed")) == (0, 0)
    export_native(tmp_path / "two")
    assert texts(tmp_path / "one") == texts(tmp_path / "two")
    assert "clomonitor_name: anvil" in texts(tmp_path / "one")["projects/anvil.yaml"]


def test_number_of_queries_does_not_grow_with_the_landscape(files: Files) -> None:
    made = []
    for size in (3, 5, 30):
        items = [
            f"name: P{size}-{n}, homepage_url: 'https://p{n}.example/', project: sandbox, "
            f"extra: {{accepted: '2020-01-01', summary_tags: 't{n}', parent_project: P{size}-0}}"
            if n
            else f"name: P{size}-0, homepage_url: 'https://p0.example/'"
            for n in range(size)
        ]
        files.items(*items)
        with CaptureQueriesContext(connection) as captured:
            files.load()
        made.append(len(captured))
    assert made[1] == made[2]


def test_failure_half_way_leaves_nothing(sample: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    before = counts()

    def fail(model: type, *_: object) -> None:
        if model is StageChange:
            raise RuntimeError("the power went out")

    monkeypatch.setattr(storing, "record_new", fail)
    with pytest.raises(RuntimeError):
        sample.load()
    assert counts() == before


def test_format_is_known_by_its_name_and_takes_settings_and_logos() -> None:
    assert IMPORTS["landscape2"].run is import_landscape2
    assert IMPORTS["landscape2"].takes == {"settings", "logos"}
