"""Rows of files → rows of the database, new or changed, not yet written."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from catalogue.exchange.native.holdings import Holdings, address_of
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.shapes import Nested, Shape
from catalogue.exchange.report import Fault, Place
from governance.models.naming import Slugged
from governance.models.rows import Checked

# What tells a row from its siblings: the values of its identity, and its period.
_Told = tuple[tuple[object, ...], str]

# More than any count has, fewer than Python refuses to read.
_DIGITS = 18


@dataclass(eq=False, slots=True)
class Planned:
    """What is to become of one row of a file.

    Attributes:
        row: the row as the file has it.
        object: the row of the database, with the new values set.
        parent: the planned row it is nested in.
        changed: the fields whose values differ from what is stored.
        links: many-to-many fields that are to be set, with their rows.
    """

    row: Row
    object: Any
    parent: "Planned | None" = None
    changed: list[str] = field(default_factory=list)
    links: dict[str, list[models.Model]] = field(default_factory=dict)

    @property
    def new(self) -> bool:
        """Tell whether the row is not stored yet."""
        return bool(self.object._state.adding)


class Plan:
    """Finds for every row of the files the row of the database it is, and sets its values.

    Args:
        holdings: where rows of the database are looked up; all of them are read if left out.

    Attributes:
        planned: all rows, each after the one it is nested in.
        faults: everything found wrong on the way.
    """

    def __init__(self, holdings: Holdings | None = None) -> None:
        self.holdings = holdings or Holdings()
        self.planned: list[Planned] = []
        self.faults: list[Fault] = []
        self._announced: dict[Row, Planned] = {}

    def make(self, collections: Iterable[Sequence[Row]]) -> None:
        """Plan all rows: first find those that others refer to, then set the values of all."""
        collections = [rows for rows in collections if rows]
        for rows in collections:
            self._announce(rows, None, None)
        for rows in collections:
            self._plan(rows, None, None)

    def bind(self, row: Row, found: models.Model) -> None:
        """Say which row of the database a row is, so that it is not looked for.

        To be called before `make`.

        Args:
            row: the row, nested in no other.
            found: the row of the database, or a new one.
        """
        self._announced[row] = Planned(row, found)

    # First pass: rows with an address.

    def _announce(self, rows: Sequence[Row], nested: Nested | None, parent: Planned | None) -> None:
        for row in rows:
            if row not in self._announced:
                if row.shape.identity != ("slug",) or row.shape.plain:
                    return
                if not row.values.get("slug"):
                    self._fault(row.place_of("slug"), f"“{row.called('slug')}” is missing")
                    continue
                self._announced[row] = self._find_addressed(row, nested, parent)
            planned = self._announced[row]
            for child in row.shape.children:
                self._announce(row.children.get(child.key, []), child, planned)

    def _find_addressed(self, row: Row, nested: Nested | None, parent: Planned | None) -> Planned:
        slug, model = str(row.values["slug"]), row.shape.model
        found, former = self._by_uid(row), self._by_former_slug(row, nested, parent)
        if found is None and nested and parent:
            siblings = self.holdings.under(model, nested.parent, parent.object)
            found = next((sibling for sibling in siblings if sibling.slug == slug), former)
        elif found is None:
            found = self.holdings.at(model, slug)
        if found is not None and found is former:
            row.values["slug"] = slug = found.slug  # a file from before a rename
        planned = Planned(row, found if found is not None else model(slug=slug), parent)
        if nested and parent:
            self._set(planned, nested.parent, parent.object)
            setattr(planned.object, nested.parent, parent.object)  # in reach without a query
        self.holdings.learn(planned.object, slug)
        return planned

    def _by_former_slug(self, row: Row, nested: Nested | None, parent: Planned | None) -> Any:
        model = row.shape.model
        if not issubclass(model, Slugged):
            return None
        around = {nested.parent: parent.object} if nested and parent else {}
        scope = model(**around).slug_scope
        return self.holdings.formerly_at(model, str(row.values["slug"]), scope)

    def _by_uid(self, row: Row) -> Any:
        uid = row.values.get("uid")
        if not uid:
            return None
        return self.holdings.with_uid(row.shape.model, str(uid))

    # Second pass: every row.

    def _plan(self, rows: Sequence[Row], nested: Nested | None, parent: Planned | None) -> None:
        found = self._match(rows, nested, parent)
        present = [planned for row in rows if (planned := self._announced.get(row, found.get(row)))]
        last = self._last_position(rows, nested, parent)
        for planned, position in zip(present, self._positions(present), strict=True):
            row = planned.row
            self.planned.append(planned)
            if row.shape.ordered and row.placed:
                self._set(planned, "position", position)
            elif row.shape.ordered and planned.new:
                last += 1
                self._set(planned, "position", last)
            values = {**row.initial, **row.values} if planned.new else row.values
            for key, value in values.items():
                self._set_from_text(planned, key, value)
            self._check(planned)
            for child in row.shape.children:
                self._plan(row.children.get(child.key, []), child, planned)

    def _positions(self, siblings: Sequence[Planned]) -> Sequence[int]:
        """Return the place of each row among those it stands with."""
        return range(len(siblings))

    def _match(
        self, rows: Sequence[Row], nested: Nested | None, parent: Planned | None
    ) -> dict[Row, Planned]:
        """Find rows without an address among their siblings, by what identifies them."""
        rows = [
            row
            for row in rows
            if row not in self._announced and (row.shape.identity != ("slug",) or row.shape.plain)
        ]
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

    def _last_position(
        self, rows: Sequence[Row], nested: Nested | None, parent: Planned | None
    ) -> int:
        """Return the position after which rows come that say nothing of their place."""
        if not rows or rows[0].placed or not rows[0].shape.ordered:
            return -1
        siblings = self._siblings(rows[0].shape, nested, parent)
        return max((sibling.position for sibling in siblings), default=-1)

    def _siblings(self, shape: Shape, nested: Nested | None, parent: Planned | None) -> list[Any]:
        if nested and parent:
            return self.holdings.under(shape.model, nested.parent, parent.object)
        return self.holdings.rows(shape.model)

    def _identity(self, row: Row, parent: Planned | None) -> tuple[object, ...]:
        values: list[object] = []
        for key in row.shape.identity:
            model_field = row.shape.model._meta.get_field(key)
            text = str(row.values.get(key) or "")
            if model_field.is_relation and text:
                target = self._at(model_field.related_model, key, text, parent)
                values.append(target.pk if target is not None and target.pk else text)
            else:
                values.append(text)
        return tuple(values)

    # Values.

    def _set_from_text(self, planned: Planned, key: str, value: str | list[str] | None) -> None:
        model_field = planned.row.shape.model._meta.get_field(key)
        if isinstance(value, list):
            self._set_links(planned, key, value)
        elif key == "uid":
            self._set_uid(planned, value)
        elif model_field.is_relation:
            target = self._refer(planned, key, value) if value else None
            if target is not None or not value:
                self._set(planned, key, target)
        else:
            self._set(planned, key, self._convert(planned, key, value))

    def _set_links(self, planned: Planned, key: str, addresses: list[str]) -> None:
        targets: list[models.Model] = []
        for address in addresses:
            target = self._refer(planned, key, address)
            if target in targets:
                self._fault_at(planned, key, f"names “{address}” twice; once is enough")
            elif target is not None:
                targets.append(target)
        before = [] if planned.new else [target.pk for target in getattr(planned.object, key).all()]
        if sorted(before) != sorted(target.pk or 0 for target in targets):
            planned.links[key] = targets
            planned.changed.append(key)

    def _set_uid(self, planned: Planned, uid: str | None) -> None:
        if planned.new and uid:
            planned.object.uid = uid
        elif uid and planned.object.uid != uid:
            message = f"the uid of “{planned.object}” is {planned.object.uid} and never changes"
            self._fault(planned.row.place_of("uid"), message)

    def _set(self, planned: Planned, key: str, value: object) -> None:
        if planned.new or _differs(planned.object, key, value):
            setattr(planned.object, key, value)
            planned.changed.append(key)

    def _convert(self, planned: Planned, key: str, value: str | None) -> Any:
        model_field: Any = planned.row.shape.model._meta.get_field(key)
        if value is None:
            return None if model_field.null else model_field.get_default()
        if isinstance(model_field, models.BooleanField):
            if value not in ("true", "false"):
                self._fault_at(planned, key, f"must be true or false, not “{value}”")
            return value == "true"
        if isinstance(model_field, models.IntegerField):
            if not value.isdecimal() or len(value) > _DIGITS:
                self._fault_at(planned, key, f"must be a whole number, not “{value[:40]}”")
                return model_field.get_default()
            return int(value)
        if isinstance(model_field, models.DateField):
            return self._day(planned, key, value)
        return value

    def _day(self, planned: Planned, key: str, value: str) -> datetime.date | None:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self._fault_at(planned, key, f"must be a day such as 2026-12-01, not “{value[:40]}”")
            return None

    def _refer(self, planned: Planned, key: str, address: str) -> Any:
        model: Any = planned.row.shape.model._meta.get_field(key).related_model
        target = self._at(model, key, address, planned.parent)
        if target is None:
            close = self.holdings.closest(model, address)
            name = model._meta.verbose_name
            right = f"; did you mean “{close}”?" if close else ""
            self._fault(planned.row.place_of(key), f"no {name} has the slug “{address}”{right}")
        return target

    def _at(self, model: Any, key: str, address: str, parent: Planned | None) -> Any:
        if key == "seat_class" and parent:  # a class of the body around it
            address = f"{address_of(parent.object)}.{address}"
        return self.holdings.at(model, address)

    # Rules a row can break by itself.

    def _check(self, planned: Planned) -> None:
        if not (planned.changed or planned.new):
            return
        model = planned.row.shape.model
        missing = [name for name in required_fields(model) if self._lacks(planned, name)]
        for name in missing:
            self._fault_at(planned, name, "is missing")
        unread = [key for key in planned.row.lines if key not in planned.row.values]
        relations = _relations(model)
        try:
            planned.object.clean_fields(exclude=[*relations, "object_id", *missing, *unread])
            if isinstance(planned.object, Checked) and not missing:
                planned.object.clean_row()
        except ValidationError as error:
            self.faults.extend(faults_of(error, planned))

    def _lacks(self, planned: Planned, name: str) -> bool:
        row = planned.row
        if row.values.get(name) or (name in row.lines and name not in row.values):
            return False  # where it cannot be used, that has been said
        return value_of(planned.object, name) in ("", None)

    def _fault_at(self, planned: Planned, key: str, words: str) -> None:
        self._fault(planned.row.place_of(key), f"“{planned.row.called(key)}” {words}")

    def _fault(self, place: Place, message: str) -> None:
        self.faults.append(Fault(place, message))


def value_of(row: Any, name: str) -> Any:
    """Return a field's value without a query: of a relation the row, its key, or None."""
    model_field = row._meta.get_field(name)
    if model_field.is_relation and model_field.is_cached(row):
        return getattr(row, name)
    return getattr(row, getattr(model_field, "attname", name))


def _differs(row: Any, name: str, value: Any) -> bool:
    model_field = row._meta.get_field(name)
    if not model_field.is_relation or value is None:
        return bool(getattr(row, model_field.attname) != value)
    return value.pk is None or bool(getattr(row, model_field.attname) != value.pk)


def faults_of(error: ValidationError, planned: Planned) -> list[Fault]:
    """Turn what a model refused into faults, each on the line of its key."""
    by_key = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
    faults = []
    for key, messages in by_key.items():
        for message in messages:
            words = message if key == "__all__" else f"“{planned.row.called(key)}”: {message}"
            if key != "__all__" and (choices := _choices(planned.object, key)):
                words += f" It may be {', '.join(choices)}."
            faults.append(Fault(planned.row.place_of(key), words))
    return faults


def _choices(row: Any, name: str) -> list[str]:
    """Return the values a field may have, where it has one that it may not."""
    choices = [str(value) for value, _label in row._meta.get_field(name).flatchoices if value]
    return choices if choices and getattr(row, name) not in choices else []


@cache
def _relations(model: type[models.Model]) -> list[str]:
    return [model_field.name for model_field in model._meta.fields if model_field.is_relation]


@cache
def required_fields(model: type[models.Model]) -> list[str]:
    """Return the fields without which there is no row of a model."""
    return [
        model_field.name
        for model_field in model._meta.fields
        if not (
            model_field.blank
            or model_field.has_default()
            or model_field.auto_created
            or model_field.name in ("content_type", "object_id", "sort_key")
        )
    ]


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
