"""A map as SVG; tests/catalogue/map/small.svg is one to look at in a browser."""

from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.map.colours import DARK, LIGHT, THEMES, Theme
from catalogue.map.document import MapDocument
from catalogue.map.render import LEAST_WIDTH, Drawing, Size, fitting_width, render
from catalogue.map.sheets import arrange
from catalogue.map.surround import Words
from tests.catalogue.map import landscapes
from tests.catalogue.map.landscapes import STAGES

GOLDEN = Path(__file__).with_name("small.svg")
CSS = Path(__file__).resolve().parents[3] / "static" / "css" / "site.css"
SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words(
    title="The small map",
    description="What there is & what it is for.",
    status="9 entries. Live, 22 November 2026.",
    legend="Legend",
    core=("Bold", "core"),
    unmarked="No mark",
    tones={"infrastructure": "Infrastructure", "platform": "Platform"},
    licence="Catalogue, https://map.example.org; see the catalogue for sources",
    address="https://map.example.org/maps/small/",
    site="https://map.example.org",
    language="en-gb",
)


def drawn(
    document: MapDocument | None = None,
    width: float = 1200.0,
    theme: Theme = LIGHT,
    detailed: bool = False,
    include: tuple[str, ...] = ("retired",),
) -> Drawing:
    sheets = arrange(document or landscapes.small(), STAGES, include)
    return render(sheets, WORDS, theme, Size(width), detailed)


def read(drawing: Drawing) -> Any:
    return ElementTree.fromstring(drawing.svg)


def said(element: Any) -> str:
    """Return the text in an element as a reader sees it, spaces made one."""
    return " ".join("".join(element.itertext()).split())


def texts(drawing: Drawing) -> list[str]:
    return [said(text) for text in read(drawing).iter(f"{SVG}text")]


def test_small_map_looks_as_it_did() -> None:
    assert drawn(detailed=True).svg == GOLDEN.read_text(encoding="utf-8")


def test_same_map_gives_the_same_bytes() -> None:
    assert drawn() == drawn()


def test_everything_on_it_is_text_that_can_be_selected() -> None:
    found = texts(drawn(detailed=True))
    for words in ("FRAMEWORK", "What users reach through APIs", "Compute", "Virtual machines"):
        assert words in found
    for words in ("Nova", "Servers on demand", WORDS.title, WORDS.status, WORDS.licence):
        assert words in found


def test_entries_are_absolute_links_that_say_what_they_lead_to() -> None:
    links = {link.get("href"): link for link in read(drawn()).iter(f"{SVG}a")}
    nova = links["https://map.example.org/projects/nova/"]
    assert said(nova.find(f"{SVG}title")) == "Nova: Servers on demand"
    assert said(nova.find(f"{SVG}text")) == "Nova"
    assert WORDS.address in links


def test_links_lie_where_the_names_are() -> None:
    drawing = drawn()
    assert len(drawing.links) == 10 + 1
    for link in drawing.links:
        assert 0 <= link.x < link.right <= drawing.width
        assert 0 <= link.y < link.bottom <= drawing.height


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    document = landscapes.small()
    document["regions"][0]["categories"][0]["entries"][0]["project"]["url"] = url
    drawing = drawn(document)
    assert url not in drawing.svg
    assert url not in {link.url for link in drawing.links}
    assert "Nova" in texts(drawing)


def test_core_is_bold_and_nothing_else_among_the_entries() -> None:
    links = read(drawn()).iter(f"{SVG}a")
    found = [link.find(f"{SVG}text") for link in links]
    assert [said(text) for text in found if text.get("font-weight")] == ["Nova", "Horizon"]


def test_marks_differ_by_shape_and_say_what_they_are() -> None:
    marks = [
        (
            group.get("aria-label"),
            group[1].tag.removeprefix(SVG),
            group[1].get("d", "").lstrip("M0123456789. "),
        )
        for group in read(drawn()).iter(f"{SVG}g")
        if group.get("role") == "img"
    ]
    assert {name for name, _tag, _path in marks} == {"Emerging", "Maintenance", "Retired"}
    assert len({(tag, path) for _name, tag, path in marks}) == 3


def test_what_is_retired_is_left_out_unless_asked_for_and_struck_through() -> None:
    assert "Karbor" not in texts(drawn(include=()))
    struck = [
        said(text) for text in read(drawn()).iter(f"{SVG}text") if text.get("text-decoration")
    ]
    assert struck == ["Karbor", "Retired"]


def test_legend_says_what_is_on_the_map_and_no_more() -> None:
    found = texts(drawn(include=()))
    for words in ("Bold: core", "Emerging", "Maintenance", "No mark: active", "Infrastructure"):
        assert words in found
    assert "Retired" not in found


def test_it_has_a_title_a_description_a_role_and_groups_with_names() -> None:
    root = read(drawn())
    assert root.get("role") == "graphics-document document"
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    assert said(by_id[root.get("aria-labelledby")]) == WORDS.title
    assert said(by_id[root.get("aria-describedby")]) == WORDS.description
    groups = [group.get("aria-label") for group in root.iter(f"{SVG}g")]
    assert {"Framework", "Compute", "Legend"} <= set(groups)


def test_it_refers_to_nothing_outside_and_has_no_style_script_or_filter() -> None:
    root = read(drawn())
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "circle", "text", "tspan", "a"}
    for element in root.iter():
        assert "style" not in element.attrib
        assert "href" not in element.attrib or element.tag == f"{SVG}a"


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_any_text_is_escaped(text: str) -> None:
    entry = landscapes.entry("x", text, text, role=text)
    category = {**landscapes.category("c", entry), "name": text}
    region = {**landscapes.region("r"), "name": text, "categories": [category]}
    read(drawn(landscapes.document(region), detailed=True))  # type: ignore[arg-type]


def test_markup_in_names_stays_text() -> None:
    assert "R&D <i>" in texts(drawn())
    assert "<i>" not in drawn().svg


def test_colours_are_those_of_the_theme() -> None:
    light, dark = drawn(), drawn(theme=DARK)
    for colour in (LIGHT.ground, LIGHT.platform.fill, LIGHT.infrastructure.ink):
        assert colour in light.svg
        assert colour not in dark.svg
    assert (light.width, light.height, light.links) == (dark.width, dark.height, dark.links)


def test_colours_are_the_tokens_of_the_site() -> None:
    css = CSS.read_text()
    tokens = {"ground", "surface", "ink", "muted", "hairline", "frame", "accent"}
    for token in tokens:
        pair = f"--{token}: light-dark({getattr(LIGHT, token)}, {getattr(DARK, token)});"
        assert pair in css
    for name, tone in (("land", "infrastructure"), ("water", "platform")):
        light, dark = getattr(LIGHT, tone), getattr(DARK, tone)
        assert f"--{name}: light-dark({light.fill}, {dark.fill});" in css
        assert f"--{name}-frame: light-dark({light.frame}, {dark.frame});" in css
        assert f"--{name}-ink: light-dark({light.ink}, {dark.ink});" in css


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_colours_can_be_told_apart(name: str) -> None:
    theme = THEMES[name]
    tones = [theme.tone(tone) for tone in ("infrastructure", "platform", "neutral")]
    fills = [theme.ground, theme.surface, *(tone.fill for tone in tones)]
    for ink, fill in product((theme.ink, theme.muted), fills):
        assert contrast(ink, fill) >= 4.5
    for tone in tones:
        assert contrast(tone.ink, tone.fill) >= 4.5
        assert contrast(tone.ink, theme.surface) >= 4.5
        assert contrast(tone.frame, theme.surface) >= 3


@pytest.mark.parametrize("width", [LEAST_WIDTH, 320.0, 800.0, 4096.0])
def test_it_is_as_wide_as_asked_for(width: float) -> None:
    root = read(drawn(width=width))
    assert float(root.get("width")) == pytest.approx(width, abs=0.1)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_height_asked_for_is_filled() -> None:
    sheets = arrange(landscapes.small(), STAGES)
    drawing = render(sheets, WORDS, LIGHT, Size(1200, 2000))
    assert drawing.height == 2000
    address = drawing.links[-1]
    assert address.url == WORDS.address
    assert 1950 < address.bottom < 2000


@pytest.mark.parametrize("aspect", [1.41, 1.6, 1.78])
@pytest.mark.parametrize("size", [(1, 1, 1), (60, 5, 15), (600, 15, 30)])
def test_fitting_width_gives_a_drawing_that_fits(aspect: float, size: tuple[int, int, int]) -> None:
    sheets = arrange(landscapes.large(*size, around=True), STAGES)
    width = fitting_width(sheets, WORDS, aspect)
    assert render(sheets, WORDS, LIGHT, Size(width)).height <= width / aspect + 1
