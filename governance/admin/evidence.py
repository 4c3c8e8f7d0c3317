"""Whoever dates a fact in the admin says how it is known.

Only here, and only of dates that are entered or changed: what came in with a file from somewhere
else may know less, and is not lost for it. `check_catalogue` counts what has no source.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.admin.addresses import AddressedForm
from governance.models.rows import Sourced
from governance.partial_dates import PartialDateField

# Any one of these says how a fact is known: the page that states it, the decision, a sentence.
EVIDENCE = ("source_url", "resolution", "note")
MISSING = _(
    "A date needs a source: give the address of a page that states it, or say in the note how it "
    "is known."
)


class EvidencedForm(AddressedForm):
    """A form that refuses a date without a word on how it is known."""

    def clean(self) -> Any:
        """Ask for evidence where a date was entered or changed."""
        cleaned = super().clean()
        if "source_url" in self.fields and self._dates() and not self._evidence():
            self.add_error("source_url", MISSING)
        return cleaned

    def _dates(self) -> list[str]:
        """Return the names of the dates that somebody has just said."""
        model: type[models.Model] = self._meta.model
        if not issubclass(model, Sourced):
            return []
        dated = {field.name for field in model._meta.fields if isinstance(field, PartialDateField)}
        return [name for name in self.changed_data if name in dated and self.cleaned_data.get(name)]

    def _evidence(self) -> bool:
        wrong = "source_url" in self.errors  # what is wrong with it is said already
        return wrong or any(self.cleaned_data.get(name) for name in EVIDENCE)
