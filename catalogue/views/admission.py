"""How a project gets in."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.models import Assessment, Project, Review
from catalogue.pipeline import Passage, passages, steps
from catalogue.views.heads import pages as heads
from governance.days import day_of
from governance.models import Criterion, Principle
from governance.timeline import Lane, Span, timeline


def admission(request: HttpRequest) -> HttpResponse:
    """Show the criteria, the principles, and which projects are where on their way in."""
    day = day_of(request.GET)
    lines = passages(day.date)
    found = steps(lines)
    inward = {step.stage.pk for step in found if step.inward}
    on_the_way = [line for line in lines if any(one.stage.pk in inward for one in line)]
    context = {
        "head": heads.of_admission(),
        "day": day,
        "criteria": Criterion.objects.all(),
        "principles": Principle.objects.all(),
        "steps": found,
        "lines": on_the_way,
        "timeline": timeline(map(_lane, on_the_way), day.date),
        "reviews": _reviews(day.date),
    }
    return render(request, "catalogue/admission.html", context)


def _lane(line: list[Passage]) -> Lane:
    told = _("%(project)s: %(stage)s")
    spans = [
        Span(
            one.since,
            one.until,
            tone=one.stage.mark,
            name=told % {"project": one.project.name, "stage": one.stage.name},
        )
        for one in line
        if one.since
    ]
    label = ", ".join([line[0].project.name, " → ".join(one.stage.name.lower() for one in line)])
    return Lane(label, spans, line[0].project.get_absolute_url())


def _reviews(on: str) -> Iterable[Review]:
    """Return the reviews up to a day with what they found, the latest first, in two queries."""
    assessments = Assessment.objects.select_related("criterion").order_by(
        "criterion__position", "position", "pk"
    )
    rows = Review.objects.filter(project__state=Project.State.PUBLISHED)
    rows = rows.filter(opened_on__lte=on, decided_on__lte=on)
    return rows.select_related("project", "requested_stage", "resolution").prefetch_related(
        Prefetch("assessments", queryset=assessments)
    )
