"""The forms of an import: which files, and then why."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.admin.steps import why_field
from catalogue.exchange.slots import INTAKES, NAMES, Slot

# Zips, in which the files are kept, know no day before.
EARLIEST = datetime.date(1980, 1, 1)


class SeveralFiles(forms.ClearableFileInput):
    """Lets several files be chosen."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file, or several."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files that were sent, in their order."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            super().clean(None, initial)  # says so, if one is needed
        return [super(FilesField, self).clean(each, initial) for each in given]


class SendForm(forms.Form):
    """What is asked for of a format.

    Args:
        format_: the format.
    """

    def __init__(self, *args: Any, format_: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        intake = INTAKES[format_]
        for slot in intake.slots:
            self.fields[slot.name] = _field(slot, NAMES.get(format_, ()))
        if intake.dated:
            self.fields["day"] = _day_field()

    @property
    def sent(self) -> Mapping[str, Sequence[Any]]:
        """The files, by slot."""
        fields = self.fields.items()
        return {name: self.cleaned_data[name] for name, each in fields if _is_file(each)}


class ConfirmForm(forms.Form):
    """Why it is imported, and what was shown."""

    why = why_field()
    shown = forms.CharField(widget=forms.HiddenInput)


def _is_file(field: forms.Field) -> bool:
    return isinstance(field, FilesField)


def _today() -> datetime.date:
    return timezone.now().date()


def _day_field() -> forms.DateField:
    """Return the field for the day of lists: none that a zip cannot say, and none to come."""
    return forms.DateField(
        label=_("Day of the lists"),
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date", "min": EARLIEST.isoformat(), "max": _today().isoformat()}
        ),
        validators=[
            MinValueValidator(EARLIEST, _("Lists can be of 1 January 1980 at the earliest.")),
            MaxValueValidator(_today, _("Lists cannot be of a day to come.")),
        ],
        help_text=_(
            "The lists do not say of which day they are. Left empty it is the day the "
            "files in a zip were last changed, or else today."
        ),
    )


def _field(slot: Slot, names: Sequence[str]) -> FilesField:
    widget = SeveralFiles if slot.several else forms.FileInput
    words = str(slot.words)
    if names:
        words %= {"names": ", ".join(names)}
    return FilesField(
        label=str(slot.label), required=slot.required, widget=widget(), help_text=words
    )


def limits() -> dict[str, int]:
    """Return what may be sent at most, for the page to say so."""
    most_files: int = settings.DATA_UPLOAD_MAX_NUMBER_FILES or 0
    return {"megabytes": settings.IMPORT_MEGABYTES, "most_files": most_files}
