"""What must be there before something else."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from catalogue.closure import Closure, closure, groups

SLUGS = st.sampled_from("abcdefghijkl")
NEEDS = st.dictionaries(SLUGS, st.sets(SLUGS, max_size=4), max_size=12)
PICKS = st.sets(SLUGS, min_size=1, max_size=4)

CLOUD = {
    "magnum": {"heat", "keystone", "nova"},
    "heat": {"keystone"},
    "nova": {"glance", "keystone"},
    "glance": {"keystone"},
    "storlets": {"swift"},
}


def reachable(start: str, needs: dict[str, set[str]]) -> set[str]:
    """Return what one leads to, itself only through a loop: the slow and obvious way."""
    found: set[str] = set()
    while new := {n for m in {start} | found for n in needs.get(m, ())} - found:
        found |= new
    return found


def position(found: Closure) -> dict[str, int]:
    return {member: at for at, layer in enumerate(found.layers) for member in layer}


def test_everything_comes_after_what_it_needs() -> None:
    found = closure(["magnum"], CLOUD)
    assert found.layers == (("keystone",), ("glance", "heat"), ("nova",), ("magnum",))
    assert found.members == ["keystone", "glance", "heat", "nova", "magnum"]


def test_picks_that_need_nothing_are_the_first_layer() -> None:
    assert closure(["swift", "keystone"], CLOUD).layers == (("keystone", "swift"),)


def test_nothing_picked_needs_nothing() -> None:
    assert closure([], CLOUD) == Closure((), (), {})


def test_reason_is_the_shortest_chain_and_the_first_of_those_as_short() -> None:
    found = closure(["magnum"], CLOUD)
    assert found.because("keystone") == ("magnum", "keystone")
    assert found.because("glance") == ("magnum", "nova", "glance")
    assert closure(["magnum", "heat"], CLOUD).because("keystone") == ("heat", "keystone")


def test_pick_is_its_own_reason_though_another_pick_needs_it() -> None:
    assert closure(["magnum", "heat"], CLOUD).because("heat") == ("heat",)


def test_loop_is_a_group_in_one_layer_and_what_needs_it_comes_after() -> None:
    needs = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "e": {"e"}}
    found = closure(["a", "e"], needs)
    assert found.loops == (("b", "c"),)
    assert found.layers == (("d", "e"), ("b", "c"), ("a",))


def test_chain_of_a_hundred_thousand_is_no_deeper_than_any_other() -> None:
    depth = 100_000
    names = [f"{at:06}" for at in range(depth)]
    needs = {one: {other} for one, other in pairwise(names)}
    found = closure([names[0]], needs)
    assert len(found.layers) == depth
    assert len(found.because(names[-1])) == depth
    ring = {**needs, names[-1]: {names[0]}}
    assert closure([names[0]], ring).loops == (tuple(names),)


@given(PICKS, NEEDS)
def test_closure_is_all_that_is_reached_and_nothing_else(
    picks: set[str], needs: dict[str, set[str]]
) -> None:
    found = closure(picks, needs)
    expected = picks.union(*(reachable(pick, needs) for pick in picks))
    assert sorted(found.members) == sorted(expected)
    assert found.asked_by.keys() == expected


@given(PICKS, NEEDS)
def test_order_respects_every_need_outside_loops_and_no_layer_is_later_than_it_must(
    picks: set[str], needs: dict[str, set[str]]
) -> None:
    found = closure(picks, needs)
    at = position(found)
    loop_of = {member: loop for loop in found.loops for member in loop}
    for layer in found.layers:
        assert layer
        assert list(layer) == sorted(layer)
    for member in at:
        group = loop_of.get(member, (member,))
        below = {n for m in group for n in needs.get(m, ())} - set(group)
        assert at[member] == max((at[n] + 1 for n in below), default=0)
        assert {at[m] for m in group} == {at[member]}


@given(PICKS, NEEDS)
def test_loops_are_exactly_those_that_need_each_other(
    picks: set[str], needs: dict[str, set[str]]
) -> None:
    found = closure(picks, needs)
    ends = {member: reachable(member, needs) for member in found.asked_by}
    mutual = {
        tuple(sorted(other for other in ends if other in ends[m] and m in ends[other]))
        for m in ends
    }
    assert set(found.loops) == {loop for loop in mutual if len(loop) > 1}


@given(PICKS, NEEDS)
def test_every_reason_is_a_real_chain_from_a_pick_and_none_is_shorter(
    picks: set[str], needs: dict[str, set[str]]
) -> None:
    found = closure(picks, needs)
    steps = dict.fromkeys(picks, 0)
    front, step = set(picks), 0
    while front:
        step += 1
        front = {n for m in front for n in needs.get(m, ())} - steps.keys()
        steps |= dict.fromkeys(front, step)
    for member in found.members:
        because = found.because(member)
        assert because[0] in picks
        assert because[-1] == member
        assert all(other in needs[one] for one, other in pairwise(because))
        assert len(because) == steps[member] + 1


@given(NEEDS)
def test_groups_come_after_those_they_need(needs: dict[str, set[str]]) -> None:
    seen: set[str] = set()
    for group in groups(needs):
        assert {n for m in group for n in needs[m] if n in needs} <= seen | set(group)
        seen |= set(group)
    assert seen == needs.keys()
