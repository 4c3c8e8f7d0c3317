"""Drafts are published: one by hand, or all whose day has come."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from catalogue.models.drafts import Drafted
from catalogue.publication.due import all_due, due, hindrances, make_public
from catalogue.writing.transactions import locked, writing

_log = logging.getLogger(__name__)


@dataclass
class Published:
    """What came of publishing drafts.

    Attributes:
        rows: what is public now.
        hindered: the drafts that cannot be published, each with what has to be mended first.
    """

    rows: list[Drafted] = field(default_factory=list)
    hindered: list[tuple[Drafted, list[str]]] = field(default_factory=list)


def publish(drafts: Iterable[Drafted]) -> Published:
    """Publish drafts, each in a transaction of its own; what cannot be published stays a draft.

    What somebody published or deleted in the meantime is passed over.

    Args:
        drafts: the drafts.
    """
    told = Published()
    for draft in drafts:
        rows = type(draft)._default_manager.filter(pk=draft.pk, state=Drafted.State.DRAFT)
        _publish(rows, "", told)
    return told


def publish_due(day: str) -> Published:
    """Publish every draft whose day has come, and log those that cannot be published.

    Once that is done there is nothing to do, so it may be called any number of times, and by
    several processes at once.

    Args:
        day: the day, ``YYYY-MM-DD``.
    """
    told = Published()
    for model, key, planned in all_due(day):
        reason = _("Published as planned for %(day)s") % {"day": planned}
        _publish(due(model, day).filter(pk=key), reason, told)
    for draft, reasons in told.hindered:
        why = " ".join(reasons)
        _log.warning("Planned for %s, “%s” stays a draft: %s", draft.publish_on, draft, why)
    return told


def _publish(rows: QuerySet[Any], reason: str, told: Published) -> None:
    """Publish the one draft among rows, unless nobody finds it there any more."""
    with writing(reason):
        draft = locked(rows).first()
        if draft is None:
            return
        if reasons := hindrances(draft):
            told.hindered.append((draft, reasons))
            return
        make_public(draft)
        draft.save()
        told.rows.append(draft)
