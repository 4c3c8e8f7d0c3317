"""SPDX licence expressions."""

import re
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from license_expression import ExpressionError, Licensing, get_spdx_licensing


@cache
def _licensing() -> Licensing:
    # Reading the licence list takes a third of a second, so only when one is looked at.
    return get_spdx_licensing()


def validate_license(expression: str) -> None:
    """Refuse what is not an SPDX licence expression with known identifiers.

    Args:
        expression: such as ``Apache-2.0`` or ``GPL-2.0-only OR MIT``.

    Raises:
        ValidationError: saying what is wrong and, where it is only the case, what would be right.

    Source: SPDX specification, annex D (licence expressions).
    """
    try:
        parsed = _licensing().parse(expression, validate=True, strict=True)
    except ExpressionError as error:
        message = _("“%(expression)s” is not an SPDX licence expression: %(error)s")
        found = {"expression": expression, "error": error}
        raise ValidationError(message % found, code="invalid_license") from None
    if parsed is not None and str(parsed) != expression:
        message = _("SPDX writes “%(right)s” for “%(expression)s”.")
        found = {"right": parsed, "expression": expression}
        raise ValidationError(message % found, code="invalid_license")


def licences_in(expression: str) -> set[str]:
    """Return the licences an SPDX expression names, without operators and exceptions.

    Args:
        expression: such as ``Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0``.
    """
    without = re.sub(r"\bWITH\s+[^\s()]+", "", expression)
    return set(re.findall(r"[^\s()]+", without)) - {"AND", "OR"}
