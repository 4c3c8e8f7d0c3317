"""What is known against web addresses, said to whoever writes them down. Nothing is asked for."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import LinkCheck
from governance.partial_dates import show_partial_date
from governance.web_addresses import doubt, fault


def doubts(urls: Sequence[str]) -> list[str]:
    """Return for each address what is to be said of it, nothing where all is well; in one query.

    Args:
        urls: what is given as addresses; empty ones are passed over.
    """
    failing = LinkCheck.objects.filter(failures__gt=0)
    known = {check.url: check for check in failing.filter(url__in=set(urls))}
    return [_said(url.strip(), known) if url.strip() else "" for url in urls]


def _said(url: str, known: dict[str, LinkCheck]) -> str:
    said = fault(url) or doubt(url)
    if said or url not in known:
        return said
    check = known[url]
    day = show_partial_date(check.failed_on.isoformat()) if check.failed_on else ""
    words = ngettext(
        "This address failed when the site last asked for it, on %(day)s: %(problem)s.",
        "This address has failed on %(count)s days in a row, last on %(day)s: %(problem)s.",
        check.failures,
    )
    told = words % {"count": check.failures, "day": day, "problem": check.problem}
    if check.good_on is None:
        return told
    good = show_partial_date(check.good_on.isoformat())
    return f"{told} {_('It was last good on %(day)s.') % {'day': good}}"
