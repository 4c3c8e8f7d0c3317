"""Dates known to the year, the month or the day.

A partial date is text: ``2017``, ``2017-11`` or ``2017-11-06``. It stands for its first day when it
is compared, and is shown as precisely as it is known. Unknown is the empty text, never a guess.
Because the text is ISO 8601 cut short, the order of the texts is the order of the first days, which
lets a database compare them without help.
"""

import datetime
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from governance.ordering import BinaryOrder, TextField

_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DISPLAY = {1: "Y", 2: "F Y", 3: "j F Y"}


def parse_partial_date(text: str) -> datetime.date:
    """Return the first day of a partial date.

    Raises:
        ValueError: the text is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or no such day exists.
    """
    match = _PATTERN.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is not a date; write 2017, 2017-11 or 2017-11-06")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise ValueError(f"“{text}” is not a day of the calendar") from None


def show_partial_date(text: str) -> str:
    """Return a partial date for reading: ``8 April 2019``, ``November 2017``, ``2012`` or nothing.

    Raises:
        ValueError: as ``parse_partial_date``.
    """
    if not text:
        return ""
    return date_format(parse_partial_date(text), _DISPLAY[text.count("-") + 1])


def first_day(text: str) -> str:
    """Return the first day of a partial date, ``YYYY-MM-DD``; unknown stays empty.

    What compares two partial dates compares these: 2017 and 2017-01-01 begin on the same day.
    """
    return text and text + "-01-01"[3 * text.count("-") :]


def shortest(text: str) -> str:
    """Return the shortest partial date with the same first day, which sorts before the others.

    A stored date is on a day or later if it does not sort before the shortest form of that day.
    """
    return parse_partial_date(text).isoformat().removesuffix("-01").removesuffix("-01")


def today() -> str:
    """Return today's date in UTC, ``YYYY-MM-DD``: what "on a date" means when no date is given."""
    return timezone.now().date().isoformat()


def is_before(first: str, second: str) -> bool:
    """Tell whether the first day of one known partial date is before that of another."""
    return parse_partial_date(first) < parse_partial_date(second)


def validate_partial_date(text: str) -> None:
    """Refuse text that is not a partial date, with the reason.

    Raises:
        ValidationError: with code ``invalid_date``.
    """
    try:
        parse_partial_date(text)
    except ValueError as error:
        raise ValidationError(
            _("%(reason)s."), code="invalid_date", params={"reason": str(error)}
        ) from None


class PartialDateField(BinaryOrder, TextField):
    """A partial date, stored as its text; empty when unknown."""

    description = _("Date known to the year, month or day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)
        if validate_partial_date not in self.validators:
            self.validators = [*self.validators, validate_partial_date]

    def to_python(self, value: object) -> Any:
        """Accept text and dates alike."""
        if isinstance(value, datetime.datetime):
            value = value.date()
        if isinstance(value, datetime.date):
            return value.isoformat()
        return super().to_python(value)

    def deconstruct(self) -> Any:
        """Leave out of migrations what the field itself decides."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_length", None)
        return name, path, args, kwargs
