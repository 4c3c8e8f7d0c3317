"""What takes long to find out: where rules do not hold, and what changed on maps since they were
published.

It is computed as of one moment and kept with the revision of that moment, the day, and what is
known of links, which no public answer is made from and no revision counts. It is given again only
while all three are what they were.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Max
from django.utils.translation import get_language

from catalogue import revision
from catalogue.answers.build import build_id
from catalogue.desk.lines import LINES
from catalogue.editions import Unpublished, unpublished
from catalogue.models import LinkCheck
from catalogue.revision import Revision
from catalogue.rules import findings
from governance.findings import Finding, Severity

_KEPT_AS = "desk"
_SECONDS = 86_400


@dataclass(frozen=True)
class Heap:
    """Findings of one rule, of one severity, about rows of one model.

    Attributes:
        rule: the name of the rule.
        severity: how bad they are.
        model: the label of the model.
        count: how many there are.
        first: the first of them.
    """

    rule: str
    severity: Severity
    model: str
    count: int
    first: tuple[Finding, ...]


@dataclass(frozen=True)
class Digest:
    """What was found.

    Attributes:
        heaps: all findings, errors first, then by rule.
        maps: the maps that are not as they were published.
    """

    heaps: tuple[Heap, ...]
    maps: tuple[Unpublished, ...]


def digest(on: str) -> Digest:
    """Return the digest of the catalogue as it is: two queries while nothing changes.

    Args:
        on: the day, ``YYYY-MM-DD``.
    """
    kept = cache.get(_KEPT_AS)
    if kept and kept[0] == _stamp(revision.current(), on):
        found: Digest = kept[1]
        return found
    with revision.snapshot() as state:
        stamp = _stamp(state, on)
        found = Digest(heaps(findings(on)), tuple(unpublished(on)))
    cache.set(_KEPT_AS, (stamp, found), _SECONDS)
    return found


def heaps(found: Iterable[Finding]) -> tuple[Heap, ...]:
    """Return findings in heaps, in the order in which the first of each comes."""
    piles: dict[tuple[str, Severity, str], list[Finding]] = defaultdict(list)
    for finding in found:
        piles[finding.rule, finding.severity, finding.subject.model].append(finding)
    return tuple(Heap(*key, len(pile), tuple(pile[:LINES])) for key, pile in piles.items())


def _stamp(state: Revision, on: str) -> tuple[Any, ...]:
    """Return what tells this state from every other."""
    links = LinkCheck.objects.aggregate(last=Max("checked_at"), count=Count("pk"))
    how = (build_id(), settings.STALE_AFTER_DAYS, get_language())
    return (*state, on, links["last"], links["count"], *how)
