"""What lists of projects can be ordered by, on pages and in the API."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import NullIf
from django.utils.translation import gettext as _


def _known(text: str) -> NullIf:
    """Return a text to order by, with empty ones last."""
    return NullIf(F(text), Value(""))


# By the name in the address. The rows have their stage with them.
PROJECT_ORDERS: Mapping[str, F | NullIf] = {
    "name": F("sort_key"),
    "slug": F("slug"),
    "kind": F("kind"),
    "stage": F("stage_position"),
    "changed": _known("stage_changed_on"),
    "first_release": _known("first_release__released_on"),
    "host": F("host__sort_key"),
    "license": _known("license"),
}


def read_order(text: str) -> tuple[list[str], str]:
    """Return the fields to order by, and what is wrong with the others; empty if nothing is.

    Args:
        text: fields between commas, with ``-`` before those to be turned round.
    """
    asked = [name.strip() for name in text.split(",") if name.strip()]
    usable = [name for name in asked if name.removeprefix("-") in PROJECT_ORDERS]
    wrong = [name for name in asked if name not in usable]
    if not wrong:
        return usable, ""
    message = _("There is no ordering by “%(wrong)s”; use %(names)s.")
    return usable, message % {"wrong": wrong[0], "names": ", ".join(PROJECT_ORDERS)}


def ordered(rows: QuerySet[Any], names: list[str]) -> QuerySet[Any]:
    """Return projects in an order: unknown values last, then by name.

    Args:
        rows: the projects, with their stage.
        names: fields, as ``read_order`` returns them.
    """
    terms = [
        PROJECT_ORDERS[name[1:]].desc(nulls_last=True)
        if name.startswith("-")
        else PROJECT_ORDERS[name].asc(nulls_last=True)
        for name in names
    ]
    return rows.order_by(*terms, "sort_key", "slug")
