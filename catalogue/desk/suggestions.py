"""Suggestions that wait for an answer."""

from typing import Any

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.desk.lines import LINES, TOTAL, Line, Link, Part, form, listed
from catalogue.desk.viewing import Viewer
from catalogue.models import Suggestion


def part(viewer: Viewer) -> Part | None:
    """Return the suggestions nobody has decided, those that wait longest at the top."""
    if not viewer.may("change", Suggestion):
        return None
    rows = Suggestion.objects.waiting().select_related("decision")
    found: list[Any] = list(rows.order_by("sent_at", "pk").annotate(of=TOTAL)[:LINES])
    return Part(
        "suggestions",
        gettext_lazy("Suggestions"),
        found[0].of if found else 0,
        [_line(suggestion) for suggestion in found],
        Link(_("All of them"), listed(Suggestion, "state=waiting")),
    )


def _line(suggestion: Suggestion) -> Line:
    waits = _("for %(time)s") % {"time": timesince(suggestion.sent_at, depth=1)}
    link = Link(str(suggestion), form(Suggestion, suggestion.pk))
    return Line((link,), str(suggestion.state.label).lower(), waits)
