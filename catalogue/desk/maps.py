"""Maps that are not as they were published."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalogue.desk.lines import LINES, Line, Link, Part, form
from catalogue.desk.viewing import Viewer
from catalogue.editions import Unpublished
from catalogue.models import Edition, Map


def part(viewer: Viewer) -> Part | None:
    """Return the maps with changes that no edition has, for those who may publish."""
    if not viewer.may("add", Edition):
        return None
    found = viewer.digest.maps
    return Part(
        "maps",
        gettext_lazy("Maps to publish"),
        len(found),
        [_line(each) for each in found[:LINES]],
    )


def _line(found: Unpublished) -> Line:
    return Line(
        (Link(found.name, form(Map, found.key)),),
        _told(found),
        act=Link(_("Preview and publish"), form(Map, found.key, "publish")),
    )


def _told(found: Unpublished) -> str:
    if not found.latest:
        return _("Nothing has been published of it yet.")
    words = ngettext(
        "%(count)s change since edition %(number)s",
        "%(count)s changes since edition %(number)s",
        found.changes,
    )
    return words % {"count": found.changes, "number": found.latest}
