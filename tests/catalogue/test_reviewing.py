"""A review that decides moves the project."""

import pytest
from django.core.exceptions import ValidationError

from catalogue import reviewing
from catalogue.models import Project, Review, Stage, StageChange
from catalogue.reviewing import Did
from governance.models import Resolution
from tests import factories

pytestmark = pytest.mark.django_db

DAY, SOURCE = "2019-04-08", "https://lists.example.org/confirmed"


@pytest.fixture
def pilot() -> Stage:
    """Return a stage that only “Confirmed” may follow."""
    return factories.stage(slug="pilot", name="Pilot")


@pytest.fixture
def confirmed(pilot: Stage) -> Stage:
    found = factories.stage(slug="confirmed", name="Confirmed")
    pilot.next_stages.add(found)
    return found


@pytest.fixture
def kata(pilot: Stage) -> Project:
    """Return a project on trial."""
    project = factories.project(slug="kata", name="Kata")
    factories.stage_change(project=project, stage=pilot, changed_on="2017-12-05")
    return project


@pytest.fixture
def review(kata: Project, confirmed: Stage) -> Review:
    """Return an open review of it."""
    return factories.review(project=kata, requested_stage=confirmed, source_url=SOURCE)


def accept(review: Review, day: str = DAY, resolution: Resolution | None = None) -> list[str]:
    """Let a review accept, and return what a curator is told."""
    review.outcome, review.decided_on = Review.Outcome.ACCEPTED, day
    review.resolution = resolution
    return [move.message for move in reviewing.save(review)]


def open_again(review: Review) -> list[reviewing.Move]:
    review.outcome, review.decided_on = Review.Outcome.OPEN, ""
    return reviewing.save(review)


def line(project: Project) -> list[tuple[str, str]]:
    """Return the steps of a project's life."""
    return [(step.stage.slug, step.changed_on) for step in project.stage_changes.all()]


BEFORE = [("pilot", "2017-12-05")]
AFTER = [*BEFORE, ("confirmed", DAY)]


class TestYes:
    def test_makes_the_step_with_its_day_resolution_and_source(
        self, review: Review, kata: Project
    ) -> None:
        resolution = factories.resolution(decided_on=DAY)
        told = accept(review, resolution=resolution)
        step = kata.stage_changes.get(stage__slug="confirmed")
        assert (step.changed_on, step.resolution, step.source_url) == (DAY, resolution, SOURCE)
        assert told == ["Kata became “Confirmed” (8 April 2019) by this review."]
        stages = Project.objects.with_stage().values_list("stage_slug", flat=True)  # type: ignore[misc]
        assert list(stages) == ["confirmed"]

    @pytest.mark.parametrize("day", [DAY, "2019-04", "2019"])
    def test_leaves_a_step_that_is_there_and_gives_it_the_evidence_it_lacks(
        self, day: str, review: Review, kata: Project, confirmed: Stage
    ) -> None:
        step = factories.stage_change(project=kata, stage=confirmed, changed_on=day, note="Once.")
        resolution = factories.resolution(decided_on=DAY)
        [told] = accept(review, resolution=resolution)
        assert "was recorded already" in told
        step.refresh_from_db()
        assert (step.changed_on, step.resolution, step.source_url) == (day, resolution, SOURCE)
        assert step.note == "Once."
        assert len(line(kata)) == 2

    def test_finds_the_step_by_its_resolution_whatever_its_day(
        self, review: Review, kata: Project, confirmed: Stage
    ) -> None:
        resolution = factories.resolution(decided_on=DAY)
        factories.stage_change(
            project=kata, stage=confirmed, changed_on="2019-05", resolution=resolution
        )
        accept(review, resolution=resolution)
        assert line(kata) == [*BEFORE, ("confirmed", "2019-05")]

    def test_of_another_year_is_another_step(
        self, review: Review, kata: Project, confirmed: Stage
    ) -> None:
        factories.stage_change(project=kata, stage=confirmed, changed_on="2018")
        accept(review)
        assert line(kata) == [*BEFORE, ("confirmed", "2018"), ("confirmed", DAY)]

    def test_is_refused_where_the_stage_may_not_follow(
        self, review: Review, kata: Project, pilot: Stage
    ) -> None:
        review.requested_stage = factories.stage(name="Retired")
        review.outcome, review.decided_on = Review.Outcome.ACCEPTED, DAY
        with pytest.raises(ValidationError) as refused:
            reviewing.save(review)
        assert refused.value.message_dict == {
            "requested_stage": ["“Retired” cannot follow “Pilot”; it may be followed by Confirmed."]
        }
        review.refresh_from_db()
        assert (review.outcome, line(kata)) == ("open", BEFORE)

    def test_said_twice_does_nothing_more(self, review: Review, kata: Project) -> None:
        accept(review)
        assert accept(review) == []
        assert line(kata) == AFTER

    @pytest.mark.parametrize("outcome", ["declined", "withdrawn"])
    def test_other_outcomes_move_nothing(self, outcome: str, review: Review, kata: Project) -> None:
        review.outcome, review.decided_on = outcome, DAY
        assert reviewing.save(review) == []
        assert line(kata) == BEFORE

    def test_of_a_new_review_moves_too(self, kata: Project, confirmed: Stage) -> None:
        review = Review(project=kata, requested_stage=confirmed, source_url=SOURCE)
        accept(review)
        assert (Review.objects.get(), line(kata)) == (review, AFTER)


class TestChange:
    def test_of_day_resolution_and_source_is_followed(self, review: Review, kata: Project) -> None:
        accept(review)
        resolution = factories.resolution()
        review.source_url = "https://example.org/minutes"
        told = accept(review, "2019-04-09", resolution)
        step = kata.stage_changes.get(stage__slug="confirmed")
        assert (step.changed_on, step.resolution) == ("2019-04-09", resolution)
        assert step.source_url == "https://example.org/minutes"
        assert told == ["The step of Kata to “Confirmed” (9 April 2019) follows the review."]

    def test_of_the_stage_is_followed(self, review: Review, kata: Project, pilot: Stage) -> None:
        accept(review)
        review.requested_stage = factories.stage(slug="active")
        pilot.next_stages.add(review.requested_stage)
        accept(review)
        assert line(kata) == [*BEFORE, ("active", DAY)]

    def test_leaves_what_a_curator_wrote_with_the_step(self, review: Review, kata: Project) -> None:
        accept(review)
        step = kata.stage_changes.get(stage__slug="confirmed")
        step.source_url, step.note = "https://example.org/press", "Unanimous."
        step.save()
        review.source_url = "https://example.org/minutes"
        accept(review, "2019-04-09")
        step.refresh_from_db()
        assert (step.changed_on, step.note) == ("2019-04-09", "Unanimous.")
        assert step.source_url == "https://example.org/press"

    def test_that_would_put_the_stage_where_it_may_not_be_is_refused(
        self, review: Review, kata: Project, confirmed: Stage
    ) -> None:
        accept(review)
        review.decided_on, review.opened_on = "2017-01", ""
        Stage.objects.get(slug="pilot").next_stages.add(factories.stage(slug="other"))
        confirmed.next_stages.add(factories.stage(slug="end"))
        with pytest.raises(ValidationError, match="cannot follow"):
            reviewing.save(review)
        assert line(kata) == AFTER

    def test_of_the_project_moves_the_other_one(self, review: Review, kata: Project) -> None:
        accept(review)
        review.project = factories.project(slug="zuul", name="Zuul")
        told = accept(review)
        assert told == [
            "The step of Kata to “Confirmed” (8 April 2019) was taken back.",
            "Zuul became “Confirmed” (8 April 2019) by this review.",
        ]
        assert (line(kata), line(review.project)) == (BEFORE, [("confirmed", DAY)])


class TestTakingBack:
    def test_takes_the_step_back_where_nothing_else_rests_on_it(
        self, review: Review, kata: Project
    ) -> None:
        accept(review)
        [told] = open_again(review)
        assert told.message == "The step of Kata to “Confirmed” (8 April 2019) was taken back."
        assert line(kata) == BEFORE
        assert StageChange.history.filter(history_type="-").count() == 1

    def test_keeps_it_where_another_step_follows(
        self, review: Review, kata: Project, confirmed: Stage
    ) -> None:
        accept(review)
        factories.stage_change(
            project=kata, stage=factories.stage(name="Active"), changed_on="2020-01"
        )
        [told] = open_again(review)
        assert told.did == Did.KEPT
        assert told.message == (
            "The step of Kata to “Confirmed” (8 April 2019) stays: “Active” (January 2020) follows "
            "it."
        )
        assert len(line(kata)) == 3

    def test_keeps_it_where_another_review_accepted_it_too(
        self, review: Review, kata: Project, confirmed: Stage
    ) -> None:
        accept(review)
        twin = factories.review(
            project=kata, requested_stage=confirmed, opened_on="2019", source_url=SOURCE
        )
        accept(twin)
        [told] = open_again(review)
        assert told.why == "another review accepted it too."
        assert line(kata) == AFTER

    @pytest.mark.parametrize(
        ("field", "value"), [("note", "Unanimous."), ("source_url", "https://example.org/press")]
    )
    def test_keeps_it_where_a_curator_wrote_more(
        self, field: str, value: str, review: Review, kata: Project
    ) -> None:
        accept(review)
        step = kata.stage_changes.get(stage__slug="confirmed")
        setattr(step, field, value)
        step.save()
        [told] = open_again(review)
        assert told.did == Did.KEPT
        assert "says more than the review" in told.why
        assert line(kata) == AFTER

    def test_says_nothing_where_there_is_no_step(self, review: Review, kata: Project) -> None:
        accept(review)
        kata.stage_changes.get(stage__slug="confirmed").delete()
        assert open_again(review) == []

    def test_by_deleting_the_review_leaves_the_step(self, review: Review, kata: Project) -> None:
        accept(review)
        [told] = reviewing.delete(review)
        assert told.message.endswith("stays: take it out on the project’s form if it was never so.")
        assert (Review.objects.count(), line(kata)) == (0, AFTER)
        assert reviewing.delete(factories.review()) == []


@pytest.mark.parametrize("broken", ["save", "full_clean"])
def test_nothing_has_changed_when_it_is_stopped_half_way(
    broken: str, review: Review, kata: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(StageChange, broken, stop)
    with pytest.raises(KeyboardInterrupt):
        accept(review)
    review.refresh_from_db()
    assert (review.outcome, review.decided_on, line(kata)) == ("open", "", BEFORE)
