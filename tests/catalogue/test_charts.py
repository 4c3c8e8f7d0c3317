"""Charts: plain values in, SVG out."""

from xml.etree import ElementTree

import pytest

from catalogue.charts import PATTERNS, ROW, Bar, Stack, Words, bars, fillings, stacks, swatch

WORDS = Words("chart-x", "Projects & stages", "Most are <active>.")
Element = ElementTree.Element


def read(svg: str) -> Element:
    """Return a drawing, which must be well-formed."""
    return ElementTree.fromstring(svg)


def widths(drawing: Element, class_: str) -> list[tuple[str | None, str | None]]:
    """Return where the bars of a class begin and how wide they are."""
    return [
        (bar.get("x"), bar.get("width"))
        for bar in drawing.iter("rect")
        if class_ in str(bar.get("class")).split()
    ]


def test_bars_are_as_long_as_their_numbers_and_the_longest_takes_the_width() -> None:
    drawing = read(bars(WORDS, [Bar("Active", 40), Bar("Retired", 10), Bar("Pilot", 0)]))
    assert widths(drawing, "chart-bar") == [("0.00%", "100.00%"), ("0.00%", "25.00%")]
    assert drawing.get("height") == f"{3 * ROW:.2f}em"


def test_every_line_has_its_label_and_its_number() -> None:
    drawing = read(bars(WORDS, [Bar("R&D <x>", 4), Bar("None", 0)]))
    assert [text.text for text in drawing.iter("text")] == ["R&D <x>", "4", "None", "0"]


def test_it_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    drawing = read(bars(WORDS, [Bar("Active", 1)]))
    assert drawing.get("role") == "img"
    for name, reference in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
        said = drawing.find(name)
        assert said is not None
        assert said.get("id") == drawing.get(reference)
    assert drawing.findtext("title") == WORDS.title
    assert drawing.findtext("desc") == WORDS.description


def test_parts_stand_side_by_side_each_filled_in_its_own_way() -> None:
    drawing = read(stacks(WORDS, [Stack("2018", (1, 0, 3)), Stack("2019", (1, 1, 0))]))
    assert widths(drawing, "chart-part") == [
        ("0.00%", "25.00%"),
        ("25.00%", "75.00%"),
        ("0.00%", "25.00%"),
        ("25.00%", "25.00%"),
    ]
    assert widths(drawing, "chart-part-2") == [("25.00%", "75.00%")]
    assert [text.text for text in drawing.iter("text")] == ["2018", "4", "2019", "2"]


@pytest.mark.parametrize("drawn", [bars(WORDS, []), stacks(WORDS, [])])
def test_nothing_is_drawn_of_nothing(drawn: str) -> None:
    assert drawn == ""


def test_numbers_that_are_all_zero_have_no_bars() -> None:
    assert widths(read(bars(WORDS, [Bar("Pilot", 0)])), "chart-bar") == []


def test_no_style_is_inside() -> None:
    for drawn in (bars(WORDS, [Bar("A", 1)]), stacks(WORDS, [Stack("A", (1,))]), fillings()):
        assert "style" not in drawn


def test_legend_fills_its_swatches_as_the_bars_are_filled() -> None:
    for part in range(PATTERNS + 1):
        assert f'class="chart-part chart-part-{part % PATTERNS}"' in swatch(part)
