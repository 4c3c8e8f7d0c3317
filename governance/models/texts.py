"""Texts that pages show as Markdown."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:  # the class takes no parameters when the program runs
    TextField = models.TextField


class MarkdownField(TextField):
    """A text in Markdown. To the database it is a text as any other, so migrations say so."""

    def deconstruct(self) -> Any:
        """Return how migrations make the field: as a plain text."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
