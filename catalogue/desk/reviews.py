"""Reviews that nobody has decided."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.desk.lines import LINES, TOTAL, Line, Link, Part, form, listed
from catalogue.desk.viewing import Viewer
from catalogue.models import Review
from governance.partial_dates import show_partial_date


def part(viewer: Viewer) -> Part | None:
    """Return the open reviews, those that were opened first at the top."""
    if not viewer.may("change", Review):
        return None
    rows = Review.objects.filter(outcome=Review.Outcome.OPEN).order_by("opened_on", "pk")
    found = list(rows.select_related("project", "requested_stage").annotate(of=TOTAL)[:LINES])
    return Part(
        "reviews",
        gettext_lazy("Open reviews"),
        found[0].of if found else 0,
        [_line(review) for review in found],
        Link(_("All of them"), listed(Review, "outcome__exact=open")),
    )


def _line(review: Review) -> Line:
    told = _("asks for “%(stage)s”") % {"stage": review.requested_stage.name}
    opened = show_partial_date(review.opened_on)
    aside = _("opened %(day)s") % {"day": opened} if opened else ""
    return Line((Link(review.project.name, form(Review, review.pk)),), told, aside)
