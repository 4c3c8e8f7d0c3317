"""Who governs a project on a day."""

from typing import Any

import pytest

from catalogue.models import Project, Stewardship
from catalogue.stewardship import governed_by, governing, governing_many, governors
from governance.models import Body
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2019-04-02"
TECHNICAL = Stewardship.Capacity.TECHNICAL
USER_VOICE = Stewardship.Capacity.USER_VOICE


def bodies(project: Project, capacity: str = TECHNICAL, on: str = DAY) -> list[Body]:
    """Return the bodies that govern a project."""
    return [found.body for found in governing(project, on)[capacity]]


def stewarded(**given: Any) -> Body:
    """Return the body of a new stewardship."""
    found: Body = factories.stewardship(**given).body
    return found


class TestWhoIsRecorded:
    def test_nobody_is_recorded(self) -> None:
        project = factories.project(parent=factories.project())
        assert governing(project, DAY) == {TECHNICAL: [], USER_VOICE: []}

    def test_body_of_the_project_itself_is_not_inherited(self) -> None:
        project = factories.project()
        row = factories.stewardship(project=project)
        [found] = governing(project, DAY)[TECHNICAL]
        assert (found.body, found.stewardship, found.inherited_from) == (row.body, row, None)

    def test_several_bodies_govern_together_the_oldest_first(self) -> None:
        project = factories.project()
        later = stewarded(project=project, since="2018")
        earlier = stewarded(project=project, since="2012-09")
        assert bodies(project) == [earlier, later]

    def test_other_projects_have_bodies_of_their_own(self) -> None:
        factories.stewardship()
        assert bodies(factories.project()) == []


class TestInheritance:
    def test_part_is_governed_as_the_whole_is(self) -> None:
        whole = factories.project()
        body = stewarded(project=whole)
        [found] = governing(factories.project(parent=whole), DAY)[TECHNICAL]
        assert (found.body, found.inherited_from) == (body, ("project", whole.pk))

    def test_part_of_a_part_is_too_however_deep(self) -> None:
        top = project = factories.project()
        body = stewarded(project=top)
        for _level in range(4):
            project = factories.project(parent=project)
        [found] = governing(Project.objects.get(pk=project.pk), DAY)[TECHNICAL]
        assert (found.body, found.inherited_from) == (body, ("project", top.pk))

    def test_nearest_whole_decides(self) -> None:
        top = factories.project()
        middle = factories.project(parent=top)
        stewarded(project=top)
        nearer = stewarded(project=middle)
        assert bodies(factories.project(parent=middle)) == [nearer]

    def test_what_is_recorded_for_the_project_itself_comes_before_all(self) -> None:
        area, whole = factories.focus_area(), factories.project()
        project = factories.project(parent=whole, focus_areas=[area])
        stewarded(project=whole)
        stewarded(focus_area=area)
        own = stewarded(project=project)
        assert bodies(project) == [own]

    def test_focus_area_governs_where_no_project_above_has_a_body(self) -> None:
        area = factories.focus_area()
        project = factories.project(parent=factories.project(), focus_areas=[area])
        body = stewarded(focus_area=area)
        [found] = governing(project, DAY)[TECHNICAL]
        assert (found.body, found.inherited_from) == (body, ("focus-area", area.pk))

    def test_whole_comes_before_the_focus_area(self) -> None:
        area, whole = factories.focus_area(), factories.project()
        stewarded(focus_area=area)
        body = stewarded(project=whole)
        assert bodies(factories.project(parent=whole, focus_areas=[area])) == [body]

    def test_bodies_of_several_focus_areas_govern_together(self) -> None:
        areas = [factories.focus_area(), factories.focus_area()]
        found = {stewarded(focus_area=area) for area in areas}
        assert set(bodies(factories.project(focus_areas=areas))) == found

    def test_focus_areas_of_the_whole_are_not_inherited(self) -> None:
        area = factories.focus_area()
        stewarded(focus_area=area)
        assert bodies(factories.project(parent=factories.project(focus_areas=[area]))) == []

    def test_draft_above_is_passed_over(self) -> None:
        top = factories.project()
        draft = factories.project(parent=top, state=Project.State.DRAFT)
        part = factories.project(parent=draft)
        hidden = stewarded(project=draft)
        body = stewarded(project=top)
        assert bodies(part) == [body]
        assert bodies(draft) == [hidden]
        assert governed_by([hidden.pk], DAY) == {draft.pk}
        assert governed_by([body.pk], DAY) == {top.pk, part.pk}

    def test_parts_in_a_circle_end_the_search(self) -> None:
        first = factories.project()
        second = factories.project(parent=first)
        Project.objects.filter(pk=first.pk).update(parent=second)
        assert bodies(Project.objects.get(pk=first.pk)) == []
        assert governed_by([factories.body().pk], DAY) == set()


class TestCapacities:
    def test_each_is_looked_up_by_itself(self) -> None:
        whole = factories.project()
        users = stewarded(project=whole, capacity=USER_VOICE)
        stewarded(project=whole)
        part = factories.project(parent=whole)
        own = stewarded(project=part)
        assert bodies(part) == [own]
        assert bodies(part, USER_VOICE) == [users]

    def test_one_body_may_have_both(self) -> None:
        project = factories.project()
        body = stewarded(project=project)
        stewarded(project=project, body=body, capacity=USER_VOICE)
        assert bodies(project) == bodies(project, USER_VOICE) == [body]


class TestDays:
    @pytest.mark.parametrize(
        ("on", "governs"),
        [("2012-08-31", []), ("2012-09-01", [0]), ("2019-06-30", [0]), ("2019-07-01", [1])],
    )
    def test_period_is_half_open(self, on: str, governs: list[int]) -> None:
        project = factories.project()
        rows = [
            stewarded(project=project, since="2012-09", until="2019-07-01"),
            stewarded(project=project, since="2019-07-01"),
        ]
        assert bodies(project, on=on) == [rows[index] for index in governs]

    def test_day_after_a_body_left_the_whole_governs_again(self) -> None:
        whole = factories.project()
        above = stewarded(project=whole)
        part = factories.project(parent=whole)
        own = stewarded(project=part, until="2019")
        assert bodies(part, on="2018-12-31") == [own]
        assert bodies(part, on="2019-01-01") == [above]


class TestChains:
    def test_body_that_answers_to_nobody_is_its_own_chain(self) -> None:
        project = factories.project()
        body = stewarded(project=project)
        assert governing(project, DAY)[TECHNICAL][0].chains == [[body]]

    def test_every_way_up_to_the_board_is_given(self) -> None:
        board = factories.body(kind=Body.Kind.BOARD)
        users, technical, group = (factories.body() for _body in range(3))
        for lower, upper in (
            (group, users),
            (group, technical),
            (users, board),
            (technical, board),
        ):
            factories.reporting_line(body=lower, reports_to=upper)
        project = factories.project()
        factories.stewardship(project=project, body=group)
        [found] = governing(project, DAY)[TECHNICAL]
        assert found.chains == [[group, users, board], [group, technical, board]]

    @pytest.mark.parametrize(("on", "above"), [("2017-05-31", 0), ("2017-06-01", 1)])
    def test_ways_are_those_of_the_day(self, on: str, above: int) -> None:
        project, uppers = factories.project(), [factories.body(), factories.body()]
        body = stewarded(project=project)
        factories.reporting_line(body=body, reports_to=uppers[0], until="2017-06")
        factories.reporting_line(body=body, reports_to=uppers[1], since="2017-06")
        assert governing(project, on)[TECHNICAL][0].chains == [[body, uppers[above]]]


class TestGovernedBy:
    def test_has_the_projects_of_a_body_and_what_inherits_from_them(self) -> None:
        whole, area = factories.project(), factories.focus_area()
        part, inside = factories.project(parent=whole), factories.project(focus_areas=[area])
        independent = factories.project(parent=whole)
        stewarded(project=independent)
        body = stewarded(project=whole)
        factories.stewardship(focus_area=area, body=body, capacity=USER_VOICE)
        assert governed_by([body.pk], DAY) == {whole.pk, part.pk, inside.pk}

    def test_is_about_the_day(self) -> None:
        row = factories.stewardship(since="2018")
        assert governed_by([row.body_id], "2017-12-31") == set()
        assert governed_by([row.body_id], "2018-01-01") == {row.project_id}


def test_a_project_takes_two_queries_whoever_governs_it(django_assert_num_queries: Any) -> None:
    top = factories.project()
    middle = factories.project(parent=top)
    areas = [factories.focus_area() for _area in range(3)]
    project = factories.project(parent=middle, focus_areas=areas)
    for subject in (top, middle, project):
        for capacity in Stewardship.Capacity:
            row = factories.stewardship(project=subject, capacity=capacity)
            factories.reporting_line(body=row.body, reports_to=factories.reporting_line().body)
    for area in areas:
        factories.stewardship(focus_area=area)
    found = Project.objects.select_related("parent__parent").get(pk=project.pk)
    with django_assert_num_queries(2):
        governing(found, DAY)


@pytest.mark.parametrize("size", [3, 30])
def test_all_projects_of_a_body_take_two_queries(size: int, django_assert_num_queries: Any) -> None:
    row = factories.stewardship()
    for _number in range(size):
        area = factories.stewardship(focus_area=factories.focus_area()).focus_area
        factories.project(parent=row.project, focus_areas=[area])
    with django_assert_num_queries(2):
        assert len(governed_by([row.body_id], DAY)) == size + 1


class TestManyAtOnce:
    def test_each_is_answered_as_by_itself(self) -> None:
        top, area = factories.project(), factories.focus_area()
        draft = factories.project(parent=top, state=Project.State.DRAFT)
        part = factories.project(parent=draft, focus_areas=[area])
        inside = factories.project(focus_areas=[factories.focus_area(), area])
        for row in (
            factories.stewardship(project=top),
            factories.stewardship(project=draft, capacity=USER_VOICE),
            factories.stewardship(focus_area=area),
            factories.stewardship(focus_area=area, capacity=USER_VOICE, since="2012"),
        ):
            upper = factories.reporting_line(body=row.body).reports_to
            factories.reporting_line(body=row.body)
            factories.reporting_line(body=upper)
        projects = [top, draft, part, inside, factories.project()]
        alone = {project.pk: governing(project, DAY) for project in projects}
        assert governing_many(projects, DAY) == alone
        assert [len(one.chains) for one in alone[part.pk][TECHNICAL]] == [2]
        assert [len(one.chains) for one in alone[inside.pk][USER_VOICE]] == [2]

    def test_parts_in_a_circle_end_the_search(self) -> None:
        first = factories.project()
        second = factories.project(parent=first)
        Project.objects.filter(pk=first.pk).update(parent=second)
        found = governing_many(Project.objects.all(), DAY)
        assert set(found) == {first.pk, second.pk}
        assert not any(several for each in found.values() for several in each.values())

    def test_of_nothing_is_nothing(self) -> None:
        assert governing_many([], DAY) == {}

    @pytest.mark.parametrize("size", [3, 30])
    def test_they_take_four_queries_and_without_chains_three(
        self, size: int, django_assert_num_queries: Any
    ) -> None:
        top = factories.stewardship().project
        for _number in range(size):
            area = factories.stewardship(focus_area=factories.focus_area()).focus_area
            middle = factories.project(parent=top)
            body = stewarded(project=middle, capacity=USER_VOICE)
            factories.reporting_line(body=body)
            factories.project(parent=middle, focus_areas=[area])
        projects = list(Project.objects.filter(parent__isnull=False))
        with django_assert_num_queries(4):
            many = governing_many(projects, DAY)
        assert all(each[TECHNICAL][0].chains for each in many.values())
        with django_assert_num_queries(3):
            plain = governors(projects, DAY)
        assert [len(each[USER_VOICE]) for each in plain.values()] == [1] * 2 * size
