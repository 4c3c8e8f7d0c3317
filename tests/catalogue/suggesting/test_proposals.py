"""What is proposed, beside what is there."""

import pytest

from catalogue.suggesting.proposals import proposals
from tests import factories


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
