"""What a project has to do with others, on a day, seen from that project."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Q

from catalogue.models import Project, Relation
from catalogue.models.staging import StageShownOn

# Fewer of the same source are named one by one.
_FEW = 3


@dataclass(frozen=True)
class Tie:
    """A relation to another project.

    Attributes:
        other: the other project.
        stage: the stage it is in, a dict of slug, name and mark, or None.
        relation: the row.
    """

    other: Project
    stage: dict[str, str] | None
    relation: Relation


@dataclass(frozen=True)
class Neighbours:
    """The projects one is tied to, by what it has to do with them, each by name."""

    needs: list[Tie]
    needed_by: list[Tie]
    works_with: list[Tie]
    succeeds: list[Tie]
    succeeded_by: list[Tie]
    alternatives: list[Tie]

    @property
    def every(self) -> list[Tie]:
        """Return all ties, in the order they are shown in."""
        return [tie for ties in vars(self).values() for tie in ties]

    @property
    def shared(self) -> Relation | None:
        """Return a relation whose source and note are those of most, to be named but once.

        None where fewer than three, or less than half, have the same.
        """
        rows = [tie.relation for tie in self.every]
        counted = Counter((row.note, row.source_url) for row in rows if row.note or row.source_url)
        told, count = next(iter(counted.most_common(1)), (("", ""), 0))
        if count < _FEW or 2 * count < len(rows):
            return None
        return next(row for row in rows if (row.note, row.source_url) == told)


def neighbours(project: Project, on: str) -> Neighbours:
    """Return a project's neighbours, in one query.

    What works with it or stands in for it does so whichever of the two recorded it; what it needs,
    or what needs it, is not repeated among what works with it.

    Args:
        project: the project.
        on: the day, ``YYYY-MM-DD``.
    """
    found: dict[tuple[str, bool], dict[int, Tie]] = defaultdict(dict)
    rows = Relation.objects.on(on).filter(Q(project=project) | Q(target=project))
    stages = {
        "project_stage": StageShownOn(on, "project_id"),
        "target_stage": StageShownOn(on, "target_id"),
    }
    for row in rows.select_related("project", "target").annotate(**stages):
        outwards = row.project_id == project.pk
        other = row.target if outwards else row.project
        if other.state == Project.State.PUBLISHED:
            shown = getattr(row, "target_stage" if outwards else "project_stage")
            found[row.kind, outwards][other.pk] = Tie(other, shown, row)

    def ties(kind: Relation.Kind, *directions: bool) -> list[Tie]:
        merged: dict[int, Tie] = {}
        for outwards in directions:
            merged.update(found[kind, outwards])
        return sorted(merged.values(), key=lambda tie: tie.other.sort_key)

    needs, needed_by = ties(Relation.Kind.REQUIRES, True), ties(Relation.Kind.REQUIRES, False)
    closer = {tie.other for tie in needs + needed_by}
    with_it = ties(Relation.Kind.WORKS_WITH, False, True)
    return Neighbours(
        needs=needs,
        needed_by=needed_by,
        works_with=[tie for tie in with_it if tie.other not in closer],
        succeeds=ties(Relation.Kind.SUCCEEDS, True),
        succeeded_by=ties(Relation.Kind.SUCCEEDS, False),
        alternatives=ties(Relation.Kind.ALTERNATIVE_TO, False, True),
    )
