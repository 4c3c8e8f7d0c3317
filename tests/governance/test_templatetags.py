"""Partial dates in templates."""

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2019-04-08", "8 April 2019"),
        ("2017-11", "November 2017"),
        ("2012", "2012"),
        ("", ""),
    ],
)
def test_partial_date_is_shown_as_precisely_as_it_is_known(text: str, shown: str) -> None:
    template = Template("{% load partial_dates %}{{ text|partial_date }}")
    assert template.render(Context({"text": text})) == shown
