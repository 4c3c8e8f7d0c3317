"""A structure of thousands of bodies, shortened so that a page of it can be read."""

from collections.abc import Iterable

import pytest

from governance.abridging import abridged, shortened
from governance.models import Body
from governance.structure import Group, Standing, Structure, grouped


def standing(key: int, below: Iterable[Standing] = (), kind: str = "team") -> Standing:
    body = Body(pk=key, slug=f"b{key}", name=f"B{key}", kind=kind)
    return Standing(body, body.name, begun=True, below=grouped(below, body.slug))


def counted(one: Standing) -> int:
    return 1 + sum(counted(lower) for group in one.below for lower in group.members)


def whole(board: Standing, *others: Standing) -> Structure:
    def every(one: Standing) -> Iterable[Standing]:
        yield one
        for group in one.below:
            for lower in group.members:
                yield from every(lower)

    found = [each for top in (board, *others) for each in every(top)]
    return Structure([board], grouped(others), {one.body.pk: one for one in found})


def teams(start: int, number: int) -> list[Standing]:
    return [standing(start + place) for place in range(number)]


def test_one_that_fits_is_left_as_it_is() -> None:
    found = whole(standing(1, teams(2, 9), kind="board"))
    assert abridged(found, 10) is found


def test_what_is_left_out_is_counted_where_it_would_stand() -> None:
    found = whole(standing(1, teams(2, 99), kind="board"))
    [board] = abridged(found, 10).boards
    [group] = board.below
    assert (len(group.members), group.more, group.count) == (9, 90, 99)
    assert group.upper == "b1"
    assert [one.body.pk for one in group.members] == [*range(2, 11)]
    [before] = found.boards
    assert len(before.below[0].members) == 99


def test_small_groups_stay_whole_and_the_rest_is_shared() -> None:
    leads = [
        standing(10, teams(100, 2)),
        standing(20, teams(200, 50)),
        standing(30, teams(300, 90)),
    ]
    [board] = abridged(whole(standing(1, leads, kind="board")), 4 + 22).boards
    [own] = board.below
    below = [len(group.members) for one in own.members for group in one.below]
    assert below == [2, 10, 10]


def test_who_leads_others_is_kept_before_who_does_not() -> None:
    lead = standing(50, teams(100, 30))
    [board] = abridged(whole(standing(1, [*teams(2, 40), lead], kind="board")), 20).boards
    [group] = board.below
    assert lead.body in [one.body for one in group.members]
    assert group.more == 41 - len(group.members)


def test_what_answers_to_nobody_has_its_room_too() -> None:
    found = abridged(whole(standing(1, teams(2, 50), kind="board"), *teams(100, 50)), 21)
    [group] = found.others
    assert (len(group.members), group.more, group.upper) == (20, 30, "")
    assert [each.count for each in found.boards[0].below] == [50]


@pytest.mark.parametrize("room", [10, 100, 400])
def test_there_are_never_many_more_than_there_is_room_for(room: int) -> None:
    def tree(key: int, depth: int) -> Standing:
        lower = (tree(key * 10 + place, depth - 1) for place in range(1, 10)) if depth else ()
        return standing(key, lower, kind="board" if key == 1 else "team")

    found = abridged(whole(tree(1, 4)), room)
    shown = sum(counted(one) for one in found.boards)
    assert room // 2 < shown <= room


def test_group_is_cut_to_a_number() -> None:
    group = Group("team", teams(1, 5), "board")
    assert shortened(group, 5) is group
    assert shortened(group, 2) == Group("team", group.members[:2], "board", 3)
