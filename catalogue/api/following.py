"""The parameters of those who follow what changes, to keep a mirror true."""

from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalogue.mirror.following import PLACE, Place, place
from catalogue.mirror.marks import PATTERN, Mark, read
from governance.api.parameters import Fault, Parameter

SINCE, AFTER = "since_revision", "after"
# What the list for readers takes and the one for mirrors does not.
OF_READERS = ("since", "resource", "project", "offset")


class Followed(NamedTuple):
    """Where a mirror stood, and how far it has come since."""

    since: Mark
    after: Place


class Following:
    """The part of the list that reads ``since_revision`` and ``after``."""

    @staticmethod
    def of(query: QueryDict) -> Followed | None:
        """Return what is asked for; None where it is not for a mirror."""
        since = read(query.get(SINCE, ""))
        if since is None:
            return None
        return Followed(since, place(query.get(AFTER, "")) or Place())

    def parameters(self) -> list[Parameter]:
        """Return both."""
        return [
            Parameter(
                SINCE,
                "What a mirror has to fetch again since then: `revision` of an answer of this "
                "list. A number alone is taken for that revision; then nobody notices that the "
                "catalogue was put back from a backup, or that stages turned with the days. Goes "
                "with `limit`, `fields` and `format` alone.",
                {"type": "string", "pattern": f"^{PATTERN}$"},
            ),
            Parameter(
                AFTER,
                "How far it was told, as `next` has it.",
                {"type": "string", "pattern": f"^{PLACE}$"},
            ),
        ]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with what cannot be read, or does not go together."""
        found = []
        since = str(query[SINCE]) if SINCE in query else None
        after = str(query[AFTER]) if AFTER in query else None
        if since is not None and read(since) is None:
            message = _(
                "“%(text)s” is no revision; write it as an answer of this list has it in "
                "`revision`, or as a whole number."
            )
            found.append(Fault(SINCE, message % {"text": since}))
        if after is not None and place(after) is None:
            message = _("“%(text)s” is no place in the list; follow `next` of an answer.")
            found.append(Fault(AFTER, message % {"text": after}))
        if after is not None and since is None:
            found.append(Fault(AFTER, _("This goes with `since_revision` alone.")))
        if since is not None:
            message = _("This does not go with `since_revision`; leave one of them out.")
            found += [Fault(name, message) for name in OF_READERS if name in query]
        return found
