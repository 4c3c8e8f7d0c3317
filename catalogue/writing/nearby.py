"""What the database holds around a few rows: only that is read, however much else there is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Concat

from catalogue.exchange.native.holdings import Holdings, closest_of, stored_rows
from catalogue.exchange.native.planned import value_of
from catalogue.models import MapRegion, Tag
from catalogue.writing.transactions import locked
from catalogue.writing.versions import belonging, parent_key
from governance.models import PreviousSlug, SeatClass

Model = type[models.Model]

# Rows whose slug is unique within another row: that row, and the mark between both slugs.
SCOPED: Mapping[Model, tuple[str, str]] = {
    Tag: ("facet", ":"),
    SeatClass: ("body", "."),
    MapRegion: ("map", "."),
}


class Nearby(Holdings):
    """The rows that others name, what is nested in those that are written, and nothing else.

    The number of queries depends on how many kinds of rows are named, not on how many rows.
    """

    def __init__(self) -> None:
        super().__init__()
        self._instances: dict[tuple[Model, int], Any] = {}
        self._written: dict[Model, list[Any]] = defaultdict(list)
        self._asked: set[tuple[Model, str]] = set()
        self._former: dict[tuple[int, str, str], int] | None = None
        self._every: dict[Model, list[str]] = {}
        self._read: set[tuple[Model, str, int]] = set()
        self._leaving: dict[Model, set[int]] = defaultdict(set)

    def take(self, row: Any) -> None:
        """Count a row, stored or not, among those that are written."""
        self._written[type(row)].append(self._one(row))

    def leave(self, rows: Iterable[models.Model]) -> None:
        """Count stored rows as gone, because they are going to be deleted."""
        for row in rows:
            self._leaving[type(row)].add(row.pk)

    def look_up(self, wanted: Mapping[Model, Iterable[str]], lock: bool = False) -> None:
        """Read the rows that some addresses lead to, with a query for each model.

        Args:
            wanted: the addresses.
            lock: keep the rows from being changed until the transaction ends.
        """
        for model, addresses in wanted.items():
            new = sorted({each for each in addresses if (model, each) not in self._asked})
            if new:
                self._asked.update((model, each) for each in new)
                found = stored_rows(model).annotate(written_as=written_as(model))
                found = found.filter(written_as__in=new)
                for row in locked(found) if lock else found:
                    self._known(model)[row.written_as] = self._one(row)

    def at(self, model: Model, address: str) -> Any:
        """Return the row an address leads to, or None; present addresses before previous ones."""
        if address not in self._known(model):
            self.look_up({model: [address]})
        return super().at(model, address)

    def learn(self, row: models.Model, slug: str) -> None:
        """Let the address of a row that is written lead to it."""
        self.take(row)
        super().learn(row, slug)

    def rows(self, model: Model) -> list[Any]:
        """Return previous slugs, of which there are few; nothing else is read as a whole.

        Raises:
            TypeError: rows of another model are asked for.
        """
        if model is not PreviousSlug:
            raise TypeError(f"not every row of {model.__name__} is read to write a few")
        return super().rows(model)

    def under(self, model: Model, parent: str, row: models.Model) -> list[Any]:
        """Return what is nested in a row that is written, read for all of them at once."""
        if row._state.adding:
            return []
        if (model, parent, row.pk) not in self._read:
            self._read_under(model, parent, type(row))
        return self._families[model, parent].get(row.pk, [])

    def _read_under(self, model: Model, parent: str, above: Model) -> None:
        rows = {
            row.pk: row
            for row in self._written[above]
            if row.pk and (model, parent, row.pk) not in self._read
        }
        family = self._families.setdefault((model, parent), {})
        for child in stored_rows(model).filter(belonging(parent, list(rows.values()))):
            key = parent_key(parent, child)
            setattr(child, parent, rows[key])  # in reach without a query
            family.setdefault(key, []).append(child)
        self._read.update((model, parent, key) for key in rows)

    def closest(self, model: Model, address: str) -> str:
        """Return the address most like one that leads nowhere, or nothing."""
        if model not in self._every:
            every = model._default_manager.order_by().annotate(written_as=written_as(model))
            self._every[model] = list(every.values_list("written_as", flat=True))
        return closest_of(address, self._every[model])

    def formerly_at(self, model: Model, slug: str, scope: str = "") -> Any:
        """Return the row that had a slug before, or None."""
        if self._former is None:
            self._former = {
                (previous.content_type_id, previous.scope, previous.slug): previous.object_id
                for previous in self.rows(PreviousSlug)
            }
        kind = ContentType.objects.get_for_model(model).pk
        key = self._former.get((kind, scope, slug))
        found = key and stored_rows(model).filter(pk=key).first()
        return self._one(found) if found else None

    def alike(self, model: Model, names: Sequence[str], rows: Sequence[Any]) -> list[Any]:
        """Return what says the same as one of some planned rows, and is not one of them."""
        alike = Q()
        for planned in rows:
            if planned.new or not {*planned.changed}.isdisjoint(names):
                alike |= _same(planned.object, names) or Q()
        if not alike:
            return []
        ours = {planned.object.pk for planned in rows if planned.object.pk}
        others = stored_rows(model).filter(alike)
        return list(others.exclude(pk__in=ours | self._leaving[model]))

    def slugged(self, model: Model, slugs: Collection[str]) -> list[Any]:
        """Return the rows that have one of some slugs, without those that are written."""
        ours = [row.pk for row in self._written[model] if row.pk]
        return list(stored_rows(model).filter(slug__in=slugs).exclude(pk__in=ours))

    def _known(self, model: Model) -> dict[str, Any]:
        return self._addresses.setdefault(model, {})

    def _one(self, row: Any) -> Any:
        """Return the one object that stands for a row, be it read once or twice."""
        if row.pk is None:
            return row
        return self._instances.setdefault((type(row), row.pk), row)


def written_as(model: Model) -> Any:
    """Return the expression for the address of a model's rows."""
    if model not in SCOPED:
        return F("slug")
    above, mark = SCOPED[model]
    return Concat(F(f"{above}__slug"), Value(mark), F("slug"), output_field=CharField())


def _same(row: Any, names: Sequence[str]) -> Q | None:
    """Return the condition for rows that say the same; None where no stored row can."""
    condition = Q()
    for name in names:
        if name == "content_type":
            if row.subject.pk is None:
                return None
            condition &= belonging("subject", [row.subject])
            continue
        value = value_of(row, name)
        value = value.pk if isinstance(value, models.Model) else value
        if value is None:
            return None
        condition &= Q(**{name: value})
    return condition
