"""How long others may keep an answer without asking: browsers, proxies, a CDN."""

import re

from django.conf import settings

HOUR, DAY = 3600, 86_400

# What changes seldom or never, by its path. An edition's document never changes; its drawing may,
# with the release that draws it.
_LONGER = (
    (re.compile(r"/maps/[^/]+/editions/[0-9.]+/map\.[a-z]+"), DAY),
    (re.compile(r"/api/v1/maps/[^/]+/editions/[0-9.]+/"), DAY),
    (re.compile(r"/(projects|maps)/[^/]+/card\.png"), HOUR),
    (re.compile(r"/(robots\.txt|opensearch\.xml|sitemap(-[0-9]+)?\.xml)"), HOUR),
)


def lifetime(path: str) -> str:
    """Return the header ``Cache-Control`` of the public answer at a path.

    Browsers ask each time, which costs a few bytes; what stands between shares its copy for
    ``SHARED_SECONDS``, may give it for ten times as long while it fetches another, and for a day
    while the site cannot be reached.
    """
    seconds = next((found for which, found in _LONGER if which.fullmatch(path)), 0)
    shared = max(settings.SHARED_SECONDS, seconds)
    meanwhile = f", stale-while-revalidate={10 * shared}" if shared else ""
    return f"public, max-age={seconds}, s-maxage={shared}{meanwhile}, stale-if-error={DAY}"


def is_shared(cache_control: str) -> bool:
    """Tell whether a view leaves its answer to be kept by others."""
    return not re.search(r"\b(private|no-store|no-cache)\b", cache_control)
