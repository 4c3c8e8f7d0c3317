"""What staff do with a suggestion: look into it, decide on it, take a decision back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Decision, Suggestion
from catalogue.suggesting.subjects import subject_of
from governance.text_fields import with_plain_ends


def take(suggestion: Suggestion) -> None:
    """Say that somebody looks into it; the moment of the first time stays."""
    waiting = Suggestion.objects.waiting().filter(pk=suggestion.pk, taken_at=None)
    waiting.update(taken_at=timezone.now())


def decline(suggestion: Suggestion, answer: str) -> Decision:
    """Decline a suggestion.

    Args:
        suggestion: the suggestion.
        answer: the reason, for everybody.

    Raises:
        ValidationError: there is no reason, or it was decided meanwhile.
    """
    if not answer.strip():
        raise ValidationError(_("Give the reason; whoever sent it and everybody else read it."))
    return _decide(suggestion, outcome=Decision.Outcome.DECLINED, answer=_text(answer))


def accept(suggestion: Suggestion, row: Any, answer: str = "") -> Decision:
    """Link a suggestion with the change it became: the newest line of the history of a row.

    Args:
        suggestion: the suggestion.
        row: the row that was changed or added, stored.
        answer: what there is to say of it, for everybody.

    Raises:
        ValidationError: it was decided meanwhile.
    """
    subject = subject_of(suggestion)
    now = subject.values(row)
    after = suggestion.after
    taken = [name for name in subject.fields if name in after and now[name] == after[name]]
    return _decide(
        suggestion,
        outcome=Decision.Outcome.ACCEPTED,
        answer=_text(answer),
        taken=taken,
        object_id=row.pk,
        record=row.history.latest().pk,
    )


def reopen(suggestion: Suggestion) -> Decision:
    """Take the decision on a suggestion back: it waits again, in review since it first was.

    What was changed in the catalogue when it was accepted stays.

    Args:
        suggestion: the suggestion.

    Returns:
        the decision that was taken back.

    Raises:
        ValidationError: nothing is decided, or somebody took it back meanwhile.
    """
    with transaction.atomic():
        found = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
        decision = found.decided
        if decision is None:
            raise ValidationError(_("This suggestion waits already."))
        decision.delete()
        Suggestion.objects.filter(pk=found.pk, taken_at=None).update(taken_at=timezone.now())
    return decision


def _text(answer: str) -> str:
    return with_plain_ends(answer).strip()


def _decide(suggestion: Suggestion, **what: Any) -> Decision:
    with transaction.atomic():
        # Locked, so that of two who decide at the same time the second is told.
        found = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
        if found.decided:
            raise ValidationError(_("This suggestion was decided meanwhile."))
        return Decision.objects.create(suggestion=found, **what)
