"""Which row of the database a row of a file is: by uid, by slug, or among its siblings."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import models

from catalogue.exchange.native.holdings import Holdings, address_of
from catalogue.exchange.native.planned import Planned
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.shapes import Nested, Shape
from governance.models.naming import Slugged

# What tells a row from its siblings: the values of its identity, and its period.
_Told = tuple[tuple[object, ...], str]


class Finder:
    """Finds the rows of the database, and makes new ones where there are none.

    Args:
        holdings: where rows of the database are looked up.
    """

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings

    def addressed(self, row: Row, nested: Nested | None, parent: Planned | None) -> Planned:
        """Return a row that has a slug: by its uid, among its siblings, or by the slug."""
        slug, model = str(row.values["slug"]), row.shape.model
        found, former = self._by_uid(row), self._by_former_slug(row, nested, parent)
        if found is None and nested and parent:
            siblings = self._holdings.under(model, nested.parent, parent.object)
            found = next((sibling for sibling in siblings if sibling.slug == slug), former)
        elif found is None:
            found = self._holdings.at(model, slug)
        if found is not None and found is former:
            row.values["slug"] = slug = found.slug  # a file from before a rename
        planned = Planned(row, found if found is not None else model(slug=slug), parent)
        if nested and parent:
            planned.set(nested.parent, parent.object)
            setattr(planned.object, nested.parent, parent.object)  # in reach without a query
        self._holdings.learn(planned.object, slug)
        return planned

    def _by_former_slug(self, row: Row, nested: Nested | None, parent: Planned | None) -> Any:
        model = row.shape.model
        if not issubclass(model, Slugged):
            return None
        around = {nested.parent: parent.object} if nested and parent else {}
        scope = model(**around).slug_scope
        return self._holdings.formerly_at(model, str(row.values["slug"]), scope)

    def _by_uid(self, row: Row) -> Any:
        uid = row.values.get("uid")
        if not uid:
            return None
        return self._holdings.with_uid(row.shape.model, str(uid))

    def among_siblings(
        self, rows: Sequence[Row], nested: Nested | None, parent: Planned | None
    ) -> dict[Row, Planned]:
        """Find rows without an address among their siblings, by what identifies them."""
        if not rows:
            return {}
        shape = rows[0].shape
        siblings = self._siblings(shape, nested, parent)
        wanted = [
            (self._identity(row, parent), str(row.values.get(shape.period) or "")) for row in rows
        ]
        there = [
            (_identity_of(known, shape), getattr(known, shape.period, "")) for known in siblings
        ]
        pairs = _pair(wanted, there)
        found = {}
        for number, row in enumerate(rows):
            known = siblings[pairs[number]] if number in pairs else shape.model()
            found[row] = Planned(row, known, parent)
            if known._state.adding and nested and parent:
                setattr(known, nested.parent, parent.object)
        return found

    def last_position(
        self, rows: Sequence[Row], nested: Nested | None, parent: Planned | None
    ) -> int:
        """Return the position after which rows come that say nothing of their place."""
        if not rows or rows[0].placed or not rows[0].shape.ordered:
            return -1
        siblings = self._siblings(rows[0].shape, nested, parent)
        return max((sibling.position for sibling in siblings), default=-1)

    def _siblings(self, shape: Shape, nested: Nested | None, parent: Planned | None) -> list[Any]:
        if nested and parent:
            return self._holdings.under(shape.model, nested.parent, parent.object)
        return self._holdings.rows(shape.model)

    def _identity(self, row: Row, parent: Planned | None) -> tuple[object, ...]:
        values: list[object] = []
        for key in row.shape.identity:
            model_field = row.shape.model._meta.get_field(key)
            text = str(row.values.get(key) or "")
            if model_field.is_relation and text:
                target = referred(self._holdings, model_field, text, parent)
                values.append(target.pk if target is not None and target.pk else text)
            else:
                values.append(text)
        return tuple(values)


def referred(holdings: Holdings, field: Any, address: str, around: Planned | None) -> Any:
    """Return the row that an address in a field leads to, or None.

    Args:
        holdings: where it is looked up.
        field: the field.
        address: as the file has it.
        around: the row the one with the field is nested in.
    """
    if field.name == "seat_class" and around:  # a class of the body around it
        address = f"{address_of(around.object)}.{address}"
    return holdings.at(field.related_model, address)


def _identity_of(known: models.Model, shape: Shape) -> tuple[object, ...]:
    values: list[object] = []
    for key in shape.identity:
        model_field = known._meta.get_field(key)
        value = getattr(known, getattr(model_field, "attname", key))
        values.append("" if value is None else value)
    return tuple(values)


def _pair(wanted: Sequence[_Told], there: Sequence[_Told]) -> dict[int, int]:
    """Pair rows of a file with stored rows: by identity and period, then by identity alone.

    The second way counts only where one row is left over on each side: its period was corrected.
    """
    pairs: dict[int, int] = {}
    free = {whole: number for number, whole in enumerate(there)}
    for number, whole in enumerate(wanted):
        if whole in free:
            pairs[number] = free.pop(whole)
    left_there, left_wanted = defaultdict(list), defaultdict(list)
    for (identity, _period), number in free.items():
        left_there[identity].append(number)
    for number, (identity, _period) in enumerate(wanted):
        if number not in pairs:
            left_wanted[identity].append(number)
    for identity, numbers in left_wanted.items():
        if len(numbers) == len(left_there[identity]) == 1:
            pairs[numbers[0]] = left_there[identity][0]
    return pairs
