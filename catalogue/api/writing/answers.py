"""What is answered when something cannot be written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus

from django.db import IntegrityError
from django.utils.translation import gettext as _

from catalogue.exchange.report import Fault, Refused
from catalogue.writing.replacing import Depended
from governance.api.problems import BodyFault, Refusal


def cannot_be_used(faults: Sequence[BodyFault]) -> Refusal:
    """Return the answer to a body that cannot be used."""
    words = _("Some of what was sent cannot be used; nothing was written.")
    return Refusal(HTTPStatus.BAD_REQUEST, words, faults)


@contextmanager
def answering() -> Iterator[None]:
    """Turn what stands in the way of writing into the answer that says so.

    Raises:
        Refusal: 400 where what was sent cannot be used, 409 where it does not fit with what others
            wrote or refer to.
    """
    try:
        yield
    except Refused as refused:
        raise cannot_be_used(_told(refused.faults)) from None
    except Depended as depended:
        words = _(
            "Nothing was deleted, as other rows refer to this. Change or delete them first; what "
            "is no longer in use is better marked so than deleted."
        )
        raise Refusal(HTTPStatus.CONFLICT, words, _told(depended.faults)) from None
    except IntegrityError:
        words = _("Somebody else wrote the same at the same moment. Read the row and try again.")
        raise Refusal(HTTPStatus.CONFLICT, words) from None


def _told(faults: Sequence[Fault]) -> list[BodyFault]:
    return [BodyFault(str(fault.place), fault.message) for fault in faults]
