"""What a project has to do with others, seen from it."""

from typing import Any

import pytest

from catalogue.models import Project, Relation
from catalogue.neighbours import Tie, neighbours
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2019-04-02"
Kind = Relation.Kind


def others(ties: list[Tie]) -> list[str]:
    return [tie.other.slug for tie in ties]


class TestRelations:
    @pytest.mark.parametrize(
        ("kind", "outwards", "inwards"),
        [
            (Kind.REQUIRES, "needs", "needed_by"),
            (Kind.WORKS_WITH, "works_with", "works_with"),
            (Kind.SUCCEEDS, "succeeds", "succeeded_by"),
            (Kind.ALTERNATIVE_TO, "alternatives", "alternatives"),
        ],
    )
    def test_is_seen_from_both_ends(self, kind: str, outwards: str, inwards: str) -> None:
        row = factories.relation(kind=kind)
        seen = neighbours(row.project, DAY), neighbours(row.target, DAY)
        assert getattr(seen[0], outwards) == [Tie(row.target, None, row)]
        assert getattr(seen[1], inwards) == [Tie(row.project, None, row)]
        for found in seen:
            assert sum(len(ties) for ties in vars(found).values()) == 1

    def test_neighbours_are_in_the_order_of_their_names(self) -> None:
        nova = factories.project()
        for name in ("zun", "Élan", "cinder", "Glance"):
            factories.relation(project=nova, target=factories.project(name=name))
        names = [tie.other.name for tie in neighbours(nova, DAY).needs]
        assert names == ["cinder", "Élan", "Glance", "zun"]

    def test_what_both_sides_recorded_is_one_tie(self) -> None:
        row = factories.relation(kind=Kind.WORKS_WITH)
        factories.relation(project=row.target, kind=Kind.WORKS_WITH, target=row.project)
        assert others(neighbours(row.project, DAY).works_with) == [row.target.slug]

    @pytest.mark.parametrize("recorded_by", ["project", "target"])
    def test_what_it_needs_is_not_repeated_among_what_it_works_with(self, recorded_by: str) -> None:
        needs = factories.relation()
        ends = (needs.project, needs.target)
        first, second = ends if recorded_by == "project" else ends[::-1]
        factories.relation(project=first, kind=Kind.WORKS_WITH, target=second)
        for project in ends:
            assert neighbours(project, DAY).works_with == []

    def test_drafts_are_left_out_on_either_end(self) -> None:
        draft, nova = factories.project(state=Project.State.DRAFT), factories.project()
        factories.relation(project=nova, target=draft)
        factories.relation(project=draft, target=nova)
        assert not any(vars(neighbours(nova, DAY)).values())

    @pytest.mark.parametrize(
        ("on", "holds"),
        [("2015-12-31", 0), ("2016-01-01", 1), ("2018-02-28", 1), ("2018-03-01", 0)],
    )
    def test_holds_for_its_period(self, on: str, holds: int) -> None:
        row = factories.relation(since="2016", until="2018-03")
        assert len(neighbours(row.project, on).needs) == holds

    @pytest.mark.parametrize("outwards", [True, False])
    def test_stage_is_the_one_of_the_other_on_the_day(self, outwards: bool) -> None:
        nova, other = factories.project(), factories.project()
        ends = (nova, other) if outwards else (other, nova)
        factories.relation(project=ends[0], target=ends[1])
        stage = factories.stage(slug="retired", name="Retired", mark="cross")
        factories.stage_change(project=nova)
        factories.stage_change(project=other, stage=stage, changed_on="2019-04-02")

        def shown(on: str) -> Any:
            found = neighbours(nova, on)
            return (found.needs if outwards else found.needed_by)[0].stage

        assert shown("2019-04-01") is None
        assert shown(DAY) == {"slug": "retired", "name": "Retired", "mark": "cross"}

    @pytest.mark.parametrize("size", [1, 10])
    def test_it_takes_one_query(self, size: int, django_assert_num_queries: Any) -> None:
        nova = factories.project()
        for kind in Kind:
            for _number in range(size):
                change = factories.stage_change()
                factories.relation(project=nova, kind=kind, target=change.project)
                factories.relation(kind=kind, target=nova)
        neighbours(nova, DAY)  # on SQLite the first JSON of a connection takes a query more
        with django_assert_num_queries(1):
            found = neighbours(nova, DAY)
        assert len(found.needs) == len(found.succeeded_by) == size
        assert len(found.alternatives) == 2 * size
