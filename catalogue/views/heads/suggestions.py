"""What the pages of suggestions say of themselves."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import Suggestion
from catalogue.suggesting.subjects import Subject
from governance.pages import Crumb, Head


def of_suggesting() -> Head:
    """Return the head of the page that leads to the forms of suggestions."""
    return Head(
        title=_("Suggest a change"),
        description=_(
            "Something here is wrong or missing? Say so without an account, and see what becomes "
            "of it."
        ),
    )


def of_suggestion_form(subject: Subject, row: Any) -> Head:
    """Return the head of a form.

    Args:
        subject: what sort of thing is proposed.
        row: the row that should change; None for something new.
    """
    told = (
        _("Suggest a change of %(name)s") % {"name": row.name}
        if row
        else _("Suggest a new %(kind)s") % {"kind": subject.one}
    )
    return Head(
        title=told,
        description=_("Say what should change, why, and where it can be looked up."),
        crumbs=_suggesting(),
        here=row.name if row else _("New %(kind)s") % {"kind": subject.one},
    )


def of_suggestion(suggestion: Suggestion) -> Head:
    """Return the head of the page on which a sender sees what became of a suggestion."""
    return Head(
        title=_("Your suggestion: %(name)s") % {"name": suggestion.name},
        description=_("What was sent, and what became of it."),
        crumbs=_suggesting(),
        here=_("Your suggestion"),
    )


def of_decided_suggestions() -> Head:
    """Return the head of the list of decided suggestions."""
    return Head(
        title=_("Decided suggestions"),
        description=_("What became of the changes people suggested, and how long it took."),
        crumbs=_suggesting(),
    )


def _suggesting() -> tuple[Crumb, ...]:
    return (Crumb(_("Suggest a change"), reverse("suggest")),)
