"""A plan → the database, in one transaction, with history."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from catalogue.exchange.native.editions import EditionFile, plan_editions, read_editions
from catalogue.exchange.native.marking import mark_of
from catalogue.exchange.native.planning import Plan, Planned, faults_of, value_of
from catalogue.exchange.native.reading import Reading, read
from catalogue.exchange.native.shapes import COLLECTIONS, Shape
from catalogue.exchange.native.uniqueness import (
    refuse_circles,
    refuse_duplicates,
    refuse_misleading_slugs,
    takes_a_place,
)
from catalogue.exchange.report import Fault, Place, Refused, Report
from catalogue.search import mark_new
from catalogue.turns import immediate
from governance.models import PreviousSlug
from governance.models.history import record_new, why
from governance.models.rows import Checked

BATCH = 500
# How the reasons of what was imported begin, in the histories.
IMPORTED = "Imported"

Progress = Callable[[int, int], None]


def import_native(path: Path, dry_run: bool = False, progress: Progress | None = None) -> Report:
    """Bring a folder or file in the native format into the catalogue.

    All or nothing: one transaction, and every rule the admin applies. Importing the same files
    again changes nothing.

    Args:
        path: a folder of collections or a single file.
        dry_run: do everything, then take it back.
        progress: called with the rows done and the rows there are.

    Returns:
        The report.

    Raises:
        Refused: with every fault of the files; nothing was written.
    """
    files, misread = read_editions(path)
    reading = read(path)
    return apply_rows(
        replace(reading, faults=[*reading.faults, *misread]), path, dry_run, progress, files
    )


def apply_rows(
    reading: Reading,
    path: Path,
    dry_run: bool = False,
    progress: Progress | None = None,
    editions: Sequence[EditionFile] = (),
) -> Report:
    """Bring rows into the catalogue; what every format comes to in the end.

    A key that a row does not have is left as it is stored, and so are rows that are not there.

    Args:
        reading: the rows, with the faults found while they were read.
        path: the folder or file they come from, for faults that have no line.
        dry_run: do everything, then take it back.
        progress: called with the rows done and the rows there are.
        editions: files of editions read beside them.

    Returns:
        The report.

    Raises:
        Refused: with every fault of the files; nothing was written.
    """
    if not reading.complete:
        raise Refused(reading.faults)
    with immediate(), transaction.atomic():
        plan = Plan()
        plan.make(reading.rows.values())
        planned = plan_editions(editions, plan.holdings)
        plan.faults += reading.faults + refuse_duplicates(plan)
        plan.faults += refuse_misleading_slugs(plan) + refuse_circles(plan)
        plan.faults += planned.faults
        if plan.faults:
            raise Refused(plan.faults)
        report = _report(plan, reading)
        report.mark = mark_of(plan.planned, planned)
        Writer(plan, progress, why(IMPORTED)).write(path)
        planned.store(report)
        transaction.set_rollback(dry_run)
    return report


class Writer:
    """Writes what is new in bulk, what is changed row by row, and then asks the rows' rules.

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
        waiting = [planned for planned in changed if _points_at_a_new_row(model, planned)]
        self._save([planned for planned in changed if planned not in waiting])
        for level in _levels(model, new):
            objects = [planned.object for planned in level]
            for new_row in objects:
                _take_over_keys(new_row)
            model._default_manager.bulk_create(objects, batch_size=BATCH)
            self._advance(len(objects))
        _link(model, new)
        record_new(model, [planned.object for planned in new], self.reason)
        mark_new(planned.object for planned in new)
        self._save(waiting)
        for planned in changed:
            for name, targets in planned.links.items():
                getattr(planned.object, name).set(targets)

    def _save(self, changed: Sequence[Planned]) -> None:
        for planned in sorted(changed, key=lambda planned: takes_a_place(planned.object)):
            planned.object._change_reason = self.reason
            planned.object.save()
            self._advance(1)

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


def _link(model: type[models.Model], new: Sequence[Planned]) -> None:
    for field in model._meta.many_to_many:
        through: Any = getattr(model, field.name).through
        here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        pairs = [
            through(**{here: planned.object.pk, there: target.pk})
            for planned in new
            for target in planned.links.get(field.name, [])
        ]
        through.objects.bulk_create(pairs, batch_size=BATCH)


def _report(plan: Plan, reading: Reading) -> Report:
    report = Report(details=list(reading.notes), kept=reading.kept)
    seen: dict[str, int] = defaultdict(int)
    for planned in plan.planned:
        name = str(planned.row.shape.model._meta.verbose_name_plural)
        outcome = "created" if planned.new else "changed" if planned.changed else "unchanged"
        report.count(name, outcome)
        seen[name] += not planned.new
        if outcome == "changed":
            what = f"changed {planned.object}: {', '.join(planned.changed)}"
            report.details.append(Fault(planned.row.place, what))
    for model in dict.fromkeys(planned.row.shape.model for planned in plan.planned):
        name = str(model._meta.verbose_name_plural)
        stored = len(plan.holdings.rows(model))
        report.count(name, "preserved", stored - seen[name])
    for name, number in reading.skipped.items():
        report.count(name, "skipped", number)
    report.details.sort()
    return report
