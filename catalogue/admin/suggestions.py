"""The queue of suggestions: what waits, what it would change, and what to do with it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Their admins are registered before they are extended.
from catalogue.admin import projects, use_cases  # noqa: F401
from catalogue.admin.from_suggestions import NUMBER, TAKEN, let_all_open
from catalogue.models import Suggestion
from catalogue.suggesting.deciding import decline, reopen, take
from catalogue.suggesting.outcomes import told
from catalogue.suggesting.proposals import proposals, row_of
from catalogue.suggesting.subjects import subject_of
from governance.admin.returning import NEXT, place_of

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

let_all_open()

State = Suggestion.State


class StateFilter(admin.SimpleListFilter):
    """Keeps the suggestions that have come so far."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return that it waits, and all states."""
        return [("waiting", _("Waiting")), *State.choices]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the suggestions in the state that was asked for."""
        value = self.value()
        if value == "waiting":
            return queryset.waiting()
        if value in (State.RECEIVED, State.IN_REVIEW):
            return queryset.waiting().filter(taken_at__isnull=value == State.RECEIVED)
        return queryset.filter(decision__outcome=value) if value in State.values else queryset


@admin.register(Suggestion)
class SuggestionAdmin(ModelAdmin):
    """What people propose; each has a page of its own here in place of a form."""

    list_display = ("__str__", "state", "proposed", "sent_at", "decided_at")
    list_filter = (StateFilter, "about")
    list_select_related = ("decision",)
    list_per_page = 100
    search_fields = ("name", "why", "more")
    ordering = (F("decision__decided_at").desc(nulls_first=True), "sent_at", "pk")
    actions = None

    @admin.display(description=gettext_lazy("state"))
    def state(self, suggestion: Suggestion) -> str:
        """Return how far it has come."""
        return str(suggestion.state.label)

    @admin.display(description=gettext_lazy("proposed"))
    def proposed(self, suggestion: Suggestion) -> str:
        """Return which fields would change."""
        subject = subject_of(suggestion)
        names = [subject.label(name) for name in subject.fields if name in suggestion.after]
        return ", ".join(names) or _("in words")

    @admin.display(description=gettext_lazy("decided at"), ordering="decision__decided_at")
    def decided_at(self, suggestion: Suggestion) -> Any:
        """Return when it was decided."""
        return suggestion.decided and suggestion.decided.decided_at

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the queue under a title that says how it is ordered."""
        title = _("Suggestions: what waits, the oldest first, then what was decided")
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: staff change what is wrong at once."""
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show a suggestion and do with it what was asked.

        Raises:
            PermissionDenied: whoever asks may not see it, or not decide it.
            Http404: there is no such suggestion.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404(_("There is no such suggestion."))
        if request.method == "POST":
            return self._act(request, found)
        return self._page(request, found)

    def _act(self, request: HttpRequest, found: Suggestion) -> HttpResponse:
        if not self.has_change_permission(request, found):
            raise PermissionDenied
        if "open" in request.POST:
            take(found)
            return redirect(_form_of(found, request.POST.getlist(TAKEN), place_of(request)))
        try:
            self._answer(request, found)
        except ValidationError as error:
            return self._page(request, found, error.messages)
        return redirect(request.path)

    def _answer(self, request: HttpRequest, found: Suggestion) -> None:
        if "reopen" in request.POST:
            self._reopen(request, found)
        elif "decline" in request.POST:
            decline(found, request.POST.get("answer", ""))
            self.log_change(request, found, _("Declined."))
            messages.success(request, _("The suggestion is declined; everybody sees the reason."))
        else:
            take(found)
            self.log_change(request, found, _("Taken in review."))
            messages.success(request, _("The suggestion is in review; whoever sent it sees that."))

    def _reopen(self, request: HttpRequest, found: Suggestion) -> None:
        taken_back = reopen(found)
        words = _("Reopened. What was decided on %(day)s is taken back: %(outcome)s. %(answer)s")
        said = {
            "day": date_format(taken_back.decided_at, "j F Y"),
            "outcome": taken_back.get_outcome_display(),
            "answer": taken_back.answer,
        }
        self.log_change(request, found, (words % said).strip())
        messages.success(request, _("The suggestion waits again; the decision is taken back."))

    def _page(
        self, request: HttpRequest, found: Suggestion, faults: list[str] | None = None
    ) -> HttpResponse:
        row = row_of(found)
        subject = subject_of(found)
        context = {
            **self.admin_site.each_context(request),
            "title": str(found),
            "opts": self.opts,
            "original": found,
            "subject": subject,
            "row": row,
            "is_gone": row is None and not found.is_new,
            "proposals": proposals(found, None if found.decided else row),
            "told": told([found.decided])[0] if found.decided else None,
            "others": _others(found),
            "may_reopen": self.has_change_permission(request, found) and bool(found.decided),
            "may_decide": self.has_change_permission(request, found) and not found.decided,
            "may_open": request.user.has_perm(_permission(found)),
            "form_of_row": _form_of(found) if row else "",
            "status": reverse("suggestion", args=[found.key]),
            "faults": faults or [],
            "answer": request.POST.get("answer", ""),
        }
        return render(request, "admin/catalogue/suggestion/page.html", context)


def _form_of(suggestion: Suggestion, taken: list[str] | None = None, place: str = "") -> str:
    """Return the form of the row a suggestion is about.

    Args:
        suggestion: the suggestion.
        taken: the proposed values that are taken over; None for the form as it is.
        place: the path that the form leads back to, if the suggestion was opened from one.
    """
    options = subject_of(suggestion).model._meta
    view = f"admin:{options.app_label}_{options.model_name}"
    key = suggestion.object_id
    address = reverse(f"{view}_change", args=[key]) if key else reverse(f"{view}_add")
    if taken is None:
        return address
    query = [
        (NUMBER, suggestion.pk),
        *((TAKEN, name) for name in taken if name in suggestion.after),
        *([(NEXT, place)] if place else []),
    ]
    return f"{address}?{urlencode(query)}"


def _permission(suggestion: Suggestion) -> str:
    """Return what it takes to save the form."""
    options = subject_of(suggestion).model._meta
    verb = "add" if suggestion.is_new else "change"
    return f"{options.app_label}.{verb}_{options.model_name}"


def _others(suggestion: Suggestion) -> QuerySet[Suggestion]:
    """Return what else waits and is about the same."""
    waiting = Suggestion.objects.waiting().exclude(pk=suggestion.pk)
    same = {"name": suggestion.name} if suggestion.is_new else {"object_id": suggestion.object_id}
    return waiting.filter(about=suggestion.about, **same)
