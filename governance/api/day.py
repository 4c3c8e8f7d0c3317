"""The day that an answer about one row is about."""

from django.core.exceptions import ValidationError
from django.http import QueryDict

from governance.api.parameters import Fault, Parameter
from governance.filters.fields import DayField
from governance.partial_dates import today


class Day:
    """The part of a view that reads ``on``.

    Args:
        subject: what depends on the day, for the documentation.
    """

    def __init__(self, subject: str) -> None:
        self.subject = subject

    def parameters(self) -> list[Parameter]:
        """Return ``on``."""
        text = f"The day, `YYYY-MM-DD`, of the {self.subject}; today by default."
        return [Parameter("on", text, DayField().schema())]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with what is not a day."""
        try:
            DayField(required=False).clean(query.get("on"))
        except ValidationError as error:
            return [Fault("on", message) for message in error.messages]
        return []

    @staticmethod
    def of(query: QueryDict) -> str:
        """Return the day asked about, ``YYYY-MM-DD``."""
        return query.get("on") or today()
