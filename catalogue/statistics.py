"""The catalogue in numbers, on a day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.models import Adoption, FocusArea, Project, Stage
from governance.models import Sector

Named = tuple[str, str]


@dataclass(frozen=True)
class Count:
    """How often something is found.

    Attributes:
        slug: how it is named in filters; None for what is not known.
        label: what people call it; empty for what is not known.
        count: how many there are.
    """

    slug: str | None
    label: str
    count: int


Counts = tuple[Count, ...]


@dataclass(frozen=True)
class Statistics:
    """Counts of projects, retired ones and technologies of others included, and of adoptions.

    A project of several focus areas counts in each. Adopters are organizations: one that uses
    several projects counts once.

    Attributes:
        on: the day, ``YYYY-MM-DD``.
    """

    on: str
    projects: int
    stages: Counts
    focus_areas: Counts
    kinds: Counts
    licenses: Counts
    hosts: Counts
    first_release_years: Counts
    adoptions: int
    adopters: int
    adopter_sectors: Counts
    adopter_countries: Counts


def statistics(on: str) -> Statistics:
    """Return the catalogue in numbers, in five queries.

    Args:
        on: the day of stages, focus areas and adoptions, ``YYYY-MM-DD``.
    """
    columns = ("stage_slug", "kind", "license", "host__slug", "host__name")
    projects = list(
        Project.objects.published()
        .with_stage(on)
        .order_by()
        .values_list(*columns, "first_release__released_on")
    )
    adoptions = list(
        Adoption.objects.on(on)
        .filter(project__state=Project.State.PUBLISHED)
        .order_by()
        .values_list("organization", "organization__sector", "organization__country")
    )
    adopters = set(adoptions)
    stages = dict(Stage.objects.values_list("slug", "name"))
    hosts = {slug: name for *_rest, slug, name, _date in projects if slug}
    return Statistics(
        on=on,
        projects=len(projects),
        stages=tally((row[0] for row in projects), stages),
        focus_areas=_focus_areas(on),
        kinds=tally((row[1] for row in projects), _labels(Project.Kind)),
        licenses=by_size(tally(row[2] for row in projects)),
        hosts=by_size(tally((row[3] for row in projects), hosts)),
        first_release_years=tally(sorted((row[5] or "")[:4] for row in projects)),
        adoptions=len(adoptions),
        adopters=len(adopters),
        adopter_sectors=by_size(tally((row[1] for row in adopters), _labels(Sector))),
        adopter_countries=by_size(tally(row[2] for row in adopters)),
    )


def tally(values: Iterable[str | None], labels: Mapping[str, str] | None = None) -> Counts:
    """Return how often each value is found, in the order of the labels or else as they come.

    Args:
        values: slugs; None or empty for what is not known, which comes last.
        labels: what people call them; without, the slugs themselves.
    """
    found = Counter(value or "" for value in values)
    unknown = found.pop("", 0)
    known = [slug for slug in labels if slug in found] if labels is not None else list(found)
    names = labels or {}
    counts = [Count(slug, names.get(slug, slug), found[slug]) for slug in known]
    return (*counts, *([Count(None, "", unknown)] if unknown else []))


def by_size(counts: Counts) -> Counts:
    """Return counts with the largest first, and what is not known last."""
    return tuple(sorted(counts, key=lambda each: (each.slug is None, -each.count, each.label)))


def _focus_areas(on: str) -> Counts:
    areas = dict(FocusArea.objects.on(on).values_list("slug", "name"))
    members = Project.focus_areas.through.objects.filter(
        project__state=Project.State.PUBLISHED, focusarea__slug__in=areas
    )
    return tally(members.values_list("focusarea__slug", flat=True), areas)


def _labels(choices: Any) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices.choices}
