"""What is worth comparing, by what the catalogue says."""

from typing import Any

import pytest

from catalogue.comparison.examples import Example, examples, similar
from catalogue.models import MapCategory, Project, Relation
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2019-04-02"
ALTERNATIVE = Relation.Kind.ALTERNATIVE_TO


def named(*projects: Project) -> tuple[tuple[str, str], ...]:
    return tuple((project.slug, project.name) for project in projects)


def category(*projects: Project, **given: Any) -> MapCategory:
    """Return a category in which projects stand in this order."""
    found = factories.category(**given)
    for position, project in enumerate(projects):
        factories.entry(category=found, project=project, position=position)
    return found


class TestExamples:
    def test_are_alternatives_then_categories_of_two_or_more(self) -> None:
        row = factories.relation(kind=ALTERNATIVE)
        factories.relation(project=row.target, kind=ALTERNATIVE, target=row.project)
        heat, mistral = factories.project(), factories.project()
        category(heat, mistral, name="Orchestration")
        category(heat, name="Alone")
        category(*(factories.project() for _number in range(11)), name="Too many")
        first, second = examples(DAY)
        assert (first.reason, set(first.projects)) == ("", set(named(row.project, row.target)))
        assert second == Example("Orchestration", named(heat, mistral))

    def test_leave_out_drafts_what_is_retired_and_what_is_not_ours(self) -> None:
        draft = factories.project(state=Project.State.DRAFT)
        factories.relation(kind=ALTERNATIVE, target=draft)
        factories.relation(kind=ALTERNATIVE, until="2018")
        gone = factories.stage_change(stage=factories.stage(listed=False)).project
        other = factories.project(kind=Project.Kind.EXTERNAL)
        category(draft, gone, other, factories.project())
        assert examples(DAY) == []

    def test_are_so_many_categories_at_most(self) -> None:
        for _number in range(4):
            category(factories.project(), factories.project())
        assert len(examples(DAY, limit=3)) == 3

    @pytest.mark.parametrize("size", [1, 10])
    def test_take_two_queries(self, size: int, django_assert_num_queries: Any) -> None:
        for _number in range(size):
            factories.relation(kind=ALTERNATIVE)
            category(factories.project(), factories.project())
        with django_assert_num_queries(2):
            examples(DAY)


class TestSimilar:
    def test_are_alternatives_then_those_beside_it(self) -> None:
        heat, mistral, senlin = (factories.project() for _number in range(3))
        factories.relation(kind=ALTERNATIVE, project=senlin, target=heat)
        factories.relation(kind=ALTERNATIVE)
        category(mistral, heat, senlin)
        category(factories.project())
        assert similar(heat, DAY) == [*named(senlin), *named(mistral)]
        assert similar(heat, DAY, limit=1) == [*named(senlin)]
