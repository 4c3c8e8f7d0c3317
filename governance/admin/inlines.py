"""Rows edited inside the form of what they belong to."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericInlineModelAdmin, GenericTabularInline
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.forms.models import _get_foreign_key
from django.http import HttpRequest
from django.utils.functional import Promise, lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from governance.admin.addresses import AddressedForm
from governance.admin.fields import (
    NARROW,
    ChosenByTyping,
    KnownChoice,
    KnownChoiceField,
    KnownChoiceForm,
    NamedCells,
)
from governance.models import FormerName, KeptData, PreviousSlug

if TYPE_CHECKING:
    Tabular = admin.TabularInline[Any, Any]
    GenericTabular = GenericTabularInline
else:  # the classes take no parameters when the program runs
    Tabular, GenericTabular = admin.TabularInline, GenericTabularInline


_format_html_lazy = lazy(format_html, SafeString)


def heading(title: str | Promise, sentence: str | Promise) -> Any:
    """Return what a table is headed: its title, and a sentence that says what it is for."""
    return _format_html_lazy('{} <span class="sentence">{}</span>', title, sentence)


class CuratedInline(NamedCells, ChosenByTyping, Tabular):
    """Rows in a table, each with a link to its own page and history.

    A table takes the same number of queries whatever the number of its rows.
    """

    form = KnownChoiceForm
    formfield_overrides = NARROW
    extra = 0
    show_change_link = True
    # The button that adds what is missing stays; there is no room in a table for the others.
    without_buttons = ("can_delete_related", "can_change_related", "can_view_related")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch the rows with all they refer to and what that is called."""
        return super().get_queryset(request).select_related(*self._shown())

    def _shown(self) -> list[str]:
        references = [field for field in self.model._meta.fields if field.many_to_one]
        names = [field.name for field in references]
        for field in references:
            if self.admin_site.is_registered(field.related_model):
                further = self.admin_site.get_model_admin(field.related_model).list_select_related
                steps = further if isinstance(further, list | tuple) else ()
                names += [f"{field.name}__{step}" for step in steps]
        return names

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Choose by typing, from a widget that knows the row that is chosen."""
        if db_field.name in self.autocomplete_fields:
            kwargs["form_class"] = KnownChoiceField
            kwargs.setdefault("widget", KnownChoice(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReadOnlyInline(CuratedInline):
    """Rows that are shown for orientation and changed elsewhere."""

    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False


class FormerNameInline(NamedCells, GenericTabular):
    """Names something had before."""

    model = FormerName
    form = AddressedForm
    verbose_name_plural = heading(
        _("former names"), _("What it was called before. Searches find it by these names too.")
    )
    formfield_overrides = NARROW
    fields = ("name", "since", "until", "source_url", "note")
    extra = 0
    show_change_link = True


class PreviousSlugInline(GenericTabular):
    """Slugs something had before, which lead to it still."""

    model = PreviousSlug
    verbose_name_plural = heading(
        _("previous slugs"), _("Addresses it had before a rename. They still lead here.")
    )
    fields = readonly_fields = ("slug",)
    extra = max_num = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a slug comes here when it is changed."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: others link to it."""
        return False


class KeptDataInline(GenericTabular):
    """What other formats say of something, beyond what the model has a place for."""

    model = KeptData
    verbose_name_plural = heading(
        _("kept data"),
        _("What came in with a file in another format and is given out again with it. Only read."),
    )
    fields = readonly_fields = ("format", "shown")
    extra = max_num = 0
    can_delete = False

    @admin.display(description=_("data"))
    def shown(self, row: KeptData) -> str:
        """Return the data, a line for each key."""
        return format_html("<pre>{}</pre>", json.dumps(row.content, ensure_ascii=False, indent=2))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: imports alone write it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: imports alone write it."""
        return False


def parts(owner: Any, request: HttpRequest, row: models.Model) -> Iterator[tuple[Any, Any]]:
    """Yield what is edited in the form of a row: the models, and the values that tie rows to it.

    Args:
        owner: the admin of the row's model.
        request: who asks.
        row: the row.
    """
    for inline in owner.get_inlines(request, row):
        if issubclass(inline, GenericInlineModelAdmin):
            kind = ContentType.objects.get_for_model(owner.model).pk
            yield inline.model, {f"{inline.ct_field}_id": kind, inline.ct_fk_field: row.pk}
        else:
            field = _get_foreign_key(owner.model, inline.model, fk_name=inline.fk_name)
            yield inline.model, {field.attname: row.pk}
