"""Which of many rows their rules may refuse: all that are refused, found with few queries."""

from collections.abc import Sequence
from random import Random

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from catalogue.models import MapCategory, Project, StageChange
from governance.models import PreviousSlug, ReportingLine, Term
from governance.models.rows import Checked
from tests import factories
from tests.conftest import AtMost
from tests.rows import curated

pytestmark = pytest.mark.django_db

CHECKED = [
    model
    for app in ("governance", "catalogue")
    for model in curated(app)
    if issubclass(model, Checked)
]


def refused(rows: Sequence[Checked]) -> set[int]:
    """Return the keys of the rows that their rules refuse, asked one by one."""
    found = set()
    for row in rows:
        try:
            row.clean_among()
        except ValidationError:
            found.add(row.pk)
    return found


def defined_by(model: type[models.Model], name: str) -> type:
    return next(cls for cls in model.__mro__ if name in vars(cls))


@pytest.mark.parametrize("model", CHECKED)
def test_model_with_a_rule_of_its_own_never_inherits_who_is_doubtful(model: type[Checked]) -> None:
    """Or rows would pass that only the rule of the model itself refuses."""
    rule, doubt = defined_by(model, "clean_among"), defined_by(model, "doubtful")
    assert doubt is Checked or issubclass(doubt, rule)


def test_row_of_a_model_without_such_rules_is_never_doubtful() -> None:
    assert list(type(link := factories.link()).doubtful([link])) == []


def test_row_of_a_model_that_does_not_tell_is_always_doubtful() -> None:
    assert list(type(count := factories.seat_count()).doubtful([count])) == [count]


def test_row_whose_slug_leads_to_another_is_doubtful() -> None:
    nova, glance = factories.project(slug="nova"), factories.project(slug="glance")
    kind = ContentType.objects.get_for_model(Project)
    PreviousSlug.objects.create(content_type=kind, object_id=glance.pk, slug="nova")
    assert list(Project.doubtful([nova, glance])) == [nova]
    assert refused([nova, glance]) == {nova.pk}


def test_project_above_which_there_is_a_circle_is_doubtful() -> None:
    one, two, part, _other = (factories.project() for _ in range(4))
    Project.objects.filter(pk=one.pk).update(parent=two)
    Project.objects.filter(pk=two.pk).update(parent=one)
    Project.objects.filter(pk=part.pk).update(parent=one)
    rows = list(Project.objects.all())
    assert {row.pk for row in Project.doubtful(rows)} == {one.pk, two.pk, part.pk} == refused(rows)


def test_categories_of_one_slug_on_one_map_are_doubtful() -> None:
    drawn = factories.map_()
    twins = [factories.category(slug="a", region=factories.region(map=drawn)) for _ in range(2)]
    other = factories.category(slug="b")
    rows = [*twins, other]
    assert list(MapCategory.doubtful(rows)) == twins
    assert refused(rows) == {twin.pk for twin in twins}


def test_terms_of_one_person_on_one_class_are_doubtful() -> None:
    seats, ada = factories.seat_class(), factories.person()
    again = [
        factories.term(seat_class=seats, person=ada, since=since, until="")
        for since in ("2017", "2018")
    ]
    rows = [*again, factories.term(seat_class=seats), factories.term(person=ada)]
    assert list(Term.doubtful(rows)) == again
    assert refused(rows) == {term.pk for term in again}


def test_terms_on_seats_that_are_counted_are_doubtful() -> None:
    counted, open_ended = factories.seat_class(), factories.seat_class()
    factories.seat_count(seat_class=counted, seats=1)
    factories.seat_count(seat_class=open_ended, seats=None)
    on_one_seat = [factories.term(seat_class=counted) for _ in range(2)]
    rows = [*on_one_seat, factories.term(seat_class=open_ended)]
    assert list(Term.doubtful(rows)) == on_one_seat
    assert refused(rows) == {term.pk for term in on_one_seat}


def test_lines_of_bodies_that_others_answer_to_are_doubtful() -> None:
    team, committee, board = (factories.body() for _ in range(3))
    ends = [(team, committee), (committee, board), (board, committee)]
    rows = [factories.reporting_line(body=one, reports_to=other) for one, other in ends]
    assert list(ReportingLine.doubtful(rows)) == rows[1:]
    assert refused(rows) == {line.pk for line in rows[1:]}


@pytest.mark.parametrize("seed", range(4))
def test_steps_that_are_refused_are_those_that_are_doubtful(
    seed: int, at_most_queries: AtMost
) -> None:
    draw = Random(seed)
    stages = [factories.stage() for _ in range(4)]
    for stage in stages:
        stage.next_stages.set(draw.sample(stages, draw.randint(0, 2)))
    for _ in range(6):
        project = factories.project()
        for day in draw.sample(range(10, 30), draw.randint(1, 5)):
            factories.stage_change(
                project=project, stage=draw.choice(stages), changed_on=f"2020-01-{day}"
            )
    rows = list(StageChange.objects.all())
    with at_most_queries(2):
        doubtful = {row.pk for row in StageChange.doubtful(rows)}
    assert doubtful == refused(rows)
    assert doubtful or seed
