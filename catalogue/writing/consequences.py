"""What follows from rows that are written: a review that decides moves its project."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from catalogue import reviewing
from catalogue.exchange.native.planned import Planned, faults_of
from catalogue.exchange.report import Fault, Refused
from catalogue.models import Review


@contextmanager
def following(touched: Iterable[Planned]) -> Iterator[None]:
    """Let follow what has to, once the rows that are written inside are stored.

    Args:
        touched: the rows that are new or changed.

    Raises:
        Refused: what would follow may not be.
    """
    reviews = [planned for planned in touched if isinstance(planned.object, Review)]
    before = [reviewing.stored(planned.object) for planned in reviews]
    yield
    faults: list[Fault] = []
    for planned, was in zip(reviews, before, strict=True):
        try:
            reviewing.follow(was, planned.object)
        except ValidationError as error:
            faults += faults_of(error, planned)
    if faults:
        raise Refused(faults)
