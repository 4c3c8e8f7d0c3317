"""A plan → the database, in one transaction, with history."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.db import transaction

from catalogue.exchange.native.editions import EditionFile, plan_editions, read_editions
from catalogue.exchange.native.marking import mark_of
from catalogue.exchange.native.planning import Plan
from catalogue.exchange.native.reading import Reading, read
from catalogue.exchange.native.storing import IMPORTED, Progress, Writer, writing_order
from catalogue.exchange.native.uniqueness import (
    refuse_circles,
    refuse_duplicates,
    refuse_misleading_slugs,
)
from catalogue.exchange.report import Fault, Refused, Report
from catalogue.models import Edition
from catalogue.turns import immediate, write_alone
from governance.models.history import why


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


@contextmanager
def importing_alone() -> Iterator[None]:
    """Begin a transaction in which nobody else writes what an import reads, plans over and writes.

    To be begun before anything is read of the database. A dry run waits its turn as well: it
    writes, and takes it back.
    """
    with immediate(), transaction.atomic():
        write_alone((*writing_order(), Edition))
        yield


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
    with importing_alone():
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
