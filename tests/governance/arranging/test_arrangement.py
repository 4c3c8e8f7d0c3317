"""How rows stand in one another, as a value and as text."""

import pytest

from governance.arranging.arrangement import Arrangement, Place

TEXT = ":a1,a2;a1:b3/b4,b5;b3:c6,c7;b5:c8"


def test_text_comes_back_as_it_was() -> None:
    assert str(Arrangement.parse(TEXT)) == TEXT
    assert Arrangement.parse("") == Arrangement()


def test_says_who_holds_what_and_where_it_stands() -> None:
    given = Arrangement.parse(TEXT)
    assert list(given.walk()) == ["a1", "a2", "b3", "b4", "b5", "c6", "c7", "c8"]
    assert given.holders()["b5"] == "a1"
    assert given.place("b5") == Place("a1", 1, 1)
    assert given.place("b9") is None
    assert given.first_in_line() == {"b4"}
    assert given.lines("a2") == [[]]
    assert given.level(2) == [("b3", 0), ("b4", 0), ("b5", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        ":",
        ":a1,a1",
        ":a1;:a2",
        ":a1;a1:b2;a2:b2",
        ":b1",
        "a1:c2",
        ":a1/",
        ":d1",
        ":a١",
        "c1:d2",
        f":a{'1' * 19}",
    ],
)
def test_text_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is no words
        Arrangement.parse(text)
