"""Sessions end: some time after they were last used, and some time after they began.

Both are asked of the row in the database, whatever a cookie says. A session that is in use is
stored anew every few minutes and not with each request.
"""

import logging
import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError

from catalogue.turns import is_busy

_log = logging.getLogger(__name__)
_BEGAN = "began"
_SECONDS_BETWEEN = 300


def begin(session: Any) -> None:
    """Note that somebody logged in now."""
    session[_BEGAN] = int(time.time())


class SessionStore(db.SessionStore):
    """A session in the database that ends whether it is used or not."""

    _stored = ""  # as the row has it; empty for none

    @classmethod
    def get_model_class(cls) -> Any:
        """Return Django's own table."""
        return db.SessionStore.get_model_class()

    def load(self) -> dict[str, Any]:
        """Return what is stored; what is in use will be stored again for longer."""
        row = self._get_session_from_db()  # type: ignore[attr-defined]  # the stubs lack it
        if not row:
            return {}
        self._stored = row.session_data
        stored: dict[str, Any] = self.decode(row.session_data)
        left = row.expire_date.timestamp() - time.time()
        if self._seconds_from(stored) - left > _SECONDS_BETWEEN:
            self.modified = True
        return stored

    def save(self, must_create: bool = False) -> None:
        """Store the session; one that only was to last longer waits for the next request.

        Raises:
            DatabaseError: others are writing, and what it says would be lost.
        """
        try:
            super().save(must_create)
        except (DatabaseError, UpdateError) as error:
            # Django takes every failure for a session that somebody else has ended.
            cause = error.__context__ if isinstance(error, UpdateError) else error
            if not isinstance(cause, DatabaseError) or not is_busy(cause):
                raise
            if must_create or self._says_something_new():
                raise cause  # noqa: B904  # its own cause says that others were writing
            _log.info("A session was not stored anew: others are writing (%s)", cause)

    def _says_something_new(self) -> bool:
        current: Any = self._get_session()  # type: ignore[attr-defined]  # the stubs lack it
        return not self._stored or bool(self.decode(self._stored) != current)

    def get_session_cookie_age(self) -> int:
        """Return in how many seconds the session ends if it is not used again."""
        return self._seconds_from(self)

    def _seconds_from(self, stored: Any) -> int:
        idle: int = settings.SESSION_COOKIE_AGE
        began = stored.get(_BEGAN)
        if began is None:
            return idle
        whole: int = settings.SESSION_SECONDS
        return max(0, min(idle, int(began) + whole - int(time.time())))
