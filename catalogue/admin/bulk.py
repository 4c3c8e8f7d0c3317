"""Changes of many projects from their list: what will change is shown first, row by row."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalogue.admin.steps import StepForm, Stepping, why_field
from catalogue.bulk.labels import Labelling
from catalogue.bulk.plans import AT_MOST, Change, Plan, carry_out, planned
from catalogue.bulk.stages import StageMove
from catalogue.models import FocusArea, Project, Tag
from governance.admin.reasons import as_logged

CONFIRMED = "confirmed"
# What stands before the names of the fields of a change, beside those of the list's own form.
PREFIX = "to"


class StageForm(StepForm):
    """Which stage projects enter, when, and how that is known."""

    why = why_field()

    def change(self) -> Change:
        """Return the change that is meant."""
        return StageMove(self.instance)


class LabelForm(forms.Form):
    """Which label projects are given, or lose.

    Args:
        labels: the labels to choose from.
        given: whether they are given it.
    """

    label: Any = forms.ModelChoiceField(queryset=None)
    why = why_field()

    def __init__(self, *args: Any, labels: QuerySet[Any], given: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.given = given
        field: Any = self.fields["label"]
        field.queryset, field.label = labels, labels.model._meta.verbose_name

    def change(self) -> Change:
        """Return the change that is meant."""
        return Labelling(self.cleaned_data["label"], self.given)


class Bulk(Stepping):
    """The part of an admin of projects by which many are changed at once."""

    @admin.action(description=gettext_lazy("Set the stage…"), permissions=["step"])
    def set_stage(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        """Let projects enter a stage."""
        return self._change(request, queryset, StageForm)

    @admin.action(description=gettext_lazy("Add a tag…"), permissions=["change"])
    def add_tag(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        """Give projects a tag."""
        return self._label(request, queryset, _tags(), given=True)

    @admin.action(description=gettext_lazy("Remove a tag…"), permissions=["change"])
    def remove_tag(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        """Take a tag from projects."""
        return self._label(request, queryset, _tags(), given=False)

    @admin.action(description=gettext_lazy("Add a focus area…"), permissions=["change"])
    def add_area(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        """Put projects into a focus area."""
        return self._label(request, queryset, FocusArea.objects.all(), given=True)

    @admin.action(description=gettext_lazy("Remove a focus area…"), permissions=["change"])
    def remove_area(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        """Take projects out of a focus area."""
        return self._label(request, queryset, FocusArea.objects.all(), given=False)

    def _label(
        self, request: HttpRequest, rows: QuerySet[Project], labels: QuerySet[Any], given: bool
    ) -> HttpResponse | None:
        def form(*args: Any, **kwargs: Any) -> LabelForm:
            return LabelForm(*args, labels=labels, given=given, **kwargs)

        return self._change(request, rows, form)

    def _change(
        self, request: HttpRequest, rows: QuerySet[Project], form_class: Callable[..., Any]
    ) -> HttpResponse | None:
        """Ask what is meant, show what it would do to each, and do it once it was shown."""
        keys = list(rows.order_by().values_list("pk", flat=True).distinct()[: AT_MOST + 1])
        if len(keys) > AT_MOST:
            messages.error(request, _too_many())
            return None
        form = form_class(request.POST if f"{PREFIX}-why" in request.POST else None, prefix=PREFIX)
        plan: Plan | None = None
        if form.is_valid():
            change, why = form.change(), form.cleaned_data["why"]
            if CONFIRMED in request.POST:
                plan, done = carry_out(change, keys, why, request.POST.get("shown", ""))
                if done:
                    self._tell(request, plan, why)
                    return None
                form.add_error(None, _moved())
            else:
                plan = planned(change, keys)
        return self._page(request, keys, form, plan)

    def _page(
        self, request: HttpRequest, keys: list[int], form: Any, plan: Plan | None
    ) -> HttpResponse:
        name = request.POST["action"]
        chosen = Project.objects.filter(pk__in=keys) if plan is None else Project.objects.none()
        context = {
            **self.admin_site.each_context(request),
            "title": str(getattr(self, name).short_description).rstrip("…"),
            "opts": Project._meta,
            "form": form,
            "media": self.media + form.media,
            "plan": plan,
            "chosen": chosen.with_stage().order_by("sort_key", "slug"),
            "count": len(keys),
            **sent_along(request),
        }
        return render(request, "admin/catalogue/project/bulk.html", context)

    def _tell(self, request: HttpRequest, plan: Plan, why: str) -> None:
        who: Any = request.user.pk
        projects: Any = [line.project for line in plan.changing]
        if projects:
            LogEntry.objects.log_actions(who, projects, CHANGE, as_logged(why))
        messages.success(request, _told(plan))


def sent_along(request: HttpRequest) -> dict[str, Any]:
    """Return what a page that asks once more sends along: what is to be done, and to which rows."""
    return {
        "action": request.POST["action"],
        "confirmed": CONFIRMED,
        "selected": request.POST.getlist("_selected_action"),
        "across": request.POST.get("select_across", "0"),
    }


def _tags() -> QuerySet[Tag]:
    rows = Tag.objects.select_related("facet")
    return rows.order_by("facet__position", "facet__pk", "position", "pk")


def _too_many() -> str:
    words = _("These are more than %(most)s projects; change them in several goes.")
    return words % {"most": AT_MOST}


def _moved() -> str:
    return _("What you were shown is not so any more. Look at it once more; nothing was changed.")


def _told(plan: Plan) -> str:
    changed, refused = len(plan.changing), len(plan.refused)
    words = ngettext("%(count)s project is changed.", "%(count)s projects are changed.", changed)
    told = words % {"count": changed}
    if refused:
        words = ngettext(
            "%(count)s was refused and is as it was.",
            "%(count)s were refused and are as they were.",
            refused,
        )
        told = f"{told} {words % {'count': refused}}"
    return told
