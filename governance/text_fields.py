"""Long texts in forms: their lines end alike, whichever way a browser or a program sends them.

Browsers send CRLF whatever they were given. What is stored ends its lines with LF, as files do, so
that a text left alone stays the same to the byte.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def with_plain_ends(text: str) -> str:
    """Return a text whose lines all end with LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Text(forms.CharField):
    """A text with plain ends of lines, and of letters that can be stored."""

    def to_python(self, value: Any) -> str:
        """Return the text with plain ends of lines.

        Raises:
            ValidationError: it has letters no file can hold.
        """
        text = with_plain_ends(str(super().to_python(value)))
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValidationError(_("This has letters that are none (lone surrogates).")) from None
        return text

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether more than line ends and the space around the text is different."""
        return super().has_changed(self.to_python(initial), data)
