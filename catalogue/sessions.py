"""Sessions end: some time after they were last used, and some time after they began.

Both are asked of the row in the database, whatever a cookie says. A session that is in use is
stored anew every few minutes and not with each request.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db

_BEGAN = "began"
_SECONDS_BETWEEN = 300


def begin(session: Any) -> None:
    """Note that somebody logged in now."""
    session[_BEGAN] = int(time.time())


class SessionStore(db.SessionStore):
    """A session in the database that ends whether it is used or not."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Return Django's own table."""
        return db.SessionStore.get_model_class()

    def load(self) -> dict[str, Any]:
        """Return what is stored; what is in use will be stored again for longer."""
        row = self._get_session_from_db()  # type: ignore[attr-defined]  # the stubs lack it
        if not row:
            return {}
        stored: dict[str, Any] = self.decode(row.session_data)
        left = row.expire_date.timestamp() - time.time()
        if self._seconds_from(stored) - left > _SECONDS_BETWEEN:
            self.modified = True
        return stored

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
