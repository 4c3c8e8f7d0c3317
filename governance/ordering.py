"""One order of names on every database engine.

SQLite compares bytes, PostgreSQL follows the locale it was set up with: the same list would come
out in two orders. Text that is sorted or compared is therefore stored in a normalised form and
compared by bytes on both.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    Field = models.CharField[Any, Any]
    TextField = models.CharField[str, str]
    AddressField = models.SlugField[str, str]
else:  # the classes take no parameters when the program runs
    Field, TextField, AddressField = object, models.CharField, models.SlugField


def sort_key(text: str) -> str:
    """Return the text as it sorts: ``Fidêncio`` → ``fidencio``, no accents, case, punctuation."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", " ", text.casefold()).strip()


class BinaryOrder(Field):
    """Mixin for text fields that compare by bytes on PostgreSQL, as they do on SQLite."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """Add the byte-wise collation where the engine would follow a locale."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class PlainSlugField(BinaryOrder, AddressField):
    """A slug that sorts alike on every engine."""


class SortKeyField(BinaryOrder, TextField):
    """The normalised form of another field of the row, kept true on every save and bulk insert."""

    def __init__(self, *args: Any, source: str = "name", **kwargs: Any) -> None:
        self.source = source
        kwargs.update(max_length=250, editable=False, db_index=True, default="")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Compute the key from its source just before the row is written."""
        value = sort_key(str(getattr(model_instance, self.source)))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> Any:
        """Name the source in migrations and leave out what the field itself decides."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "editable", "db_index", "default"):
            kwargs.pop(fixed, None)
        if self.source != "name":
            kwargs["source"] = self.source
        return name, path, args, kwargs
