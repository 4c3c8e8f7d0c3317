"""What a process keeps, and how much of it."""

from catalogue.answers.keeping import Kept, Near


def kept(size: int) -> Kept:
    return Kept('"mark"', (), b"x" * size)


def test_what_was_of_no_use_for_longest_goes_first() -> None:
    near = Near()
    for name in ("first", "second", "third"):
        near.set(name, kept(1_000_000), most=3_500_000)
    near.get("first")
    near.set("fourth", kept(1_000_000), most=3_500_000)
    found = [name for name in ("first", "second", "third", "fourth") if near.get(name)]
    assert found == ["first", "third", "fourth"]


def test_never_more_than_so_many_bytes_are_kept_however_small_each_is() -> None:
    near = Near()
    for number in range(2_000):
        near.set(str(number), kept(0), most=1_000_000)
    assert near.size <= 1_000_000
    assert len(near._found) < 300
    near.clear()
    assert near.size == 0


def test_the_same_answer_anew_takes_the_place_of_the_old() -> None:
    near = Near()
    for size in (500_000, 100, 700):
        near.set("one", kept(size), most=1_000_000)
    found = near.get("one")
    assert found is not None
    assert len(found.body) == 700
    assert near.size < 10_000


def test_what_is_larger_than_everything_is_not_kept() -> None:
    near = Near()
    near.set("one", kept(2_000_000), most=1_000_000)
    assert near.get("one") is None
    assert near.size == 0
