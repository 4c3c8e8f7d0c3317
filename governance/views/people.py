"""The list of people who hold or held an office, and a person's page."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from governance.addresses import found_or_moved
from governance.days import day_of
from governance.models import Person, Term
from governance.timeline import Lane, Span, timeline
from governance.views import heads
from governance.views.paging import paged


def person_list(request: HttpRequest) -> HttpResponse:
    """Show everybody with an office, and for each the offices of the day."""
    day = day_of(request.GET)
    terms = Term.objects.sitting(day.date).select_related("affiliation", "seat_class__body")
    rows = Person.objects.prefetch_related(Prefetch("terms", queryset=terms, to_attr="sits"))
    context = {"head": heads.of_people(day), "day": day, "paged": paged(rows, request.GET)}
    return render(request, "governance/person_list.html", context)


def person_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the offices a person holds and held, and for whom the person worked."""
    found = found_or_moved(request, Person.objects.all(), slug)
    if not isinstance(found, Person):
        return found
    day = day_of(request.GET)
    rows = found.terms.select_related("affiliation", "seat_class__body")
    terms = sorted(rows, key=lambda term: (term.start, term.pk))
    sitting = [term for term in terms if term.is_sat(day.date)]
    context = {
        "head": heads.of_person(found, day),
        "day": day,
        "person": found,
        "former_names": found.former_names.all(),
        "sitting": sitting,
        "others": [term for term in terms if term not in sitting],
        "timeline": timeline(map(_lane, terms), day.date),
    }
    return render(request, "governance/person.html", context)


def _lane(term: Term) -> Lane:
    body = term.seat_class.body
    label = f"{body.name}, {term.role}" if term.role else body.name
    span = Span(term.start, term.until or body.dissolved_on, begun=bool(term.since))
    return Lane(label, [span], body.get_absolute_url())
