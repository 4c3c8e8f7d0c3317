"""A document arranged for reading; everything here is plain values, no database."""

from collections.abc import Iterable

from catalogue.map.document import Category, Entry, EntryProject, MapDocument, MapHead, Region
from catalogue.map.sheets import READING_ORDER, Sheets, arrange
from catalogue.models import MapRegion, Stage

STAGES = {
    stage.slug: stage
    for stage in (
        Stage(slug="emerging", name="Emerging", mark=Stage.Mark.RING),
        Stage(slug="active", name="Active", mark=Stage.Mark.SOLID),
        Stage(slug="confirmed", name="Confirmed", mark=Stage.Mark.SOLID),
        Stage(slug="inactive", name="Inactive", mark=Stage.Mark.DASH, listed=False),
        Stage(slug="retired", name="Retired", mark=Stage.Mark.CROSS, listed=False),
    )
}


def category(slug: str, *stages: str | None, row: int = 1) -> Category:
    """Return a category with an entry in each of the stages, named after it."""
    entries = [entry(f"{slug}-{number}", stage) for number, stage in enumerate(stages)]
    return Category(uid=slug, slug=slug, name=slug, row=row, tone="neutral", entries=entries)


def entry(slug: str, stage: str | None) -> Entry:
    project = EntryProject(
        uid=slug, slug=slug, name=slug, role="", kind="service", stage=stage, url=f"/{slug}/"
    )
    return Entry(project=project, label="", core=False)


def region(placement: str, *categories: Category) -> Region:
    return Region(
        uid=placement,
        slug=placement,
        name=placement,
        title="",
        placement=placement,
        categories=list(categories),
    )


def document(*regions: Region) -> MapDocument:
    head = MapHead(uid="m", slug="m", name="m", title="", description="")
    return MapDocument(schema=1, map=head, edition=None, regions=list(regions))


def outline(sheets: Sheets) -> list[list[list[str]]]:
    """Return the slugs of the categories shown: sheets, rows, frames."""
    return [
        [[frame.category["slug"] for frame in row] for row in sheet.rows]
        for side in sheets.sides
        for sheet in side.sheets
    ]


def shown(sheets: Sheets) -> list[str]:
    """Return the slugs of the entries shown, in the order in which they are met."""
    return [
        entry["project"]["slug"]
        for side in sheets.sides
        for sheet in side.sheets
        for row in sheet.rows
        for frame in row
        for entry, _stage in frame.entries
    ]


def slugs(stages: Iterable[Stage]) -> list[str]:
    return [stage.slug for stage in stages]


def test_what_is_not_listed_is_left_out_and_counted() -> None:
    everything = document(region("centre", category("a", "active", "retired", None, "inactive")))
    found = arrange(everything, STAGES)
    assert shown(found) == ["a-0", "a-2"]
    assert (found.shown, found.hidden) == (2, 2)


def test_what_is_not_listed_is_shown_when_asked_for_stage_by_stage() -> None:
    everything = document(region("centre", category("a", "active", "retired", "inactive")))
    found = arrange(everything, STAGES, include=["retired"])
    assert shown(found) == ["a-0", "a-1"]
    assert (found.shown, found.hidden) == (2, 1)


def test_entry_comes_with_its_stage_if_it_has_one() -> None:
    found = arrange(document(region("centre", category("a", "emerging", None))), STAGES)
    entries = found.sides[0].sheets[0].rows[0][0].entries
    assert [stage for _entry, stage in entries] == [STAGES["emerging"], None]


def test_what_is_empty_then_vanishes() -> None:
    everything = document(
        region("centre", category("gone", "retired", row=1), category("stays", "active", row=2)),
        region("left", category("gone-too", "retired")),
        region("right"),
    )
    found = arrange(everything, STAGES)
    assert outline(found) == [[["stays"]]]
    assert [side.placement for side in found.sides] == ["centre"]


def test_empty_map_has_no_sheets() -> None:
    found = arrange(document(), STAGES)
    assert (found.sides, found.shown, found.hidden, found.stages) == ([], 0, 0, [])
    assert not found.full_sides


def test_categories_of_one_row_stand_side_by_side() -> None:
    categories = [category(slug, "active", row=row) for slug, row in (("a", 1), ("b", 1), ("c", 4))]
    assert outline(arrange(document(region("centre", *categories)), STAGES)) == [
        [["a", "b"], ["c"]]
    ]


def test_sheets_are_read_from_the_centre_outwards_whatever_their_order() -> None:
    placements = ["bottom", "right", "centre", "top", "left"]
    regions = [region(placement, category(placement, "active")) for placement in placements]
    found = arrange(document(*regions), STAGES)
    assert [side.placement for side in found.sides] == ["centre", "left", "right", "top", "bottom"]


def test_every_placement_has_its_turn() -> None:
    assert set(READING_ORDER) == set(MapRegion.Placement)


def test_sheets_of_one_side_keep_their_order() -> None:
    regions = [region("left", category(slug, "active")) for slug in ("b", "a")]
    [side] = arrange(document(*regions), STAGES).sides
    assert [sheet.rows[0][0].category["slug"] for sheet in side.sheets] == ["b", "a"]
    assert [sheet.size for sheet in side.sheets] == [1, 1]


def beside(left: int, right: int, centre: int) -> bool:
    """Tell whether sides are full on a map that has so many entries in three places."""
    regions = [
        region(placement, category(placement, *["active"] * count))
        for placement, count in (("left", left), ("right", right), ("centre", centre))
    ]
    return arrange(document(*regions), STAGES).full_sides


def test_sides_are_full_when_one_holds_more_than_half_of_the_centre() -> None:
    assert not beside(2, 2, 4)
    assert beside(3, 0, 4)
    assert beside(0, 3, 4)


def test_sheets_of_a_side_are_counted_together_and_retired_entries_are_not() -> None:
    centre = region("centre", category("c", *["active"] * 4))
    left = [region("left", category("l", "active", "active", "retired")) for _sheet in range(2)]
    assert arrange(document(centre, *left), STAGES).full_sides
    assert not arrange(document(centre, left[0]), STAGES).full_sides


def test_legend_has_the_stages_shown_in_their_own_order() -> None:
    everything = document(region("centre", category("a", "active", "retired", None, "emerging")))
    found = arrange(everything, STAGES)
    assert slugs(found.stages) == ["emerging", "active"]
    assert slugs(arrange(everything, STAGES, ["retired"]).stages) == [
        "emerging",
        "active",
        "retired",
    ]


def test_legend_tells_marks_from_the_solid_one_that_is_not_drawn() -> None:
    stages = ("confirmed", "active", "emerging")
    found = arrange(document(region("centre", category("a", *stages))), STAGES)
    assert slugs(found.marked) == ["emerging"]
    assert slugs(found.unmarked) == ["active", "confirmed"]


def test_document_itself_is_not_changed() -> None:
    everything = document(region("centre", category("a", "active", "retired")))
    before = repr(everything)
    arrange(everything, STAGES)
    assert repr(everything) == before
