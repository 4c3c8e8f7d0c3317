"""Which of many names mean what somebody types."""

import pytest

from catalogue.twins.folding import fold_name
from catalogue.twins.likeness import Called, Likeness, alike

SAME, FORMER, ADDRESS, SHORT, LONG, NEAR = Likeness


def called(key: int, text: str, by: Likeness = SAME) -> Called:
    return Called(key, text, fold_name(text), by)


KNOWN = [
    called(1, "Zuul"),
    called(2, "Kubernetes"),
    called(3, "Technical Services Catalogue"),
    called(4, "Nova"),
    called(4, "Compute", FORMER),
    called(4, "old-nova", ADDRESS),
    called(5, "VMM"),
    called(6, "Fidêncio"),
]


@pytest.mark.parametrize(
    ("typed", "key", "likeness"),
    [
        ("zuul", 1, SAME),
        ("fidencio", 6, SAME),
        ("COMPUTE", 4, FORMER),
        ("Old Nova", 4, ADDRESS),
        ("k8s", 2, SHORT),
        ("TSC", 3, SHORT),
        ("Virtual Machine Manager", 5, LONG),
        ("zul", 1, NEAR),
        ("Kubernets", 2, NEAR),
    ],
)
def test_something_is_known_by_what_is_typed(typed: str, key: int, likeness: Likeness) -> None:
    found = alike(typed, KNOWN)
    assert {each: how for each, (how, _called) in found.items()} == {key: likeness}


@pytest.mark.parametrize("typed", ["", "  ", "?", "Octavia", "Z", "Technical", "comput"])
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    assert alike(typed, KNOWN) == {}


def test_the_strongest_reason_counts() -> None:
    known = [called(1, "nova", ADDRESS), called(1, "Nova"), called(1, "Nova", FORMER)]
    assert alike("nova", known)[1][0] == SAME
