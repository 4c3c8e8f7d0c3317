"""The two states of a map that are compared."""

import re

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalogue.editions import LIVE, Side, side
from catalogue.models import Map
from governance.api.parameters import BadParameters, Fault, Parameter

_PATTERN = r"[0-9]{8}(\.[2-9])?|live"


class Span:
    """The part of a view that reads ``from`` and ``to``."""

    def parameters(self) -> list[Parameter]:
        """Return both."""
        schema = {"type": "string", "pattern": f"^({_PATTERN})$"}
        start = "The number of the earlier edition, or `live`."
        end = "The number of the later edition, or `live`, the map of today; `live` by default."
        return [
            Parameter("from", start, schema, required=True),
            Parameter("to", end, {**schema, "default": LIVE}),
        ]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with what is no number, and with an unsaid start."""
        found = []
        for name in ("from", "to"):
            value = query.get(name, "" if name == "from" else LIVE)
            if not re.fullmatch(_PATTERN, value):
                words = _("Give the number of an edition, such as 20190402, or “live”.")
                found.append(Fault(name, words))
        return found

    @staticmethod
    def of(query: QueryDict, found: Map) -> tuple[Side, Side]:
        """Return both states of a map.

        Raises:
            BadParameters: the map has no such edition.
        """
        sides = {name: side(found, query.get(name, LIVE)) for name in ("from", "to")}
        unknown = [name for name, state in sides.items() if state is None]
        start, end = sides["from"], sides["to"]
        if start is None or end is None:
            numbers = [*found.editions.values_list("number", flat=True), LIVE]
            words = _("The map has no such edition; there are: %(known)s.")
            raise BadParameters(
                Fault(name, words % {"known": ", ".join(numbers)}) for name in unknown
            )
        return start, end
