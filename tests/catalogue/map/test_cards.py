"""Cards: the pictures shown with links."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from catalogue.map.cards import HEIGHT, WIDTH, Card, draw
from catalogue.map.sheets import arrange
from governance.pages import PICTURE_SIZE
from tests.catalogue.map import landscapes
from tests.catalogue.map.landscapes import STAGES

SVG = "{http://www.w3.org/2000/svg}"
NOVA = Card("The site", "Nova", "Virtual machines on demand", "Active · Service", mark="solid")
WORDS = ("disproportionately", "unpronounceable", "infrastructure") * 30


def read(card: Card) -> ElementTree.Element:
    """Return a card, which must be well-formed."""
    return ElementTree.fromstring(draw(card).svg)


def lines(card: Card) -> list[tuple[str, float, float]]:
    """Return the lines of text on a card, each with its size and its baseline."""
    found = []
    for text in read(card).iter(f"{SVG}text"):
        size = float(text.get("font-size", "0"))
        rows = list(text.iter(f"{SVG}tspan")) or [text]
        found += [(str(row.text), size, float(row.get("y", "0"))) for row in rows]
    return found


def test_it_is_as_large_as_the_pages_say() -> None:
    drawn = draw(NOVA)
    assert (drawn.width, drawn.height) == (WIDTH, HEIGHT) == PICTURE_SIZE


def test_it_says_what_it_is_of() -> None:
    assert [text for text, _size, _y in lines(NOVA)] == [
        "The site",
        "Nova",
        "Virtual machines on demand",
        "Active · Service",
    ]


def test_stage_has_its_mark_in_front() -> None:
    assert len(list(read(NOVA).iter(f"{SVG}circle"))) == 1
    assert not list(read(replace(NOVA, mark="")).iter(f"{SVG}circle"))


@pytest.mark.parametrize("with_map", [False, True])
def test_long_words_stay_on_it_and_do_not_touch(with_map: bool) -> None:
    long = " ".join(WORDS)
    sheets = arrange(landscapes.small(), STAGES) if with_map else None
    found = lines(Card(long, long[:200], long, long, "ring", map=sheets))
    ends = [y for _text, _size, y in found]
    tops = [y - size for _text, size, y in found]
    assert max(ends) < HEIGHT - 40
    assert all(top >= end for top, end in zip(sorted(tops)[1:], sorted(ends), strict=False))
    assert any(text.endswith("…") for text, _size, _y in found)


def test_nothing_in_a_name_is_markup() -> None:
    assert [text for text, *_rest in lines(replace(NOVA, name="<b>&"))][1] == "<b>&"


def test_a_map_is_drawn_small_inside_its_place() -> None:
    sheets = arrange(landscapes.small(), STAGES)
    drawn = read(replace(NOVA, map=sheets))
    group = next(one for one in drawn.iter(f"{SVG}g") if "scale" in one.get("transform", ""))
    x, y, scale = (float(part) for part in re.findall(r"[\d.]+", group.get("transform", "")))
    for box in group.iter(f"{SVG}rect"):
        left, top, width, height = (float(box.get(n, "0")) for n in ("x", "y", "width", "height"))
        assert 640 - 1 <= x + scale * left <= x + scale * (left + width) <= WIDTH - 72 + 1
        assert 72 - 1 <= y + scale * top <= y + scale * (top + height) <= HEIGHT - 72 + 1
    assert len(list(group)) >= sheets.shown


def test_the_same_card_is_the_same_bytes() -> None:
    assert draw(NOVA).svg == draw(replace(NOVA)).svg
