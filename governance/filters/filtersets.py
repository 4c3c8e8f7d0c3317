"""What every FilterSet here has in common: its kinds of filters and the look-up of slugs."""

from copy import copy
from functools import lru_cache
from typing import Any, Self

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.filters import FilterMethod

from governance.filters import fields
from governance.filters.sources import find
from governance.partial_dates import shortest, today


class Narrowing(django_filters.Filter):  # type: ignore[misc]  # the library ships no types
    """Narrows a list by the values of one parameter."""

    def __deepcopy__(self, _memo: object) -> Self:
        """Return a filter for another list; what it is made of never changes, and is shared."""
        twin = copy(self)
        if isinstance(vars(self).get("filter"), FilterMethod):
            twin.filter = FilterMethod(twin)
        return twin


class Several(Narrowing):
    """Narrows to rows whose field has any of the values."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("lookup_expr", "in")
        super().__init__(*args, **kwargs)


class Slugs(Several):
    """Narrows to rows that have to do with any of the rows the slugs lead to."""

    field_class = fields.SlugsField


class Choices(Several):
    """Narrows to rows with any of a few words."""

    field_class = fields.ChoicesField


class Recorded(Several):
    """Narrows to rows with any of the values that there are."""

    field_class = fields.RecordedField


class Codes(Several):
    """Narrows to rows with any of a few codes."""

    field_class = fields.CodesField


class Flag(Narrowing):
    """Narrows to rows for which something is so, or is not so."""

    field_class = fields.FlagField


class Day(Narrowing):
    """Narrows by a day."""

    field_class = fields.DayField


class Moment(Narrowing):
    """Narrows by a moment, or by the beginning of a day."""

    field_class = fields.MomentField


class From(Day):
    """Narrows to rows whose partial date begins on a day or later; unknown ones are left out."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Keep the rows from the day on."""
        return rows.filter(**{f"{self.field_name}__gte": shortest(value)}) if value else rows


class Before(Day):
    """Narrows to rows whose partial date begins before a day; unknown ones are left out."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Keep the rows before the day."""
        if not value:
            return rows
        name = self.field_name
        return rows.filter(**{f"{name}__gt": "", f"{name}__lt": shortest(value)})


class Words(Narrowing):
    """Narrows by words."""

    field_class = fields.WordsField


class LookupForm(forms.Form):
    """Turns slugs into keys; a slug that leads nowhere is an error of its field."""

    def clean(self) -> dict[str, Any]:
        """Look up the slugs of all fields at once."""
        wanted = {
            name: (field.source, self.cleaned_data[name])
            for name, field in self.fields.items()
            if isinstance(field, fields.SlugsField) and self.cleaned_data.get(name)
        }
        found = find(wanted)
        for name, (source, slugs) in wanted.items():
            unknown = [slug for slug in slugs if slug not in found[name]]
            if unknown:
                self.add_error(name, source.refusal(unknown[0]))
            else:
                self.cleaned_data[name] = [found[name][slug] for slug in slugs]
        return self.cleaned_data


class CheckedFilterSet(django_filters.FilterSet):  # type: ignore[misc]  # as above
    """A FilterSet that looks its slugs up. Only what is given is read; most lists are whole."""

    class Meta:
        form = LookupForm

    def get_form_class(self) -> Any:
        """Return the form that reads what is given."""
        filters: Any = type(self)
        return _form_class(filters, tuple(name for name in self.filters if name in self.data))

    def without(self, name: str) -> QuerySet[Any]:
        """Return the rows narrowed by everything except one parameter."""
        self.form.is_valid()
        given = self.form.cleaned_data
        self.form.cleaned_data = {key: value for key, value in given.items() if key != name}
        rows: QuerySet[Any] = self.filter_queryset(self.queryset.all())
        self.form.cleaned_data = given
        return rows


@lru_cache(maxsize=512)
def _form_class(filters: Any, names: tuple[str, ...]) -> Any:
    fields = {name: filters.base_filters[name].field for name in names}
    return type(f"{filters.__name__}Form", (filters._meta.form,), fields)


class DatedFilterSet(CheckedFilterSet):
    """A FilterSet for facts that hold on days. Without a day it is about today."""

    on = Day(
        label=_("On"),
        method="unchanged",
        help_text=_("The day, `YYYY-MM-DD`, that the answer is about; today by default."),
    )

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        # Bound even to nothing: what is left out by default is left out then too.
        super().__init__({} if data is None else data, *args, **kwargs)

    @property
    def day(self) -> str:
        """The day asked about, ``YYYY-MM-DD``."""
        self.form.is_valid()
        return self.form.cleaned_data.get("on") or today()

    def unchanged(self, rows: QuerySet[Any], name: str, value: object) -> QuerySet[Any]:
        """Leave the rows alone: the value is read where it matters."""
        return rows


class PeriodFilterSet(DatedFilterSet):
    """A FilterSet for rows with a period: those that hold on the day, unless others are asked for.

    Unlike projects, which have a stage on every day, these rows come and go themselves.

    Attributes:
        begins: the field with the first day.
        ends: the field with the first day after.
    """

    begins = "since"
    ends = "until"

    include = Choices(
        label=_("Include"),
        method="unchanged",
        choices=[("past", _("No longer so")), ("future", _("Not yet so"))],
        commas=True,
        help_text=_(
            "What a list leaves out: `past` (it ended on `on` or before) and `future` (it begins "
            "after `on`). Both, for all there ever was: `past,future`."
        ),
    )

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the rows to those of the day and those asked for beside them."""
        return self.narrowed(super().filter_queryset(queryset))

    def narrowed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows, narrowed by all else, as far as the day leaves them."""
        return self.of_the_day(rows)

    def of_the_day(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the rows that hold on the day, and those asked for beside them."""
        include = self.form.cleaned_data.get("include", ())
        if "past" not in include:
            rows = rows.filter(Q(**{self.ends: ""}) | Q(**{f"{self.ends}__gt": self.day}))
        if "future" not in include:
            rows = rows.filter(self.begun())
        return rows

    def begun(self) -> Q:
        """Return the condition that a row has begun on the day."""
        return Q(**{f"{self.begins}__lte": self.day})


class ObservedFilterSet(PeriodFilterSet):
    """A FilterSet for rows of which sometimes only a day inside the period is known."""

    def begun(self) -> Q:
        """Return the condition that a row has begun, or had been observed, on the day."""
        known = Q(since__gt="", since__lte=self.day)
        return known | Q(since="", observed_on__lte=self.day)
