"""Numbers that put rows in order, of which as few as possible change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.arranging.numbering import moved, numbers, rising


@pytest.mark.parametrize(
    ("stored", "least", "found"),
    [
        ([], 0, []),
        ([0, 1, 2], 0, [0, 1, 2]),
        ([3, 7, 9], 0, [3, 7, 9]),
        ([0, 1, None], 0, [0, 1, 2]),
        ([0, None, 5], 0, [0, 1, 5]),
        ([None, 0, 1], 0, [0, 1, 2]),
        ([None, 1, 2], 0, [0, 1, 2]),
        ([0, None, None, 1], 0, [0, 1, 2, 3]),
        ([0, 0, 0], 0, [0, 1, 2]),
        ([0, 2], 1, [1, 2]),
    ],
)
def test_numbers_stay_where_there_is_room(
    stored: list[int | None], least: int, found: list[int]
) -> None:
    assert numbers(stored, least) == found


@given(st.lists(st.none() | st.integers(0, 30), max_size=25), st.integers(0, 3))
def test_numbers_always_rise_from_the_least(stored: list[int | None], least: int) -> None:
    found = numbers(stored, least)
    assert len(found) == len(stored)
    assert found == sorted(set(found))
    assert all(number >= least for number in found)


def test_one_row_was_moved_however_many_made_room() -> None:
    assert moved("abcde", "eabcd") == {"e"}
    assert moved("abcde", "bcdea") == {"a"}
    assert len(moved("abcd", "acbd")) == 1
    assert moved("abc", "abc") == set()
    assert moved("abc", "cb") != set()
    assert moved("ab", "axb") == {"x"}


@given(st.permutations(range(8)))
def test_rows_that_were_not_moved_keep_their_order(order: list[int]) -> None:
    stayed = [each for each in order if each not in moved(range(8), order)]
    assert stayed == sorted(stayed)
    assert [order[place] for place in rising(order)] == stayed
