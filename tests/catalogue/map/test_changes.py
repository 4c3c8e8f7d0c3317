"""What differs between two documents; everything here is plain values, no database."""

from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.map.changes import Change, ChangeType, diff
from catalogue.map.document import Category, Entry, EntryProject, MapDocument, MapHead, Region


def entry(uid: str, label: str = "", core: bool = False, **project: Any) -> Entry:
    made = EntryProject(
        uid=uid,
        slug=uid,
        name=uid.capitalize(),
        role="",
        kind="service",
        stage="active",
        url=f"/projects/{uid}/",
    )
    made.update(project)  # type: ignore[typeddict-item]
    return Entry(project=made, label=label, core=core)


def category(uid: str, *entries: Entry, name: str = "") -> Category:
    return Category(
        uid=uid,
        slug=uid,
        name=name or uid.upper(),
        row=1,
        tone="neutral",
        entries=list(entries),
    )


def region(uid: str, *categories: Category, name: str = "", placement: str = "centre") -> Region:
    return Region(
        uid=uid,
        slug=uid,
        name=name or f"Sheet {uid}",
        title="",
        placement=placement,
        categories=list(categories),
    )


def document(*regions: Region) -> MapDocument:
    head = MapHead(uid="m", slug="m", name="Map", title="", description="")
    return MapDocument(schema=1, map=head, edition=None, regions=list(regions))


def drawn(*categories: Category) -> MapDocument:
    return document(region("r", *categories))


def told(before: MapDocument, after: MapDocument, *retired: str) -> list[str]:
    return [change.sentence for change in diff(before, after, retired)]


BASE = drawn(category("a", entry("nova")), category("b", entry("heat")))

CASES: dict[str, tuple[MapDocument, Change]] = {
    "added": (
        drawn(category("a", entry("nova"), entry("zun")), category("b", entry("heat"))),
        Change(ChangeType.ADDED, "zun", "Zun", None, "A", "Zun was added to “A”."),
    ),
    "removed": (
        drawn(category("a", entry("nova")), category("b")),
        Change(ChangeType.REMOVED, "heat", "Heat", "B", None, "Heat was removed from “B”."),
    ),
    "moved": (
        drawn(category("a", entry("nova"), entry("heat")), category("b")),
        Change(ChangeType.MOVED, "heat", "Heat", "B", "A", "Heat moved from “B” to “A”."),
    ),
    "renamed": (
        drawn(category("a", entry("nova", name="Stella", slug="s")), category("b", entry("heat"))),
        Change(
            ChangeType.RENAMED, "s", "Stella", "Nova", "Stella", "“Nova” is called “Stella” now."
        ),
    ),
    "labelled": (
        drawn(category("a", entry("nova", label="VMs")), category("b", entry("heat"))),
        Change(ChangeType.RELABELLED, "nova", "Nova", None, "VMs", "Nova is labelled “VMs”."),
    ),
    "core": (
        drawn(category("a", entry("nova", core=True)), category("b", entry("heat"))),
        Change(ChangeType.CORE, "nova", "Nova", False, True, "Nova is a core piece now."),
    ),
    "stage": (
        drawn(category("a", entry("nova", stage="inactive")), category("b", entry("heat"))),
        Change(
            *(ChangeType.STAGE, "nova", "Nova", "active", "inactive"),
            "The stage of Nova is “inactive”; before, it was “active”.",
        ),
    ),
    "category renamed": (
        drawn(category("a", entry("nova"), name="Z"), category("b", entry("heat"))),
        Change(ChangeType.CATEGORY, None, "Z", "A", "Z", "“A” is called “Z” now."),
    ),
    "region renamed": (
        document(
            region("r", category("a", entry("nova")), category("b", entry("heat")), name="New")
        ),
        Change(ChangeType.REGION, None, "New", "Sheet r", "New", "“Sheet r” is called “New” now."),
    ),
    "region moved": (
        document(
            region(
                "r", category("a", entry("nova")), category("b", entry("heat")), placement="left"
            )
        ),
        Change(
            *(ChangeType.REGION, None, "Sheet r", "centre", "left"),
            "The region “Sheet r” moved from “centre” to “left”.",
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_change_is_told_alone_and_in_words(name: str) -> None:
    after, change = CASES[name]
    assert diff(BASE, after) == [change]


def test_what_has_left_because_it_was_retired_is_told_so() -> None:
    after = drawn(category("a", entry("nova")), category("b"))
    assert told(BASE, after, "heat") == ["Heat was retired and has left “B”."]
    assert [change.type for change in diff(BASE, after, {"heat"})] == ["retired"]


def test_what_is_retired_but_still_there_has_not_left() -> None:
    after = drawn(category("a", entry("nova"), entry("heat")), category("b"))
    assert told(BASE, after, "heat") == ["Heat moved from “B” to “A”."]


def test_project_in_several_categories_is_told_for_each() -> None:
    before = drawn(category("a", entry("nova")), category("b", entry("nova")), category("c"))
    after = drawn(category("a", entry("nova")), category("b"), category("c", entry("nova")))
    assert told(before, after) == ["Nova moved from “B” to “C”."]
    after = drawn(category("a", entry("nova")), category("b"), category("c"))
    assert told(before, after, "nova") == ["Nova was removed from “B”."]


def test_label_and_core_of_a_moved_entry_are_compared_too() -> None:
    before = drawn(category("a", entry("heat", label="Chef")), category("b"))
    after = drawn(category("a"), category("b", entry("heat", core=True)))
    assert told(before, after) == [
        "Heat moved from “A” to “B”.",
        "Heat is no longer labelled “Chef”.",
        "Heat is a core piece now.",
    ]


def test_stage_that_was_not_known_is_no_stage() -> None:
    before = drawn(category("a", entry("nova", stage=None)))
    after = drawn(category("a", entry("nova")))
    assert told(before, after) == ["The stage of Nova is “active”; before, none was known."]
    assert told(after, before) == ["The stage of Nova is not known; before, it was “active”."]


def test_categories_of_the_same_name_are_told_apart_by_their_region() -> None:
    before = document(
        region("r", category("a", entry("nova"), name="X")), region("s", category("b", name="X"))
    )
    after = document(
        region("r", category("a", name="X")), region("s", category("b", entry("nova"), name="X"))
    )
    assert told(before, after) == ["Nova moved from “Sheet r: X” to “Sheet s: X”."]


def test_parts_that_come_go_and_move_to_another_region() -> None:
    before = document(region("r", category("a")), region("s", category("b")))
    after = document(region("r", category("b")), region("t", category("c")))
    assert told(before, after) == [
        "The region “Sheet s” is gone.",
        "The region “Sheet t” is new.",
        "The category “A” is gone.",
        "The category “B” moved from “Sheet s” to “Sheet r”.",
        "The category “C” is new.",
    ]


# Properties.

uids = st.sampled_from([f"p{number}" for number in range(8)])


@st.composite
def documents(draw: st.DrawFn) -> MapDocument:
    """Draw a document of a few categories with a few projects."""
    stage = draw(st.sampled_from(["active", "inactive", None]))
    parts = []
    for uid in draw(st.lists(st.sampled_from("abcd"), unique=True)):
        entries = [
            entry(project, draw(st.sampled_from(["", "L"])), draw(st.booleans()), stage=stage)
            for project in draw(st.lists(uids, unique=True, max_size=5))
        ]
        parts.append(category(uid, *entries))
    return drawn(*parts)


def entries_of(found: MapDocument) -> list[tuple[str, str]]:
    return [
        (entry["project"]["uid"], category["uid"])
        for region in found["regions"]
        for category in region["categories"]
        for entry in category["entries"]
    ]


def counts(changes: list[Change]) -> Counter[str]:
    return Counter(change.type.value for change in changes)


@given(documents())
def test_document_does_not_differ_from_itself(found: MapDocument) -> None:
    assert diff(found, deepcopy(found)) == []
    assert diff(found, deepcopy(found), {uid for uid, _ in entries_of(found)}) == []


@given(documents(), documents(), st.sets(uids))
def test_numbers_of_entries_add_up(
    before: MapDocument, after: MapDocument, retired: set[str]
) -> None:
    found = counts(diff(before, after, retired))
    gone = found["removed"] + found["retired"]
    assert len(entries_of(before)) + found["added"] - gone == len(entries_of(after))


@given(documents(), documents())
def test_way_back_is_the_way_there_turned_round(before: MapDocument, after: MapDocument) -> None:
    there, back = counts(diff(before, after)), counts(diff(after, before))
    assert (there["added"], there["removed"]) == (back["removed"], back["added"])
    for type_ in ("moved", "renamed", "stage", "category", "region"):
        assert there[type_] == back[type_]


@given(documents(), documents())
def test_entries_end_up_where_the_changes_say(before: MapDocument, after: MapDocument) -> None:
    """Applied to the earlier document, the changes give the later one."""
    names = {name.upper(): name for name in "abcd"}
    standing = set(entries_of(before))
    for change in diff(before, after):
        if change.type in (ChangeType.REMOVED, ChangeType.MOVED):
            standing.remove((str(change.project), names[str(change.before)]))
        if change.type in (ChangeType.ADDED, ChangeType.MOVED):
            standing.add((str(change.project), names[str(change.after)]))
    assert standing == set(entries_of(after))


@given(documents(), documents())
def test_changes_are_told_by_type_each_in_a_sentence(
    before: MapDocument, after: MapDocument
) -> None:
    found = diff(before, after)
    places = [list(ChangeType).index(change.type) for change in found]
    assert places == sorted(places)
    assert all(change.sentence.endswith(".") and change.name in change.sentence for change in found)
