"""What came in from another format and has no place in the model: kept, to be given out again."""

import json
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.models.history import History
from governance.models.rows import Checked

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:  # the class takes no parameters when the program runs
    TextField = models.TextField


def as_text(data: object) -> str:
    """Return plain data as text that is the same for the same data, its keys in their order.

    Args:
        data: mappings with texts as keys, lists, texts, numbers, flags and None.
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def validate_data(text: str) -> None:
    """Refuse what is not a mapping of keys, as text.

    Raises:
        ValidationError: saying what is wrong.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ValidationError(_("This is not JSON: %(error)s.") % {"error": error}) from None
    if not isinstance(data, dict):
        raise ValidationError(_("Write a mapping of keys, such as {“key”: “value”}."))


class DataField(TextField):
    """Plain data as text; text, because columns of JSON lose the order of the keys."""

    description = _("Mapping of keys to plain data, as JSON")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if validate_data not in self.validators:
            self.validators = [*self.validators, validate_data]


class KeptData(Checked):
    """What a format of others says of something, as far as the model has no place for it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    format = models.CharField(
        _("format"), max_length=40, help_text=_("The format it came in with, such as landscape2.")
    )
    data = DataField(
        _("data"), help_text=_("What was in the file and is given out again in that format.")
    )

    history = History()

    class Meta:
        verbose_name = _("kept data")
        verbose_name_plural = _("kept data")
        ordering = ("format", "pk")
        constraints = (
            models.UniqueConstraint(
                name="kept_data_once_a_format", fields=("content_type", "object_id", "format")
            ),
        )

    def __str__(self) -> str:
        return self.format

    @property
    def content(self) -> dict[str, Any]:
        """The data itself."""
        found: dict[str, Any] = json.loads(self.data)
        return found
