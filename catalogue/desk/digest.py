"""What takes long to find out: where rules do not hold, and what changed on maps since they were
published.

It is computed as of one moment, the same for everybody who reads the same language, and kept with
all it was computed from: the revision, the day, the addresses that failed (which no revision
counts), and what is settled. It is given again only while all of them are what they were, so
whoever saves something sees it at once, on every machine that shares the cache.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language

from catalogue import revision
from catalogue.answers.build import build_id
from catalogue.desk.lines import LINES
from catalogue.editions import Unpublished, unpublished
from catalogue.models import LinkCheck
from catalogue.revision import Revision
from catalogue.rules import findings
from governance.findings import Finding, Severity

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
    # Plain values of this release: another one could not read them.
    key = f"desk:{build_id()}:{get_language()}"
    kept = cache.get(key)
    if kept and kept[0] == _stamp(revision.current(), on):
        found: Digest = kept[1]
        return found
    with revision.snapshot() as state:
        stamp = _stamp(state, on)
        found = Digest(heaps(findings(on)), tuple(unpublished(on)))
    cache.set(key, (stamp, found), _SECONDS)
    return found


def heaps(found: Iterable[Finding]) -> tuple[Heap, ...]:
    """Return findings in heaps, in the order in which the first of each comes."""
    piles: dict[tuple[str, Severity, str], list[Finding]] = defaultdict(list)
    for finding in found:
        piles[finding.rule, finding.severity, finding.subject.model].append(finding)
    return tuple(Heap(*key, len(pile), tuple(pile[:LINES])) for key, pile in piles.items())


def _stamp(state: Revision, on: str) -> str:
    """Return what tells all that a digest is made from apart from anything else."""
    told = ("url", "failures", "problem", "good_on")
    broken = list(LinkCheck.objects.broken().order_by("pk").values_list(*told))
    said = repr((*state, on, settings.STALE_AFTER_DAYS, broken))
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()
