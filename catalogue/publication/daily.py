"""What is due is published before the first answer of a day is computed, what expired deleted.

All marks of answers change at midnight (`catalogue.answers.variants`), so whatever is asked first
on a day is computed, and whoever computes it looks here before. What is kept costs nothing more.
"""

import logging
from threading import Lock
from time import monotonic

from catalogue.models import Upload
from catalogue.publication.publishing import publish_due
from governance.partial_dates import today

# So long after a failure it is tried again, in seconds.
PATIENCE = 60

_log = logging.getLogger(__name__)


class Daily:
    """Publishes what is due, once a day in this process. Other processes find nothing to do.

    Files that somebody sent to be imported, and never did, are deleted as well.

    Attributes:
        day: the last day on which it was done, ``YYYY-MM-DD``; empty if never.
    """

    def __init__(self) -> None:
        self.day = ""
        self._again = 0.0
        self._lock = Lock()

    def look(self) -> None:
        """Publish what is due, unless that was done today; others wait meanwhile.

        The site goes on without where it fails: the log says why, and the drafts are found by
        `catalogue.rules.publication`.
        """
        if self.day >= today():
            return
        with self._lock:
            day = today()
            if self.day >= day or monotonic() < self._again:
                return
            try:
                publish_due(day)
                Upload.objects.forget_expired()
            except Exception:  # noqa: BLE001 - readers want their answer, whatever it was
                _log.exception("What is due on %s could not be published, or deleted", day)
                self._again = monotonic() + PATIENCE
            else:
                self.day = day


daily = Daily()
