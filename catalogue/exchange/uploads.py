"""Files that are sent, looked at, and imported once somebody has seen what that does."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.exchange import parcels, slots
from catalogue.exchange.formats import IMPORTS
from catalogue.exchange.native.storing import IMPORTED, look_up_sorts
from catalogue.exchange.outcomes import Outcome
from catalogue.exchange.parcels import Parcel, Sent, Unusable
from catalogue.exchange.report import Report
from catalogue.models import Upload
from catalogue.turns import immediate
from governance.models.history import because


class Verdict(StrEnum):
    """What came of a confirmation."""

    DONE = "done"
    DONE_BEFORE = "done before"
    MOVED = "moved"
    REFUSED = "refused"


@contextmanager
def laid_out(
    format_: str,
    sent: Mapping[str, Sequence[Sent]],
    megabytes: int,
    day: datetime.date | None = None,
) -> Iterator[Parcel]:
    """Yield files that were laid out in a folder, each below that of its slot.

    Args:
        format_: the format they are in.
        sent: the files, by slot.
        megabytes: how large they may be together.
        day: of which day they are; that which they say themselves where it is left out.

    Raises:
        Unusable: they cannot be taken.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        parcel = Parcel(folder, megabytes)
        for slot in slots.INTAKES[format_].slots:
            for file in sent.get(slot.name, ()):
                parcel.put(slot.name, file, slot.around)
        if not parcels.names_in(folder):
            raise _nothing(parcel.left_out)
        if day:
            parcels.set_day(folder, day)
        yield parcel


def _nothing(left_out: Sequence[str]) -> Unusable:
    if not left_out:
        return Unusable(_("There is no file in what was sent."))
    words = _(
        "There is no file in what was sent that can be taken: “%(name)s” is a link, or has no "
        "plain name."
    )
    return Unusable(words % {"name": left_out[0]})


def tried(format_: str, parcel: Parcel) -> Outcome:
    """Return what importing files would do; nothing is written."""
    run = partial(_run, format_, parcel.folder, dry_run=True)
    unread = [*slots.unread(format_, parcel.folder), *parcel.left_out]
    return Outcome.of(run, parcel.folder, unread)


def keep(owner: Any, format_: str, folder: Path, outcome: Outcome) -> Upload:
    """Keep files and what importing them would do, for their owner to decide.

    What the owner sent before and did not import is deleted: so nobody fills the database.
    """
    packed = parcels.pack(folder)
    with immediate(), transaction.atomic():
        Upload.objects.filter(owner=owner, applied_at=None).delete()
        return Upload.objects.create(
            owner=owner,
            format=format_,
            names=parcels.names_in(folder),
            packed=packed,
            outcome=outcome.kept(),
        )


def carry_out(
    upload: Upload, reason: str, mark: str, done: Callable[[Upload], None]
) -> tuple[Upload, Verdict]:
    """Import what was shown, all of it; or nothing, if it is not that any more.

    Nobody else writes meanwhile, so that what is written over is what was planned over. Whoever
    asks while another does so waits, and finds it done. Once it is done the files are deleted; what
    was done stays to be looked at until their time is over.

    Args:
        upload: the files.
        reason: why, for the histories.
        mark: that of the report that was shown.
        done: called once it is done, in the same transaction.

    Returns:
        The upload with what came of it, or what would come of it now.

    Raises:
        Upload.DoesNotExist: it was deleted meanwhile.
    """
    kept = Upload.objects.get(pk=upload.pk)
    if kept.applied_at:
        return kept, Verdict.DONE_BEFORE
    with TemporaryDirectory() as name:
        folder = Path(name)
        parcels.unpack(bytes(kept.packed), folder)  # nobody has to wait for that
        with immediate(), transaction.atomic():
            found = Upload.objects.select_for_update().defer("packed").get(pk=upload.pk)
            if found.applied_at:
                return found, Verdict.DONE_BEFORE
            return found, _carried_out(found, folder, reason, mark, done)


def _carried_out(
    upload: Upload, folder: Path, reason: str, mark: str, done: Callable[[Upload], None]
) -> Verdict:
    outcome = _imported(upload, folder, reason, mark)
    upload.outcome = outcome.kept()
    verdict = _verdict(outcome, mark)
    if verdict == Verdict.DONE:
        upload.applied_at, upload.packed = timezone.now(), b""
        upload.save(update_fields=["outcome", "applied_at", "packed"])
        done(upload)
    else:
        upload.save(update_fields=["outcome"])
    return verdict


def _imported(upload: Upload, folder: Path, reason: str, mark: str) -> Outcome:
    def run() -> Report:
        with transaction.atomic(), because(f"{IMPORTED}: {reason}"):
            report = _run(upload.format, folder, dry_run=False)
            transaction.set_rollback(report.mark != mark)
        return report

    return Outcome.of(run, folder, Outcome.read(upload.outcome).unread)


def _run(format_: str, folder: Path, dry_run: bool) -> Report:
    path, further = slots.reading(format_, folder)
    look_up_sorts()
    return IMPORTS[format_].run(path, dry_run=dry_run, **further)


def _verdict(outcome: Outcome, mark: str) -> Verdict:
    if outcome.faults:
        return Verdict.REFUSED
    return Verdict.DONE if outcome.report.mark == mark else Verdict.MOVED
