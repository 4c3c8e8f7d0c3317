"""What a suggestion proposes, beside what the catalogue says now."""

from dataclasses import dataclass
from typing import Any

from catalogue.models import Suggestion
from catalogue.suggesting.subjects import rows_named, subject_of
from governance.wording import Piece, compared


@dataclass(frozen=True)
class Proposal:
    """A value that is proposed.

    Attributes:
        field: the field.
        label: what it is called.
        before: what the sender saw.
        after: what they propose.
        now: what the catalogue says; nothing where there is no row.
        pieces: what is the same, gone and new from now to what is proposed, in reading order.
    """

    field: str
    label: str
    before: str
    after: str
    now: str
    pieces: tuple[Piece, ...]

    @property
    def has_moved(self) -> bool:
        """Whether the catalogue says something else by now than the sender saw."""
        return self.now != self.before and not self.is_so

    @property
    def is_so(self) -> bool:
        """Whether the catalogue says already what is proposed."""
        return self.now == self.after


def row_of(suggestion: Suggestion) -> Any:
    """Return the row a suggestion is about; None for something new, or gone."""
    if suggestion.object_id is None:
        return None
    key = (suggestion.about, suggestion.object_id)
    return rows_named([key]).get(key)


def proposals(suggestion: Suggestion, row: Any) -> list[Proposal]:
    """Return what a suggestion proposes, in the order of the form, as people read it.

    Args:
        suggestion: the suggestion.
        row: the row it is about as it is now; None to compare with what the sender saw.
    """
    subject = subject_of(suggestion)
    now = subject.values(row) if row else suggestion.before
    found = []
    for name in subject.fields:
        if name in suggestion.after:
            values = (suggestion.before.get(name, ""), suggestion.after[name], now.get(name, ""))
            before, after, present = (subject.shown(name, value) for value in values)
            pieces = tuple(compared(present, after))
            label = subject.label(name)
            found.append(Proposal(name, label, before, after, present, pieces))
    return found
