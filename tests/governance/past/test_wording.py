"""Texts are compared word by word."""

from governance.past.wording import Did, Piece, compare, compare_sets


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.did.value, piece.text) for piece in compare(before, after)]


def test_words_that_changed_stand_among_those_that_stayed() -> None:
    assert told("Starts virtual machines.", "Starts and stops machines.") == [
        ("stayed", "Starts "),
        ("went", "virtual"),
        ("came", "and stops"),
        ("stayed", " machines."),
    ]


def test_what_both_texts_said_can_be_put_together_again() -> None:
    before, after = "One, two;\nthree (four).", "Two, one;\nthree – four!"
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.did != Did.CAME) == before
    assert "".join(piece.text for piece in pieces if piece.did != Did.WENT) == after


def test_text_that_came_or_went_is_one_piece() -> None:
    assert told("", "A new text.") == [("came", "A new text.")]
    assert told("An old text.", "") == [("went", "An old text.")]


def test_long_stretches_that_stayed_are_cut_short_around_what_did_not() -> None:
    words = " ".join(f"w{number}" for number in range(200))
    pieces = compare(f"{words} old {words}", f"{words} new {words}")
    assert [piece.did for piece in pieces] == [Did.STAYED, Did.WENT, Did.CAME, Did.STAYED]
    assert pieces[0].text.startswith("… w188 ")
    assert pieces[-1].text.endswith("w11 …")


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    before, after = "a " * 4000, "a " * 3999 + "b"
    assert told(before, after) == [("went", before), ("came", after)]


def test_sets_say_what_stayed_went_and_came() -> None:
    assert compare_sets({"b", "a", "c"}, {"c", "d"}) == [
        Piece(Did.STAYED, "c"),
        Piece(Did.WENT, "a"),
        Piece(Did.WENT, "b"),
        Piece(Did.CAME, "d"),
    ]
