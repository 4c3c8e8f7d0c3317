"""What went stale: entries nobody looked at for too long, and addresses that lead nowhere."""

from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.desk.findings import BROKEN, STALE, heaps_for, may_mend
from catalogue.desk.lines import LINES, Line, Link, Part, form, listed
from catalogue.desk.viewing import Viewer
from catalogue.links import naming
from catalogue.models import Project
from governance.findings import Finding


def unverified(viewer: Viewer) -> Part | None:
    """Return the projects that nobody looked at for too long, for those who may verify them."""
    if not viewer.may("change", Project):
        return None
    whole = Link(
        str(_("All of them, to verify several at once")), listed(Project, "verified=stale")
    )
    return _part(viewer, STALE, "unverified", _("Entries to look at again"), whole)


def broken(viewer: Viewer) -> Part | None:
    """Return the rows that name an address which failed on several days, for who may mend any."""
    if not may_mend(viewer, BROKEN, *naming.labels()):
        return None
    whole = Link(str(_("All of them")), f"{reverse('findings')}#warning")
    return _part(viewer, BROKEN, "links", _("Links that lead nowhere"), whole)


def _part(viewer: Viewer, rule: str, name: str, title: object, whole: Link) -> Part:
    heaps = list(heaps_for(viewer, rule))
    first = chain.from_iterable(heap.first for heap in heaps)
    lines = [_line(finding) for finding in first][:LINES]
    return Part(name, str(title), sum(heap.count for heap in heaps), lines, whole)


def _line(finding: Finding) -> Line:
    subject = finding.subject
    return Line((Link(subject.name, form(subject.model, subject.pk)),), finding.message)
