"""The page that tells curators where rules do not hold."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.rules import findings
from catalogue.rules.report import sections, summary
from governance.filters.fields import DayField
from governance.partial_dates import today


def findings_page(request: HttpRequest) -> HttpResponse:
    """Show what is found on a day, grouped; staff alone come here."""
    on, unusable = _day(request.GET.get("on", ""))
    found = findings(on)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Findings"),
        "on": on,
        "unusable": unusable,
        "sections": sections(found),
        "summary": summary(found, on),
    }
    return render(request, "admin/findings.html", context)


def _day(text: str) -> tuple[str, str]:
    """Return the day asked for and nothing, or today and why the day cannot be used."""
    try:
        day = DayField(required=False).clean(text)
    except ValidationError as error:
        return today(), " ".join(error.messages)
    return str(day or today()), ""
