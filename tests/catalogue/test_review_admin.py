"""Reviews in the admin: one that decides moves its project, and the curator is told."""

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Project, Review, Stage
from tests import factories
from tests.admin_forms import AdminForm, messages, send

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY, SOURCE = "2019-04-08", "https://lists.example.org/confirmed"


@pytest.fixture
def kata() -> Project:
    """Return a project on trial, which may only be confirmed."""
    project = factories.project(slug="kata", name="Kata")
    pilot = factories.stage(slug="pilot", name="Pilot")
    pilot.next_stages.add(factories.stage(slug="confirmed", name="Confirmed"))
    factories.stage_change(project=project, stage=pilot, changed_on="2017-12-05")
    return project


@pytest.fixture
def review(kata: Project) -> Review:
    confirmed = Stage.objects.get(slug="confirmed")
    return factories.review(project=kata, requested_stage=confirmed, source_url=SOURCE)


def form_of(row: Review | Project) -> str:
    return reverse(f"admin:catalogue_{row._meta.model_name}_change", args=[row.pk])


def sent(client: Client, row: Review | Project, **values: str) -> list[str]:
    """Send the form of a row with other values, and return what the curator is then told."""
    address = form_of(row)
    form = AdminForm(client.get(address)).with_values(**values)
    answer = send(client, address, form)
    assert answer.status_code == 302
    return [str(told) for told in client.get(answer["Location"]).context["messages"]]


def stages(project: Project) -> list[str]:
    return [step.stage.slug for step in project.stage_changes.all()]


def test_yes_moves_the_project_and_says_so(
    review: Review, kata: Project, admin_client: Client
) -> None:
    told = sent(admin_client, review, outcome="accepted", decided_on=DAY)
    assert "Kata became “Confirmed” (8 April 2019) by this review." in told
    assert stages(kata) == ["pilot", "confirmed"]
    step = kata.stage_changes.get(stage__slug="confirmed")
    assert step.history.get().history_user.username == "admin"


def test_yes_taken_back_takes_the_step_back_and_says_so(
    review: Review, kata: Project, admin_client: Client
) -> None:
    sent(admin_client, review, outcome="accepted", decided_on=DAY)
    told = sent(admin_client, review, outcome="open", decided_on="")
    assert "The step of Kata to “Confirmed” (8 April 2019) was taken back." in told
    assert stages(kata) == ["pilot"]


def test_yes_to_what_may_not_be_is_refused_at_its_field_and_nothing_is_stored(
    review: Review, kata: Project, admin_client: Client
) -> None:
    values = {"outcome": "accepted", "decided_on": DAY}
    other = str(factories.stage(name="Retired").pk)
    form = AdminForm(admin_client.get(form_of(review)))
    answer = send(admin_client, form_of(review), form.with_values(**values, requested_stage=other))
    assert messages(answer) == [
        {"requested_stage": ["“Retired” cannot follow “Pilot”; it may be followed by Confirmed."]}
    ]
    review.refresh_from_db()
    assert (review.outcome, stages(kata)) == ("open", ["pilot"])


def test_yes_without_day_and_evidence_is_refused_at_their_fields(
    review: Review, admin_client: Client
) -> None:
    form = AdminForm(admin_client.get(form_of(review)))
    answer = send(
        admin_client, form_of(review), form.with_values(outcome="accepted", source_url="")
    )
    assert messages(answer) == [
        {
            "decided_on": ["Say when it was accepted; the project’s stage goes by it."],
            "resolution": ["Name the resolution that accepted it, or give a source."],
        }
    ]


def test_yes_in_the_form_of_the_project_moves_it_too(
    review: Review, kata: Project, admin_client: Client
) -> None:
    told = sent(
        admin_client, kata, **{"reviews-0-outcome": "accepted", "reviews-0-decided_on": DAY}
    )
    assert "Kata became “Confirmed” (8 April 2019) by this review." in told
    assert stages(kata) == ["pilot", "confirmed"]


def test_step_added_together_with_its_review_is_there_once(
    review: Review, kata: Project, admin_client: Client
) -> None:
    form = AdminForm(admin_client.get(form_of(kata)))
    confirmed = str(Stage.objects.get(slug="confirmed").pk)
    form.with_row("stage_changes", stage=confirmed, changed_on=DAY)
    form.with_values(**{"reviews-0-outcome": "accepted", "reviews-0-decided_on": DAY})
    assert send(admin_client, form_of(kata), form).status_code == 302
    assert stages(kata) == ["pilot", "confirmed"]


def test_yes_in_the_form_of_the_project_is_refused_with_its_reason(
    review: Review, kata: Project, admin_client: Client
) -> None:
    other = str(factories.stage(name="Retired").pk)
    form = AdminForm(admin_client.get(form_of(kata)))
    form.with_values(
        **{
            "reviews-0-outcome": "accepted",
            "reviews-0-decided_on": DAY,
            "reviews-0-requested_stage": other,
        }
    )
    answer = send(admin_client, form_of(kata), form)
    assert answer.status_code == 200
    [told] = answer.context["adminform"].form.non_field_errors()
    assert told == (
        "Kata → Retired: “Retired” cannot follow “Pilot”; it may be followed by Confirmed."
    )
    assert stages(kata) == ["pilot"]


@pytest.mark.parametrize("several", [False, True])
def test_deleted_review_leaves_the_step_and_says_so(
    several: bool, review: Review, kata: Project, admin_client: Client
) -> None:
    sent(admin_client, review, outcome="accepted", decided_on=DAY)
    if several:
        address = reverse("admin:catalogue_review_changelist")
        data = {"action": "delete_selected", "_selected_action": str(review.pk), "post": "yes"}
    else:
        address = reverse("admin:catalogue_review_delete", args=[review.pk])
        data = {"post": "yes"}
    answer = admin_client.post(address, data, follow=True)
    told = [str(each) for each in answer.context["messages"]]
    assert any("stays: take it out on the project’s form" in each for each in told)
    assert (Review.objects.count(), stages(kata)) == (0, ["pilot", "confirmed"])
