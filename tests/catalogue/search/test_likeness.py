"""How like one word is to another."""

import pytest

from catalogue.search.likeness import misspelt


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("zul", "zuul"),
        ("nvoa", "nova"),
        ("novva", "nova"),
        ("nuva", "nova"),
        ("balencers", "balancing"),
        ("opnstak", "openstack"),
    ],
)
def test_few_wrong_letters_are_a_misspelling(typed: str, word: str) -> None:
    assert 0 < misspelt(typed, [word, "xylophone"])[word] < 92


def test_a_doubled_letter_is_the_likeliest_mistake() -> None:
    found = misspelt("zul", ["zuul", "zun", "zaqar"])
    assert list(found) == ["zuul", "zun"]
    assert found["zuul"] > found["zun"]


def test_one_wrong_letter_is_likelier_than_two() -> None:
    found = misspelt("kubernetas", ["kubernetes", "kabernetis"])
    assert found["kubernetes"] > found["kabernetis"] > 0


@pytest.mark.parametrize(("typed", "word"), [("nova", "heat"), ("nova", "nova"), ("tc", "td")])
def test_words_with_too_little_in_common_or_nothing_wrong_are_none(typed: str, word: str) -> None:
    assert misspelt(typed, [word]) == {}
