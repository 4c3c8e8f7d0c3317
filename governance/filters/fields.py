"""Kinds of values a filter takes: each says what is wrong with a value, and what would be right.

Every field also describes its values as JSON Schema, from which the API documents itself.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from governance.filters.sources import Source

MOST_VALUES = 50
MOST_LETTERS = 200

# Anything but blanks alone, and without the character that no database stores.
SOMETHING = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

Schema = dict[str, Any]


class Repeatable(forms.Field):
    """Distinct texts, from a key that may be repeated; any of them may match."""

    widget = forms.SelectMultiple
    many = True
    commas = False

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        """Return the texts without blanks and without doubles."""
        texts = list(dict.fromkeys(filter(None, (text.strip() for text in value or ()))))
        if len(texts) > MOST_VALUES:
            message = _("There are %(count)s values; give at most %(most)s.")
            raise ValidationError(message % {"count": len(texts), "most": MOST_VALUES})
        return texts

    def schema(self) -> Schema:
        """Return what one value looks like."""
        return {"type": "string"}


class SlugsField(Repeatable):
    """Slugs of one kind of rows. The form looks them up, those of all its fields at once."""

    def __init__(self, *, source: Source, single: bool = False, **kwargs: Any) -> None:
        self.source = source
        self.many = not single
        super().__init__(**kwargs)

    def schema(self) -> Schema:
        """Return the pattern of the slugs."""
        return {"type": "string", "pattern": self.source.pattern}


class ChoicesField(Repeatable):
    """Words of a short list; between commas too, where the list is separated by commas."""

    def __init__(self, *, choices: Iterable[Any], commas: bool = False, **kwargs: Any) -> None:
        self.choices = list(choices)
        self.commas = commas
        super().__init__(**kwargs)

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        """Return the words, all of which are in the list."""
        if self.commas:
            value = [word for text in value or () for word in text.split(",")]
        words = super().to_python(value)
        known = [str(choice) for choice, _label in self.choices]
        wrong = [word for word in words if word not in known]
        if wrong:
            message = _("“%(wrong)s” is not known here; use %(known)s.")
            found = {"wrong": wrong[0], "known": ", ".join(known)}
            raise ValidationError(message % found)
        return words

    def schema(self) -> Schema:
        """Return the list."""
        return {"type": "string", "enum": [str(choice) for choice, _label in self.choices]}


class RecordedField(Repeatable):
    """Texts that rows have; others are refused. The schema does not list them: they are data.

    Args:
        recorded: returns the texts there are.
    """

    def __init__(self, *, recorded: Callable[[], Iterable[str]], **kwargs: Any) -> None:
        self.recorded = recorded
        super().__init__(**kwargs)

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        """Return the texts, all of which some row has."""
        texts = super().to_python(value)
        known = list(self.recorded()) if texts else []
        wrong = [text for text in texts if text not in known]
        if wrong:
            message = _("There is no “%(wrong)s”; there are: %(known)s.")
            raise ValidationError(message % {"wrong": wrong[0], "known": ", ".join(known)})
        return texts


class CodesField(Repeatable):
    """Codes of one form.

    Args:
        pattern: regular expression for one.
        example: a code there is.
    """

    def __init__(self, *, pattern: str, example: str, **kwargs: Any) -> None:
        self.pattern = pattern
        self.example = example
        super().__init__(**kwargs)

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        """Return the codes, all of which have the form."""
        codes = super().to_python(value)
        wrong = [code for code in codes if not re.fullmatch(self.pattern, code)]
        if wrong:
            message = _("“%(wrong)s” is no code of the kind asked for; write it as %(example)s.")
            raise ValidationError(message % {"wrong": wrong[0], "example": self.example})
        return codes

    def schema(self) -> Schema:
        """Return the form."""
        return {"type": "string", "pattern": f"^{self.pattern}$", "examples": [self.example]}


class DayField(forms.Field):
    """A day, written in full."""

    widget = forms.DateInput
    many = False
    commas = False

    def to_python(self, value: str | None) -> str:
        """Return the day as it was written, once it is known to be in the calendar."""
        text = (value or "").strip()
        try:
            # The pattern first: Python also reads 20190402 and 2019-W14-2.
            if text and not re.fullmatch(_DAY, text):
                raise ValueError
            return text and datetime.date.fromisoformat(text).isoformat()
        except ValueError:
            message = _("“%(text)s” is not a day of the calendar; write it as 2019-04-02.")
            raise ValidationError(message % {"text": text}) from None

    def schema(self) -> Schema:
        """Return what a day looks like."""
        return {"type": "string", "format": "date"}


class MomentField(forms.Field):
    """A day, which means its midnight in UTC, or a moment with its offset from UTC."""

    widget = forms.DateTimeInput
    many = False
    commas = False

    def to_python(self, value: str | None) -> datetime.datetime | None:
        """Return the moment."""
        text = (value or "").strip()
        try:
            # A plus sign that was not escaped in the address arrives as a blank.
            parts = re.fullmatch(rf"({_DAY})(?:T([0-9:.]{{5,15}})(Z|[+ -][0-9:]{{5}}))?", text)
            if not text or parts is None:
                raise ValueError
            time, offset = parts[2] or "00:00", (parts[3] or "Z").replace(" ", "+")
            return datetime.datetime.fromisoformat(f"{parts[1]}T{time}{offset}")
        except ValueError:
            if not text:
                return None
            message = _(
                "“%(text)s” is neither a day nor a moment; write it as 2019-04-02 or as "
                "2019-04-02T12:00:00Z."
            )
            raise ValidationError(message % {"text": text}) from None

    def schema(self) -> Schema:
        """Return both forms."""
        return {
            "type": "string",
            "anyOf": [{"format": "date"}, {"format": "date-time"}],
            "examples": ["2019-04-02", "2019-04-02T12:00:00Z"],
        }


class FlagField(forms.Field):
    """True or false, or nothing."""

    widget = forms.TextInput
    many = False
    commas = False

    def to_python(self, value: str | None) -> bool | None:
        """Return the truth of the word."""
        word = (value or "").strip()
        if word not in ("", "true", "false"):
            raise ValidationError(_("“%(word)s” is neither true nor false.") % {"word": word})
        return word == "true" if word else None

    def schema(self) -> Schema:
        """Return what a flag looks like."""
        return {"type": "boolean"}


class WordsField(forms.CharField):
    """What somebody types into a search box."""

    many = False
    commas = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MOST_LETTERS, **kwargs)

    def schema(self) -> Schema:
        """Return how much may be typed."""
        return {"type": "string", "pattern": SOMETHING, "maxLength": MOST_LETTERS}
