"""Whoever is asked how a dated fact is known has where to say it."""

from typing import Any

import pytest
from django.contrib import admin

from governance.admin.evidence import EvidencedForm

INLINES = {inline for each in admin.site._registry.values() for inline in each.inlines}
ASKING = sorted(
    (
        inline
        for inline in INLINES
        if issubclass(inline.form, EvidencedForm) and "source_url" in (inline.fields or ())
    ),
    key=lambda inline: inline.__name__,
)


@pytest.mark.parametrize("inline", ASKING, ids=lambda inline: inline.__name__)
def test_table_that_asks_for_a_source_or_a_note_has_both(inline: Any) -> None:
    assert "note" in inline.fields


def test_tables_ask() -> None:
    assert len(ASKING) > 5
