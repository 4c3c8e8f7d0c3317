"""Planned rows → the database, thousands with few queries, each change with its history."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from catalogue.exchange.native.planned import Planned, faults_of, value_of
from catalogue.exchange.native.planning import Plan
from catalogue.exchange.native.shapes import COLLECTIONS, Shape
from catalogue.exchange.native.ties import BATCH, tie
from catalogue.exchange.native.uniqueness import exclusive_fields, takes_a_place
from catalogue.exchange.report import Fault, Place, Refused
from catalogue.search import mark_all, mark_new
from governance.models import PreviousSlug
from governance.models.history import record_changed, record_new
from governance.models.rows import Checked

# How the reasons of what was imported begin, in the histories.
IMPORTED = "Imported"

Progress = Callable[[int, int], None]


class Writer:
    """Writes what is new and what is changed in bulk, and then asks the rows' rules.

    A change by which a row takes or leaves what only one may have is saved by itself.

    Args:
        plan: what is to be written.
        progress: called with the rows done and the rows there are.
        reason: why, for the histories.
    """

    def __init__(
        self, plan: Plan, progress: Progress | None = None, reason: str = IMPORTED
    ) -> None:
        self.reason = reason
        self.groups: dict[type[models.Model], list[Planned]] = defaultdict(list)
        for planned in plan.planned:
            if planned.new or planned.changed:
                self.groups[planned.row.shape.model].append(planned)
        self.total = 2 * sum(len(group) for group in self.groups.values())
        self.progress = progress or (lambda _done, _total: None)
        self.done = 0

    def write(self, path: Path) -> None:
        """Store everything and ask the rules that take other rows.

        Args:
            path: the folder or file, for what has no line.

        Raises:
            Refused: a rule is broken.
        """
        try:
            self.store()
        except IntegrityError as error:
            message = f"the database refused this: {error}"
            raise Refused([Fault(Place(path, 0), message)]) from error
        self._check_among()

    def store(self) -> None:
        """Store everything that is new or changed, each model after those it refers to.

        Raises:
            IntegrityError: the database refuses it.
        """
        for model in writing_order():
            if model in self.groups:
                self._write_model(model, self.groups[model])

    def _write_model(self, model: type[models.Model], group: Sequence[Planned]) -> None:
        new = [planned for planned in group if planned.new]
        changed = [planned for planned in group if not planned.new]
        waiting = {planned for planned in changed if _points_at_a_new_row(model, planned)}
        alone = {planned for planned in changed if _stands_alone(model, planned)} - waiting
        together = [planned for planned in changed if planned not in waiting | alone]
        self._save(alone)
        self._change(model, together)
        self._create(model, new)
        self._save(waiting)
        tie(model, group)
        record_new(model, [planned.object for planned in new], self.reason)
        mark_new(planned.object for planned in new)
        tied = together + [planned for planned in alone | waiting if planned.links]
        record_changed(model, [planned.object for planned in tied], self.reason)
        mark_all(planned.object for planned in tied)

    def _save(self, changed: Iterable[Planned]) -> None:
        """Save rows one by one, those first that leave a place to others."""
        for planned in sorted(changed, key=lambda planned: takes_a_place(planned.object)):
            planned.object._change_reason = self.reason
            if planned.links:  # it gets its line once it is tied anew
                planned.object.skip_history_when_saving = True
            planned.object.save()
            vars(planned.object).pop("skip_history_when_saving", None)
            self._advance(1)

    def _change(self, model: type[models.Model], changed: Sequence[Planned]) -> None:
        """Store the same fields of many rows at once, with what is worked out from them."""
        alike: dict[tuple[str, ...], list[models.Model]] = defaultdict(list)
        for planned in changed:
            alike[tuple(sorted(_columns(model) & set(planned.changed)))].append(planned.object)
        for names, objects in alike.items():
            derived = _derived(model) if names else []
            for row in objects:
                for field in derived:
                    field.pre_save(row, add=False)
            if names:
                fields = [*names, *(field.name for field in derived)]
                model._default_manager.bulk_update(objects, fields, batch_size=BATCH)
            self._advance(len(objects))

    def _create(self, model: type[models.Model], new: Sequence[Planned]) -> None:
        """Store new rows, each after the one of its own model it points at."""
        for level in _levels(model, new):
            objects = [planned.object for planned in level]
            for row in objects:
                _take_over_keys(row)
            model._default_manager.bulk_create(objects, batch_size=BATCH)
            self._advance(len(objects))

    def _check_among(self) -> None:
        faults: list[Fault] = []
        for group in self.groups.values():
            faults += faults_among(group)
            self._advance(len(group))
        if faults:
            raise Refused(faults)

    def _advance(self, number: int) -> None:
        self.done += number
        self.progress(self.done, self.total)


def faults_among(stored: Sequence[Planned]) -> list[Fault]:
    """Return what the rules that take other rows find wrong with rows that are stored.

    A model says which of many they may find wrong; only those are asked about one by one.

    Args:
        stored: the rows, of any models.
    """
    groups: dict[type[models.Model], dict[int, Planned]] = defaultdict(dict)
    for planned in stored:
        groups[type(planned.object)][id(planned.object)] = planned
    faults: list[Fault] = []
    for model, group in groups.items():
        objects = [planned.object for planned in group.values()]
        for row in model.doubtful(objects) if issubclass(model, Checked) else ():
            try:
                row.clean_among()
            except ValidationError as error:
                faults += faults_of(error, group[id(row)])
    return faults


def writing_order() -> list[type[models.Model]]:
    """Return the models of the format, each after those its rows refer to."""
    order: dict[type[models.Model], None] = {}

    def visit(shape: Shape) -> None:
        order.pop(shape.model, None)  # nested in several shapes: after the last of them
        order[shape.model] = None
        for nested in shape.children:
            visit(nested.shape)

    for shape in COLLECTIONS.values():
        visit(shape)
    return list(order)


def look_up_sorts() -> None:
    """Look up at once what sorts of rows there are, not one after another; it is remembered."""
    ContentType.objects.get_for_models(*writing_order())


def _points_at_a_new_row(model: type[models.Model], planned: Planned) -> bool:
    own = [f.name for f in model._meta.fields if f.related_model is model]
    above = [value_of(planned.object, name) for name in own]
    return any(isinstance(row, models.Model) and row.pk is None for row in above)


def _levels(model: type[models.Model], new: Sequence[Planned]) -> list[list[Planned]]:
    """Split new rows so that each comes after the new row of its own model it points at."""
    own = [f.name for f in model._meta.fields if f.related_model is model]
    fresh = {id(planned.object) for planned in new}
    levels: dict[int, list[Planned]] = defaultdict(list)
    for planned in new:
        depth, above = 0, planned.object
        while own and id(above := value_of(above, own[0])) in fresh:
            depth += 1
        levels[depth].append(planned)
    return [levels[depth] for depth in sorted(levels)]


def _take_over_keys(row: Any) -> None:
    """Store the keys of rows that were not stored yet when they were assigned."""
    generic = [field for field in row._meta.private_fields if hasattr(field, "fk_field")]
    for field in [*row._meta.fields, *generic]:
        if field.is_relation and (target := field.get_cached_value(row, default=None)):
            setattr(row, field.name, target)
    if isinstance(row, PreviousSlug):
        subject: Any = row.subject
        row.scope = subject.slug_scope


def _stands_alone(model: type[models.Model], planned: Planned) -> bool:
    return not exclusive_fields(model).isdisjoint(planned.changed)


@cache
def _columns(model: type[models.Model]) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.concrete_fields)


@cache
def _derived(model: type[models.Model]) -> list[Any]:
    """Return the fields whose value follows from others of the row whenever it is saved."""
    fields = model._meta.concrete_fields
    return [field for field in fields if type(field).pre_save is not models.Field.pre_save]
