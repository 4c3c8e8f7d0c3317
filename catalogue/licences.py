"""SPDX licence expressions."""

import re
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from license_expression import (
    ExpressionError,
    Licensing,
    get_license_index,
    get_spdx_licensing,
)

from catalogue.licence_guesses import guesses


class Terms(IntEnum):
    """What a licence asks of those who use the software or pass it on; the larger, the more.

    Free ones ask for little more than a notice. Under copyleft, what is passed on stays under the
    same terms. All others limit what may be done, or are not known.
    """

    FREE = 0
    COPYLEFT = 1
    LIMITED = 2


_FREE = ("Permissive", "Public Domain")
_COPYLEFT = ("Copyleft", "Copyleft Limited")


@cache
def _licensing() -> Licensing:
    # Reading the licence list takes a third of a second, so only when one is looked at.
    return get_spdx_licensing()


def validate_license(expression: str) -> None:
    """Refuse what is not an SPDX licence expression with known identifiers.

    Args:
        expression: such as ``Apache-2.0`` or ``GPL-2.0-only OR MIT``.

    Raises:
        ValidationError: saying what would be right where that can be guessed, else what is wrong.

    Source: SPDX specification, annex D (licence expressions).
    """
    try:
        parsed = _licensing().parse(expression, validate=True, strict=True)
    except ExpressionError as error:
        told = _guessed(expression) or _wrong(expression, error)
        raise ValidationError(told, code="invalid_license") from None
    if parsed is not None and str(parsed) != expression:
        message = _("SPDX writes “%(right)s” for “%(expression)s”.")
        found = {"right": parsed, "expression": expression}
        raise ValidationError(message % found, code="invalid_license")


def _guessed(expression: str) -> str:
    found = [each for each in guesses(expression) if not _licensing().validate(each).errors]
    message = _("“%(expression)s” is not an SPDX licence expression. Did you mean %(names)s?")
    names = get_text_list(found, _("or"))
    return message % {"expression": expression, "names": names} if found else ""


def _wrong(expression: str, error: ExpressionError) -> str:
    message = _("“%(expression)s” is not an SPDX licence expression: %(error)s.")
    return message % {"expression": expression, "error": str(error).rstrip(".")}


def licences_in(expression: str) -> set[str]:
    """Return the licences an SPDX expression names, without operators and exceptions.

    Args:
        expression: such as ``Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0``.
    """
    without = re.sub(r"\bWITH\s+[^\s()]+", "", expression)
    return set(re.findall(r"[^\s()]+", without)) - {"AND", "OR"}


@lru_cache(maxsize=1024)
def terms(expression: str) -> Terms:
    """Return what the licences of an expression ask for: the least of a choice, else the most.

    An exception is left aside: it loosens a licence without changing what sort it is.

    Args:
        expression: such as ``Apache-2.0`` or ``GPL-2.0-only OR MIT``.

    Source: the categories of ScanCode's licence index, which license-expression brings along.
    """
    try:
        return _terms(_licensing().parse(expression))
    except ExpressionError:
        return Terms.LIMITED


def _terms(parsed: Any) -> Terms:
    if hasattr(parsed, "license_symbol"):
        return _terms(parsed.license_symbol)
    if hasattr(parsed, "key"):
        return _by_identifier().get(parsed.key, Terms.LIMITED)
    parts = map(_terms, parsed.args)
    return min(parts) if parsed.operator.strip() == "OR" else max(parts)


@cache
def _by_identifier() -> dict[str, Terms]:
    kinds = dict.fromkeys(_FREE, Terms.FREE) | dict.fromkeys(_COPYLEFT, Terms.COPYLEFT)
    return {
        identifier: kinds.get(entry["category"], Terms.LIMITED)
        for entry in get_license_index()
        for identifier in (entry["spdx_license_key"], *entry["other_spdx_license_keys"])
        if identifier
    }
