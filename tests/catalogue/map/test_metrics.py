"""How wide text is, and where it is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.map.metrics import text_width, wrap


def test_width_grows_with_size_weight_and_tracking() -> None:
    plain = text_width("Keystone", 10)
    assert text_width("Keystone", 20) == pytest.approx(2 * plain)
    assert text_width("Keystone", 10, bold=True) > plain
    assert text_width("Keystone", 10, tracking=0.1) == pytest.approx(plain + 8)
    assert text_width("", 10) == 0


def test_letters_differ_in_width() -> None:
    assert text_width("W", 10) > 3 * text_width("i", 10)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("雲", 10, 11), ("\u0941", 0, 8), ("e\u0301", 5, 7), ("Ж", 8, 11), ("Ω", 7, 9)],
)
def test_other_scripts_have_room(text: str, least: float, most: float) -> None:
    assert least <= text_width(text, 10) <= most


def test_text_is_broken_between_words() -> None:
    width = text_width("OpenStack Exporter", 10)
    assert wrap("OpenStack Exporter for Prometheus", width, 10) == [
        "OpenStack Exporter",
        "for Prometheus",
    ]


def test_word_that_is_too_long_is_broken_in_itself() -> None:
    assert wrap("ab mmmm", text_width("mm", 10), 10) == ["ab", "mm", "mm"]


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_has_no_lines(text: str) -> None:
    assert wrap(text, 100, 10) == []


@given(st.text(max_size=80), st.floats(1, 300), st.booleans(), st.sampled_from([0.0, 0.14]))
def test_lines_fit_and_nothing_is_lost(
    text: str, width: float, bold: bool, tracking: float
) -> None:
    lines = wrap(text, width, 10, bold, tracking)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert len(line) == 1 or text_width(line, 10, bold, tracking) <= width
