"""Rows that were said → the database: found, compared, checked and written by one function.

A list of nested rows replaces the one there was: a row that is in both is changed and keeps its
history, one that is only in the new list is added, one that is only in the old one is deleted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _

from catalogue.exchange.native.planned import Planned
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.shapes import Shape
from catalogue.exchange.native.storing import Writer, faults_among
from catalogue.exchange.native.uniqueness import (
    refuse_circles,
    refuse_duplicates,
    refuse_misleading_slugs,
)
from catalogue.exchange.report import Fault, Refused
from catalogue.writing.consequences import following
from catalogue.writing.dependents import dependents
from catalogue.writing.forms import pointer
from catalogue.writing.plans import Left, Replacement
from catalogue.writing.versions import belonging


class Depended(Exception):
    """Something was to be deleted that other rows refer to.

    Attributes:
        faults: what refers to what, each with its place.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


@dataclass(frozen=True)
class Outcome:
    """What became of a row.

    Attributes:
        row: the row, as it is stored.
        result: ``created``, ``changed`` or ``unchanged``.
    """

    row: Any
    result: str


def replace(
    rows: Sequence[Row],
    user: Any,
    reason: str = "",
    found: Mapping[Row, models.Model] | None = None,
    faults: Sequence[Fault] = (),
) -> list[Outcome]:
    """Write rows with what is nested in them, all or none.

    To be called within `catalogue.writing.transactions.writing`; what is raised must take that
    transaction back.

    Args:
        rows: the rows, of one model.
        user: who writes them; each kind of row that is touched takes a permission.
        reason: why, for the histories.
        found: the row of the database, or a new one, that each is; looked up where left out.
        faults: what was found wrong when they were read.

    Returns:
        What became of each.

    Raises:
        PermissionDenied: the user lacks a permission.
        Refused: with everything that is wrong.
        Depended: a list leaves out a row that others refer to.
    """
    plan = Replacement(rows, found or {})
    refuse_without(user, _permissions(plan))
    faults = [*faults, *plan.faults, *refuse_duplicates(plan)]
    faults += [*refuse_misleading_slugs(plan), *refuse_circles(plan)]
    if faults:
        raise Refused(faults)
    _delete(plan.left)
    outcomes = list(_outcomes(plan))
    affected = list(_affected(plan))
    touched = [planned for planned in plan.planned if planned.new or planned.changed]
    with following(touched):
        Writer(plan, reason=reason).store()
        if faults := faults_among(affected):
            raise Refused(faults)
    return outcomes


def delete(shape: Shape, row: models.Model, user: Any) -> None:
    """Delete a row with what is nested in it, unless others refer to it.

    To be called as `replace` is.

    Args:
        shape: which rows are nested in it.
        row: the row.
        user: who deletes it; each kind of row that goes takes a permission.

    Raises:
        PermissionDenied: the user lacks a permission.
        Depended: other rows refer to it.
    """
    refuse_without(user, (permission("delete", model) for model in _kinds(shape, [row])))
    if found := dependents(shape, [row]):
        raise Depended([Fault(pointer(), words) for words in found])
    row.delete()


def _kinds(shape: Shape, rows: Sequence[models.Model]) -> Iterator[type[models.Model]]:
    """Yield the models of rows, and of those that are nested in them."""
    if not rows:
        return
    yield shape.model
    for nested in shape.children:
        below = nested.shape.model._base_manager.filter(belonging(nested.parent, rows))
        yield from _kinds(nested.shape, list(below))


def refuse_without(user: Any, permissions: Iterable[str]) -> None:
    """Refuse somebody what takes permissions that they lack.

    Args:
        user: who it is.
        permissions: such as ``catalogue.change_project``.

    Raises:
        PermissionDenied: naming the permissions.
    """
    lacking = sorted(each for each in set(permissions) if not user.has_perm(each))
    if lacking:
        message = _("This takes a permission that you do not have: %(names)s.")
        raise PermissionDenied(message % {"names": ", ".join(lacking)})


def permission(verb: str, model: type[models.Model]) -> str:
    """Return the permission to ``add``, ``change`` or ``delete`` rows of a model."""
    return f"{model._meta.app_label}.{verb}_{model._meta.model_name}"


def _permissions(plan: Replacement) -> Iterator[str]:
    for planned in plan.planned:
        if planned.new or planned.changed:
            yield permission("add" if planned.new else "change", planned.row.shape.model)
    for left in plan.left:
        yield permission("delete", left.nested.shape.model)


def _delete(lists: Sequence[Left]) -> None:
    faults = [
        Fault(left.parent.row.place_of(left.nested.key), words)
        for left in lists
        for words in dependents(left.nested.shape, left.rows)
    ]
    if faults:
        raise Depended(faults)
    for left in lists:
        for row in left.rows:
            row.delete()


def _outcomes(plan: Replacement) -> Iterator[Outcome]:
    touched = {id(_top(each)) for each in plan.planned if each.new or each.changed}
    touched |= {id(_top(left.parent)) for left in plan.left}
    for planned in plan.planned:
        if planned.parent is None:
            result = "changed" if id(planned) in touched else "unchanged"
            yield Outcome(planned.object, "created" if planned.new else result)


def _top(planned: Planned) -> Planned:
    return planned if planned.parent is None else _top(planned.parent)


def _affected(plan: Replacement) -> Iterator[Planned]:
    """Yield the rows that changed, and those beside which in a list something did."""
    changed = {(id(left.parent), id(left.nested.shape)) for left in plan.left}
    for planned in plan.planned:
        if planned.new or planned.changed:
            changed.add((id(planned.parent), id(planned.row.shape)))
    for planned in plan.planned:
        beside = planned.parent and (id(planned.parent), id(planned.row.shape)) in changed
        if planned.new or planned.changed or beside:
            yield planned
