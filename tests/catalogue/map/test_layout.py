"""Where things lie on a map: nothing overlaps, nothing is lost, nothing leaves the page."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.map.boxes import Box, Layout
from catalogue.map.document import Category, Entry, MapDocument, Region
from catalogue.map.layout import COUNTED_FROM, STACKED_BELOW, layout
from catalogue.map.sheets import Sheets, arrange
from tests.catalogue.map import landscapes
from tests.catalogue.map.landscapes import STAGES

SLACK = 0.01  # of a pixel, for sums of floating-point numbers

slugs = st.integers(0, 2**40).map("s{}".format)  # as good as never twice the same
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60
) | st.sampled_from(["Nova", "Kolla Ansible", "OpenStack Exporter for Prometheus", "W" * 60])


def with_name(slug: str, name: str, label: str, role: str, stage: str | None, core: bool) -> Entry:
    return landscapes.entry(slug, name, label, stage, role=role, core=core)


entries = st.builds(
    with_name,
    slugs,
    words,
    st.just("") | words,
    st.just("") | words,
    st.sampled_from([None, *STAGES]),
    st.booleans(),
)


@st.composite
def categories(draw: st.DrawFn) -> Category:
    held = draw(st.lists(entries, min_size=1, max_size=draw(st.sampled_from([1, 3, 25]))))
    made = landscapes.category(draw(slugs), *held, row=draw(st.integers(1, 4)))
    return {**made, "name": draw(words)}


@st.composite
def regions(draw: st.DrawFn) -> Region:
    held = draw(st.lists(categories(), min_size=1, max_size=5))
    slug = draw(slugs)
    placement = draw(st.sampled_from(landscapes.PLACEMENTS))
    made = landscapes.region(slug, *held, placement=placement, title=draw(st.just("") | words))
    return {**made, "name": draw(words)}


maps = st.lists(regions(), min_size=1, max_size=8).map(lambda held: landscapes.document(*held))
widths = st.integers(240, 2400) | st.floats(240, 2400)


def arranged(document: MapDocument) -> Sheets:
    return arrange(document, STAGES, include=list(STAGES))


def assert_apart(boxes: Sequence[Box]) -> None:
    for one, other in combinations(boxes, 2):
        beside = one.right <= other.x + SLACK or other.right <= one.x + SLACK
        above = one.bottom <= other.y + SLACK or other.bottom <= one.y + SLACK
        assert beside or above, (one, other)


def assert_inside(boxes: Iterable[Box], around: Box) -> None:
    for box in boxes:
        assert box.width > 0, box
        assert box.height > 0, box
        assert box.x >= around.x - SLACK, (box, around)
        assert box.y >= around.y - SLACK, (box, around)
        assert box.right <= around.right + SLACK, (box, around)
        assert box.bottom <= around.bottom + SLACK, (box, around)


def assert_sound(placed: Layout) -> None:
    page = Box(0, 0, placed.width, placed.height)
    assert_inside([*placed.sheets, *placed.arrows], page)
    assert_apart([*placed.sheets, *placed.arrows])
    for sheet in placed.sheets:
        assert_inside(sheet.frames, sheet)
        assert_apart(sheet.frames)
        for frame in sheet.frames:
            assert_inside(frame.entries, frame)
            assert_apart(frame.entries)


def names(placed: Layout) -> list[str]:
    """Return what is on a layout, region by region, each with its slug."""
    found = []
    for sheet in placed.sheets:
        found.append(sheet.region["slug"])
        for frame in sheet.frames:
            found.append(frame.category["slug"])
            found += [entry.entry["project"]["slug"] for entry in frame.entries]
    return sorted(found)


def expected(document: MapDocument) -> list[str]:
    found = []
    for region in document["regions"]:
        found.append(region["slug"])
        for category in region["categories"]:
            found.append(category["slug"])
            found += [entry["project"]["slug"] for entry in category["entries"]]
    return sorted(found)


@settings(max_examples=25, deadline=None)
@given(maps, widths, st.booleans(), st.sampled_from([0.0, 700.0, 3000.0]))
def test_nothing_overlaps_is_lost_or_leaves_the_page(
    document: MapDocument, width: float, detailed: bool, height: float
) -> None:
    placed = layout(arranged(document), width, detailed, height)
    assert_sound(placed)
    assert names(placed) == expected(document)


@settings(max_examples=10, deadline=None)
@given(maps, widths)
def test_every_letter_of_names_and_labels_is_there(document: MapDocument, width: float) -> None:
    for sheet in layout(arranged(document), width, detailed=True).sheets:
        for frame in sheet.frames:
            for entry in frame.entries:
                project = entry.entry["project"]
                assert letters(entry.name) == letters([project["name"]])
                assert letters(entry.label) == letters([entry.entry["label"]])
                assert letters(entry.role) == letters([project["role"]])


def letters(lines: Iterable[str]) -> str:
    return "".join("".join(lines).split())


@pytest.mark.parametrize("width", [240, 1200, 6000])
@pytest.mark.parametrize("around", [False, True])
def test_large_landscape_is_sound_at_every_width(width: float, around: bool) -> None:
    document = landscapes.large(2400, 15, 80, around=around)
    placed = layout(arranged(document), width)
    assert names(placed) == expected(document)
    assert_inside(placed.sheets, Box(0, 0, placed.width, placed.height))
    assert_apart(placed.sheets)
    for sheet in placed.sheets:
        assert_inside(sheet.frames, sheet)
        assert_apart(sheet.frames)
        for frame in sheet.frames:
            assert_inside(frame.entries, frame)


def test_large_landscape_costs_no_more_for_an_entry_than_a_small_one() -> None:
    few, many = (arranged(landscapes.large(*size)) for size in ((60, 5, 15), (2400, 15, 80)))
    layout(many, 2400)  # measures the words, once for both

    def cost(sheets: Sheets) -> float:
        begun = process_time()
        for _time in range(2400 // sheets.shown):
            layout(sheets, 2400)
        return process_time() - begun

    assert cost(many) < 10 * cost(few)


def test_same_map_is_placed_the_same() -> None:
    first, second = (layout(arranged(landscapes.small()), 1200) for _time in range(2))
    assert first == second


def test_empty_map_takes_no_room() -> None:
    placed = layout(arranged(landscapes.document()), 1200)
    assert (placed.height, placed.sheets, placed.arrows) == (0, [], [])


def at(placed: Layout) -> dict[str, Box]:
    return {sheet.region["slug"]: sheet for sheet in placed.sheets}


def test_sheets_lie_around_the_centre() -> None:
    sheets = at(layout(arranged(landscapes.small()), 1200))
    centre = sheets["framework"]
    assert sheets["tools"].right < centre.x
    assert sheets["operations"].x > centre.right
    assert sheets["above"].bottom < centre.y
    assert sheets["below"].y > centre.bottom
    assert centre.width > 2 * sheets["tools"].width


def test_left_centre_and_right_are_equally_high() -> None:
    sheets = at(layout(arranged(landscapes.small()), 1200))
    heights = {round(sheets[slug].height, 6) for slug in ("framework", "tools", "operations")}
    assert len(heights) == 1


def test_arrows_point_from_each_side_into_the_centre() -> None:
    placed = layout(arranged(landscapes.small()), 1200)
    centre = at(placed)["framework"]
    arrows = {arrow.placement: arrow for arrow in placed.arrows}
    assert set(arrows) == {"left", "right", "top", "bottom"}
    assert arrows["left"].right == pytest.approx(centre.x)
    assert arrows["right"].x == pytest.approx(centre.right)
    assert arrows["top"].bottom == pytest.approx(centre.y)
    assert arrows["bottom"].y == pytest.approx(centre.bottom)


def test_narrow_map_is_one_column_in_reading_order() -> None:
    placed = layout(arranged(landscapes.small()), STACKED_BELOW - 1)
    assert [sheet.region["slug"] for sheet in placed.sheets] == [
        "framework",
        "tools",
        "operations",
        "above",
        "below",
    ]
    assert {sheet.width for sheet in placed.sheets} == {STACKED_BELOW - 1}
    assert placed.arrows == []


def test_rows_are_kept_and_frames_in_them_equally_high() -> None:
    placed = layout(arranged(landscapes.small()), 1200)
    [centre] = [sheet for sheet in placed.sheets if sheet.region["slug"] == "framework"]
    compute, web, old = centre.frames
    assert compute.bottom < web.y
    assert (web.y, web.height) == (old.y, old.height)


def test_names_beside_each_other_are_on_one_line_whatever_their_labels() -> None:
    category = landscapes.category(
        "mixed", landscapes.entry("a", label="Slot"), landscapes.entry("b")
    )
    placed = layout(arranged(landscapes.document(landscapes.region("r", category))), 1200)
    labelled, plain = placed.sheets[0].frames[0].entries
    assert labelled.y < plain.y
    assert labelled.bottom == plain.bottom


def test_detailed_map_says_what_each_does() -> None:
    sheets = arranged(landscapes.small())
    roles = [
        [entry.role for sheet in placed.sheets for frame in sheet.frames for entry in frame.entries]
        for placed in (layout(sheets, 1200), layout(sheets, 1200, detailed=True))
    ]
    assert not any(roles[0])
    assert ["Servers on demand"] in roles[1]


def test_height_to_spare_goes_to_the_middle() -> None:
    sheets = arranged(landscapes.small())
    natural, filled = layout(sheets, 1200), layout(sheets, 1200, height=2000)
    assert natural.height < filled.height == pytest.approx(2000)
    assert at(filled)["below"].height == at(natural)["below"].height
    assert_sound(filled)


def test_titles_of_large_landscapes_have_counts() -> None:
    few, many = (
        layout(arranged(landscapes.large(size, 2, 4)), 1200)
        for size in (COUNTED_FROM - 1, COUNTED_FROM)
    )
    assert few.sheets[0].title == []
    assert few.sheets[0].frames[0].title == ["Category 0"]
    [sheet, _other] = many.sheets
    count = len(sheet.frames[0].entries)
    assert sheet.frames[0].title == [f"Category 0 ({count})"]
    assert sheet.title == [f"{sum(len(frame.entries) for frame in sheet.frames)} entries"]


def test_line_under_a_name_is_left_out_where_it_repeats_it() -> None:
    category = landscapes.category("a", landscapes.entry("a"))
    regions = [landscapes.region("tools", category, title=title) for title in ("TOOLS", "By hand")]
    placed = layout(arranged(landscapes.document(*regions)), 1200)
    assert [sheet.title for sheet in placed.sheets] == [[], ["By hand"]]


def test_name_of_spaces_has_a_line_of_its_own() -> None:
    blank = landscapes.category("blank", landscapes.entry("\u2003"))
    placed = layout(arranged(landscapes.document(landscapes.region("only", blank))), 240)
    assert_sound(placed)
