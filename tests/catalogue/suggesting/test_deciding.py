"""What staff do with suggestions."""

import datetime
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings

from catalogue.models import Decision, Suggestion
from catalogue.suggesting.deciding import accept, decline, take
from catalogue.suggesting.outcomes import told
from tests import factories
from tests.revisions import committed

pytestmark = pytest.mark.django_db


def again(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


def test_a_suggestion_is_received_then_in_review_then_decided() -> None:
    suggestion = factories.suggestion()
    assert again(suggestion).state == Suggestion.State.RECEIVED
    take(suggestion)
    since = again(suggestion).taken_at
    assert again(suggestion).state == Suggestion.State.IN_REVIEW
    take(suggestion)
    assert again(suggestion).taken_at == since
    decline(suggestion, "It is right as it is.")
    assert again(suggestion).state == Suggestion.State.DECLINED


def test_nothing_is_declined_without_a_reason() -> None:
    suggestion = factories.suggestion()
    with pytest.raises(ValidationError, match="reason"):
        decline(suggestion, "  ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(suggestion=suggestion, outcome="declined")


def test_the_second_of_two_decisions_is_refused() -> None:
    suggestion = factories.suggestion()
    decline(suggestion, "No.")
    with pytest.raises(ValidationError, match="meanwhile"):
        decline(suggestion, "No!")


def test_what_was_accepted_leads_to_the_change_it_became() -> None:
    row = factories.project(slug="nova", role="Servers")
    after = {"role": "VMs", "summary": "Runs."}
    suggestion = factories.suggestion(row=row, before={"role": "Servers"}, after=after)
    row.role = "VMs"
    row.save()
    decision = accept(suggestion, row)
    assert decision.taken == ["role"]
    assert row.history.get(pk=decision.record).role == "VMs"
    [one] = told([decision])
    assert one.is_in_part
    assert one.change == "/changes/?kind=projects&project=nova"
    assert one.fields == ["Role", "Summary"]


def test_what_was_accepted_of_a_draft_is_not_named() -> None:
    row = factories.project(name="Sekret", state="draft")
    [one] = told([accept(factories.suggestion(row=row), row)])
    assert one.row is None
    assert one.change == ""


def test_what_waits_is_known_to_nobody_and_what_is_decided_to_all() -> None:
    row = factories.project()
    before = committed()
    suggestion = factories.suggestion(row=row)
    take(suggestion)
    assert committed() == before
    decline(suggestion, "No.")
    assert committed().number > before.number


def test_how_to_reach_a_sender_is_forgotten_in_time(settings: Settings) -> None:
    settings.SUGGESTION_CONTACT_DAYS = 30
    waiting, recent, old = (factories.suggestion(contact=f"{n}@example.org") for n in "abc")
    decline(recent, "No.")
    decline(old, "No.")
    long_ago = timezone.now() - datetime.timedelta(days=31)
    Decision.objects.filter(suggestion=old).update(decided_at=long_ago)
    said = StringIO()
    call_command("forget_contacts", stdout=said)
    assert [again(each).contact for each in (waiting, recent, old)] == [
        "a@example.org",
        "b@example.org",
        "",
    ]
    assert said.getvalue().startswith("1 contact")
    call_command("forget_contacts", stdout=said)
    assert "0 contacts" in said.getvalue()
