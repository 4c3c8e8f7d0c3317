"""Long texts in forms."""

import pytest
from django.core.exceptions import ValidationError

from governance.text_fields import Text


@pytest.mark.parametrize("sent", ["one\r\ntwo\r\n\r\nthree", "one\rtwo\n\rthree"])
def test_lines_end_with_line_feeds_however_they_were_sent(sent: str) -> None:
    assert Text().clean(sent) == "one\ntwo\n\nthree"


def test_text_differs_by_more_than_its_line_ends_or_it_has_not_changed() -> None:
    field = Text(required=False)
    for stored, sent, changed in (
        ("one\ntwo", "one\r\ntwo", False),
        ("one\r\ntwo", "one\r\ntwo", False),
        ("one\ntwo\n", "one\r\ntwo", False),
        (None, "", False),
        ("one\ntwo", "one\r\n\r\ntwo", True),
        ("one", "", True),
    ):
        assert field.has_changed(stored, sent) is changed, (stored, sent)


def test_letters_that_no_file_can_hold_are_refused() -> None:
    with pytest.raises(ValidationError):
        Text().clean("\ud800")
