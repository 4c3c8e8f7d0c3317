"""Reporting lines as plain values: circles, and ways up to the board."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from governance.lineage import Line, chains, circles, find_loop

YEARS = [f"{year}-01-01" for year in range(2012, 2018)]

periods = st.tuples(st.sampled_from(["", *YEARS]), st.sampled_from(["", *YEARS])).filter(
    lambda period: not period[1] or period[0] < period[1]
)
lines = st.builds(
    lambda ends, period: Line(*ends, *period),
    st.tuples(st.integers(1, 4), st.integers(1, 4)).filter(lambda ends: ends[0] != ends[1]),
    periods,
)


def always(lower: int, upper: int) -> Line:
    return Line(lower, upper, "", "")


def test_a_circle_of_two_is_found() -> None:
    assert find_loop(always(1, 2), [always(2, 1)]) == [1, 2, 1]


def test_a_circle_is_told_in_the_order_one_walks_it() -> None:
    assert find_loop(always(1, 2), [always(3, 1), always(2, 4), always(2, 3)]) == [1, 2, 3, 1]


def test_lines_that_follow_each_other_close_no_circle() -> None:
    before, after = Line(2, 1, "2012", "2017"), Line(1, 2, "2017", "")
    assert find_loop(after, [before]) == []


def test_lines_that_meet_in_pairs_but_never_all_at_once_close_no_circle() -> None:
    new = Line(1, 2, "2012-01-01", "2018-01-01")
    others = [Line(2, 3, "2012-01-01", "2014-01-01"), Line(3, 1, "2015-01-01", "")]
    assert find_loop(new, others) == []


def test_a_body_may_answer_to_several_that_meet_further_up() -> None:
    assert find_loop(always(1, 2), [always(1, 3), always(2, 4), always(3, 4)]) == []


def holds(line: Line, day: str) -> bool:
    return line.since <= day and (not line.until or line.until > day)


def reaches(start: int, goal: int, there: list[Line]) -> bool:
    """Tell whether one gets from a body to another, by trying until nothing is added."""
    found, before = {start}, set[int]()
    while found != before:
        before = set(found)
        found |= {line.upper for line in there if line.lower in found}
    return goal in found


@given(lines, st.lists(lines, max_size=7))
def test_a_circle_is_found_exactly_when_there_is_a_day_on_which_it_holds(
    new: Line, others: list[Line]
) -> None:
    days = ["2000-01-01", *YEARS]  # periods change on these days only
    closed = any(
        holds(new, day)
        and reaches(new.upper, new.lower, [line for line in others if holds(line, day)])
        for day in days
    )
    assert bool(find_loop(new, others)) == closed


@given(lines, st.lists(lines, max_size=7))
def test_a_circle_is_made_of_lines_there_are(new: Line, others: list[Line]) -> None:
    circle = find_loop(new, others)
    steps = {(line.lower, line.upper) for line in [new, *others]}
    assert set(pairwise(circle)) <= steps
    assert circle[:1] == circle[-1:]


def test_every_way_up_is_given_in_the_order_of_the_lines() -> None:
    there = [always(1, 2), always(1, 3), always(2, 4), always(3, 4)]
    assert chains(1, there, "2019-04-02") == [[1, 2, 4], [1, 3, 4]]


def test_a_body_that_answers_to_nobody_is_its_own_way() -> None:
    assert chains(1, [], "2019-04-02") == [[1]]


def test_only_lines_of_the_day_lead_up() -> None:
    there = [Line(1, 2, "2012-09-01", "2017-06-01"), Line(1, 3, "2017-06-01", "")]
    assert chains(1, there, "2012-08-31") == [[1]]
    assert chains(1, there, "2017-05-31") == [[1, 2]]
    assert chains(1, there, "2017-06-01") == [[1, 3]]


@given(st.lists(lines, max_size=8), st.sampled_from(YEARS))
def test_ways_up_end_even_where_stored_lines_go_in_a_circle(there: list[Line], day: str) -> None:
    for way in chains(1, there, day):
        assert way[0] == 1
        assert len(set(way)) == len(way)


class TestCircles:
    def test_ways_that_end_make_none(self) -> None:
        assert circles([(1, 2), (2, 3), (1, 3)]) == []

    def test_each_group_is_told_by_its_shortest_circle_from_its_smallest_member(self) -> None:
        steps = [(3, 4), (4, 3), (9, 1), (1, 2), (2, 5), (5, 1), (2, 1), (4, 1)]
        assert circles(steps) == [[1, 2, 1], [3, 4, 3]]

    def test_step_to_itself_is_a_circle(self) -> None:
        assert circles([(1, 1), (1, 2)]) == [[1, 1]]

    @given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=14))
    def test_circles_are_walked_along_steps_and_breaking_them_all_leaves_none(
        self, steps: list[tuple[int, int]]
    ) -> None:
        left = set(steps)
        while found := circles(left):
            for circle in found:
                assert circle[0] == circle[-1] == min(circle)
                assert set(pairwise(circle)) <= left
                left.discard((circle[-2], circle[-1]))
        ranks: dict[int, int] = {}
        for _round in range(7):  # without circles, longest ways are shorter than there are places
            for here, there in left:
                ranks[there] = max(ranks.get(there, 0), ranks.get(here, 0) + 1)
        assert max(ranks.values(), default=0) < 6
