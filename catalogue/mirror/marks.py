"""Where a mirror stands: a revision, the day, and a check that this is still the same history.

After a backup was put back the same numbers are counted a second time for other changes. A record
of the time before tells that apart: when the last row that a mirror knows of was written, to the
microsecond.
"""

import datetime
import re
from dataclasses import dataclass
from hashlib import blake2b

from django.utils.translation import gettext as _

from catalogue.models import Recorded
from catalogue.revising import histories
from governance.partial_dates import today

PATTERN = r"[0-9]{1,18}(\.[0-9]{8}\.[0-9a-f]{16})?"


class StartOver(Exception):
    """What changed since the mark cannot be told; only everything can."""


@dataclass(frozen=True)
class Mark:
    """Where a mirror stands.

    Attributes:
        revision: the revision it is of.
        day: the day it is of, ``YYYY-MM-DD``; empty if not known.
        check: what the history looked like there; empty if not known.
    """

    revision: int
    day: str = ""
    check: str = ""

    def __str__(self) -> str:
        """Return the mark as `read` takes it."""
        return f"{self.revision}.{self.day.replace('-', '')}.{self.check}"


def mark(revision: int) -> Mark:
    """Return the mark of today and the present revision; two queries."""
    return Mark(revision, today(), _check(revision))


def read(text: str) -> Mark | None:
    """Return a mark as it was written, or a revision alone; None if it is neither."""
    if not re.fullmatch(PATTERN, text):
        return None
    number, *further = text.split(".")
    if not further:
        return Mark(int(number))
    day, check = further
    try:
        return Mark(int(number), datetime.date.fromisoformat(day).isoformat(), check)
    except ValueError:
        return None


def verify(given: Mark, revision: int) -> None:
    """Make sure that what changed since a mark can be told; two queries at most.

    Args:
        given: the mark.
        revision: the present revision.

    Raises:
        StartOver: the mark is of another history than that of this database.
    """
    if given.revision > revision:
        message = _(
            "The catalogue is at revision %(revision)s, before the one asked for; start over with "
            "everything."
        )
        raise StartOver(message % {"revision": revision})
    if given.check and given.check != _check(given.revision):
        message = _(
            "The history up to revision %(revision)s is no longer the one it was; start over with "
            "everything."
        )
        raise StartOver(message % {"revision": given.revision})


def _check(revision: int) -> str:
    noted = Recorded.objects.filter(revision__lte=revision).order_by("-revision", "-pk")
    last = noted.values_list("pk", "kind", "record").first()
    written = ""
    if last:
        past = histories().get(last[1])
        dates = past._base_manager.filter(pk=last[2]).values_list("history_date") if past else ()
        written = "".join(at.isoformat() for (at,) in dates)
    return blake2b(f"{last} {written}".encode(), digest_size=8).hexdigest()
