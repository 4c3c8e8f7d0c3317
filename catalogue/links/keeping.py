"""What is remembered of the addresses that were asked for."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from catalogue.links.asking import Answer, Outcome
from catalogue.models import LinkCheck


def due(urls: Iterable[str], before: datetime.datetime) -> list[str]:
    """Return the addresses that were not asked for since a moment: the longest ago first.

    Args:
        urls: the addresses.
        before: the moment.
    """
    checked = dict(LinkCheck.objects.values_list("url", "checked_at"))
    never = datetime.datetime.min.replace(tzinfo=datetime.UTC)
    wanted = [url for url in urls if checked.get(url, never) < before]
    return sorted(wanted, key=lambda url: (checked.get(url, never), url))


def keep(answer: Answer) -> LinkCheck:
    """Remember an answer. Failures of one day count once; an unclear answer changes no count."""
    now = timezone.now()
    check = LinkCheck.objects.filter(url=answer.url).first() or LinkCheck(url=answer.url)
    check.checked_at, check.problem = now, answer.problem[:300]
    if answer.outcome == Outcome.GOOD:
        check.good_on, check.failures = now.date(), 0
    elif answer.outcome == Outcome.BROKEN:
        check.failures += check.failed_on != now.date() or not check.failures
        check.failed_on = now.date()
    check.save()
    return check


def forget(urls: Iterable[str]) -> int:
    """Forget the addresses that the catalogue no longer names; return how many.

    Args:
        urls: those it names.
    """
    gone = set(LinkCheck.objects.values_list("url", flat=True)) - set(urls)
    for url in gone:
        LinkCheck.objects.filter(url=url).delete()
    return len(gone)
