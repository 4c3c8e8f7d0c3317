"""A map document as a file, live or as an edition."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from catalogue.map import exports, making
from catalogue.map.document import EditionHead, MapDocument
from catalogue.map.kept import Kept
from catalogue.map.pictures import Options, Picture
from tests.catalogue.map import landscapes
from tests.catalogue.map.landscapes import STAGES

EDITION = EditionHead(
    number="20190402", published_on="2019-04-02", publisher="OpenStack Foundation", sha256="0" * 64
)


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MAP_EXPORT_DIR = tmp_path / "maps"
    return tmp_path / "maps"


def picture(document: MapDocument | None = None, **options: Any) -> Picture:
    found = document or landscapes.small()
    return Picture(found, STAGES, "/maps/small/", "2026-11-22", Options(**options))


def frozen() -> MapDocument:
    return {**landscapes.small(), "edition": EDITION}


def noting(given: list[Any]) -> Callable[..., bytes]:
    """Return what stands in for typesetting and notes what it was given."""

    def typeset(*arguments: Any) -> bytes:
        given.append(arguments)
        return b"made"

    return typeset


def svg(**options: Any) -> str:
    return exports.map_svg(picture(**options)).decode()


def test_live_map_says_so_with_the_day_and_where_it_is() -> None:
    drawn = svg()
    assert "9 entries. Live, 22 November 2026." in drawn
    assert "https://" not in drawn.replace("http://127.0.0.1:8000", "")
    assert 'href="http://127.0.0.1:8000/maps/small/"' in drawn
    assert "Open Infrastructure Catalogue, http://127.0.0.1:8000; see the catalogue" in drawn


def test_edition_says_its_number_publisher_and_date() -> None:
    drawn = exports.map_svg(picture(frozen())).decode()
    assert "Edition 20190402, published by OpenStack Foundation on 2 April 2019." in drawn
    assert "Live" not in drawn


def test_options_are_heeded() -> None:
    assert "#16181d" in svg(theme="dark")
    assert "Karbor" not in svg()
    assert "Karbor" in svg(retired=True)
    assert "Servers on demand</text>" in svg(detailed=True)
    assert 'width="640"' in svg(width=640)


def test_second_request_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    first = exports.map_svg(picture()), exports.map_png(picture(width=400))
    monkeypatch.setattr(exports, "render", None)
    monkeypatch.setattr(exports, "typeset", None)
    assert (exports.map_svg(picture()), exports.map_png(picture(width=400))) == first


def test_what_a_file_is_made_from_names_it() -> None:
    document = landscapes.small()
    document["regions"][0]["name"] = "Renamed"
    stages = {**STAGES, "active": STAGES["emerging"]}
    pictures = [
        picture(),
        picture(document),
        picture(frozen()),
        picture(theme="dark"),
        picture(paper="a3"),
        Picture(landscapes.small(), stages, "/maps/small/", "2026-11-22"),
        Picture(landscapes.small(), STAGES, "/maps/small/", "2026-11-23"),
    ]
    keys = [each.key(kind) for each in pictures for kind in ("svg", "pdf")]
    assert len(set(keys)) == len(keys)
    assert picture().key("svg") == picture().key("svg")


@pytest.mark.parametrize("paper", exports.PAPERS)
def test_pdf_fills_its_paper(paper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(exports, "typeset", noting(seen))
    exports.map_pdf(picture(paper=paper))
    [(drawing, page, kind, _ppi, _limits)] = seen
    assert kind == "pdf"
    assert (page.width, page.height) == exports.PAPERS[paper]
    assert drawing.width / drawing.height == pytest.approx(page.width / page.height)


def test_png_of_a_large_landscape_is_made_in_the_limits() -> None:
    png = exports.map_png(picture(landscapes.large(2400, 15, 80), width=4096))
    assert int.from_bytes(png[16:20]) == 4096
    assert int.from_bytes(png[20:24]) <= 4096 / exports.SCREEN + 1


def test_failure_is_told_logged_and_not_tried_again_at_once(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAP_EXPORT_MEMORY_MEGABYTES = 64
    with pytest.raises(making.Unavailable) as raised:
        exports.map_png(picture())
    assert raised.value.retry_after == making.LATER
    assert "cannot be made: /maps/small/ as PNG" in caplog.text
    tried: list[Any] = []
    monkeypatch.setattr(exports, "typeset", noting(tried))
    with pytest.raises(making.Unavailable):
        exports.map_png(picture())
    assert tried == []
    assert exports.map_png(picture(theme="dark")) == b"made"


def test_time_that_is_up_is_a_failure_too(settings: LazySettings) -> None:
    settings.MAP_EXPORT_SECONDS = 0
    with pytest.raises(making.Unavailable):
        exports.map_pdf(picture())


def test_no_more_than_a_few_are_made_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "PATIENCE", 0)
    kept = Kept(folder, 1)
    with kept.turn(2, 0), kept.turn(2, 0), pytest.raises(making.Unavailable) as raised:
        exports.map_png(picture())
    assert raised.value.retry_after == making.SOON
    assert exports.map_png(picture(width=320))[:4] == b"\x89PNG"


def test_what_another_process_made_meanwhile_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([None, b"made elsewhere"])
    monkeypatch.setattr(Kept, "read", lambda *_given: next(answers))
    monkeypatch.setattr(exports, "typeset", None)
    assert exports.map_png(picture()) == b"made elsewhere"


def test_svg_needs_no_folder(settings: LazySettings, folder: Path) -> None:
    folder.touch()
    assert exports.map_svg(picture())[:4] == b"<svg"
    with pytest.raises(making.Unavailable):
        exports.map_png(picture())


def test_json_is_the_document() -> None:
    assert json.loads(exports.map_json(frozen())) == frozen()


def test_csv_has_a_row_for_every_entry_retired_ones_included() -> None:
    rows = list(csv.DictReader(io.StringIO(exports.map_csv(landscapes.small()).decode())))
    assert len(rows) == 10
    assert rows[0] == {
        "region": "Framework",
        "category": "Compute",
        "label": "Virtual machines",
        "core": "true",
        "project": "nova",
        "name": "Nova",
        "role": "Servers on demand",
        "kind": "service",
        "stage": "active",
        "url": "http://127.0.0.1:8000/projects/nova/",
    }
    stages = {row["project"]: row["stage"] for row in rows}
    assert (stages["karbor"], stages["panko"]) == ("retired", "")


def test_files_are_named_after_map_and_edition() -> None:
    name = exports.file_name(landscapes.small(), "2026-11-22", "pdf")
    assert name == "small-map-live-2026-11-22.pdf"
    assert exports.file_name(frozen(), "2026-11-22", "svg") == "small-map-20190402.svg"
