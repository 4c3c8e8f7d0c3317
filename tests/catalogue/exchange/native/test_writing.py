"""The same catalogue gives the same bytes, and importing them the same catalogue."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from catalogue.exchange.native.applying import import_native
from catalogue.exchange.native.reading import read
from catalogue.exchange.native.writing import export_native, to_yaml
from catalogue.models import Map, Project
from governance.models import Body, Organization, Person
from tests import factories
from tests.catalogue.exchange.native.conftest import Files, texts
from tests.rows import curated, emptied

pytestmark = pytest.mark.django_db

NASTY = {
    "norway": "no",
    "norway-in-capitals": "NO",
    "number": "2023.1",
    "nothing": "null",
    "tilde": "~",
    "truth": "true",
    "date": "2017-11-06",
    "octal": "0o17",
    "colon": "OpenStack: the cloud",
    "hash": "C # sharp",
    "dash": "- not a list",
    "brackets": "[not, a, list]",
    "anchor": "&anchor *alias !tag",
    "quotes": """It's "quoted" \\ and back""",
    "percent": "100 %",
    "unicode": "Fidêncio 北京 🚀",
    "long-word": "x" * 200,
    "space-in-between": "two  spaces",
    "next-line": "one\x85two",
    "separator": "one\u2028two",
    "no-break": "one\u00a0two",
    "mark": "\ufeffone",
}
TEXTS = {
    "two lines": "one\ntwo",
    "two paragraphs": "one\n\ntwo",
    "windows": "one\r\ntwo",
    "spaces at the end of a line": "one  \ntwo",
    "a line of spaces": "one\n   \ntwo",
    "code": "one\n\n    code\n\ntwo",
    "tabs": "one\n\ttwo",
    "a list": "- one\n- two\n\n1. three",
    "a heading": "# One\ntwo # three",
    "a document": "---\none\n...",
    "a long line": "word " * 100 + "end",
    "long words": f"{'x' * 150} {'y' * 150}",
    "a long line of colons": "key: value, " * 20 + "end",
    "double spaces in a long line": "word  " * 50 + "end",
}


def round_trip(tmp_path: Path) -> dict[str, str]:
    """Export, import into an empty database, export again; return what was the same."""
    export_native(tmp_path / "first")
    emptied()
    import_native(tmp_path / "first")
    export_native(tmp_path / "second")
    first, second = texts(tmp_path / "first"), texts(tmp_path / "second")
    assert first == second
    return first


def test_names_come_back_as_they_were(tmp_path: Path) -> None:
    for slug, name in NASTY.items():
        factories.person(slug=slug, name=name)
    round_trip(tmp_path)
    assert dict(Person.objects.values_list("slug", "name")) == NASTY


def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    for number, text in enumerate(TEXTS.values()):
        factories.organization(slug=f"o{number:02}", name=str(number), summary=text, note=text)
    round_trip(tmp_path)
    found = Organization.objects.order_by("pk").values_list("summary", "note")
    assert list(found) == [(text, text) for text in TEXTS.values()]


def test_space_around_a_text_is_left_out(tmp_path: Path) -> None:
    factories.organization(slug="o", name=" O ", summary="\n one\n\n", note="   ")
    round_trip(tmp_path)
    row = Organization.objects.get()
    assert (row.name, row.summary, row.note) == ("O", "one", "")


characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@given(st.text(characters, max_size=200))
def test_any_text_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.mktemp("text") / "people.yaml"
    file.write_text(to_yaml({"people": [{"slug": "ada", "note": text.strip()}]}), encoding="utf-8")
    (row,) = read(file).rows["people"]
    assert row.values["note"] == text.strip()


def test_every_kind_of_row_comes_back(tmp_path: Path) -> None:
    """One row of every model, so that a field left out of the format fails here."""
    without = {"PreviousSlug", "Edition"}
    models = [model for app in ("governance", "catalogue") for model in curated(app)]
    for model in models:
        if model.__name__ not in without:
            factories.of(model)()
    before = {model: model._default_manager.count() for model in models}
    round_trip(tmp_path)
    for model in models:
        assert model.__name__ in without or model._default_manager.count() == before[model], model


def test_row_is_written_in_the_order_of_the_format_without_what_is_empty(files: Files) -> None:
    nova = factories.project(
        slug="nova",
        uid="n0va",
        license="Apache-2.0",
        note="Known.",
        host=factories.organization(slug="openinfra", name="OpenInfra", country="NO"),
        focus_areas=[factories.focus_area(slug=slug) for slug in ("edge", "ai")],
    )
    factories.relation(
        project=nova, target=factories.project(slug="glance"), since="2012-09", until="2019-04-02"
    )
    factories.link(project=nova, url="https://example.org/")
    files.export()
    written = texts(files.folder)
    assert written["projects/nova.yaml"] == (
        "slug: nova\n"
        "uid: n0va\n"
        "name: Nova\n"
        "kind: service\n"
        "focus_areas:\n  - ai\n  - edge\n"
        "host: openinfra\n"
        "license: Apache-2.0\n"
        "note: Known.\n"
        "links:\n"
        "  - kind: homepage\n"
        "    url: https://example.org/\n"
        "relations:\n"
        "  - kind: requires\n"
        "    target: glance\n"
        "    since: 2012-09\n"
        "    until: 2019-04-02\n"
    )
    assert written["organizations.yaml"] == (
        "- slug: openinfra\n  name: OpenInfra\n  country: 'NO'\n"
    )


def test_order_of_unordered_rows_does_not_depend_on_who_wrote_them_when(tmp_path: Path) -> None:
    nova = factories.project(slug="nova")
    for slug in ("zed", "antelope"):
        factories.relation(project=nova, target=factories.project(slug=slug))
        factories.organization(slug=slug)
    written = round_trip(tmp_path)
    for text in (written["organizations.yaml"], written["projects/nova.yaml"]):
        assert text.index("antelope") < text.index("zed")


def test_rows_in_one_position_stay_in_the_order_they_are_shown_in(tmp_path: Path) -> None:
    nova = factories.project(slug="nova")
    for kind in ("wiki", "chat", "blog"):
        factories.link(project=nova, kind=kind)
    round_trip(tmp_path)
    links = Project.objects.get(slug="nova").links.all()
    assert [link.kind for link in links] == ["wiki", "chat", "blog"]


def test_categories_keep_their_rows(tmp_path: Path) -> None:
    region = factories.region(map=factories.map_(slug="openstack"))
    for slug, row in [("c", 2), ("a", 1), ("b", 1)]:
        factories.category(region=region, slug=slug, row=row)
    round_trip(tmp_path)
    found = Map.objects.get().regions.get().categories.all()
    assert [(category.slug, category.row) for category in found] == [("a", 1), ("b", 1), ("c", 2)]


def test_previous_slugs_come_back(tmp_path: Path) -> None:
    tag = factories.tag(slug="golang")
    body = factories.body(slug="tc", kind="technical")
    for row in (tag, body):
        row.slug = f"{row.slug}-2"
        row.save()
    round_trip(tmp_path)
    found = Body.objects.at("tc")
    assert found is not None
    assert found.slug == "tc-2"


def test_files_of_what_is_no_longer_there_are_removed(files: Files) -> None:
    gone, stays = factories.project(slug="gone"), factories.project(slug="stays")
    person = factories.person()
    assert set(files.export()) == {"people.yaml", "projects/gone.yaml", "projects/stays.yaml"}
    gone.delete()
    person.delete()
    assert set(files.export()) == {f"projects/{stays.slug}.yaml"}


def test_collection_stands_in_one_form_only_after_an_export(files: Files) -> None:
    """A project left in another file would be there twice for the next import."""
    files.write("projects", "- {slug: nova, name: Nova, kind: service}")
    files.write("people/ada", "{slug: ada, name: Ada}").load()
    assert set(files.export()) == {"people.yaml", "projects/nova.yaml"}
    assert files.load().total("unchanged") == 2


def test_other_files_stay(files: Files) -> None:
    files.write("projects/nova", "{slug: nova, name: Nova, kind: service}").load()
    (files.folder / "README.md").write_text("Ours.")
    (files.folder / "projects" / "NOTES.txt").write_text("Ours, too.")
    assert set(files.export()) == {"README.md", "projects/NOTES.txt", "projects/nova.yaml"}


def test_drafts_are_written_as_drafts(files: Files) -> None:
    factories.project(slug="nova", state="draft")
    assert "state: draft\n" in files.export()["projects/nova.yaml"]


def test_day_of_a_draft_goes_out_and_comes_back(tmp_path: Path) -> None:
    factories.project(slug="nova", state="draft", publish_on="2026-12-01")
    factories.use_case(slug="servers", state="draft", publish_on="2027-01-01")
    written = round_trip(tmp_path)
    assert "state: draft\npublish_on: 2026-12-01\n" in written["projects/nova.yaml"]
    assert "  publish_on: 2027-01-01\n" in written["use-cases.yaml"]


def test_report_counts_what_was_written(tmp_path: Path) -> None:
    factories.relation()
    report = export_native(tmp_path / "out")
    assert report.counts["projects"].total() == 2
    assert report.total("unchanged") == 2


def test_number_of_queries_does_not_grow_with_the_catalogue(tmp_path: Path) -> None:
    made = []
    for _ in range(3):  # the first finds out which content types there are
        for _ in range(3):
            factories.relation()
            factories.entry()
            factories.term(affiliation=factories.organization())
        with CaptureQueriesContext(connection) as captured:
            export_native(tmp_path)
        made.append(len(captured))
    assert made[1] == made[2]
