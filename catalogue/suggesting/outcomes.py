"""What everybody may know of suggestions that were decided: nothing of what a sender wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from catalogue.histories import HISTORIES
from catalogue.models import Decision
from catalogue.suggesting.subjects import Subject, rows_named, subject_of
from governance.pages import absolute

_RESOURCES = {history.model: history.resource for history in HISTORIES}


@dataclass(frozen=True)
class Told:
    """A decision as everybody is told of it.

    Attributes:
        decision: the decision.
        subject: what sort of thing it is about.
        row: the row it is about, if there is one everybody may see.
        names: the fields that were proposed, in the order of the form.
    """

    decision: Decision
    subject: Subject
    row: Any
    names: tuple[str, ...]

    @property
    def fields(self) -> list[str]:
        """What the proposed fields are called."""
        return [self.subject.label(name) for name in self.names]

    @property
    def is_accepted(self) -> bool:
        """Whether it changed the catalogue."""
        return self.decision.outcome == Decision.Outcome.ACCEPTED

    @property
    def is_in_part(self) -> bool:
        """Whether it was accepted, and not all of it became as proposed."""
        proposed = self.decision.suggestion.after
        return self.is_accepted and len(self.decision.taken) < len(proposed)

    @property
    def change(self) -> str:
        """Where the change it became is told, without the host; nothing if it is not public."""
        if not self.is_accepted or self.row is None:
            return ""
        kind = _RESOURCES[self.subject.model]
        of = f"&project={self.row.slug}" if kind == "projects" else ""
        return f"{reverse('changes')}?kind={kind}{of}"

    @property
    def change_url(self) -> str | None:
        """The same with the host; None for nothing."""
        return absolute(self.change) if self.change else None


def told(decisions: Sequence[Decision]) -> list[Told]:
    """Return decisions as everybody is told of them, in a query for each sort of thing.

    Args:
        decisions: decisions, fetched with their suggestions.
    """
    keys = {each.pk: _key(each) for each in decisions}
    rows = rows_named((about, key) for about, key in keys.values() if key)
    return [_told(each, rows.get(keys[each.pk])) for each in decisions]


def _key(decision: Decision) -> tuple[str, int]:
    suggestion = decision.suggestion
    return suggestion.about, decision.object_id or suggestion.object_id or 0


def _told(decision: Decision, row: Any) -> Told:
    suggestion = decision.suggestion
    subject = subject_of(suggestion)
    names = tuple(name for name in subject.fields if name in suggestion.after)
    is_public = row is not None and getattr(row, "is_public", True)
    return Told(decision, subject, row if is_public else None, names)
