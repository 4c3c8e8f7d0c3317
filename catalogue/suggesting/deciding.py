"""What staff do with a suggestion: look into it, decline it, or make a change of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Decision, Suggestion
from catalogue.suggesting.subjects import subject_of


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
    return _decide(suggestion, outcome=Decision.Outcome.DECLINED, answer=answer.strip())


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
        answer=answer.strip(),
        taken=taken,
        object_id=row.pk,
        record=row.history.latest().pk,
    )


def _decide(suggestion: Suggestion, **what: Any) -> Decision:
    with transaction.atomic():
        # Locked, so that of two who decide at the same time the second is told.
        found = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
        if found.decided:
            raise ValidationError(_("This suggestion was decided meanwhile."))
        return Decision.objects.create(suggestion=found, **what)
