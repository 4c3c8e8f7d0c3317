"""Exporting in the admin: the catalogue as a file, as the command writes it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from catalogue.admin_site import offer
from catalogue.exchange.native.storing import writing_order
from catalogue.exchange.takeaway import TAKEAWAYS, Takeaway, only, packed, summary
from catalogue.models import Edition
from governance.partial_dates import today

ZIP = "zip"


def may_export(user: Any) -> bool:
    """Tell whether somebody may see all that goes out."""
    models: list[Any] = [*writing_order(), Edition]
    return all(
        user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}") for model in models
    )


offer("export", gettext_lazy("Export"), may_export)


def for_those_who_may(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refuse a page to those who may not see all that goes out."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_export(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return answered


@require_safe
@for_those_who_may
def export_page(request: HttpRequest) -> HttpResponse:
    """Show the formats there are."""
    context = {"takeaways": TAKEAWAYS.items(), "title": _("Export")}
    return render(request, "admin/exchange/export.html", {**_every(request), **context})


@require_safe
@for_those_who_may
def export_left(request: HttpRequest, format_: str) -> HttpResponse:
    """Show what goes out in a format, and what it has no place for.

    Raises:
        Http404: there is no such format.
    """
    takeaway = _takeaway(format_)
    report = summary(format_)
    context = {
        "format": format_,
        "takeaway": takeaway,
        "report": report,
        "title": _("Export: %(format)s") % {"format": takeaway.title},
    }
    return render(request, "admin/exchange/export_left.html", {**_every(request), **context})


@require_safe
@for_those_who_may
def export_file(_request: HttpRequest, format_: str, kind: str) -> HttpResponseBase:
    """Answer with a zip of the files, or with the one that says most.

    Raises:
        Http404: there is no such format, or it is of another kind.
    """
    takeaway = _takeaway(format_)
    name = f"catalogue-{format_}-{today()}.{kind}"
    if kind == ZIP:
        held = packed(format_)
        return FileResponse(held, as_attachment=True, filename=name, content_type="application/zip")
    if not takeaway.path.endswith(f".{kind}"):
        raise Http404(_("There is no such file."))
    answer = HttpResponse(only(format_), content_type="application/yaml")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _takeaway(format_: str) -> Takeaway:
    if format_ not in TAKEAWAYS:
        raise Http404(_("There is no such format."))
    return TAKEAWAYS[format_]


def _every(request: HttpRequest) -> dict[str, Any]:
    return dict(admin.site.each_context(request))
