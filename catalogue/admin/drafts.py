"""Drafts in the admin: marked in lists, previewed, published from their form or from the list."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.forms import DateInput
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalogue.models.drafts import Drafted
from catalogue.publication.publishing import Published, publish
from catalogue.views.previews import preview_address
from governance.admin.base import NamedAdmin, section
from governance.partial_dates import today

# What the buttons are called that publish: on a form, and on the page that asks once more.
PUBLISH, CONFIRMED = "_publish", "confirmed"
# Of several that are published, so many are named.
NAMED = 5

WHO_SEES_IT = section(
    gettext_lazy("Who sees it"),
    gettext_lazy(
        "Work on a draft as long as you like: only staff see it until it is published, by you or "
        "on the day you give. “View on site” shows it as its page will look."
    ),
    ("state", "publish_on"),
)


class DraftedAdmin(NamedAdmin):
    """A model with drafts."""

    formfield_overrides = {
        **NamedAdmin.formfield_overrides,
        models.DateField: {"widget": DateInput({"type": "date"}, format="%Y-%m-%d")},
    }

    def view_on_site(self, row: Any) -> str:
        """Return where a row is looked at: the preview of a draft, the page of all else."""
        address: str = row.get_absolute_url() if row.is_public else preview_address(row)
        return address

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, row: Drafted) -> str:
        """Return the state for a list, in which drafts are to be seen at a glance."""
        if row.is_public:
            return row.get_state_display()
        return render_to_string("admin/_draft_mark.html", {"draft": row})

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show and take in the form; one button publishes with what stands in it."""
        if PUBLISH in request.POST:
            said = request.POST.copy()
            said["state"], said["publish_on"] = Drafted.State.PUBLISHED.value, ""
            request.POST = said  # type: ignore[assignment]  # which can still be read
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        """Show the form; above that of a draft, what is going to become of it."""
        row = kw.get("obj")
        if row is not None and (draft := self._stored_draft(request, row)):
            context["draft"], context["draft_preview"] = draft, preview_address(draft)
            context["may_publish"] = self.has_change_permission(request, row)
        return super().render_change_form(request, context, *args, **kw)

    def _stored_draft(self, request: HttpRequest, row: Any) -> Any:
        """Return the row if it is a draft; the form that was sent may have said another state."""
        if request.method == "GET":
            return None if row.is_public else row
        drafts = self.model._default_manager.filter(state=Drafted.State.DRAFT)
        return drafts.filter(pk=row.pk).first()

    def save_related(self, request: HttpRequest, form: Any, *args: Any, **kwargs: Any) -> None:
        """Store the inlines; publish a draft whose day has come already."""
        super().save_related(request, form, *args, **kwargs)
        if form.instance.is_due(today()):
            tell(request, publish([form.instance]))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go on after saving; who published stays with the row."""
        if PUBLISH not in request.POST:
            return super().response_change(request, obj)
        tell(request, Published([obj]))
        return HttpResponseRedirect(request.path)

    @admin.action(description=gettext_lazy("Publish drafts"), permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """Ask once more, showing what would be public; then publish what can be."""
        drafts = list(queryset.filter(state=Drafted.State.DRAFT))
        if CONFIRMED in request.POST:
            tell(request, publish(drafts))
            return None
        if not drafts:
            words = _("None of these is a draft: there is nothing to publish.")
            messages.warning(request, words)
            return None
        title = ngettext("Publish %(count)s draft", "Publish %(count)s drafts", len(drafts))
        context = {
            **admin.site.each_context(request),
            "title": title % {"count": len(drafts)},
            "opts": self.model._meta,
            "drafts": [(draft, preview_address(draft)) for draft in drafts],
            "public": queryset.count() - len(drafts),
            "confirmed": CONFIRMED,
            "selected": request.POST.getlist("_selected_action"),
            "across": request.POST.get("select_across", "0"),
        }
        return render(request, "admin/publish.html", context)


def tell(request: HttpRequest, told: Published) -> None:
    """Say what was published, and what could not be and why."""
    if told.rows:
        names = ", ".join(f"“{row}”" for row in told.rows[:NAMED])
        words = ngettext(
            "%(names)s is published: everybody sees it now.",
            "%(count)s drafts are published, and everybody sees them now: %(names)s.",
            len(told.rows),
        )
        more = f"{names} …" if len(told.rows) > NAMED else names
        messages.success(request, words % {"count": len(told.rows), "names": more})
    for row, reasons in told.hindered:
        words = _("“%(row)s” stays a draft. %(reasons)s")
        messages.error(request, words % {"row": row, "reasons": " ".join(reasons)})
