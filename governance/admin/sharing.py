"""Two people on one row: the second who saves is shown what changed meanwhile, and loses nothing.

A form carries marks of what it showed. If something else is stored when it is sent, it is shown
again: with what was typed, with what is stored now wherever nothing was typed, and with the other
value beside each field in which both wrote. Saving once more is the answer to that.
"""

from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from governance.admin.merging import Difference, merged
from governance.admin.seen import Marks, decode, encode, marks_of

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

FIELD = "_seen"


@dataclass(frozen=True)
class Meanwhile:
    """What is stored now, and what of it changed since somebody opened the form.

    Attributes:
        now: the marks of what is stored.
        differences: what changed; empty where nothing did.
    """

    now: Marks
    differences: list[Difference]


class SharedAdmin(ModelAdmin):
    """A model whose rows may be open in several forms at once."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Take in the form on what is stored now, whatever was stored when it was opened."""
        if request.method != "POST" or object_id is None or FIELD not in request.POST:
            return super().changeform_view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            self._look(request, unquote(object_id))
            return super().changeform_view(request, object_id, *args, **kwargs)

    def _look(self, request: Any, key: str) -> None:
        """Look at what is stored, let others wait, and keep on the request what changed."""
        row = self.get_object(request, key)
        if row is None or not self.has_change_permission(request, row):
            return  # said by whoever takes the form in
        list(self.model._base_manager.select_for_update().filter(pk=row.pk).values("pk"))
        form, formsets = self._as_stored(request, row)
        seen, now = decode(request.POST[FIELD]), marks_of(form, formsets)
        differences: list[Difference] = []
        if seen != now:
            merge = merged(request.POST, seen, form, formsets)
            differences = merge.differences
        if differences:
            request.POST = merge.data
            request.refusal = _refusal(differences)
        request.meanwhile = Meanwhile(now, differences)

    def _as_stored(self, request: HttpRequest, row: Any) -> tuple[Any, list[Any]]:
        """Return the form and the tables that can be written in, showing what is stored."""
        looking: Any = copy(request)
        looking.method, looking.POST = "GET", QueryDict()
        fresh = self.get_object(looking, str(row.pk))
        form = self.get_form(looking, fresh, change=True)(instance=fresh)
        formsets, inlines = self._create_formsets(looking, fresh, change=True)
        pairs = zip(formsets, inlines, strict=True)
        return form, [each for each, inline in pairs if inline.has_change_permission(looking, row)]

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """Return the tables, with what others stored beside the fields in which both wrote."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        meanwhile = getattr(request, "meanwhile", None)
        if request.method == "POST" and meanwhile:
            _tell_beside(meanwhile.differences, formsets)
        return formsets, inlines

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Show the form with the marks of what is stored, and with what changed meanwhile."""
        meanwhile = getattr(request, "meanwhile", None)
        if meanwhile:
            context["seen"] = encode(meanwhile.now)
            context["meanwhile"] = meanwhile.differences
        elif kwargs.get("obj") is not None and request.method == "GET":
            tables = context["inline_admin_formsets"]
            writable = [table.formset for table in tables if table.has_change_permission]
            context["seen"] = encode(marks_of(context["adminform"].form, writable))
        return super().render_change_form(request, context, *args, **kwargs)


def _refusal(differences: list[Difference]) -> ValidationError:
    """Return why the form is shown again, by the fields of the form itself."""
    said: dict[str, Any] = defaultdict(list)
    for difference in differences:
        if difference.is_kept and not difference.prefix:
            said[difference.name].append(_beside(difference))
    said[NON_FIELD_ERRORS].append(
        _("Somebody else changed this while you had it open. Nothing of yours is saved yet.")
    )
    return ValidationError(said)


def _tell_beside(differences: list[Difference], formsets: list[Any]) -> None:
    tables = {formset.prefix: formset for formset in formsets}
    for difference in differences:
        if difference.is_kept and difference.prefix:
            formset = tables[difference.prefix]
            formset.is_valid()
            for form in formset.initial_forms:
                if str(form.instance.pk) == difference.key and difference.name in form.fields:
                    form.add_error(difference.name, _beside(difference))


def _beside(difference: Difference) -> str:
    if not difference.theirs:
        return _("Emptied meanwhile.")
    return _("Changed meanwhile to: “%(theirs)s”.") % {"theirs": difference.theirs}
