"""How many suggestions one address may send in an hour; addresses are not stored, only counted."""

import math
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from catalogue.client_address import client_address, client_of

HOUR = 3600


def must_wait(request: HttpRequest) -> int:
    """Count a suggestion and return in how many seconds its sender may send it; 0 for at once.

    The count is in the cache that all processes share. While that is down, nobody is held up.
    """
    most: int = settings.SUGGESTIONS_PER_HOUR
    if not most:
        return 0
    now = time.time()
    name = f"suggestions:{client_of(client_address(request))}:{int(now // HOUR)}"
    cache.add(name, 0, HOUR)
    try:
        # One step, so that two requests at a time are two; None if the cache cannot be reached.
        count = cache.incr(name)
    except ValueError:
        return 0  # it was not there to be counted: the cache is down
    return math.ceil(HOUR - now % HOUR) if (count or 0) > most else 0
