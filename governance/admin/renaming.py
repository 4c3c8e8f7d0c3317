"""Whoever gives something another address is told that the old one still leads there."""

from copy import copy
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from governance.models.naming import Slugged

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

KEEPS = gettext_lazy("When you change it, the old one keeps working and leads to the new one.")
_ADDRESS = gettext_lazy("The last part of the address.")


def help_on_slug(model: type[Any]) -> str | Promise:
    """Return what there is to know of the slugs of a model."""
    said = model._meta.get_field("slug").help_text
    usual = Slugged._meta.get_field("slug").help_text
    return format_html("{} {}", _ADDRESS if said == usual else said, KEEPS)


class RenamingAdmin(ModelAdmin):
    """A model whose slugs, and those of the rows in its tables, may be changed."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the row, and remember the slug that it gives up."""
        old = getattr(obj, "stored_slug", None)
        super().save_model(request, obj, form, change)
        if old:
            _note(request, obj, old)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Store the rows of a table, and remember the slugs that they give up."""
        super().save_formset(request, form, formset, change)
        for row in formset.initial_forms if issubclass(formset.model, Slugged) else ():
            if row.instance.pk and "slug" in row.changed_data:
                _note(request, row.instance, row.initial["slug"])

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Say which addresses were given up, now that all of the form is stored."""
        for row, old in getattr(request, "renames", ()):
            messages.success(request, _told(row, old))
        return super().response_change(request, obj)


def _note(request: Any, row: Any, old: str) -> None:
    if old != row.slug:
        request.renames = [*getattr(request, "renames", ()), (row, old)]


def _told(row: Any, old: str) -> SafeString:
    words = gettext("“{name}” has a new address, {new}. The old one, {old}, keeps working.")
    before = copy(row)
    before.slug = old
    return format_html(words, name=row, new=_shown(row), old=_shown(before))


def _shown(row: Any) -> str:
    """Return the page of a row as a link; what others write for it where it has no page."""
    page = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    if not page or "#" in page:
        return str(getattr(row, "address", row.slug))
    return format_html('<a href="{0}">{0}</a>', page)
