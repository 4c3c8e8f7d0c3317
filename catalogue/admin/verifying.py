"""Verifying projects from their forms and from their list."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from catalogue.admin.bulk import CONFIRMED, sent_along
from catalogue.models import Project, Verification
from catalogue.verifying import stale, verify, with_verified


class VerifiedFilter(admin.SimpleListFilter):
    """Keeps the projects that somebody should look at again, or that nobody ever verified."""

    title = gettext_lazy("verified")
    parameter_name = "verified"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return what may be asked for."""
        return [("stale", _("Not looked at for too long")), ("never", _("Never verified"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the projects that were asked for."""
        if self.value() == "never":
            return queryset.filter(verifications=None)
        return stale(queryset) if self.value() == "stale" else queryset


class Verifying:
    """The part of an admin of projects by which curators say that entries are true.

    Whoever may change a project may verify it.
    """

    @admin.action(
        description=gettext_lazy("Verify: everything said of them is true today"),
        permissions=["change"],
    )
    def verify_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """Ask once more, showing when each was last verified; then record it."""
        projects = list(with_verified(queryset))
        if CONFIRMED in request.POST:
            verify(projects, request.user)
            messages.success(request, _told(len(projects)))
            return None
        context = {
            **admin.site.each_context(request),
            "title": ngettext(
                "Verify %(count)s project", "Verify %(count)s projects", len(projects)
            )
            % {"count": len(projects)},
            "opts": Project._meta,
            "projects": projects,
            **sent_along(request),
        }
        return render(request, "admin/catalogue/project/verify.html", context)

    def get_urls(self) -> list[Any]:
        """Return the addresses of the model, and that of the button."""
        found: list[Any] = super().get_urls()  # type: ignore[misc]
        button = admin.site.admin_view(require_POST(self.verify_one))
        return [path("<path:object_id>/verify/", button, name="catalogue_project_verify"), *found]

    def verify_one(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Record that a project is true as it is, and go back to its form.

        Raises:
            PermissionDenied: whoever asks may not change the project.
        """
        project = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if not self.has_change_permission(request, project):  # type: ignore[attr-defined]
            raise PermissionDenied
        if project is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined,no-any-return]
                request, Project._meta, object_id
            )
        verify([project], request.user)
        words = _("“%(project)s” is verified: all of it is true today.")
        messages.success(request, words % {"project": project})
        return redirect(reverse("admin:catalogue_project_change", args=[project.pk]))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        """Say on the form who verified the project last, and offer to do it again."""
        project = kw.get("obj")
        if project is not None:
            rows = Verification.objects.filter(project=project).select_related("by")
            context["verified"] = rows.first()
            context["may_verify"] = self.has_change_permission(request, project)  # type: ignore[attr-defined]
        return super().render_change_form(request, context, *args, **kw)  # type: ignore[misc]


def _told(count: int) -> str:
    words = ngettext(
        "%(count)s project is verified as of today.",
        "%(count)s projects are verified as of today.",
        count,
    )
    return words % {"count": count}
