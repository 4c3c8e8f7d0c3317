"""What is near: elections, and terms that end."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalogue.desk.lines import LINES, NAMES, Line, Link, Part, form, listed
from catalogue.desk.viewing import Viewer
from governance.models import Body, Election, Term
from governance.partial_dates import show_partial_date

# How far ahead, in days: time enough to call an election.
AHEAD = 90


def part(viewer: Viewer) -> Part | None:
    """Return elections and ends of terms of the next three months, by day."""
    if not (viewer.may("change", Election) or viewer.may("change", Term)):
        return None
    dated = sorted(chain(_elections(viewer), _terms(viewer)), key=lambda pair: pair[0])
    lines = [line for _day, line in dated]
    return Part(
        "calendar",
        gettext_lazy("Elections and ends of terms"),
        len(lines),
        lines[:LINES],
        Link(_("All elections"), listed(Election)),
        pressing=0,  # near is not late: what is late is a finding
    )


def _near(field: str, on: str) -> Q:
    """Return the condition that a day is near; one known only to the month may still be to come."""
    last = datetime.date.fromisoformat(on) + datetime.timedelta(days=AHEAD)
    ahead = Q(**{f"{field}__gte": on, f"{field}__lte": last.isoformat()})
    return ahead | Q(**{field: on[:7]})


def _elections(viewer: Viewer) -> Iterator[tuple[str, Line]]:
    if not viewer.may("change", Election):
        return
    rows = Election.objects.filter(_near("held_on", viewer.on))
    for election in rows.select_related("body", "seat_class").order_by("held_on", "pk"):
        told = _("election") + (f", {election.seat_class.name}" if election.seat_class else "")
        link = Link(election.body.name, form(Election, election.pk))
        yield election.held_on, Line((link,), told, show_partial_date(election.held_on))


def _terms(viewer: Viewer) -> Iterator[tuple[str, Line]]:
    """Yield a line for each body and day on which terms end."""
    if not viewer.may("change", Term):
        return
    rows = Term.objects.filter(_near("until", viewer.on)).select_related(
        "person", "seat_class__body"
    )
    ending: dict[tuple[str, Body], list[Term]] = defaultdict(list)
    for term in rows.order_by("until", "seat_class__body__sort_key", "person__sort_key", "pk"):
        ending[term.until, term.seat_class.body].append(term)
    for (until, body), terms in ending.items():
        yield until, _ending(body, until, terms)


def _ending(body: Body, until: str, terms: list[Term]) -> Line:
    words = ngettext("%(body)s: a term ends", "%(body)s: %(count)s terms end", len(terms))
    return Line(
        tuple(Link(term.person.name, form(Term, term.pk)) for term in terms[:NAMES]),
        words % {"body": body.name, "count": len(terms)},
        show_partial_date(until),
        more=max(len(terms) - NAMES, 0),
        rest=form(Body, body.pk),
    )
