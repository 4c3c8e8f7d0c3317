"""Sharing out width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.map.packing import lines_of, share

sizes = st.lists(st.floats(1, 500), min_size=1, max_size=30)


def test_lines_are_as_few_as_fit_and_even() -> None:
    assert lines_of([30] * 4, 100, 5) == [[0, 1], [2, 3]]
    assert lines_of([30] * 3, 100, 5) == [[0, 1, 2]]


def test_what_is_wider_than_a_line_stands_alone() -> None:
    assert lines_of([10, 200, 10], 100, 5) == [[0], [1], [2]]


@given(sizes, st.floats(50, 2000), st.floats(0, 20))
def test_lines_hold_everything_in_order_and_fit(
    at_least: list[float], width: float, gap: float
) -> None:
    lines = lines_of(at_least, width, gap)
    assert [number for line in lines for number in line] == list(range(len(at_least)))
    for line in lines:
        needed = sum(at_least[number] for number in line) + gap * (len(line) - 1)
        assert len(line) == 1 or needed <= width + 0.001


@given(st.lists(st.tuples(st.floats(1, 500), st.floats(1, 50)), min_size=1, max_size=20))
def test_shares_fill_the_line_and_none_is_below_its_least(
    boxes: list[tuple[float, float]],
) -> None:
    wanted, at_least = (list(each) for each in zip(*boxes, strict=True))
    width = sum(at_least) + 3 * (len(boxes) - 1) + 40
    widths = share(wanted, at_least, width, 3)
    assert sum(widths) + 3 * (len(boxes) - 1) == pytest.approx(width)
    for each, least in zip(widths, at_least, strict=True):
        assert each >= least - 0.001


def test_shares_are_in_proportion_to_what_is_wanted() -> None:
    assert share([1, 3], [0, 0], 110, 10) == [25, 75]
    assert share([1, 3], [40, 0], 110, 10) == [40, 60]
