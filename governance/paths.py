"""Paths of pages, each worked out once: pages with a map on them have hundreds of links."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=20_000)
def path_of(view: str, *parts: str) -> str:
    """Return the path of a page, as Django's ``reverse`` does.

    Args:
        view: the name of the view.
        parts: what stands in the path, in order.
    """
    return reverse(view, args=parts)
