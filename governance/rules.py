"""What must hold among bodies, their seats and their elections on any day.

One function a rule. Each takes the day, asks the database one to four times however many rows
there are, and yields findings; `governance.findings.Severity` says what each severity means.
"""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from governance.findings import Finding, Rule, Severity, Subject
from governance.lineage import circles
from governance.models import (
    AffiliationLimit,
    Body,
    Election,
    ReportingLine,
    SeatClass,
    SeatCount,
    Term,
)
from governance.partial_dates import first_day, show_partial_date, today

BODY = Body._meta.label_lower


def one_board(on: str) -> Iterator[Finding]:
    """Everything answers to one board: an error, as every chain of the day is wrong without it.

    A day before any body is known to have been there needs none.
    """
    standing = list(Body.objects.standing(on).only("kind", "slug", "name", "established_on"))
    boards = [body for body in standing if body.kind == Body.Kind.BOARD]
    if not boards and any(body.established_on for body in standing):
        yield Finding(
            "one-board",
            Severity.ERROR,
            Subject(BODY, None, "", _("The foundation")),
            _("There are bodies and no board to which they could answer."),
            _("Enter the board of that day, or correct when one was established or dissolved."),
        )
    for board in boards if len(boards) > 1 else ():
        others = ", ".join(other.name for other in boards if other != board)
        yield Finding(
            "one-board",
            Severity.ERROR,
            Subject.of(board),
            _("It is not the only board; there is also: %(others)s.") % {"others": others},
            _("Say when one of them was dissolved, or give it another kind."),
        )


def bodies_reach_the_board(on: str) -> Iterator[Finding]:
    """From every body, reporting lines lead to the board.

    An error where a line leads to a body that is not there on the day, unless the line began on a
    day that is not known, which may be as late as the body. A warning where no line is
    recorded: the body may well answer to somebody, and pages say that it is not known. Told is the
    body where the way ends, not all below it. Bodies in circles are another rule's business; and a
    body of which the beginning is not known may not have been there on a day in the past.
    """
    standing = {body.pk: body for body in Body.objects.standing(on).defer("mandate", "note")}
    lines = list(ReportingLine.objects.on(on).select_related("reports_to"))
    upwards: dict[int, list[Body]] = defaultdict(list)
    for line in lines:
        if line.body_id in standing and (line.since or line.reports_to.established_on <= on):
            upwards[line.body_id].append(line.reports_to)
    if not any(body.kind == Body.Kind.BOARD for body in standing.values()):
        return  # that there is no board is said once
    for body in standing.values():
        gone = [above for above in upwards[body.pk] if above.pk not in standing]
        for above in gone:
            yield _answers_to_nobody_there(body, above)
        known = body.established_on or on >= today()
        if body.kind != Body.Kind.BOARD and known and not upwards[body.pk]:
            yield _ends_below_the_board(body)


def _answers_to_nobody_there(body: Body, above: Body) -> Finding:
    gone = {"above": above.name, "since": show_partial_date(above.established_on)}
    message = _("It answers to “%(above)s”, which was established only on %(since)s.") % gone
    if above.dissolved_on:
        gone["until"] = show_partial_date(above.dissolved_on)
        message = _("It answers to “%(above)s”, which was dissolved on %(until)s.") % gone
    remedy = _("End the reporting line when that body ends, and enter to whom it answers instead.")
    return Finding("bodies-reach-the-board", Severity.ERROR, Subject.of(body), message, remedy)


def _ends_below_the_board(body: Body) -> Finding:
    return Finding(
        "bodies-reach-the-board",
        Severity.WARNING,
        Subject.of(body),
        _("To whom it answers is not recorded, so no way leads from it to the board."),
        _("Enter its reporting line, with a source, or say when it was dissolved."),
    )


def no_reporting_circles(on: str) -> Iterator[Finding]:
    """No body answers to itself by way of others: an error, as a chain then never ends."""
    lines = ReportingLine.objects.on(on).values_list("body_id", "reports_to_id")
    loops = circles(lines)
    bodies = Body.objects.in_bulk({key for loop in loops for key in loop}) if loops else {}
    for loop in loops:
        names = " → ".join(bodies[key].name for key in loop)
        yield Finding(
            "no-reporting-circles",
            Severity.ERROR,
            Subject.of(bodies[loop[0]]),
            _("It answers to itself in the end: %(circle)s.") % {"circle": names},
            _("End or remove the reporting line that is wrong."),
        )


def no_more_members_than_seats(on: str) -> Iterator[Finding]:
    """No more people sit than there are seats: an error, as a term or the count must be wrong.

    Seats without a cap, and those of which the number is not recorded, hold everybody.
    """
    sitting = Counter(Term.objects.on(on).values_list("seat_class_id", flat=True))
    for count in _counts(on):
        members = sitting[count.seat_class_id]
        if count.seats is not None and members > count.seats:
            found = {"sitting": members, "seats": count.seats, "name": count.seat_class.name}
            yield Finding(
                "no-more-members-than-seats",
                Severity.ERROR,
                Subject.of(count.seat_class.body),
                _("“%(name)s”: %(sitting)s sit on %(seats)s seats.") % found,
                _("Correct when a term ended, or how many seats there are."),
            )


def _counts(on: str) -> list[SeatCount]:
    """Return how many seats there are, of bodies that are there."""
    counts = SeatCount.objects.on(on).filter(seat_class__body__in=Body.objects.standing(on))
    return list(counts.select_related("seat_class__body"))


def affiliation_limits_are_held(on: str) -> Iterator[Finding]:
    """No organization has more members on a body than may be: an error, as its charter is broken.

    A share is one of those who sit. One person alone never breaks it: whoever is the only member
    recorded would be all of the body.
    """
    limits = AffiliationLimit.objects.on(on).filter(body__in=Body.objects.standing(on))
    members: dict[int, dict[int, str]] = defaultdict(dict)
    for term in Term.objects.on(on).select_related("affiliation", "seat_class"):
        organization = term.affiliation.name if term.affiliation else ""
        members[term.seat_class.body_id][term.person_id] = organization
    for limit in limits.select_related("body"):
        sitting = members[limit.body_id]
        for name, number in Counter(sitting.values()).items():
            if name and number > 1 and _breaks(limit, number, len(sitting)):
                yield _too_many_of_one(limit, name, number, len(sitting))


def _breaks(limit: AffiliationLimit, number: int, sitting: int) -> bool:
    if limit.max_members is not None:
        return number > limit.max_members
    return number * 100 > (limit.max_share or 100) * sitting


def _too_many_of_one(limit: AffiliationLimit, name: str, number: int, sitting: int) -> Finding:
    found = {"number": number, "sitting": sitting, "name": name, "share": limit.max_share}
    message = _("%(number)s of %(sitting)s members come from %(name)s; at most %(share)s %% may.")
    if limit.max_members is not None:
        found["most"] = limit.max_members
        message = _("%(number)s members come from %(name)s; at most %(most)s may.")
    return Finding(
        "affiliation-limits-are-held",
        Severity.ERROR,
        Subject.of(limit.body),
        message % found,
        _("Correct the affiliations or the limit; if they are right, the body has to act."),
    )


def terms_have_successors(on: str) -> Iterator[Finding]:
    """Who leaves a seat is followed by somebody: a warning, as the seat may really be vacant.

    Asked of seats that somebody is known to have left; of others too little is recorded to tell.
    Where there is no cap, one who stays is enough.
    """
    counts = {count.seat_class_id: count for count in _counts(on)}
    terms = Term.objects.filter(seat_class__in=counts)
    sitting = Counter(terms.on(on).values_list("seat_class_id", flat=True))
    left = terms.filter(until__gt="", until__lte=on).select_related("person").order_by("until")
    last = {term.seat_class_id: term for term in left}
    for key, term in last.items():
        count = counts[key]
        vacant = (1 if count.seats is None else count.seats) - sitting[key]
        if vacant > 0 and count.seats != 0:
            yield _vacancy(count, term, vacant)


def _vacancy(count: SeatCount, last: Term, vacant: int) -> Finding:
    message = ngettext(
        "“%(seat)s”: nobody is recorded on %(vacant)s seat since %(person)s left (%(until)s).",
        "“%(seat)s”: nobody is recorded on %(vacant)s seats; %(person)s left last (%(until)s).",
        vacant,
    )
    found = {"vacant": vacant, "seat": count.seat_class.name, "person": last.person.name}
    return Finding(
        "terms-have-successors",
        Severity.WARNING,
        Subject.of(count.seat_class.body),
        message % {**found, "until": show_partial_date(last.until)},
        _("Enter who sits there now, or how many seats there are; else the seat is to be filled."),
    )


def elections_are_held_in_time(on: str) -> Iterator[Finding]:
    """Elected seats with a fixed term are elected anew within it.

    A warning once the last election is longer ago than a term, and so are the last day on which a
    term began and the last day on which somebody is known to have sat, who was then elected within
    the term before. The latest day that a date known to the month or year may mean counts. A
    notice where nothing of this is recorded: that may be the catalogue's fault and not the body's.
    """
    seats_last, bodies_last = _last_signs(on)
    for seats in _elected(on):
        last = max(seats_last.get(seats.pk, ""), bodies_last.get(seats.body_id, ""))
        if not last or _due(last, seats.term_months or 0) < on:
            yield _overdue(seats, last)


def _last_signs(on: str) -> tuple[dict[int, str], dict[int, str]]:
    """Return the last day up to a day on which seats of a class, or of a body, were filled."""
    of_seats: dict[int, str] = {}
    of_bodies: dict[int, str] = {}
    terms = Term.objects.values_list("seat_class_id", "since", "observed_on")
    elections = Election.objects.filter(held_on__lte=on)
    held: Iterable[tuple[int | None, int, str]] = elections.values_list(
        "seat_class_id", "body_id", "held_on"
    )
    for seats, body, day in held:
        if seats is None:
            of_bodies[body] = max(of_bodies.get(body, ""), day)
        else:
            of_seats[seats] = max(of_seats.get(seats, ""), day)
    for filled, *days in terms:
        of_seats[filled] = max([of_seats.get(filled, ""), *(day for day in days if day <= on)])
    return of_seats, of_bodies


def _elected(on: str) -> list[SeatClass]:
    classes = SeatClass.objects.filter(selection=SeatClass.Selection.ELECTED)
    there = {count.seat_class_id for count in _counts(on)}
    timed = classes.filter(term_months__gt=0, pk__in=there).select_related("body")
    return list(timed.order_by("body__sort_key", "position", "pk"))


def _due(last: str, months: int) -> str:
    """Return the last day of a term that began on a day, at the latest that day can mean."""
    year, month, day = (int(part) for part in first_day(last).split("-"))
    if last.count("-") == 0:
        month = 12
    months += year * 12 + month - 1
    year, month = months // 12, months % 12 + 1
    longest = monthrange(year, month)[1]
    day = min(day, longest) if last.count("-") == 2 else longest
    return f"{year:04}-{month:02}-{day:02}"


def _overdue(seats: SeatClass, last: str) -> Finding:
    found = {"seat": seats.name, "months": seats.term_months, "last": show_partial_date(last)}
    message = _("“%(seat)s”: no election is recorded, nor anybody who sat there.")
    if last:
        message = _(
            "“%(seat)s”: a term has %(months)s months, and the last that is recorded of an "
            "election or of somebody sitting there is of %(last)s."
        )
    return Finding(
        "elections-are-held-in-time",
        Severity.WARNING if last else Severity.NOTICE,
        Subject.of(seats.body),
        message % found,
        _("Enter the elections held since, or their results as terms; else one is due."),
    )


RULES = (
    Rule(gettext_lazy("There is exactly one board"), one_board, (BODY,)),
    Rule(gettext_lazy("From every body, lines lead to the board"), bodies_reach_the_board, (BODY,)),
    Rule(gettext_lazy("Reporting lines make no circle"), no_reporting_circles, (BODY,)),
    Rule(
        gettext_lazy("No more members sit than there are seats"),
        no_more_members_than_seats,
        (BODY,),
    ),
    Rule(
        gettext_lazy("No organization has more members than it may"),
        affiliation_limits_are_held,
        (BODY,),
    ),
    Rule(gettext_lazy("Who leaves a seat is succeeded"), terms_have_successors, (BODY,)),
    Rule(gettext_lazy("Elections are held in time"), elections_are_held_in_time, (BODY,)),
)
