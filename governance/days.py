"""The day a page is about: ``?on=``, today by default."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from governance.partial_dates import parse_partial_date, today

_MOST_SHOWN = 40  # letters of a value that cannot be used


@dataclass(frozen=True)
class Day:
    """The day a page is about.

    Attributes:
        date: the day, ``YYYY-MM-DD``.
        asked: the partial date that was asked for; empty if it is today by default.
        fault: what is wrong with what was asked for, in a sentence; empty if nothing is.
    """

    date: str
    asked: str = ""
    fault: str = ""

    @property
    def suffix(self) -> str:
        """What links to other pages end in, so that they are about the same day."""
        return f"?on={self.asked}" if self.asked else ""

    @property
    def further(self) -> str:
        """The same for links that have parameters already."""
        return f"&on={self.asked}" if self.asked else ""


def day_of(query: QueryDict) -> Day:
    """Return the day that the parameters of an address ask for.

    A year or a month stands for its first day. What is no date is said in ``fault``, and the day
    is today.

    Args:
        query: the parameters; ``on`` is read.
    """
    text = query.get("on", "").strip()
    if not text:
        return Day(today())
    try:
        date = parse_partial_date(text)
    except ValueError:
        told = _("“%(text)s” is not a date; write it as 2019, 2019-06 or 2019-06-01.")
        return Day(today(), fault=told % {"text": text[:_MOST_SHOWN]})
    # Digits of other scripts are read too, and written as those that dates are compared by.
    return Day(date.isoformat(), asked=date.isoformat()[: len(text)])
