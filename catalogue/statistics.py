"""The catalogue in numbers: what there is of each kind, and how it came to be."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import Q

from catalogue.licences import licences_in
from catalogue.models import Adoption, FocusArea, Project, Stage, StageChange
from governance.countries import country_names
from governance.models import Sector
from governance.partial_dates import today


@dataclass(frozen=True)
class Count:
    """How many there are of one kind.

    Attributes:
        slug: the kind, as a filter of projects takes it where there is such a filter; None where
            it is not known.
        label: the kind in words.
        count: how many.
    """

    slug: str | None
    label: str
    count: int


@dataclass(frozen=True)
class Series:
    """One way of dividing what there is.

    Attributes:
        name: what it is divided by; for projects the parameter of their lists, if there is one.
        counts: how many there are of each kind, in the order they are told.
        total: how many things there are; where one can be of several kinds, the counts are more.
        unrecorded: of how many the catalogue does not know the kind.
    """

    name: str
    counts: tuple[Count, ...]
    total: int
    unrecorded: int = 0

    @property
    def found(self) -> tuple[Count, ...]:
        """The kinds there is something of, and last, with neither slug nor label, the unknown."""
        known = tuple(count for count in self.counts if count.count)
        return (*known, Count(None, "", self.unrecorded)) if self.unrecorded else known


@dataclass(frozen=True)
class Year:
    """How many projects were listed at the end of a year, by stage.

    Attributes:
        year: the year.
        on: the day counted, ``YYYY-MM-DD``: its last, or the one asked for.
        counts: for each listed stage that ever had a project, how many were in it.
    """

    year: int
    on: str
    counts: tuple[Count, ...]

    @property
    def total(self) -> int:
        """How many were listed in all."""
        return sum(count.count for count in self.counts)


@dataclass(frozen=True)
class Statistics:
    """The catalogue in numbers, on a day. Drafts are never counted, retired projects always are.

    Attributes:
        on: the day, ``YYYY-MM-DD``.
        stage: projects by their stage on the day.
        focus_area: projects by focus area; one may be in several.
        kind: projects by kind, technologies of others among them.
        license: projects by SPDX licence, most used first; one may be under several.
        host: projects by who hosts them, most first.
        first_release: projects by the year they were first released in, years without any too.
        adopter_sector: organizations that use a project on the day, by sector, most first.
        adopter_country: the same by the country of their seat, under its two-letter code.
        stage_by_year: listed projects at the end of each year, from the first dated change on.
        undated: how many listed projects are in no year, for no change of theirs has a date.
        adoptions: how often an organization uses a project on the day.
    """

    on: str
    stage: Series
    focus_area: Series
    kind: Series
    license: Series
    host: Series
    first_release: Series
    adopter_sector: Series
    adopter_country: Series
    stage_by_year: tuple[Year, ...] = field(default=())
    undated: int = 0
    adoptions: int = 0

    @property
    def projects(self) -> int:
        """How many projects there are."""
        return self.stage.total

    @property
    def adopters(self) -> int:
        """How many organizations use a project on the day."""
        return self.adopter_sector.total

    @property
    def series(self) -> tuple[Series, ...]:
        """Every division of a whole, in the order they are told."""
        return (
            self.stage,
            self.focus_area,
            self.kind,
            self.license,
            self.host,
            self.first_release,
            self.adopter_sector,
            self.adopter_country,
        )


def statistics(on: str = "") -> Statistics:
    """Return the catalogue in numbers, in six queries.

    Args:
        on: the day, ``YYYY-MM-DD``; today if empty.
    """
    day = on or today()
    stages = list(Stage.objects.all())
    facts = list(_facts(day))
    users = list(_users(day))
    years, undated = _by_year(stages, day)
    total = sum(fact["number"] for fact in facts)
    kinds = {kind.value: str(kind.label) for kind in Project.Kind}
    hosts = {fact["host__slug"]: fact["host__name"] for fact in facts if fact["host__slug"]}
    named = {stage.slug: stage.name for stage in stages}
    sectors = {sector.value: str(sector.label) for sector in Sector}
    return Statistics(
        on=day,
        stage=_series("stage", _told(facts, "stage_slug"), named, ranked=False),
        focus_area=_by_focus_area(total),
        kind=_series("kind", _told(facts, "kind"), kinds, ranked=False),
        license=_by_license(facts, total),
        host=_series("host", _told(facts, "host__slug"), hosts),
        first_release=_by_first_release(facts),
        adopter_sector=_series("adopter_sector", _told(users, "organization__sector"), sectors),
        adopter_country=_series(
            "adopter_country", _told(users, "organization__country"), country_names()
        ),
        stage_by_year=years,
        undated=undated,
        adoptions=sum(user["uses"] for user in users),
    )


def _facts(day: str) -> Iterable[Mapping[str, Any]]:
    """Return what is known of projects, each combination once, with the number of projects."""
    told = ("stage_slug", "kind", "license", "host__slug", "host__name")
    rows = Project.objects.published().with_stage(day).order_by()
    found: Iterable[Mapping[str, Any]] = rows.values(*told, "first_release__released_on").annotate(
        number=CountOf("pk")
    )
    return found


def _users(day: str) -> Iterable[Mapping[str, Any]]:
    """Return sectors and countries of those who use a project, with the number of users."""
    rows = Adoption.objects.on(day).filter(project__state=Project.State.PUBLISHED).order_by()
    found: Iterable[Mapping[str, Any]] = rows.values(
        "organization__sector", "organization__country"
    ).annotate(number=CountOf("organization", distinct=True), uses=CountOf("pk"))
    return found


def _told(rows: Iterable[Mapping[str, Any]], name: str) -> Counter[str]:
    """Add up the numbers by one of the facts; unknown is the empty text."""
    found: Counter[str] = Counter()
    for row in rows:
        found[row[name] or ""] += row["number"]
    return found


def _series(
    name: str,
    numbers: Counter[str],
    words: Mapping[str, str] | None = None,
    *,
    ranked: bool = True,
) -> Series:
    """Return a series.

    Args:
        name: what it is called.
        numbers: how many there are of each kind; of no known kind under the empty text.
        words: the kinds in words; a kind that is not there is its own word.
        ranked: most first, without the kinds there are none of; else in the order of ``words``.
    """
    words = words or {}
    known = {slug: number for slug, number in numbers.items() if slug}
    counts = [Count(slug, words.get(slug, slug), known[slug]) for slug in known]
    counts.sort(key=lambda count: (-count.count, count.label.casefold(), count.slug))
    if not ranked:
        counts = [Count(slug, label, known.get(slug, 0)) for slug, label in words.items()]
    return Series(name, tuple(counts), sum(numbers.values()), numbers[""])


def _by_license(facts: Iterable[Mapping[str, Any]], total: int) -> Series:
    """Count projects under each licence, alone or beside others, as the filter finds them."""
    numbers: Counter[str] = Counter()
    for expression, number in _told(facts, "license").items():
        for licence in licences_in(expression) or {""}:
            numbers[licence] += number
    return replace(_series("license", numbers), total=total)


def _by_focus_area(total: int) -> Series:
    published = Q(projects__state=Project.State.PUBLISHED)
    areas = FocusArea.objects.annotate(number=CountOf("projects", filter=published))
    counts = tuple(Count(*area) for area in areas.values_list("slug", "name", "number"))
    without = Project.objects.published().filter(focus_areas__isnull=True).count()
    return Series("focus_area", counts, total, without)


def _by_first_release(facts: Iterable[Mapping[str, Any]]) -> Series:
    numbers: Counter[str] = Counter()
    for day, number in _told(facts, "first_release__released_on").items():
        numbers[day[:4]] += number
    known = [int(year) for year in numbers if year]
    # The years between are told too, or a gap would look like no time at all.
    years = range(min(known), max(known) + 1) if known else range(0)
    words = {str(year): str(year) for year in years}
    return _series("first_release", numbers, words, ranked=False)


def _by_year(stages: Iterable[Stage], day: str) -> tuple[tuple[Year, ...], int]:
    """Return the listed projects of each year's end, and how many are in none of them."""
    of_project: dict[int, list[tuple[str, str]]] = {}
    listed = {stage.slug: stage.name for stage in stages if stage.listed}
    rows = (
        StageChange.objects.filter(project__state=Project.State.PUBLISHED, changed_on__lte=day)
        .exclude(project__kind=Project.Kind.EXTERNAL)
        .order_by("changed_on", "pk")
    )
    for project, on, slug in rows.values_list("project_id", "changed_on", "stage__slug"):
        of_project.setdefault(project, []).append((on, slug))
    undated = sum(line[-1][0] == "" and line[-1][1] in listed for line in of_project.values())
    return _years(of_project.values(), listed, day), undated


def _years(
    lives: Iterable[list[tuple[str, str]]], listed: Mapping[str, str], day: str
) -> tuple[Year, ...]:
    """Count lives at the end of each year.

    Args:
        lives: for each project its days and stages in order; a day that is not known is empty.
        listed: the names of the stages that are listed, by slug.
        day: the last day that counts, ``YYYY-MM-DD``.
    """
    dated = [[step for step in life if step[0]] for life in lives]
    dated = [life for life in dated if life]
    if not dated:
        return ()
    first = min(int(life[0][0][:4]) for life in dated)
    told = {slug for life in dated for _on, slug in life}
    found = []
    for year in range(first, int(day[:4]) + 1):
        end = min(f"{year}-12-31", day)
        numbers = Counter(_stage_on(life, end) for life in dated)
        counts = [Count(s, name, numbers[s]) for s, name in listed.items() if s in told]
        found.append(Year(year, end, tuple(counts)))
    return tuple(found)


def _stage_on(life: Iterable[tuple[str, str]], day: str) -> str:
    """Return the stage of a life on a day, or nothing before its first known one."""
    return next((slug for on, slug in reversed(list(life)) if on <= day), "")
