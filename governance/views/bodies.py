"""The list of bodies and a body's page."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from governance.abridging import shortened
from governance.addresses import found_or_moved
from governance.answering import answering
from governance.days import Day, day_of
from governance.facets import narrow
from governance.models import Body, ReportingLine, Term
from governance.records import Record, records
from governance.seating import benches, limit_at, shares
from governance.structure import ORDER
from governance.timeline import Lane, Span, timeline
from governance.views import heads
from governance.views.paging import paged

PER_PAGE = 200  # lines are short, and there are many teams
RECENT = 10  # resolutions on a body's page; all of them are in their list
OFFERED = 30  # of those to whom others answer
OTHERS = 200  # that answer to it on other days
BELOW = 60  # bodies of a kind that answer to it, on its page; all of them are in the list


def body_list(request: HttpRequest) -> HttpResponse:
    """Show every body there is or was; ``kind``, ``state`` and ``answers_to`` narrow the list."""
    day = day_of(request.GET)
    states = {"standing": _("There on the day"), "gone": _("Not there on the day")}
    above, leading = _lines(day, request.GET.getlist("answers_to"))
    rows = {
        key: {
            "kind": [kind],
            "state": ["standing" if _stands(since, until, day) else "gone"],
            "answers_to": above[key],
        }
        for key, kind, since, until in Body.objects.values_list(
            "pk", "kind", "established_on", "dissolved_on"
        )
    }
    kinds = {kind.value: str(kind.label) for kind in ORDER}
    offered = {
        "kind": (_("Kind"), kinds),
        "state": (_("State"), states),
        "answers_to": (_("Answers to"), leading),
    }
    found = narrow(rows, offered, request.GET)
    page = paged(found.keys, request.GET, PER_PAGE)
    bodies = Body.objects.defer("mandate").in_bulk(page.page.object_list)
    context = {
        "head": heads.of_bodies(day),
        "day": day,
        "found": found,
        "paged": page,
        "bodies": [bodies[key] for key in page.page.object_list],
    }
    return render(request, "governance/body_list.html", context)


def _lines(day: Day, asked: Collection[str]) -> tuple[Mapping[int, list[str]], dict[str, str]]:
    """Return to whom each body answers on a day, and who leads, by slug with their names.

    Of those who lead only the ones with most below them are offered, and those asked for.
    """
    above: dict[int, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    lines = ReportingLine.objects.on(day.date).order_by("reports_to__sort_key", "pk")
    found = lines.values_list("body_id", "reports_to__slug", "reports_to__name")
    for body, slug, name in found:
        above[body].append(slug)
        names[slug] = name
    counted = Counter(slug for slugs in above.values() for slug in slugs)
    most = {slug for slug, _count in counted.most_common(OFFERED)} | {*asked}
    return above, {slug: name for slug, name in names.items() if slug in most}


def _stands(since: str, until: str, day: Day) -> bool:
    return since <= day.date and (not until or until > day.date)


def body_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything that is recorded of a body, and who sat there on a day."""
    found = found_or_moved(request, Body.objects.select_related("overseen_by"), slug)
    if not isinstance(found, Body):
        return found
    day = day_of(request.GET)
    terms = list(_terms(found))
    sitting = [term for term in terms if term.holds_on(day.date) and found.stands_on(day.date)]
    recorded = records(found)
    limit = next((one for one in recorded["limit"] if one.holds_on(day.date)), None)
    resolutions = list(found.resolutions.all()[: RECENT + 1])
    lines = answering(found, day.date)
    context = {
        "head": heads.of_body(found, day),
        "day": day,
        "body": found,
        "name": _name_on(found, recorded["former_name"], day),
        "stands": found.stands_on(day.date),
        "answering": lines,
        "below": [shortened(group, BELOW) for group in lines.below],
        "others": lines.others[:OTHERS],
        "benches": benches(found, sitting, day.date),
        "sitting": sitting,
        "past": [term for term in terms if term not in sitting],
        "timeline": timeline(map(_lane, terms), _last_day(found, day)),
        "shares": shares(sitting, limit),
        "limit": limit,
        "limit_at": limit_at(limit, len({term.person_id for term in sitting})),
        "records": recorded,
        "coming": [one for one in recorded["election"] if one.since > day.date],
        "held": [one for one in reversed(recorded["election"]) if one.since <= day.date],
        "resolutions": resolutions[:RECENT],
        "more_resolutions": len(resolutions) > RECENT,
    }
    return render(request, "governance/body.html", context)


def _terms(body: Body) -> list[Term]:
    """Return all terms on a body, those that began first before the others."""
    rows = Term.objects.filter(seat_class__body=body)
    terms = rows.select_related("person", "affiliation", "seat_class__body")
    return sorted(terms, key=lambda term: (term.start, term.person.sort_key, term.pk))


def _lane(term: Term) -> Lane:
    label = f"{term.person.name}, {term.role}" if term.role else term.person.name
    work = term.affiliation.name if term.affiliation else ""
    span = Span(term.start, term.until, begun=bool(term.since), name=work)
    return Lane(label, [span], term.person.get_absolute_url())


def _last_day(body: Body, day: Day) -> str:
    """Return the day up to which terms without an end are drawn."""
    ended = body.dissolved_on and not body.stands_on(day.date)
    return body.dissolved_on if ended else day.date


def _name_on(body: Body, former: list[Record], day: Day) -> str:
    past = (one.text for one in former if one.until and one.holds_on(day.date))
    return next(past, body.name)
