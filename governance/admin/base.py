"""What every page of the admin does alike: history, slugs, former names, rules across rows."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.admin.deleting import CarefulAdmin
from governance.admin.evidence import EvidencedForm
from governance.admin.fields import WIDE, ChosenByTyping
from governance.admin.gone import GoneAdmin
from governance.admin.inlines import (
    FormerNameInline,
    KeptDataInline,
    PreviousSlugInline,
    ReadOnlyInline,
)
from governance.admin.reasons import ReasonedAdmin
from governance.admin.renaming import RenamingAdmin, help_on_slug
from governance.admin.returning import ReturningAdmin
from governance.admin.sharing import SharedAdmin
from governance.admin.untouched import UntouchedAdmin
from governance.models.rows import Checked

if TYPE_CHECKING:
    RowForm = ModelForm[Any]
else:  # the class takes no parameters when the program runs
    RowForm = ModelForm


def section(title: str | Promise, sentence: str | Promise, *fields: Any) -> Any:
    """Return a part of a form: a heading, a sentence that says what it is for, fields."""
    return title, {"description": sentence, "fields": fields}


SOURCE = section(
    _("Source"),
    _("Where this can be looked up, and how sure it is. Readers see both."),
    "source_url",
    "note",
)
PERIOD = section(
    _("Period"),
    _("When it holds, as precisely as is known. Leave empty what is not known; never guess."),
    ("since", "until"),
)
OBSERVED = section(
    _("Period"),
    _("When it holds, as precisely as is known. Where the start is unknown, give a day it was so."),
    ("since", "until", "observed_on"),
)


class RefusableForm(EvidencedForm):
    """A form that can be shown again with the reason its rows were refused together."""

    refusal: ValidationError | None = None

    def clean(self) -> Any:
        """Say why the rows were refused, if they were."""
        if self.refusal:
            raise self.refusal
        return super().clean()


class CuratedAdmin(
    ReturningAdmin,
    ReasonedAdmin,
    CarefulAdmin,
    ChosenByTyping,
    SharedAdmin,
    RenamingAdmin,
    UntouchedAdmin,
    GoneAdmin,
):
    """A model that curators keep: with its history, and with rules that hold across rows.

    Each row of a form is checked by itself against what is stored. Two new rows may still be wrong
    together, so the rows of a changed inline are checked once more when all are stored; if one is
    refused, everything is taken back and the form is shown again with the reason.
    """

    form = RefusableForm
    formfield_overrides = WIDE
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch rows with what their names are made of, for lists and autocompletes alike."""
        names = self.list_select_related
        rows = super().get_queryset(request)
        return rows.select_related(*names) if isinstance(names, tuple | list) else rows

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """Return the inlines; those that are only looked at once there is something to see."""
        inlines = super().get_inlines(request, obj)
        return [inline for inline in inlines if obj or not issubclass(inline, ReadOnlyInline)]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show and take in the form; show it again if its rows cannot stand together."""
        try:  # what is caught has taken the transaction back
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
        except IntegrityError:
            message = _("Two of these rows say the same thing; remove or change one of them.")
            request.refusal = ValidationError(message)  # type: ignore[attr-defined]
        return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[RowForm]:
        """Return the form, with the refusal if it is shown again."""
        form = super().get_form(request, *args, **kwargs)
        form.refusal = getattr(request, "refusal", None)  # type: ignore[attr-defined]
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store the inlines and check the rows of those that changed, now that all are there.

        Raises:
            ValidationError: rows cannot stand together.
        """
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            if formset.has_changed() and issubclass(formset.model, Checked):
                _check_together(formset)


def _check_together(formset: Any) -> None:
    if isinstance(formset, BaseGenericInlineFormSet):
        return  # former names have no rules among them
    name = formset.fk.name
    for row in formset.model._default_manager.filter(**{name: formset.instance}):
        setattr(row, name, formset.instance)
        try:
            row.clean_among()
        except ValidationError as refusal:
            raise ValidationError([f"{row}: {message}" for message in refusal.messages]) from None


class SluggedAdmin(CuratedAdmin):
    """A model with an address: the slug is offered from the name, given-up slugs are shown."""

    slug_from = "name"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Say beside the slug what becomes of one that is changed."""
        if db_field.name == "slug":
            kwargs.setdefault("help_text", help_on_slug(self.model))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """Offer a slug for a new row; an address that is in use changes only by hand."""
        return {} if obj else {"slug": (self.slug_from,)}

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """Return the model's own inlines, then the given-up slugs if there are any."""
        inlines = [*super().get_inlines(request, obj)]
        return [*inlines, PreviousSlugInline] if obj and obj.previous_slugs.exists() else inlines


class NamedAdmin(SluggedAdmin):
    """A model with a name: found by what it is and was called, with its former names."""

    search_fields: ClassVar[tuple[str, ...]] = (
        "name",
        "sort_key",
        "slug",
        "former_names__name",
        "previous_slugs__slug",
    )
    ordering: ClassVar[tuple[str, ...]] = ("sort_key", "slug")

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """Return the inlines of a model with an address, its former names, and what was kept."""
        inlines = [*super().get_inlines(request, obj), FormerNameInline]
        return [*inlines, KeptDataInline] if obj and obj.kept.exists() else inlines


class DetailAdmin(CuratedAdmin):
    """A model edited inside another: it has its page and history, but no line in the index."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Leave the model out of the index."""
        return False
