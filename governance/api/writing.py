"""Rows written quickly: what a field does with a row is worked out once, not once for each row.

Django REST asks anew, for every field of every row, where its value is and whether it is there.
Here that is asked once for each field of an answer; what a field writes is the same.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from rest_framework import serializers

Writer = Callable[[Any], Any]

# Fields whose values are sent as models have them.
_AS_IT_IS = (
    serializers.CharField.to_representation,
    serializers.ChoiceField.to_representation,
    serializers.BooleanField.to_representation,
    serializers.IntegerField.to_representation,
)
_PREFIX = "fetched_"


def writer_of(field: Any) -> Writer:
    """Return what makes the value of a field from a row."""
    if hasattr(field, "writer"):
        writer: Writer = field.writer()
        return writer
    if field.source == "*":
        whole: Writer = field.to_representation
        return whole
    if type(field) is serializers.ListSerializer:
        child: Any = field.child
        return _each(str(field.source), child.to_representation)
    if type(field).to_representation in _AS_IT_IS and _is_plain(field):
        return attrgetter(field.source)
    if type(field) is serializers.DateField and _is_plain(field):
        return _day(attrgetter(str(field.source)))
    return careful(field)


def list_name(relation: str) -> str:
    """Return the attribute in which rows have the rows of a relation that were fetched with them.

    A list there is many times as quick as a relation that was prefetched.
    """
    return f"{_PREFIX}{relation}"


def listed(row: Any, relation: str) -> Sequence[Any]:
    """Return the rows of a relation: those that were fetched, or else all there are."""
    found: Sequence[Any] | None = row.__dict__.get(f"{_PREFIX}{relation}")
    if found is None:
        found = list(getattr(row, relation).all())
    return found


def _each(relation: str, write: Writer) -> Writer:
    return lambda row: [write(one) for one in listed(row, relation)]


def _day(read: Writer) -> Writer:
    def write(row: Any) -> str | None:
        day = read(row)
        return day.isoformat() if day else None

    return write


def _is_plain(field: Any) -> bool:
    """Tell whether the value is an attribute of the row itself, and no method."""
    model = getattr(getattr(field.parent, "Meta", None), "model", None)
    return (
        model is not None
        and len(field.source_attrs) == 1
        and not callable(getattr(model, field.source, None))
    )


def careful(field: Any) -> Writer:
    """Return what does as Django REST does, whatever the field."""

    def write(row: Any) -> Any:
        value = field.get_attribute(row)
        return None if value is None else field.to_representation(value)

    return write
