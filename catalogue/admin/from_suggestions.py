"""Forms of rows that are opened from a suggestion: filled in with what it proposes, not saved yet.

The curator looks, mends, and saves as always, under all rules. With that the suggestion is accepted
and linked with the change it became.
"""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from catalogue.models import Suggestion
from catalogue.suggesting.deciding import accept
from catalogue.suggesting.subjects import SUBJECTS, subject_of
from governance.models.history import because

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    RowForm = ModelForm[Any]
else:  # the classes take no parameters when the program runs
    ModelAdmin, RowForm = admin.ModelAdmin, ModelForm

REVIEW = "catalogue.change_suggestion"
# What addresses of forms say: the suggestion, and which of its values are taken over.
NUMBER, TAKEN = "suggestion", "take"


class FromSuggestion(ModelAdmin):
    """Mixin: the form can be opened from a suggestion about such a row."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the form with what is proposed in it, and take it in as the answer."""
        suggestion = self._suggestion(request, object_id)
        if suggestion is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        request.suggestion = suggestion  # type: ignore[attr-defined]
        told = {"suggestion": suggestion, "suggestion_answer": request.POST.get("answer", "")}
        with because(_("Suggestion %(number)s") % {"number": suggestion.pk}):
            return super().changeform_view(
                request, object_id, form_url, {**(extra_context or {}), **told}
            )

    def _suggestion(self, request: HttpRequest, object_id: str | None) -> Suggestion | None:
        """Return the suggestion that the form is opened from, if it is about this row and waits."""
        number = request.GET.get(NUMBER, "")
        if not (number.isascii() and number.isdigit() and request.user.has_perm(REVIEW)):
            return None
        found = Suggestion.objects.select_related("decision").filter(pk=number[:18]).first()
        about = found and (found.object_id and str(found.object_id))
        if found is None or subject_of(found).model is not self.model or about != object_id:
            return None
        if not found.decided:
            return found
        if request.method == "POST":
            messages.warning(request, _("The suggestion was decided meanwhile, by somebody else."))
        return None

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[RowForm]:
        """Return the form, with what is proposed in its fields until it is sent.

        The fields stay marked when it is shown again, with what the curator made of them.
        """
        form = super().get_form(request, obj, change, **kwargs)
        suggestion = getattr(request, "suggestion", None)
        if suggestion is None:
            return form
        taken = set(request.GET.getlist(TAKEN))
        values = {name: text for name, text in suggestion.after.items() if name in taken}
        return _filled_in(form, values)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store what belongs to the row, and link the suggestion with the change it became."""
        super().save_related(request, form, formsets, change)
        suggestion = getattr(request, "suggestion", None)
        if suggestion is not None:
            accept(suggestion, form.instance, request.POST.get("answer", ""))
            queue = self.admin_site.get_model_admin(Suggestion)
            queue.log_change(request, suggestion, _("Accepted."))
            messages.success(
                request, _("The suggestion is accepted; whoever sent it sees what became of it.")
            )


def _filled_in(form: type[RowForm], values: dict[str, str]) -> type[RowForm]:
    """Return a form with values of a suggestion in its fields, marked as such."""

    class FilledIn(form):  # type: ignore[misc, valid-type]  # made for one request
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            for name, value in values.items():
                if name in self.fields:
                    self._propose(name, value)

        def _propose(self, name: str, value: str) -> None:
            field, now = self.fields[name], self.initial.get(name, "")
            if not self.is_bound:  # what was sent is compared with what is stored
                self.initial[name] = value
            known = field.widget.attrs.get("class", "")
            field.widget.attrs["class"] = f"{known} proposed".strip()
            words = _("Proposed. Now: “%(now)s”.") if now else _("Proposed. Now empty.")
            field.help_text = f"{words % {'now': now}} {field.help_text}".strip()

    return FilledIn


def _let_open(model: type[Any]) -> None:
    """Register a model's admin anew, so that its form can be opened from suggestions.

    Those of governance, which know nothing of suggestions, are extended here from above.
    """
    known = type(admin.site.get_model_admin(model))
    extended = type(known.__name__, (FromSuggestion, known), {"__doc__": known.__doc__})
    admin.site.unregister(model)
    admin.site.register(model, extended)


def let_all_open() -> None:
    """Let the forms of everything that changes can be proposed of be opened from suggestions."""
    for subject in SUBJECTS.values():
        _let_open(subject.model)
