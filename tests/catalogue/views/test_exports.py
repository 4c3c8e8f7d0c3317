"""Maps as files: addresses, parameters, headers, failures."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpRequest
from django.test import Client, RequestFactory

from catalogue.map.document import EditionHead, map_document
from catalogue.models import Map
from catalogue.views.exports import TYPES, ExportView, Kind, Source
from governance.partial_dates import today
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import read
from tests.conftest import AtMost

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("landscape")]

BEGINNINGS = {
    "svg": b"<svg ",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "json": b'{"schema":1,',
    "csv": b"region,category,label,core,",
}


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.MAP_EXPORT_DIR = tmp_path / "maps"


def get(rest: str, **headers: str) -> Any:
    return Client().get(f"/maps/openstack/map.{rest}", headers=headers)


@pytest.mark.parametrize("kind", TYPES)
def test_file_has_its_type_a_name_and_may_be_kept_for_a_while(kind: Kind) -> None:
    answer = get(kind)
    assert answer.status_code == 200
    assert answer.content.startswith(BEGINNINGS[kind])
    assert answer["Content-Type"].startswith(TYPES[kind].partition(";")[0])
    name = f"openstack-map-live-{today()}.{kind}"
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'
    assert answer["Cache-Control"].startswith("public, max-age=0, s-maxage=60")


def test_drawing_changes_with_the_map_and_the_parameters() -> None:
    before = get("svg").content
    assert get("svg?theme=dark").content != before
    Map.objects.update(title="Another title")
    assert get("svg").content != before


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ("svg?theme=blue", "theme is “blue”; it may be light or dark."),
        ("svg?density=huge", "density is “huge”; it may be compact or detailed."),
        ("svg?include=all", "include is “all”; it may be retired."),
        ("svg?width=319", "width is “319”; it may be a whole number from 320 to 4096."),
        ("png?width=4097", "width is “4097”; it may be a whole number from 320 to 4096."),
        ("png?width=-1", "width is “-1”; it may be a whole number from 320 to 4096."),
        ("png?width=1e3", "width is “1e3”; it may be a whole number from 320 to 4096."),
        ("pdf?paper=letter", "paper is “letter”; it may be a4 or a3 or 16x9."),
    ],
)
def test_value_that_cannot_be_used_is_refused_with_what_would_be_right(
    rest: str, problem: str
) -> None:
    answer = get(rest)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == f"{problem}\n"


def test_number_of_thousands_of_digits_is_refused_like_any_other() -> None:
    assert get("png?width=" + "9" * 5000).status_code == 400
    assert get("png?width=" + "٣" * 3).status_code == 400


@pytest.mark.parametrize("rest", ["?utm_source=mail", "?width=&theme=", "?paper=a7", "?fbclid=1"])
def test_what_it_does_not_know_or_need_is_ignored(rest: str) -> None:
    assert get(f"svg{rest}").status_code == 200


@pytest.mark.parametrize("width", [320, 4096])
def test_svg_and_png_are_as_wide_as_asked_for(width: int) -> None:
    assert f'width="{width}"'.encode() in get(f"svg?width={width}").content
    png = get(f"png?width={width}").content
    assert int.from_bytes(png[16:20]) == width


def test_retired_entries_are_shown_when_asked_for() -> None:
    assert b"Karbor" not in get("svg").content
    assert b"Karbor" in get("svg?include=retired").content
    assert b"Karbor" in get("csv").content


def test_drafts_are_in_no_file() -> None:
    for kind in ("svg", "json", "csv"):
        assert b"sekret" not in get(f"{kind}?include=retired").content.lower()


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_what_cannot_be_made_is_503_with_a_time_to_come_back(
    kind: str, settings: LazySettings
) -> None:
    settings.MAP_EXPORT_MEMORY_MEGABYTES = 64
    for _time in range(2):
        answer = get(kind)
        assert answer.status_code == 503
        assert answer["Retry-After"] == "60"
        assert answer["Cache-Control"] == "no-store"
        assert "ETag" not in answer
    assert get("svg").status_code == 200


@pytest.mark.parametrize("kind", TYPES)
def test_map_that_is_not_there_is_404_and_a_former_slug_leads_on(kind: str) -> None:
    assert Client().get(f"/maps/nowhere/map.{kind}").status_code == 404
    found = Map.objects.get()
    found.slug = "renamed"
    found.save()
    answer = get(f"{kind}?theme=dark")
    assert answer.status_code == 301
    assert answer["Location"] == f"/maps/renamed/map.{kind}?theme=dark"


def test_nothing_can_be_sent_to_them() -> None:
    assert Client().post("/maps/openstack/map.svg").status_code == 405


def test_page_of_the_map_leads_to_every_file() -> None:
    page = read(Client().get("/maps/openstack/"))
    links = [tag["href"] for tag in page.all("a") if tag.is_in("map-foot")]
    files = [f"/maps/openstack/map.{kind}" for kind in TYPES]
    assert links == ["/legend/", *files]


def test_an_edition_takes_two_lines(landscape: Landscape) -> None:
    edition = EditionHead(
        number="20260801", published_on="2026-08-01", publisher="OpenInfra", sha256="0" * 64
    )
    frozen = {**map_document(landscape.map), "edition": edition}

    class EditionExport(ExportView):
        def source(self, request: HttpRequest) -> Source:
            return Source(frozen, "/maps/openstack/editions/20260801/", b"{}")  # type: ignore[arg-type]

    request = RequestFactory().get("/")
    drawn: Any = EditionExport.as_view(kind="svg")(request)
    assert b"Edition 20260801, published by OpenInfra on 1 August 2026." in drawn.content
    assert drawn["Content-Disposition"] == 'inline; filename="openstack-map-20260801.svg"'
    stored: Any = EditionExport.as_view(kind="json")(request)
    assert stored.content == b"{}"


@pytest.mark.parametrize("kind", TYPES)
def test_queries_stay_few_however_large_the_map(kind: str, at_most_queries: AtMost) -> None:
    category = factories.category(region=Map.objects.get().regions.first())
    for _number in range(30):
        factories.entry(category=category)
    get(kind)
    with at_most_queries(5):
        assert get(kind).status_code == 200
