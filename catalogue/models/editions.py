"""Editions: maps as they were published, which nothing changes or deletes."""

import datetime
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.maps import Map
from governance.paths import path_of

# Nine a day, so that numbers sort as texts.
_NUMBER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(\.[2-9])?")


def day_of(number: str) -> datetime.date:
    """Return the day an edition's number names.

    Raises:
        ValueError: the number is not a day ``YYYYMMDD``, with or without ``.2`` to ``.9``.
    """
    match = _NUMBER.fullmatch(number)
    if not match:
        raise ValueError(f"“{number}” is no number of an edition")
    return datetime.date(*(int(part) for part in match.groups()[:3]))


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, which nothing changes or deletes."""

    def update(self, **kwargs: Any) -> int:
        """Refuse.

        Raises:
            TypeError: always.
        """
        raise TypeError("An edition is never changed; publish another one.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse.

        Raises:
            TypeError: always.
        """
        raise TypeError("An edition is never changed; publish another one.")

    def bulk_create(self, *args: Any, **kwargs: Any) -> list["Edition"]:
        """Store new editions.

        Raises:
            TypeError: asked to change those that are there.
        """
        if kwargs.get("update_conflicts"):
            raise TypeError("An edition is never changed; publish another one.")
        return super().bulk_create(*args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse.

        Raises:
            TypeError: always.
        """
        raise TypeError("An edition is never deleted; it may have been cited.")


class Edition(models.Model):
    """A map as it was published on a day, frozen so that it can be cited."""

    map = models.ForeignKey(
        Map, on_delete=models.PROTECT, related_name="editions", verbose_name=_("map")
    )
    number = models.CharField(
        _("number"),
        max_length=11,
        help_text=_("The day, YYYYMMDD; with .2 for a second one of that day."),
    )
    publisher = models.CharField(_("publisher"), max_length=200)
    published_on = models.DateField(_("published on"))
    notes = models.TextField(_("notes"), blank=True)
    document = models.TextField(
        _("document"), help_text=_("The map document, as text, with “edition” null.")
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(name="edition_number_once_a_map", fields=("map", "number")),
            models.CheckConstraint(
                name="edition_number_is_a_day",
                condition=models.Q(number__gte="00000101", number__lte="99991231.99"),
                violation_error_message=_("Write the day, YYYYMMDD, such as 20190402."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.map} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new edition.

        Raises:
            TypeError: the edition is stored already.
        """
        if not self._state.adding:
            raise TypeError("An edition is never changed; publish another one.")
        kwargs["force_insert"] = True  # or a key given by hand would overwrite its row
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the address of the edition's page."""
        return path_of("edition", self.map.slug, self.number)

    def clean(self) -> None:
        """Refuse a number that names no day."""
        super().clean()
        try:
            day_of(self.number)
        except ValueError:
            message = _(
                "“%(number)s” is no number of an edition; write the day, YYYYMMDD, such as "
                "20190402, with .2 to .9 for further ones of that day."
            )
            raise ValidationError({"number": message % {"number": self.number}}) from None

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse.

        Raises:
            TypeError: always.
        """
        raise TypeError("An edition is never deleted; it may have been cited.")
