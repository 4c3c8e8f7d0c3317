"""The list of organizations and an organization's page."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from governance.addresses import found_or_moved
from governance.countries import country_name
from governance.days import Day, day_of
from governance.facets import Narrowed, narrow
from governance.models import Membership, Organization, Sector, Term
from governance.timeline import Lane, Span, timeline
from governance.views import heads
from governance.views.paging import paged


def organization_list(request: HttpRequest) -> HttpResponse:
    """Show organizations; ``sector``, ``country`` and ``tier`` (of the day) narrow the list."""
    day = day_of(request.GET)
    tiers = _tiers(day)
    found = _narrowed(request, tiers)
    page = paged(found.keys, request.GET)
    shown = Organization.objects.in_bulk(page.page.object_list)
    organizations = [shown[key] for key in page.page.object_list]
    context = {
        "head": heads.of_organizations(),
        "day": day,
        "found": found,
        "paged": page,
        "rows": [(one, country_name(one.country), tiers[one.pk]) for one in organizations],
    }
    return render(request, "governance/organization_list.html", context)


def _tiers(day: Day) -> dict[int, list[str]]:
    """Return the tiers of the day by organization."""
    tiers: dict[int, list[str]] = defaultdict(list)
    for organization, tier in Membership.objects.on(day.date).values_list("organization", "tier"):
        tiers[organization].append(tier)
    return tiers


def _narrowed(request: HttpRequest, tiers: dict[int, list[str]]) -> Narrowed:
    none = ""
    values = {
        key: {"sector": [sector], "country": [country], "tier": tiers.get(key, [none])}
        for key, sector, country in Organization.objects.values_list("pk", "sector", "country")
    }
    codes = {code for row in values.values() for code in row["country"] if code}
    levels = {tier for several in tiers.values() for tier in several}
    offered = {
        "sector": (_("Sector"), {sector.value: str(sector.label) for sector in Sector}),
        "country": (
            _("Country"),
            dict(sorted(((code, country_name(code)) for code in codes), key=lambda one: one[1])),
        ),
        "tier": (_("Member"), {tier: tier.capitalize() for tier in sorted(levels)}),
    }
    return narrow(values, offered, request.GET)


def organization_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an organization is a member of, and the seats its people hold and held."""
    found = found_or_moved(request, Organization.objects.all(), slug)
    if not isinstance(found, Organization):
        return found
    day = day_of(request.GET)
    memberships = sorted(found.memberships.all(), key=lambda row: (row.start, row.pk))
    rows = found.terms.select_related("person", "seat_class__body")
    terms = sorted(rows, key=lambda term: (term.start, term.person.sort_key, term.pk))
    context = {
        "head": heads.of_organization(found, day),
        "day": day,
        "organization": found,
        "country": country_name(found.country),
        "former_names": found.former_names.all(),
        "memberships": memberships,
        "tiers": [row.tier for row in memberships if row.holds_on(day.date)],
        "terms": terms,
        "sitting": [term for term in terms if term.is_sat(day.date)],
        "oversees": found.oversees.all(),
        "timeline": timeline([*map(_membership, memberships), *map(_seat, terms)], day.date),
    }
    return render(request, "governance/organization.html", context)


def _membership(row: Membership) -> Lane:
    label = _("%(tier)s member") % {"tier": row.tier.capitalize()}
    return Lane(label, [Span(row.start, row.until, begun=bool(row.since), tone="member")])


def _seat(term: Term) -> Lane:
    body = term.seat_class.body
    span = Span(term.start, term.until or body.dissolved_on, begun=bool(term.since))
    return Lane(f"{term.person.name}, {body.name}", [span], term.person.get_absolute_url())
