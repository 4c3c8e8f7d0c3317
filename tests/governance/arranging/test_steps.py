"""Rows are moved a step at a time, or into another one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.arranging.arrangement import Arrangement
from governance.arranging.steps import down, into, turned, up

TEXT = ":a1,a2;a1:b1,b2/b3,b4;b1:c1,c2;b3:c3"
Step = Callable[[Arrangement, str], Arrangement]


@pytest.mark.parametrize(
    ("step", "key", "then"),
    [
        (up, "c2", ":a1,a2;a1:b1,b2/b3,b4;b1:c2,c1;b3:c3"),
        (up, "c1", TEXT),
        (down, "c1", ":a1,a2;a1:b1,b2/b3,b4;b1:c2,c1;b3:c3"),
        # Into an empty one, and on from there.
        (down, "c2", ":a1,a2;a1:b1,b2/b3,b4;b1:c1;b3:c3;b2:c2"),
        (up, "c3", ":a1,a2;a1:b1,b2/b3,b4;b1:c1,c2;b2:c3"),
        # From line to line, and to another sheet.
        (up, "b3", ":a1,a2;a1:b1,b2,b3/b4;b1:c1,c2;b3:c3"),
        (down, "b2", ":a1,a2;a1:b1/b2,b3,b4;b1:c1,c2;b3:c3"),
        (down, "b4", ":a1,a2;a1:b1,b2/b3;b1:c1,c2;b3:c3;a2:b4"),
        (up, "b1", TEXT),
        (up, "a2", ":a2,a1;a1:b1,b2/b3,b4;b1:c1,c2;b3:c3"),
        (down, "a2", TEXT),
        (turned, "b2", ":a1,a2;a1:b1/b2/b3,b4;b1:c1,c2;b3:c3"),
        (turned, "b3", ":a1,a2;a1:b1,b2,b3,b4;b1:c1,c2;b3:c3"),
        (turned, "b1", TEXT),
        (up, "c99", TEXT),
        (turned, "c99", TEXT),
    ],
)
def test_step_leads_to(step: Step, key: str, then: str) -> None:
    before = Arrangement.parse(TEXT)
    assert step(before, key) == Arrangement.parse(then)
    assert str(before) == TEXT


def test_row_goes_to_the_end_of_another_one_in_one_step() -> None:
    before = Arrangement.parse(TEXT)
    assert into(before, "c1", "b3").flat("b3") == ["c3", "c1"]
    assert into(before, "c1", "b4").flat("b4") == ["c1"]
    assert into(before, "b1", "a2").flat("b1") == ["c1", "c2"]


@pytest.mark.parametrize(
    ("key", "holder"), [("c1", "a1"), ("c1", "b9"), ("c9", "b1"), ("a1", "b1")]
)
def test_row_goes_nowhere_else(key: str, holder: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is no words
        into(Arrangement.parse(TEXT), key, holder)


@given(
    st.lists(st.tuples(st.sampled_from([up, down, turned]), st.sampled_from("abc")), max_size=30)
)
def test_no_step_loses_a_row(taken: list[tuple[Step, str]]) -> None:
    given = Arrangement.parse(TEXT)
    rows = set(given.walk())
    for number, (step, letter) in enumerate(taken):
        given = step(given, f"{letter}{number % 4 + 1}")
    assert set(given.walk()) == rows
    assert Arrangement.parse(str(given)) == given
