"""How fields look in the admin: dates, long texts, addresses, and rows chosen by typing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTextInputWidget,
    AdminURLFieldWidget,
    AutocompleteSelect,
)
from django.db import models
from django.forms import ModelChoiceField, URLInput
from django.http import HttpRequest

from governance.admin.evidence import EvidencedForm
from governance.partial_dates import PartialDateField

if TYPE_CHECKING:
    from django.contrib.admin.options import BaseModelAdmin

    Fields = BaseModelAdmin[Any]
    ChoiceField = ModelChoiceField[Any]
else:  # the classes take no parameters when the program runs
    Fields, ChoiceField = object, ModelChoiceField

_DATE = {"widget": AdminTextInputWidget({"class": "partial-date", "placeholder": "2017-11-06"})}

WIDE: dict[Any, dict[str, Any]] = {
    PartialDateField: _DATE,
    models.TextField: {"widget": AdminTextareaWidget({"rows": 5})},
    models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"},
}
NARROW: dict[Any, dict[str, Any]] = {
    PartialDateField: _DATE,
    models.TextField: {"widget": AdminTextareaWidget({"rows": 1, "cols": 24})},
    models.URLField: {"widget": URLInput({"size": 24}), "assume_scheme": "https"},
    models.CharField: {"widget": AdminTextInputWidget({"size": 20})},
}


class ChosenByTyping(Fields):
    """Mixin: the rows offered for a reference come with all that their labels show."""

    # Nobody means to delete an organization while saying who hosts a project.
    without_buttons: tuple[str, ...] = ("can_delete_related",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Leave out buttons beside a reference that do not belong there."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        for button in self.without_buttons:
            if field and hasattr(field.widget, button):
                setattr(field.widget, button, False)
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Fetch the offered rows with what their labels show."""
        kwargs.setdefault("queryset", self._with_labels(db_field))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Fetch the offered rows with what their labels show."""
        kwargs.setdefault("queryset", self._with_labels(db_field))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _with_labels(self, db_field: Any) -> models.QuerySet[Any]:
        model = db_field.remote_field.model
        rows: models.QuerySet[Any] = model._default_manager.all()
        if self.admin_site.is_registered(model):
            names = self.admin_site.get_model_admin(model).list_select_related
            rows = rows.select_related(*names) if isinstance(names, tuple | list) else rows
        return rows


class KnownChoiceField(ChoiceField):
    """A reference whose row the form has at hand, so that showing and checking it is free."""

    known: models.Model | None = None

    def to_python(self, value: Any) -> Any:
        """Return the row at hand if it is the one meant."""
        if self.known is not None and str(value) == str(self.known.pk):
            return self.known
        return super().to_python(value)


class KnownChoice(AutocompleteSelect):
    """An autocomplete that asks the database for no row that its field knows."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        """Return the chosen row as the only option, beside the empty one where there is one."""
        known = self.choices.field.known
        if known is None or list(value) != [str(known.pk)]:
            return super().optgroups(name, value, attr)
        label = self.choices.field.label_from_instance(known)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options.append(self.create_option(name, known.pk, label, True, len(options)))
        return [(None, options, 0)]


class KnownChoiceForm(EvidencedForm):
    """A row's form that hands its references the rows fetched along with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, KnownChoiceField):
                field.known = self.instance._state.fields_cache.get(name)
