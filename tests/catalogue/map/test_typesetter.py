"""Typesetting in a process of its own, for real: what comes out, and what happens when it fails."""

import os
import re
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import pytest

from catalogue.map.colours import LIGHT
from catalogue.map.render import Drawing, Size, render
from catalogue.map.sheets import arrange
from catalogue.map.typesetter import Failed, Limits, Page, typeset
from tests.catalogue.map import landscapes
from tests.catalogue.map.landscapes import STAGES
from tests.catalogue.map.test_render import WORDS

ENOUGH = Limits(seconds=20, megabytes=768)
PAGE = Page(841.89, 595.28, LIGHT.ground, WORDS.title, WORDS.description, "Catalogue", "en-gb")


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return render(arrange(landscapes.small(), STAGES), WORDS, LIGHT, Size(1200))


@pytest.fixture(scope="module")
def pdf(drawing: Drawing) -> bytes:
    return typeset(drawing, PAGE, "pdf", 72, ENOUGH)


def streams(pdf: bytes) -> bytes:
    """Return everything in a PDF, unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    unpacked = [
        zlib.decompressobj().decompress(each) if each[:1] == b"x" else each for each in packed
    ]
    return pdf + b"\n".join(unpacked)


def test_png_has_the_pixels_asked_for(drawing: Drawing) -> None:
    page = Page(drawing.width, drawing.height, LIGHT.ground, "t", "d", "a", "en")
    png = typeset(drawing, page, "png", 72 * 800 / drawing.width, ENOUGH)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20]) == 800
    assert int.from_bytes(png[20:24]) == round(800 * drawing.height / drawing.width)


def test_pdf_is_one_page_of_the_paper(pdf: bytes) -> None:
    content = streams(pdf)
    assert pdf[:5] == b"%PDF-"
    assert content.count(b"/Type/Page/") + content.count(b"/Type /Page\n") == 1
    assert re.search(rb"/MediaBox ?\[0 0 841\.89\d* 595\.28\d*\]", content)


def test_pdf_has_every_link(pdf: bytes, drawing: Drawing) -> None:
    found = re.findall(rb"/URI ?\(([^)]*)\)", streams(pdf))
    assert sorted(url.decode() for url in found) == sorted(link.url for link in drawing.links)


def test_text_of_pdf_can_be_selected_and_is_in_two_weights_of_inter(pdf: bytes) -> None:
    content = streams(pdf)
    assert len(set(re.findall(rb"/BaseFont ?/(\w+\+Inter-Regular)", content))) >= 2
    # Letters are numbers of glyphs; these tables lead back to letters.
    letters = bytes.fromhex(
        "".join(re.findall(r"<(00[0-9a-f]{2})>", content.decode("latin-1").lower()))
    )
    assert {"N", "o", "v", "a"} <= set(letters.decode("utf-16-be", errors="ignore"))
    assert b"/ToUnicode" in content


def test_pdf_is_a_drawing_and_not_a_picture(pdf: bytes) -> None:
    assert b"/Subtype/Image" not in streams(pdf).replace(b" ", b"")


def test_pdf_has_title_and_language(pdf: bytes) -> None:
    content = streams(pdf)
    assert b"(The small map)" in content
    assert re.search(rb"/Lang ?\(en\)", content)


def test_same_drawing_gives_the_same_file(drawing: Drawing, pdf: bytes) -> None:
    assert typeset(drawing, PAGE, "pdf", 72, ENOUGH) == pdf


def test_too_little_memory_is_a_failure(drawing: Drawing) -> None:
    with pytest.raises(Failed, match="ended with"):
        typeset(drawing, PAGE, "png", 72, Limits(seconds=20, megabytes=64))


def test_too_little_time_is_a_failure(drawing: Drawing) -> None:
    with pytest.raises(Failed, match="more than 0 seconds"):
        typeset(drawing, PAGE, "png", 72, Limits(seconds=0, megabytes=768))


def test_drawing_that_is_none_is_a_failure_with_its_reason() -> None:
    with pytest.raises(Failed, match="failed to parse SVG"):
        typeset(Drawing("<svg", 10, 10, []), PAGE, "pdf", 72, ENOUGH)


def test_python_that_does_not_start_is_a_failure(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(Failed, match="did not start"):
        typeset(drawing, PAGE, "pdf", 72, ENOUGH)


def test_it_leaves_nothing_behind(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    typeset(drawing, PAGE, "pdf", 72, ENOUGH)
    with pytest.raises(Failed):
        typeset(drawing, PAGE, "pdf", 72, Limits(seconds=0, megabytes=768))
    assert list(tmp_path.iterdir()) == []


def test_program_knows_nothing_of_the_site() -> None:
    code = "import sys, catalogue.map.typesetting; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_secrets_are_not_passed_on(drawing: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}

    def run(*_command: object, env: dict[str, str], **_more: object) -> None:
        seen.update(env)
        raise OSError

    monkeypatch.setenv("SECRET_KEY", "hush")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Failed):
        typeset(drawing, PAGE, "pdf", 72, ENOUGH)
    assert seen["PATH"] == os.environ["PATH"]
    assert "SECRET_KEY" not in seen
