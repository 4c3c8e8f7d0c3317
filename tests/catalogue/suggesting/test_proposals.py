"""What is proposed, beside what is there."""

import pytest

from catalogue.suggesting.proposals import compared, proposals
from tests import factories


def test_texts_are_compared_word_by_word() -> None:
    assert list(compared("It runs servers.", "It runs many servers.")) == [
        ("same", "It runs "),
        ("new", "many "),
        ("same", "servers."),
    ]
    assert list(compared("", "New")) == [("new", "New")]
    assert list(compared("Old", "")) == [("gone", "Old")]


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    old, new = "a " * 5000, "b " * 5000
    assert list(compared(old, new)) == [("gone", old), ("new", new)]


@pytest.mark.django_db
def test_a_value_that_changed_since_is_marked_and_one_that_is_so_already_too() -> None:
    row = factories.project(role="Servers", summary="Then", license="MIT")
    suggestion = factories.suggestion(
        row=row,
        before={"role": "Server", "summary": "Then", "license": "Apache-2.0"},
        after={"role": "VMs", "summary": "Now", "license": "MIT"},
    )
    found = {one.field: one for one in proposals(suggestion, row)}
    assert [one.label for one in found.values()] == ["Role", "Summary", "Licence"]
    assert [name for name, one in found.items() if one.has_moved] == ["role"]
    assert [name for name, one in found.items() if one.is_so] == ["license"]
    assert (found["role"].before, found["role"].now, found["role"].after) == (
        "Server",
        "Servers",
        "VMs",
    )


@pytest.mark.django_db
def test_choices_are_shown_in_words() -> None:
    row = factories.project(kind="service")
    suggestion = factories.suggestion(row=row, before={"kind": "service"}, after={"kind": "sdk"})
    [one] = proposals(suggestion, row)
    assert (one.now, one.after) == ("Service", "SDK")
