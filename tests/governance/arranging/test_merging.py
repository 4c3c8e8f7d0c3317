"""What one moved is brought onto what another stored meanwhile, and nothing is lost."""

import pytest
from hypothesis import given
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


def test_rows_of_another_map_are_of_no_account() -> None:
    strange = parse(":a1,a2,a77;a1:b1,b2/b3;a2:b4;b1:c1,c2,c3,c99;b2:c4,c5;b4:c6")
    assert merged(parse(BASE), strange, parse(BASE)).result == parse(BASE)


STEP = st.tuples(st.sampled_from([up, down, turned]), st.sampled_from("abc"), st.integers(1, 6))
STEPS = st.lists(STEP, max_size=12)


@given(STEPS, STEPS)
def test_no_row_is_lost_or_doubled(first: list, second: list) -> None:  # type: ignore[type-arg]
    theirs = mine = parse(BASE)
    for step, letter, number in first:
        theirs = step(theirs, f"{letter}{number}")
    for step, letter, number in second:
        mine = step(mine, f"{letter}{number}")
    result = merged(parse(BASE), mine, theirs).result
    assert sorted(result.walk()) == sorted(parse(BASE).walk())
    alone = merged(parse(BASE), mine, parse(BASE)).result
    assert alone == mine
