"""Retiring a project from its form or from the list: one page that says what follows from it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.admin.steps import StepForm, Stepping, why_field
from catalogue.models import Project, Relation, Stage
from catalogue.retiring import endings, last_step, remainders, retire
from catalogue.rules.stages import has_ended
from governance.admin.reasons import as_logged
from governance.partial_dates import today

_SUCCESSOR = Relation._meta.get_field("project")


class RetireForm(StepForm):
    """When a project ended, how that is known, and what succeeds it.

    Args:
        may_relate: whether it may be said what succeeds it.
    """

    successor: Any = forms.ModelChoiceField(
        queryset=Project.objects.order_by("sort_key", "slug"),
        required=False,
        label=gettext_lazy("Successor"),
        widget=AutocompleteSelect(_SUCCESSOR, admin.site),
        help_text=gettext_lazy("What people take in its place."),
    )
    no_successor = forms.BooleanField(
        required=False, label=gettext_lazy("Nothing succeeds it, as far as is known")
    )
    why = why_field()

    field_order = ("stage", "changed_on", "successor", "no_successor")

    def __init__(self, *args: Any, may_relate: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stage: Any = self.fields["stage"]
        stage.queryset, stage.empty_label = endings(), None
        if not may_relate:
            del self.fields["successor"], self.fields["no_successor"]

    def clean(self) -> Any:
        """Ask for a successor, or the word that there is none."""
        cleaned = super().clean()
        if "successor" in self.fields and "successor" not in self.errors:
            successor, nothing = cleaned.get("successor"), cleaned.get("no_successor")
            if not successor and not nothing:
                self.add_error("successor", _("Choose what succeeds it, or say that nothing does."))
            elif successor and nothing:
                self.add_error("successor", _("Say either what succeeds it or that nothing does."))
        return cleaned


class Retiring(Stepping):
    """The part of an admin of projects by which they are retired.

    Whoever may record steps of projects' lives may retire one. That something succeeds it is a
    relation, which takes the permission to add one.
    """

    @admin.action(description=gettext_lazy("Retire one…"), permissions=["step"])
    def retire_one(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        """Lead to the page that retires the project that is chosen."""
        keys = list(queryset.order_by().values_list("pk", flat=True).distinct()[:2])
        if len(keys) > 1:
            words = _(
                "Choose one project: each ends for its own reasons. Several get their stage "
                "with “Set the stage”."
            )
            messages.error(request, words)
            return None
        return redirect("admin:catalogue_project_retire", keys[0])

    def get_urls(self) -> list[Any]:
        """Add the page that retires a project."""
        view = self.admin_site.admin_view(self.retire_view)
        own = path("<path:object_id>/retire/", view, name="catalogue_project_retire")
        return [own, *super().get_urls()]

    def retire_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask how a project ended, say what follows from that, and record it.

        Raises:
            PermissionDenied: whoever asks may not record steps.
        """
        project = self.get_object(request, unquote(object_id))
        if not (self.has_step_permission(request) and self.has_view_permission(request, project)):
            raise PermissionDenied
        if project is None:
            return self._get_obj_does_not_exist_redirect(request, Project._meta, object_id)  # type: ignore[attr-defined,no-any-return]
        may_relate = request.user.has_perm("catalogue.add_relation")
        form = RetireForm(request.POST or None, may_relate=may_relate)
        if request.method == "POST" and form.is_valid() and self._retired(request, project, form):
            return redirect(reverse("admin:catalogue_project_change", args=[project.pk]))
        last = last_step(project)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Retire “%(project)s”") % {"project": project},
            "opts": Project._meta,
            "original": project,
            "form": form,
            "media": self.media + form.media,
            "last": last,
            "ended": last is not None and has_ended(last.stage),
            "endings": endings().exists(),
            "may_relate": may_relate,
            "remainders": remainders(project, today()),
        }
        return render(request, "admin/catalogue/project/retire.html", context)

    def _retired(self, request: HttpRequest, project: Project, form: RetireForm) -> bool:
        """Retire a project as the form says; say on the form why not, if not."""
        given = form.cleaned_data
        try:
            step = retire(project, form.instance, given.get("successor"), given["why"])
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return False
        self.log_change(request, project, as_logged(given["why"]))
        words = _("“%(project)s” is in the stage “%(stage)s” now.")
        messages.success(request, words % {"project": project, "stage": step.stage})
        return True

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        """Offer to retire the project on its form."""
        project = kw.get("obj")
        context["may_retire"] = bool(
            project and self.has_step_permission(request) and not _has_ended(project)
        )
        return super().render_change_form(request, context, *args, **kw)


def _has_ended(project: Any) -> bool:
    """Tell whether the stage of a project says so, with a query only where it may."""
    stage = project.stage
    crossed = bool(stage) and stage["mark"] == Stage.Mark.CROSS
    return crossed and endings().filter(slug=stage["slug"]).exists()
