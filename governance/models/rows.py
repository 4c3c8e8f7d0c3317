"""What every row of the catalogue may have: rules, a source, a period."""

from collections.abc import Sequence
from typing import ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance.partial_dates import PartialDateField, is_before


class Checked(models.Model):
    """A row whose rules are in two parts, so that an import can apply them to thousands of rows.

    The admin and the API call ``clean``, which applies both parts.
    """

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Apply all rules.

        Raises:
            ValidationError: by field, in the curator's words.
        """
        super().clean()
        self.clean_row()
        if self._has_its_references():
            self.clean_among()

    def _has_its_references(self) -> bool:
        """Tell whether the rows it must refer to are there and stored.

        The field complains of one that is missing; under one that is stored together with this row
        there are no others yet.
        """
        needed = [field for field in self._meta.fields if field.many_to_one and not field.null]
        return all(getattr(self, field.attname) is not None for field in needed)

    def clean_row(self) -> None:
        """Apply the rules this row can break by itself, without a query."""

    def clean_among(self) -> None:
        """Apply the rules that need other rows: loops, seats taken, slugs in use."""

    @classmethod
    def doubtful(cls, rows: Sequence[Self]) -> Sequence[Self]:
        """Return those of many stored rows that ``clean_among`` may refuse.

        A model of which there are thousands finds them with a few queries for all, so that the
        others need not be asked one by one.
        """
        return [] if cls.clean_among is Checked.clean_among else rows


class Sourced(Checked):
    """A row that can say where its facts are from."""

    source_url = models.URLField(
        _("source"),
        max_length=500,
        blank=True,
        help_text=_("A public page that states this fact."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What a reader should know about how sure or how precise this is."),
    )

    class Meta:
        abstract = True


def holding(date: str, place: str = "") -> Q:
    """Return what a dated row must be like to hold on a day.

    Args:
        date: the day, ``YYYY-MM-DD``.
        place: where the row is found from where it is asked, such as ``counts__``.
    """
    ended = Q((f"{place}until", "")) | Q((f"{place}until__gt", date))
    return ended & Q((f"{place}since__lte", date))


def observed_holding(date: str, place: str = "") -> Q:
    """Return the same for rows of which sometimes only a day inside the period is known."""
    known = Q((f"{place}since__gt", ""), (f"{place}since__lte", date))
    seen = Q((f"{place}since", ""), (f"{place}observed_on__lte", date))
    return (known | seen) & (Q((f"{place}until", "")) | Q((f"{place}until__gt", date)))


_Row = TypeVar("_Row", bound="Dated", covariant=True)


class DatedQuerySet(models.QuerySet[_Row]):
    """Rows that hold for a period."""

    def on(self, date: str) -> Self:
        """Keep the rows that hold on a day.

        Args:
            date: the day, ``YYYY-MM-DD``.
        """
        return self.filter(holding(date))


class Dated(Sourced):
    """A fact that held for the half-open period ``[since, until)``."""

    since = PartialDateField(
        _("since"), help_text=_("First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.")
    )
    until = PartialDateField(
        _("until"),
        help_text=_("The first day on which it no longer holds. Empty while it still does."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_until_after_since",
                condition=Q(until="") | Q(until__gt=F("since")),
                violation_error_message=_("“Until” must be later than “since”."),
            ),
        )

    def clean_row(self) -> None:
        """Refuse a period that ends before it begins."""
        super().clean_row()
        refuse_end_before_start(self, "since", "until")

    def holds_on(self, date: str) -> bool:
        """Tell whether the fact holds on a day (``YYYY-MM-DD``)."""
        return self.since <= date and (not self.until or self.until > date)


class ObservedQuerySet(DatedQuerySet[_Row]):
    """Rows of which sometimes only a day inside the period is known."""

    def on(self, date: str) -> Self:
        """Keep the rows that hold on a day; where the start is unknown, from the day observed."""
        return self.filter(observed_holding(date))


class Observed(Dated):
    """A dated fact that may only have been seen to hold on some day."""

    observed_on = PartialDateField(
        _("observed on"),
        help_text=_("A day on which this is known to have held, where the start is unknown."),
    )

    objects: ClassVar = ObservedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = True

    @property
    def start(self) -> str:
        """The day from which the fact is known to hold, empty if no day is known."""
        return str(self.since or self.observed_on)

    def holds_on(self, date: str) -> bool:
        """Tell whether the fact is known to hold on a day (``YYYY-MM-DD``)."""
        return self.start <= date and (not self.until or self.until > date)


def refuse_end_before_start(row: models.Model, start: str, end: str) -> None:
    """Refuse a row whose end is not later than its start, where both are known.

    Args:
        row: the row to look at.
        start: name of the field with the first day.
        end: name of the field with the first day after.

    Raises:
        ValidationError: on the field ``end``.
    """
    first, after = getattr(row, start), getattr(row, end)
    try:
        wrong = first and after and not is_before(first, after)
    except ValueError:
        return  # a date that cannot be read is refused by its own field
    if wrong:
        message = _("%(after)s is not later than %(first)s.") % {"after": after, "first": first}
        raise ValidationError({end: message})


def same_target(row: models.Model, first: str, second: str) -> bool:
    """Tell whether two foreign keys of a row point at one row, be it stored yet or not.

    Args:
        row: the row to look at.
        first: name of the one foreign key.
        second: name of the other.
    """
    fields = [row._meta.get_field(name) for name in (first, second)]
    if all(field.is_cached(row) for field in fields):  # type: ignore[union-attr]
        return bool(getattr(row, first) is not None and getattr(row, first) == getattr(row, second))
    keys = [getattr(row, f"{name}_id") for name in (first, second)]
    return keys[0] is not None and keys[0] == keys[1]
