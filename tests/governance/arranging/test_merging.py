"""What one moved is brought onto what another stored meanwhile, and nothing is lost."""

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.arranging.arrangement import Arrangement
from governance.arranging.merging import changed, merged
from governance.arranging.steps import down, into, turned, up

parse = Arrangement.parse
BASE = ":a1,a2;a1:b1,b2/b3;a2:b4;b1:c1,c2,c3;b2:c4,c5;b4:c6"


@pytest.mark.parametrize(
    ("after", "rows"),
    [
        (BASE, []),
        (":a2,a1;a1:b1,b2/b3;a2:b4;b1:c1,c2,c3;b2:c4,c5;b4:c6", ["a2"]),
        (":a1,a2;a1:b1,b2/b3;a2:b4;b1:c2,c3;b2:c4,c5,c1;b4:c6", ["c1"]),
        (":a1,a2;a1:b1,b2,b3;a2:b4;b1:c1,c2,c3;b2:c4,c5;b4:c6", ["b3"]),
        (":a1,a2;a1:b1/b2/b3;a2:b4;b1:c1,c2,c3;b2:c4,c5;b4:c6", ["b2"]),
        (":a1,a2;a1:b2,b1/b3;a2:b4;b1:c1,c2,c3;b2:c4,c5;b4:c6", ["b2"]),
        # One that came and one that went were not moved.
        (":a1,a2;a1:b1,b2/b3;a2:b4;b1:c1,c9,c3;b2:c4,c5;b4:c6", []),
    ],
)
def test_rows_that_were_moved_are_told(after: str, rows: list[str]) -> None:
    assert changed(parse(BASE), parse(after)) == rows


def test_without_anybody_else_it_is_what_was_sent() -> None:
    mine = into(up(parse(BASE), "c2"), "c6", "b1")
    merge = merged(parse(BASE), mine, parse(BASE))
    assert merge.result.lines("b1") == mine.lines("b1")
    assert (merge.theirs, merge.both, merge.came, merge.gone) == ([], [], [], [])


def test_both_keep_what_they_moved() -> None:
    theirs = into(parse(BASE), "c4", "b4")
    mine = into(parse(BASE), "c1", "b2")
    merge = merged(parse(BASE), mine, theirs)
    assert merge.result == parse(":a1,a2;a1:b1,b2/b3;a2:b4;b1:c2,c3;b2:c5,c1;b4:c6,c4")
    assert (merge.theirs, merge.both) == (["c4"], [])


def test_row_that_both_moved_stands_where_the_second_put_it_and_is_told() -> None:
    merge = merged(parse(BASE), into(parse(BASE), "c1", "b2"), into(parse(BASE), "c1", "b4"))
    assert merge.result.holders()["c1"] == "b2"
    assert merge.both == ["c1"]


def test_same_move_twice_is_no_clash() -> None:
    both = into(parse(BASE), "c1", "b2")
    merge = merged(parse(BASE), both, both)
    assert merge.result == both
    assert (merge.theirs, merge.both) == (["c1"], [])


def test_row_that_came_stays_and_one_that_went_is_not_brought_back() -> None:
    now = parse(":a1,a2;a1:b1,b2/b3;a2:b4;b1:c1,c9,c2;b2:c4,c5;b4:c6")
    mine = into(into(parse(BASE), "c3", "b2"), "c4", "b1")
    merge = merged(parse(BASE), mine, now)
    assert merge.result.flat("b1") == ["c1", "c9", "c2", "c4"]
    assert merge.result.flat("b2") == ["c5"]
    assert (merge.came, merge.gone) == (["c9"], ["c3"])


def test_row_whose_new_place_is_gone_stays_where_it_is() -> None:
    now = parse(":a1,a2;a1:b1/b3;a2:b4;b1:c1,c2,c3;b4:c6")
    merge = merged(parse(BASE), into(parse(BASE), "c1", "b2"), now)
    assert merge.result == now
    assert merge.homeless == ["c1"]


def test_lines_that_one_broke_stay_broken() -> None:
    theirs = into(parse(BASE), "b4", "a1")
    merge = merged(parse(BASE), turned(parse(BASE), "b2"), theirs)
    assert merge.result.lines("a1") == [["b1"], ["b2"], ["b3", "b4"]]
    merge = merged(parse(BASE), turned(parse(BASE), "b3"), theirs)
    assert merge.result.lines("a1") == [["b1", "b2", "b3", "b4"]]


def test_line_whose_first_row_was_moved_away_is_not_broken_elsewhere() -> None:
    base = parse(":a1,a2;a1:b1/b2,b3,b4;a2:b5,b6,b7/b8")
    mine = parse(":a1,a2;a1:b1/b2,b3;a2:b4/b5,b6,b7/b8")
    theirs = parse(":a1,a2;a1:b1/b2,b3,b5,b4;a2:b6,b7,b8")
    result = merged(base, mine, theirs).result
    assert result == parse(":a1,a2;a1:b1/b2,b3,b5;a2:b4/b6,b7,b8")


def test_break_at_a_row_that_another_moved_away_is_made_at_the_next() -> None:
    base = parse(":a1,a2;a1:b1,b2,b3;a2:b4,b5")
    theirs = parse(":a1,a2;a1:b1,b3;a2:b4,b2,b5")
    result = merged(base, turned(base, "b2"), theirs).result
    assert result == parse(":a1,a2;a1:b1/b3;a2:b4,b2,b5")


def test_rows_that_were_not_sent_stay_on_their_lines() -> None:
    base = parse(":a1;a1:b1/b2,b3/b4")
    for sent in (":a1;a1:b1/b3/b4", ":a1;a1:b1/b4", ":a1"):
        assert merged(base, parse(sent), base).result == base
    result = merged(base, parse(":a1;a1:b3,b1/b4"), base).result
    assert result == parse(":a1;a1:b3,b1/b2/b4")


def test_row_goes_to_the_line_it_was_put_on() -> None:
    base = parse(":a1,a2;a1:b1,b2/b3;a2:b4")
    grown = parse(":a1,a2;a1:b9,b1,b2,b8/b3;a2:b4")
    for mine, result in (
        (":a1;a1:b1,b2/b4,b3", ":a1,a2;a1:b9,b1,b2,b8/b4,b3"),
        (":a1;a1:b1,b2,b4/b3", ":a1,a2;a1:b9,b1,b2,b4,b8/b3"),
        (":a1;a1:b1,b2/b4/b3", ":a1,a2;a1:b9,b1,b2,b8/b4/b3"),
        (":a1;a1:b4/b1,b2/b3", ":a1,a2;a1:b4/b9,b1,b2,b8/b3"),
        (":a1,a2;a1:b1,b2/b3/b4", ":a1,a2;a1:b9,b1,b2,b8/b3/b4"),
    ):
        assert merged(base, parse(mine), grown).result == parse(result)


def test_rows_of_another_map_are_of_no_account() -> None:
    strange = parse(":a1,a2,a77;a1:b1,b2/b3;a2:b4;b1:c1,c2,c3,c99;b2:c4,c5;b4:c6")
    assert merged(parse(BASE), strange, parse(BASE)).result == parse(BASE)


LINES = ":a1,a2;a1:b1/b2,b3,b4/b5;a2:b6,b7/b8,b9;b1:c1,c2,c3;b2:c4,c5;b4:c6"
STEP = st.tuples(st.sampled_from(["up", "down", "turn", "into"]), *[st.integers(0, 16)] * 2)


@st.composite
def moves(draw: st.DrawFn) -> Arrangement:
    """Return how rows stand after some steps."""
    given = parse(LINES)
    keys = sorted(given.walk())
    steps = {"up": up, "down": down, "turn": turned}
    for step, number, to in draw(st.lists(STEP, max_size=12)):
        if step in steps:
            given = steps[step](given, keys[number])
            continue
        with suppress(ValueError):  # it cannot stand there
            given = into(given, keys[number], keys[to])
    return given


def bonds(given: Arrangement, rows: set[str]) -> dict[tuple[str, str], bool]:
    """Return, of rows that follow one another if there are no others, whether a line has both."""
    line_of = {
        key: (holder, line)
        for key in rows
        for holder, line, _at in [given.place(key) or ("", 0, 0)]
    }
    flats = [[key for key in given.flat(holder) if key in rows] for holder in given.held]
    return {pair: line_of[pair[0]] == line_of[pair[1]] for flat in flats for pair in pairwise(flat)}


@given(moves(), moves())
def test_no_row_is_lost_or_doubled(theirs: Arrangement, mine: Arrangement) -> None:
    base = parse(LINES)
    result = merged(base, mine, theirs).result
    assert sorted(result.walk()) == sorted(base.walk())
    assert merged(base, mine, base).result == mine
    assert merged(base, base, theirs).result == theirs
    assert parse(str(result)) == result


@settings(max_examples=300)
@given(moves(), moves())
def test_rows_that_nobody_moved_are_neither_parted_nor_joined_against_everybody(
    theirs: Arrangement, mine: Arrangement
) -> None:
    base = parse(LINES)
    moved = {key for each in (theirs, mine) for key in elsewhere(base, each)}
    stayed = set(base.walk()) - moved
    was, others, own, result = (
        bonds(each, stayed) for each in (base, theirs, mine, merged(base, mine, theirs).result)
    )
    assert was.keys() == others.keys() == own.keys() == result.keys()
    for pair, before in was.items():
        # Who changed it has it so; of two who both did, both did the same.
        changes = {others[pair], own[pair]} - {before}
        assert {result[pair]} == (changes or {before}), pair


def elsewhere(before: Arrangement, after: Arrangement) -> set[str]:
    """Return the rows that were moved, but for those that only changed their line."""
    joined = [
        Arrangement({holder: [each.flat(holder)] for holder in each.held})
        for each in (before, after)
    ]
    return set(changed(*joined))
