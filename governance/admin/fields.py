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
from django.forms import ModelChoiceField, ModelMultipleChoiceField, URLInput
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.admin.evidence import EvidencedForm
from governance.admin.placing import PlacedForm
from governance.labels import in_full
from governance.models.texts import MarkdownField
from governance.partial_dates import PartialDateField
from governance.text_fields import Text

if TYPE_CHECKING:
    from django.contrib.admin.options import BaseModelAdmin

    Fields = BaseModelAdmin[Any]
    ChoiceField = ModelChoiceField[Any]
    ChoicesField = ModelMultipleChoiceField[Any]
else:  # the classes take no parameters when the program runs
    Fields = object
    ChoiceField, ChoicesField = ModelChoiceField, ModelMultipleChoiceField

_DATE = {"widget": AdminTextInputWidget({"class": "partial-date", "placeholder": "2017-11-06"})}

MARKDOWN_HELP = gettext_lazy(
    "Markdown: *emphasis*, **strong**, `code`, [words](https://…) for links, lines that begin with "
    "- for lists, > for quotations, ## for headings; tables. HTML is shown as it is typed, "
    "pictures are left out."
)


class MarkdownWidget(AdminTextareaWidget):
    """A text in Markdown; a script puts a preview under it."""

    def __init__(self, rows: int = 10) -> None:
        super().__init__({"rows": rows, "data-markdown": "", "spellcheck": "true"})


WIDE: dict[Any, dict[str, Any]] = {
    PartialDateField: _DATE,
    MarkdownField: {"widget": MarkdownWidget, "form_class": Text},
    models.TextField: {"widget": AdminTextareaWidget({"rows": 5}), "form_class": Text},
    models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"},
}
NARROW: dict[Any, dict[str, Any]] = {
    PartialDateField: _DATE,
    models.TextField: {
        "widget": AdminTextareaWidget({"rows": 1, "cols": 24}),
        "form_class": Text,
    },
    models.URLField: {"widget": URLInput({"size": 24}), "assume_scheme": "https"},
    models.CharField: {"widget": AdminTextInputWidget({"size": 20})},
}


class NamedCells(Fields):
    """Mixin: each field of a table is called what its column is headed, for those who hear it."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give the field its name; a table has no labels."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs.setdefault("aria-label", capfirst(str(field.label)))
        return field

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the table, whose rows have a name on the box that deletes them too."""
        kept = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]

        class Named(kept):  # type: ignore[misc, valid-type]  # made for one request
            def add_fields(self, form: Any, index: Any) -> None:
                super().add_fields(form, index)
                if DELETION_FIELD_NAME in form.fields:
                    box = form.fields[DELETION_FIELD_NAME]
                    box.widget.attrs["aria-label"] = _("Delete this row")

        return Named


class LabelledChoiceField(ChoiceField):
    """A reference, with labels that tell rows of the same name apart."""

    def label_from_instance(self, obj: models.Model) -> str:
        """Return what a row is called among others."""
        return in_full(obj)


class LabelledChoicesField(ChoicesField):
    """Several references, with labels that tell rows of the same name apart."""

    def label_from_instance(self, obj: models.Model) -> str:
        """Return what a row is called among others."""
        return in_full(obj)


class ChosenByTyping(Fields):
    """Mixin: rows offered for a reference come with all that their labels show.

    What may be written is said beside Markdown.
    """

    # Nobody means to delete an organization while saying who hosts a project.
    without_buttons: tuple[str, ...] = ("can_delete_related",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Leave out buttons beside a reference that do not belong there."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, MarkdownWidget):
            field.help_text = format_html("{}<br>{}", field.help_text, MARKDOWN_HELP)
        for button in self.without_buttons:
            if field and hasattr(field.widget, button):
                setattr(field.widget, button, False)
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Fetch the offered rows with what their labels show."""
        kwargs.setdefault("form_class", LabelledChoiceField)
        kwargs.setdefault("queryset", self._with_labels(db_field))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Fetch the offered rows with what their labels show."""
        kwargs.setdefault("form_class", LabelledChoicesField)
        kwargs.setdefault("queryset", self._with_labels(db_field))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _with_labels(self, db_field: Any) -> models.QuerySet[Any]:
        model = db_field.remote_field.model
        rows: models.QuerySet[Any] = model._default_manager.all()
        if self.admin_site.is_registered(model):
            names = self.admin_site.get_model_admin(model).list_select_related
            rows = rows.select_related(*names) if isinstance(names, tuple | list) else rows
        return rows


class KnownChoiceField(LabelledChoiceField):
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


class KnownChoiceForm(PlacedForm, EvidencedForm):
    """A row's form that hands its references the rows fetched along with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, KnownChoiceField):
                field.known = self.instance._state.fields_cache.get(name)
