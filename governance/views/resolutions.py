"""The list of resolutions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from governance.days import day_of
from governance.facets import narrow
from governance.models import Resolution
from governance.views import heads
from governance.views.paging import paged


def resolution_list(request: HttpRequest) -> HttpResponse:
    """Show what was resolved up to a day; ``body``, ``year`` and ``outcome`` narrow the list."""
    day = day_of(request.GET)
    rows = Resolution.objects.values_list("pk", "body__slug", "body__name", "decided_on", "outcome")
    decided = [row for row in rows if not day.asked or row[3] <= day.date]
    bodies = {slug: name for _key, slug, name, _date, _outcome in decided}
    years = {date[:4]: date[:4] for _key, _slug, _name, date, _outcome in decided}
    outcomes = {outcome.value: str(outcome.label) for outcome in Resolution.Outcome}
    offered = {
        "body": (_("Body"), dict(sorted(bodies.items(), key=lambda pair: pair[1]))),
        "year": (_("Year"), years),
        "outcome": (_("Outcome"), outcomes),
    }
    values = {
        key: {"body": [slug], "year": [date[:4]], "outcome": [outcome]}
        for key, slug, _name, date, outcome in decided
    }
    found = narrow(values, offered, request.GET)
    page = paged(found.keys, request.GET)
    shown = Resolution.objects.select_related("body").in_bulk(page.page.object_list)
    context = {
        "head": heads.of_resolutions(day),
        "day": day,
        "found": found,
        "paged": page,
        "resolutions": [shown[key] for key in page.page.object_list],
    }
    return render(request, "governance/resolution_list.html", context)
