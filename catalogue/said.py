"""What fields of a row said before a change and after it, as everybody may know it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import BooleanField, Model

from catalogue.histories import HIDDEN, UNTOLD, History
from catalogue.models import Project

PUBLISHED = Project.State.PUBLISHED
Said = Mapping[str, Any]
Key = tuple[type[Model], int]
# The keys of what a state of a row was tied to by a many-to-many field.
Ties = Callable[[Said, str], set[int]]


class Called(NamedTuple):
    """What something is called that others refer to.

    Attributes:
        slug: in addresses, with what it is unique within in front of it.
        name: in words.
        state: whether it is published.
    """

    slug: str
    name: str
    state: str = PUBLISHED


GONE = Called("", "")
Names = Mapping[Key, Called]


@dataclass(frozen=True)
class FieldChange:
    """A field says something else than before.

    Attributes:
        field: what the API calls it.
        before: what it said: plain, or what it referred to, one or several; None if nothing, or
            if that is told to nobody. What is gone or not public is `GONE`.
        after: what it says.
    """

    field: str
    before: Any
    after: Any


def references(history: History, now: Said, before: Said, ties: Ties) -> Iterator[Key]:
    """Yield what the fields referred to that say something else than before."""
    for part in _changed(history, now, before):
        if part.is_relation and _is_named(part.related_model):
            yield from (
                (part.related_model, said[part.attname])
                for said in (now, before)
                if said.get(part.attname)
            )
    for many in _retied(history, now, before, ties):
        keys = ties(now, many.name) | ties(before, many.name)
        yield from ((many.related_model, key) for key in keys)


def field_changes(
    history: History, now: Said, before: Said, ties: Ties, names: Names
) -> Iterator[FieldChange]:
    """Yield the fields that say something else than before, in the order of the model.

    Args:
        history: of what sort of rows.
        now: what the columns say after the change.
        before: what they said.
        ties: what the row was tied to.
        names: what is called how of all that `references` yields.
    """
    for part in _changed(history, now, before):
        sides = [_value(part, said.get(part.attname), names) for said in (before, now)]
        yield FieldChange(history.renamed.get(part.name, part.name), sides[0], sides[1])
    for many in _retied(history, now, before, ties):
        sides = [_tied(many, ties(said, many.name), names) for said in (before, now)]
        yield FieldChange(many.name, sides[0], sides[1])


def untold(change: FieldChange) -> FieldChange:
    """Return that a field changed, without what it said."""
    return FieldChange(change.field, None, None)


def _changed(history: History, now: Said, before: Said) -> Iterator[Any]:
    for part in history.model._meta.concrete_fields:
        name = part.attname
        if name in now and part.name not in HIDDEN and now[name] != before.get(name):
            yield part


def _retied(history: History, now: Said, before: Said, ties: Ties) -> Iterator[Any]:
    for many in history.model._meta.many_to_many:
        if ties(now, many.name) != ties(before, many.name):
            yield many


def _is_named(model: Any) -> bool:
    return any(part.name == "slug" for part in model._meta.concrete_fields)


def _value(part: Any, value: Any, names: Names) -> Any:
    if part.name in UNTOLD or value in (None, ""):
        return None
    if part.is_relation:
        return _called(part.related_model, value, names)
    if isinstance(part, BooleanField):
        return bool(value)
    return value


def _tied(many: Any, keys: set[int], names: Names) -> tuple[Called, ...]:
    return tuple(sorted({_called(many.related_model, key, names) for key in keys}))


def _called(model: Any, key: int, names: Names) -> Called:
    found = names.get((model, key), GONE)
    return found if found.state == PUBLISHED else GONE
