"""How like one word is to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.likeness import distance, misspelt

LETTERS = st.text("abcd", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [("", "", 0), ("nova", "nova", 0), ("zul", "zuul", 1), ("nvoa", "nova", 1), ("ab", "xy", 2)],
)
def test_distance_counts_what_is_wrong(one: str, other: str, wrong: int) -> None:
    assert distance(one, other) == wrong


@given(LETTERS, LETTERS)
def test_distance_is_the_same_both_ways_and_within_bounds(one: str, other: str) -> None:
    found = distance(one, other)
    assert found == distance(other, one)
    assert abs(len(one) - len(other)) <= found <= max(len(one), len(other))
    assert (found == 0) == (one == other)


def test_a_doubled_letter_is_the_likeliest_mistake() -> None:
    assert misspelt("zul", "zuul") > misspelt("zul", "zun") > 0


def test_words_with_too_little_in_common_are_not_alike() -> None:
    assert misspelt("nova", "heat") == 0
    assert misspelt("nova", "nova") == 0  # not misspelt
    assert misspelt("tc", "td") == 0
