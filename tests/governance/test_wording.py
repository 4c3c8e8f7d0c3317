"""Texts are compared word by word."""

from governance.wording import Piece, compared, compared_sets, shortened


def test_words_that_changed_stand_among_those_that_stayed() -> None:
    assert list(compared("It runs many servers.", "It runs and stops servers.")) == [
        ("same", "It runs "),
        ("gone", "many"),
        ("new", "and stops"),
        ("same", " servers."),
    ]


def test_what_both_texts_said_can_be_put_together_again() -> None:
    assert list(compared("As it was.", "All is new.")) == [
        ("gone", "As it was."),
        ("new", "All is new."),
    ]
    old, new = "One, two;\nthree  (four).", "Two, one;\nthree – four!"
    pieces = list(compared(old, new))
    assert "".join(piece.text for piece in pieces if piece.mark != "new") == old
    assert "".join(piece.text for piece in pieces if piece.mark != "gone") == new


def test_text_that_came_or_went_is_one_piece() -> None:
    assert list(compared("", "A new text.")) == [("new", "A new text.")]
    assert list(compared("An old text.", "")) == [("gone", "An old text.")]


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    old, new = "a " * 5000, "b " * 5000
    assert list(compared(old, new)) == [("gone", old), ("new", new)]


def test_long_stretches_that_stayed_are_cut_short_around_what_did_not() -> None:
    words = " ".join(f"w{number}" for number in range(200))
    first, gone, new, last = shortened(compared(f"{words} old {words}", f"{words} new {words}"))
    assert first.text.startswith("… w188 ")
    assert first.text.endswith(" w199 ")
    assert (gone, new) == (("gone", "old"), ("new", "new"))
    assert last.text.startswith(" w0 ")
    assert last.text.endswith(" w11 … ")
    between = list(shortened(compared(f"a {words} b", f"c {words} d")))
    assert between[2].text.startswith(" w0 ")
    assert " w11 … w188 " in between[2].text


def test_sets_say_what_stayed_went_and_came() -> None:
    pieces = list(compared_sets({"b", "a", "c"}, {"c", "d"}))
    assert [piece for piece in pieces if piece.text != ", "] == [
        Piece("same", "c"),
        Piece("gone", "a"),
        Piece("gone", "b"),
        Piece("new", "d"),
    ]
    assert "".join(piece.text for piece in pieces) == "c, a, b, d"
