"""What must hold between projects, and between projects and what names them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from catalogue.models import MapEntry, Project, Relation, Stewardship, UseCaseNeed
from catalogue.rules.stages import has_ended, stages_on
from governance.findings import Finding, Severity, Subject
from governance.lineage import circles
from governance.partial_dates import show_partial_date

_PROJECT = Project._meta.label_lower
PUBLISHED, DRAFT = Project.State.PUBLISHED, Project.State.DRAFT


def maps_show_what_is_listed(on: str) -> Iterator[Finding]:
    """What stands on a live map is in a stage that is listed.

    A notice: a retired project stays where it was entered, drawings leave it out unless asked, and
    publishing drops it. It is told so that nobody is surprised by the next edition.
    """
    stages = stages_on(on)
    for subject, maps in _places(PUBLISHED).items():
        stage = stages.get(subject.pk or 0)
        if stage is None or stage.listed:
            continue
        found = {"stage": stage.name, "maps": ", ".join(sorted(maps))}
        yield Finding(
            "maps-show-what-is-listed",
            Severity.NOTICE,
            subject,
            _("Its stage is “%(stage)s”, and it stands on: %(maps)s.") % found,
            _(
                "Nothing has to be done: the next edition leaves it out. Take the entry off the "
                "map if it should not be found there with “include=retired” either."
            ),
        )


def map_entries_have_a_body(on: str) -> Iterator[Finding]:
    """What stands on a map points at a body that is still there.

    Told of projects whose own stewardships have all ended, the last of them with a body that is
    dissolved: a warning where the stage is listed, as nobody looks after what is taken to be alive,
    else a notice. A stewardship that goes on without its body is told by `stewards_are_there`.
    """
    stages, last = stages_on(on), _last_stewardships(on)
    for subject, maps in _places(PUBLISHED).items():
        project = subject.pk or 0
        body, dissolved_on = last.get(project, ("", ""))
        if not dissolved_on or dissolved_on > on:
            continue
        stage, day = stages.get(project), show_partial_date(dissolved_on)
        found = {"body": body, "day": day, "maps": ", ".join(sorted(maps))}
        message = _("“%(body)s” decided for it last, and was dissolved on %(day)s.") % found
        where = _("It stands on: %(maps)s.") % found
        alive = stage is None or stage.listed
        yield Finding(
            "map-entries-have-a-body",
            Severity.WARNING if alive else Severity.NOTICE,
            subject,
            f"{message} {where}",
            _("Enter who decides since, or the stage it is in.")
            if alive
            else _("Nothing has to be done if nobody goes on with it."),
        )


def _last_stewardships(on: str) -> dict[int, tuple[str, str]]:
    """Return name and end of the body that decided last for each project for which none does."""
    rows = Stewardship.objects.filter(
        capacity=Stewardship.Capacity.TECHNICAL, project__isnull=False, since__lte=on
    ).order_by("until", "pk")
    last: dict[int, tuple[str, str]] = {}
    governed: set[int | None] = set()
    for project, until, name, dissolved_on in rows.values_list(
        "project_id", "until", "body__name", "body__dissolved_on"
    ):
        if not until or until > on:
            governed.add(project)
        elif project is not None:
            last[project] = (name, dissolved_on)
    return {project: body for project, body in last.items() if project not in governed}


def maps_show_no_drafts(on: str) -> Iterator[Finding]:  # noqa: ARG001  # rules take the day
    """What stands on a map is published: a warning, as readers see the map without it.

    Maps have no past, so the day does not count.
    """
    for subject, maps in _places(DRAFT).items():
        yield Finding(
            "maps-show-no-drafts",
            Severity.WARNING,
            subject,
            _("It is a draft, and stands on: %(maps)s.") % {"maps": ", ".join(sorted(maps))},
            _("Publish it, or take it off the map until it is ready."),
        )


def _places(state: str) -> Mapping[Subject, set[str]]:
    """Return the maps on which projects of a state stand, as plain values: there are many."""
    rows = MapEntry.objects.filter(project__state=state).order_by()
    map_ = "category__region__map__name"
    places: dict[Subject, set[str]] = defaultdict(set)
    for pk, slug, name, drawn in rows.values_list(
        "project_id", "project__slug", "project__name", map_
    ):
        places[Subject(_PROJECT, pk, slug, name)].add(drawn)
    return places


def requirements_are_alive(on: str) -> Iterator[Finding]:
    """What a project requires has not ended: a warning, as who deploys it is left alone.

    What has itself ended, or is a draft, may require what it likes.
    """
    for needing, ended in _needing_what_ended(on):
        yield Finding(
            "requirements-are-alive",
            Severity.WARNING,
            needing,
            _("It requires %(target)s, which has ended.") % {"target": ended.name},
            _("Say when it stopped requiring it, or what it requires instead."),
        )


def ended_projects_have_successors(on: str) -> Iterator[Finding]:
    """What is still required although it has ended is succeeded by something.

    A notice beside the warnings of those who require it: there may be no successor in the world.
    """
    needed: dict[Subject, set[str]] = defaultdict(set)
    for needing, ended in _needing_what_ended(on):
        needed[ended].add(needing.name)
    succeeded = Relation.objects.on(on).filter(kind=Relation.Kind.SUCCEEDS)
    followed = set(succeeded.values_list("target_id", flat=True)) if needed else set[int]()
    for subject, names in needed.items():
        if subject.pk not in followed:
            yield Finding(
                "ended-projects-have-successors",
                Severity.NOTICE,
                subject,
                _("It has ended without a successor, and is required by: %(names)s.")
                % {"names": ", ".join(sorted(names))},
                _("Enter what succeeds it, if there is anything."),
            )


def no_circular_requirements(on: str) -> Iterator[Finding]:
    """No project requires itself by way of others.

    A warning: it happens, but then nobody can tell what is to be deployed first.
    """
    pairs = _requirements(on).values_list("project_id", "target_id")
    loops = circles(pairs)
    projects = Project.objects.in_bulk({key for loop in loops for key in loop}) if loops else {}
    for loop in loops:
        names = " → ".join(projects[key].name for key in loop)
        yield Finding(
            "no-circular-requirements",
            Severity.WARNING,
            Subject.of(projects[loop[0]]),
            _("It requires itself in the end: %(circle)s.") % {"circle": names},
            _("If one of them can do without the next, make that “works with”."),
        )


def _requirements(on: str) -> QuerySet[Relation]:
    rows = Relation.objects.on(on).filter(kind=Relation.Kind.REQUIRES).order_by()
    return rows.filter(project__state=PUBLISHED, target__state=PUBLISHED)


def _needing_what_ended(on: str) -> Iterator[tuple[Subject, Subject]]:
    """Yield what requires something that has ended, and that; as plain values: there are many."""
    ended = {key for key, stage in stages_on(on).items() if has_ended(stage)}
    pairs = _requirements(on).values_list("project_id", "target_id")
    found = [(one, other) for one, other in pairs if other in ended and one not in ended]
    if found:
        rows = Project.objects.published().order_by().values_list("pk", "slug", "name")
        subjects = {pk: Subject(_PROJECT, pk, slug, name) for pk, slug, name in rows}
        yield from ((subjects[one], subjects[other]) for one, other in found)


def use_cases_need_what_is_alive(on: str) -> Iterator[Finding]:
    """A use case is solved with projects that have not ended.

    A warning where the project is core, as the advice cannot be followed; a notice where the
    problem can be solved without it.
    """
    stages = stages_on(on)
    needs = UseCaseNeed.objects.filter(use_case__state=PUBLISHED)
    rows = needs.select_related("use_case", "project").order_by("use_case__sort_key", "position")
    for need in rows.defer("project__description", "project__logo", "use_case__description"):
        if has_ended(stages.get(need.project_id)):
            core = need.importance == UseCaseNeed.Importance.CORE
            yield Finding(
                "use-cases-need-what-is-alive",
                Severity.WARNING if core else Severity.NOTICE,
                Subject.of(need.use_case),
                _("It needs %(project)s, which has ended.") % {"project": need.project.name},
                _("Replace it by what does the same today, or make clear that this is the past."),
            )
