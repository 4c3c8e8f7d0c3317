"""Many projects are given a tag or a focus area, or lose it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from catalogue.bulk.plans import Line, Plan, Verdict
from catalogue.models import FocusArea, Project, Tag
from catalogue.search import mark_new
from governance.models.history import record_changed

_BATCH = 500

# Position, key and name of a label: they sort as curators ordered them.
_Label = tuple[int, int, str]


class Labelling:
    """Projects are given a label, or lose it.

    Args:
        label: a tag or a focus area.
        given: whether they are given it.
    """

    def __init__(self, label: Tag | FocusArea, given: bool) -> None:
        self.label = label
        self.given = given
        field: Any = Project._meta.get_field("tags" if isinstance(label, Tag) else "focus_areas")
        self._through = field.remote_field.through
        self._name = field.m2m_reverse_field_name()

    def plan(self, projects: Sequence[Project]) -> Plan:
        """Return what would become of projects, in one query; of tags, those of the same facet."""
        ties = self._through.objects.filter(project__in=[project.pk for project in projects])
        if isinstance(self.label, Tag):
            ties = ties.filter(tag__facet=self.label.facet_id)
        held: dict[int, set[_Label]] = defaultdict(set)
        told = [f"{self._name}__{name}" for name in ("position", "pk", "name")]
        for project, *label in ties.values_list("project_id", *told):
            held[project].add(tuple(label))
        return Plan(tuple(self._line(project, held[project.pk]) for project in projects))

    def store(self, projects: Sequence[Project], reason: str) -> None:
        """Tie or untie projects, with their histories, and have the search index follow."""
        keys = [project.pk for project in projects]
        tie = {f"{self._name}_id": self.label.pk}
        if self.given:
            ties = [self._through(project_id=key, **tie) for key in keys]
            self._through.objects.bulk_create(ties, batch_size=_BATCH)
        else:
            self._through.objects.filter(project__in=keys, **tie).delete()
        record_changed(Project, projects, reason)
        mark_new(projects)

    def _line(self, project: Project, held: set[_Label]) -> Line:
        mine = (self.label.position, self.label.pk, self.label.name)
        after = held | {mine} if self.given else held - {mine}
        verdict = Verdict.STAYS if after == held else Verdict.CHANGES
        return Line(project, _names(held), _names(after), verdict)


def _names(labels: Iterable[_Label]) -> str:
    return ", ".join(name for _position, _key, name in sorted(labels))
