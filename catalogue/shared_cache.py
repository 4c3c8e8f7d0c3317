"""A Redis that does not answer is left alone for some seconds, so that the site serves on at speed.

django-redis takes a Redis that is down for an empty cache (`IGNORE_EXCEPTIONS`), but would find out
anew with each of the several calls an answer takes, and wait each time.
"""

import logging
import time
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from redis import ConnectionPool, Redis
from redis.exceptions import ConnectionError as Unreachable
from redis.exceptions import TimeoutError as Silent

PAUSE_SECONDS = 5.0

_log = logging.getLogger(__name__)


class Breaker:
    """Says when not to ask: for some seconds after nothing was answered.

    Then one asks again, and all others when that one was answered.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._until = 0.0
        self._open = False

    def refuses(self) -> bool:
        """Tell whether Redis is to be left alone; who is told no after a pause tries for all."""
        if not self._open:
            return False
        with self._lock:
            now = time.monotonic()
            if now < self._until:
                return True
            self._until = now + PAUSE_SECONDS
            return False

    def failed(self, error: Exception) -> None:
        """Note that nothing was answered."""
        with self._lock:
            first, self._open = not self._open, True
            self._until = time.monotonic() + PAUSE_SECONDS
        if first:
            _log.warning("Redis does not answer (%s); the site serves on without it", error)

    def answered(self) -> None:
        """Note that Redis answers."""
        if self._open:
            self._open = False
            _log.info("Redis answers again")


# All clients of a process that ask the same Redis share its pool of connections.
_breakers: WeakKeyDictionary[ConnectionPool, Breaker] = WeakKeyDictionary()


class Patient(Redis):
    """A client that asks no more for a while once Redis does not answer in time."""

    def execute_command(self, *args: Any, **options: Any) -> Any:
        """Ask, and return the answer.

        Raises:
            ConnectionError: Redis cannot be reached, or could not a moment ago.
            TimeoutError: it does not answer in time.
        """
        breaker = _breakers.setdefault(self.connection_pool, Breaker())
        if breaker.refuses():
            raise Unreachable("Redis did not answer a moment ago")
        try:
            answer = super().execute_command(*args, **options)  # type: ignore[no-untyped-call]
        except (Unreachable, Silent) as error:
            breaker.failed(error)
            raise
        breaker.answered()
        return answer
