"""What must hold of how fresh the catalogue is."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from catalogue.links.naming import rows_naming
from catalogue.models import LinkCheck, Project
from catalogue.verifying import stale, with_verified
from governance.findings import Finding, Severity, Subject
from governance.partial_dates import show_partial_date


def addresses_lead_somewhere(on: str) -> Iterator[Finding]:  # noqa: ARG001  # rules take the day
    """Every address that is named leads somewhere: a warning after failures on three days.

    What is asked is the web of today, so the day does not count. See ``manage.py check_links``.
    """
    broken = {check.url: check for check in LinkCheck.objects.broken()}
    for row, url in dict.fromkeys(rows_naming(broken)):  # a row may name it twice
        yield Finding(
            "addresses-lead-somewhere",
            Severity.WARNING,
            Subject.of(row),
            _message(broken[url]),
            _("Name the address where it is now, or an archived copy, or take it out."),
        )


def _message(check: LinkCheck) -> str:
    told = {"url": check.url, "problem": check.problem, "days": check.failures}
    if check.good_on is None:
        return _("%(url)s failed %(days)s days in a row: %(problem)s.") % told
    told["good"] = show_partial_date(check.good_on.isoformat())
    words = _("%(url)s failed %(days)s days in a row: %(problem)s. It was last good on %(good)s.")
    return words % told


def projects_are_verified(on: str) -> Iterator[Finding]:
    """Every project was looked at within ``STALE_AFTER_DAYS``: a notice.

    An entry that nobody looks at becomes wrong some day, and not many do at once: that it is old
    says nothing of whether it is true.
    """
    rows = stale(Project.objects.all(), on).only("name", "slug")
    for project in with_verified(rows, on):
        yield Finding(
            "projects-are-verified",
            Severity.NOTICE,
            Subject.of(project),
            _told(project),
            _("Look whether all of it is still true, mend what is not, and verify it."),
        )


def _told(project: Any) -> str:
    if project.verified_on is None:
        return _("Nobody verified it since it was entered.")
    day = show_partial_date(project.verified_on.isoformat())
    return _("It was last verified on %(day)s.") % {"day": day}
