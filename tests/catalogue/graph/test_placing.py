"""Graphs are placed so that nothing lies on anything and nothing is lost."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from catalogue.closure import Closure, closure, reached
from catalogue.graph.lines import telling
from catalogue.graph.ordering import Stop, crossings, ordered, stops
from catalogue.graph.placing import BAND, LANE, Graph, levelled, place

SLUGS = st.sampled_from([f"p{at}" for at in range(14)])
NEEDS = st.dictionaries(SLUGS, st.sets(SLUGS, max_size=4), max_size=14)
CLOUD = {
    "magnum": ["glance", "heat", "keystone", "neutron", "nova"],
    "heat": ["keystone"],
    "nova": ["glance", "keystone", "neutron"],
    "glance": ["keystone"],
    "neutron": ["keystone"],
}


def placed(found: Closure, needs: dict[str, set[str]]) -> tuple[Graph, dict[str, list[str]]]:
    """Place what is needed, in boxes of all sorts of sizes."""
    direct = {m: sorted(set(needs.get(m, ())) - {m}) for m in found.members}
    sizes = {m: (40.0 + 17 * at % 90, 24.0 + 16 * (at % 3)) for at, m in enumerate(found.members)}
    return place(found.layers, direct, found.loops, sizes), direct


def cloud() -> Closure:
    return closure(["magnum"], CLOUD)


def test_lines_that_follow_from_others_are_left_out() -> None:
    found = cloud()
    assert telling(found.layers, CLOUD, found.loops) == [
        ("glance", "keystone"),
        ("heat", "keystone"),
        ("neutron", "keystone"),
        ("nova", "glance"),
        ("nova", "neutron"),
        ("magnum", "heat"),
        ("magnum", "nova"),
    ]


def test_all_lines_of_a_loop_are_drawn_and_turn_back_to_their_column() -> None:
    needs = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}}
    graph, _direct = placed(closure(["a"], needs), needs)
    assert set(graph.lines) == {("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")}
    assert len(graph.turns) == 3
    assert graph.width > max(box.right for box in graph.boxes.values())


def test_nothing_is_an_empty_graph() -> None:
    graph = place([], {}, [], {})
    assert (graph.boxes, graph.stretches, graph.width, graph.height) == ({}, (), 0.0, 0.0)


def test_lines_to_one_project_share_their_lanes() -> None:
    layers = [["base"], ["middle"], ["one", "other"]]
    columns, steps = stops(layers, [("one", "base"), ("other", "base")])
    lane = Stop("base", 1, is_lane=True)
    assert columns[1] == [Stop("middle", 1), lane]
    assert len(steps) == 3


def test_crossings_are_counted_and_undone() -> None:
    columns, steps = stops([["a", "b"], ["x", "y"]], [("x", "b"), ("y", "a")])
    assert crossings(columns, steps) == 1
    assert crossings(ordered(columns, steps), steps) == 0


def test_places_are_as_wanted_where_there_is_room_and_shared_where_not() -> None:
    assert levelled([0, 50, 100], [1, 1, 1], [0, 10, 10]) == [0, 50, 100]
    assert levelled([10, 10], [1, 1], [0, 10]) == [5, 15]
    assert levelled([10, 10], [3, 1], [0, 10]) == [7.5, 17.5]


@given(st.sets(SLUGS, min_size=1, max_size=5), NEEDS)
def test_every_member_has_a_box_and_no_two_overlap(
    picks: set[str], needs: dict[str, set[str]]
) -> None:
    found = closure(picks, needs)
    graph, _direct = placed(found, needs)
    assert list(graph.boxes) == found.members
    for one, other in combinations(graph.boxes.values(), 2):
        apart_x = one.right <= other.x or other.right <= one.x
        apart_y = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert apart_x or apart_y
    for box in graph.boxes.values():
        assert -1e-6 <= box.x <= box.right <= graph.width + 1e-6
        assert -1e-6 <= box.y <= box.y + box.height <= graph.height + 1e-6


@given(st.sets(SLUGS, min_size=1, max_size=5), NEEDS)
def test_no_wide_band_stands_empty(picks: set[str], needs: dict[str, set[str]]) -> None:
    found = closure(picks, needs)
    graph, _direct = placed(found, needs)
    spans = [(box.y, box.y + box.height) for box in graph.boxes.values()]
    spans += [(y, y) for each in graph.stretches for _x, y in (each.start, each.end)]
    bottom = 0.0
    for top, end in sorted(spans):
        assert top <= bottom + BAND + LANE
        bottom = max(bottom, end)


@given(st.sets(SLUGS, min_size=1, max_size=5), NEEDS)
def test_what_is_drawn_tells_everything_that_leads_anywhere(
    picks: set[str], needs: dict[str, set[str]]
) -> None:
    found = closure(picks, needs)
    graph, direct = placed(found, needs)
    drawn: dict[str, list[str]] = {}
    for one, other in graph.lines:
        assert other in direct[one]
        drawn.setdefault(one, []).append(other)
    for member in found.members:
        assert reached([member], drawn).keys() == reached([member], direct).keys()


@given(st.sets(SLUGS, min_size=1, max_size=5), NEEDS)
def test_every_line_can_be_followed_from_box_to_box_and_through_none(
    picks: set[str], needs: dict[str, set[str]]
) -> None:
    found = closure(picks, needs)
    graph, _direct = placed(found, needs)
    ways = {(each.start, each.end): each for each in graph.stretches}
    for one, other in graph.lines:
        start, end = graph.boxes[one], graph.boxes[other]
        if start.x == end.x:
            continue
        fronts = {(start.x, start.y + start.height / 2)}
        for _column in graph.columns:
            reached_ = {each.end for (begin, _e), each in ways.items() if begin in fronts}
            if (end.right, end.y + end.height / 2) in {(x, y) for x, y in reached_}:
                break
            lefts = {left + width: left for left, width in graph.columns}
            fronts = {(lefts[x], y) for x, y in reached_}
        else:
            raise AssertionError((one, other))
    for each in graph.stretches:
        for box in graph.boxes.values():
            if box.x < each.across <= box.right:  # it runs level through this column
                middle = each.start[1]
                assert not box.y < middle < box.y + box.height


@given(st.sets(SLUGS, min_size=1, max_size=5), NEEDS)
def test_order_found_crosses_no_more_than_the_one_given(
    picks: set[str], needs: dict[str, set[str]]
) -> None:
    found = closure(picks, needs)
    lines = telling(found.layers, {m: sorted(needs.get(m, ())) for m in found.members}, found.loops)
    columns, steps = stops(found.layers, [line for line in lines if line[0] != line[1]])
    better = ordered(columns, steps)
    assert crossings(better, steps) <= crossings(columns, steps)
    assert [sorted(column) for column in better] == [sorted(column) for column in columns]


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(0.5, 9), st.floats(1, 60)), min_size=1))
def test_levelled_places_keep_their_order_and_distances(
    stops_: list[tuple[float, float, float]],
) -> None:
    wanted, weights, apart = zip(*stops_, strict=True)
    found = levelled(wanted, weights, apart)
    for (one, other), distance in zip(pairwise(found), apart[1:], strict=True):
        assert other - one >= distance - 1e-6


def test_same_graph_is_placed_the_same_whatever_the_order_it_is_told_in() -> None:
    needs = {slug: set(needed) for slug, needed in CLOUD.items()}
    turned = {slug: set(needs[slug]) for slug in reversed(list(needs))}
    assert placed(cloud(), needs)[0] == placed(closure(["magnum"], turned), turned)[0]
