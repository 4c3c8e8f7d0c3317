"""Text → words."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.likeness import misspelt
from catalogue.search.words import (
    edits,
    initials,
    keys,
    neighbours,
    stem,
    words,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fabiano Fidêncio", ["fabiano", "fidencio"]),
        ("Łódź, Ørsted", ["lodz", "orsted"]),
        ("CI/CD", ["ci", "cd"]),
        ("Zuul’s gate, Zuul's jobs", ["zuul", "gate", "zuul", "jobs"]),
        ("working_group", ["working", "group"]),
        ("a\0b", ["a", "b"]),
        ("%_'\"\\🎉", []),
        ("", []),
    ],
)
def test_words_have_no_accents_case_or_punctuation(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(max_size=300))
def test_words_of_any_text_can_be_stored(text: str) -> None:
    for word in words(text):
        assert 0 < len(word) <= 60
        assert "\0" not in word
        assert " " not in word
        assert words(word) == [word]
        assert all(0 < len(key) <= 60 for key in keys(word))


@pytest.mark.parametrize(
    "family",
    [
        ("balancer", "balancers", "balancing", "balance", "balances"),
        ("kubernetes", "kubernets"),
        ("container", "containers"),
        ("node", "nodes"),
        ("service", "services"),
    ],
)
def test_words_with_other_endings_have_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


def test_short_words_keep_their_endings() -> None:
    assert [stem(word) for word in ("aws", "red", "process")] == ["aws", "red", "process"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("OpenStack Technical Committee", {"otc", "ostc", "tc"}),
        ("Board of Directors", {"bd", "bod"}),
        ("Kubernetes", {"k8s"}),
        ("Nova", set()),
        ("OpenInfra Foundation", {"of", "oif"}),
    ],
)
def test_names_are_abbreviated_as_people_do(name: str, short: set[str]) -> None:
    assert initials(name) == short


def test_neighbours_are_written_as_one() -> None:
    assert neighbours(["bare", "metal"]) == ["+baremetal"]
    assert neighbours(["a", "b", "c"]) == ["+ab", "+bc", "+abc"]
    assert neighbours(["nova"]) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("zul", "zuul"),
        ("kubrenetes", "kubernetes"),
        ("kubenrets", "kubernetes"),
        ("balencer", "balancer"),
        ("opnstak", "openstack"),
        ("hporizon", "horizon"),
    ],
)
def test_misspelt_words_share_a_key_with_the_right_one(wrong: str, right: str) -> None:
    assert keys(wrong) & keys(right)


LETTERS = st.sampled_from("abcde")
MISTAKES: dict[str, Callable[[str, int, str], str]] = {
    "too many": lambda word, at, letter: word[:at] + letter + word[at:],
    "another": lambda word, at, letter: word[:at] + letter + word[at + 1 :],
    "missing": lambda word, at, _: word[:at] + word[at + 1 :],
    "exchanged": lambda word, at, _: word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
}
MISTAKE = st.tuples(st.sampled_from(sorted(MISTAKES)), st.integers(0, 11), LETTERS)


@given(st.text(LETTERS, min_size=3, max_size=12), MISTAKE, MISTAKE)
def test_what_is_taken_for_another_word_shares_a_key_with_it(
    word: str, first: tuple[str, int, str], second: tuple[str, int, str]
) -> None:
    once = MISTAKES[first[0]](word, *first[1:])
    twice = MISTAKES[second[0]](once, *second[1:])
    for typed in (once, twice):
        if misspelt(typed, [word]) or stem(typed) == stem(word):
            assert keys(typed) & keys(word)


def test_a_word_has_few_keys() -> None:
    assert max(len(keys("a" * size + "bcdefghij")) for size in range(20)) <= 15


def test_words_of_two_letters_and_numbers_are_not_guessed_at() -> None:
    assert [edits(word) for word in ("tc", "2024", "zun", "horizon")] == [0, 0, 1, 2]
    assert keys("2024") == {"2024"}
