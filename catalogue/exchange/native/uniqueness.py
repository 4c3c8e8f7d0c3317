"""What a whole import can break: rows that must be the only ones, slugs, and circles of parents.

The database holds most of it; here it is said with the lines of the files, all at once.
"""

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from catalogue.exchange.native.planned import Planned, value_of
from catalogue.exchange.native.planning import Plan
from catalogue.exchange.report import Fault, Place
from governance.models import PreviousSlug
from governance.models.naming import Slugged


def refuse_duplicates(plan: Plan) -> list[Fault]:
    """Return a fault for every row that a unique constraint would refuse."""
    faults: list[Fault] = []
    by_model: dict[type[models.Model], list[Planned]] = {}
    for planned in plan.planned:
        by_model.setdefault(planned.row.shape.model, []).append(planned)
    for model, rows in by_model.items():
        for unique in _unique_sets(model):
            faults.extend(_twins(plan, rows, unique))
    return faults


@dataclass(frozen=True)
class _Unique:
    """Fields in which no two rows may say the same.

    Attributes:
        names: the fields.
        condition: which rows it is about.
        words: what a curator is told, where the model has words of its own for it.
    """

    names: list[str]
    condition: Q
    words: str = ""


def _unique_sets(model: type[models.Model]) -> list[_Unique]:
    single = [_Unique([f.name], Q()) for f in model._meta.fields if f.unique and not f.primary_key]
    return single + [
        _Unique(
            [name for name in constraint.fields if name != "object_id"],
            constraint.condition or Q(),
            _own_words(constraint),
        )
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields
    ]


def _own_words(constraint: models.UniqueConstraint) -> str:
    words = constraint.violation_error_message
    own = words != constraint.default_violation_error_message
    return str(words).rstrip(".") if own else ""


def _twins(plan: Plan, rows: list[Planned], unique: _Unique) -> list[Fault]:
    names, condition = unique.names, unique.condition
    ours = {id(planned.object) for planned in rows}
    stored = plan.holdings.alike(rows[0].row.shape.model, names, rows)
    first: dict[tuple[object, ...], str] = {
        key: "in the catalogue"
        for known in stored
        if id(known) not in ours and (key := _key(known, names, condition))
    }
    faults = []
    for planned in rows:
        key = _key(planned.object, names, condition)
        if not key or planned.row.shape.plain:
            continue
        if key in first:
            values = ", ".join(str(value_of(planned.object, name)) for name in names)
            words = unique.words or f"another row has {values} ({', '.join(names)}) already"
            faults.append(Fault(_place(planned, names), f"{words}: {first[key]}"))
        first.setdefault(key, str(planned.row.place))
    return faults


def _place(planned: Planned, names: list[str]) -> Place:
    """Return where the one field stands that is wrong, or the row if it may be any of several."""
    wrong = "slug" if "slug" in names else names[0] if len(names) == 1 else ""
    return planned.row.place_of(wrong) if wrong else planned.row.place


def _key(row: Any, names: list[str], condition: Q) -> tuple[object, ...] | None:
    if not _holds(condition, row):
        return None
    values: list[object] = []
    for name in names:
        value = _about(row) if name == "content_type" else value_of(row, name)
        if value is None:
            return None
        if isinstance(value, models.Model):
            value = _key_of(value)
        values.append(value)
    return tuple(values)


def _about(row: Any) -> Hashable:
    """Return what a row is about: the model, and the key or, where it is new, the row."""
    if subject := row._meta.get_field("subject").get_cached_value(row, default=None):
        return type(subject), _key_of(subject)
    return ContentType.objects.get_for_id(row.content_type_id).model_class(), row.object_id


def _holds(condition: Q, row: Any) -> bool:
    """Evaluate the conditions our constraints use: field values and ``__isnull``, all of them."""
    for name, wanted in condition.children:  # type: ignore[misc]
        if name.endswith("__isnull"):
            if (value_of(row, name.removesuffix("__isnull")) is None) != wanted:
                return False
        elif getattr(row, name) != wanted:
            return False
    return True


def _said(unique: _Unique) -> Iterator[str]:
    """Yield what the condition of a uniqueness asks about."""
    for name, _wanted in unique.condition.children:  # type: ignore[misc]
        yield name


def takes_a_place(row: models.Model) -> bool:
    """Tell whether a row is one of those of which there may be one, such as the undissolved board.

    Rows that leave such a place are to be written before the one that takes it.
    """
    return any(each.condition and _holds(each.condition, row) for each in _unique_sets(type(row)))


@cache
def exclusive_fields(model: type[models.Model]) -> frozenset[str]:
    """Return the fields by which a row takes, or leaves, what only one row may have."""
    return frozenset(
        name
        for unique in _unique_sets(model)
        for name in (*unique.names, *(said.removesuffix("__isnull") for said in _said(unique)))
    )


def refuse_misleading_slugs(plan: Plan) -> list[Fault]:
    """Return a fault for every slug that is given up by one row and would lead to another, too."""
    faults: list[Fault] = []
    given_up = list(_given_up(plan))
    if not given_up:
        return faults
    present: dict[type[models.Model], dict[Hashable, Any]] = {}
    former: dict[Hashable, Hashable] = {
        (known.content_type_id, known.scope, known.slug): known.object_id
        for known in plan.holdings.rows(PreviousSlug)
    }
    slugs = {slug for _planned, _owner, slug in given_up}
    for planned, owner, slug in given_up:
        model, scope, key = type(owner.object), _scope(owner), _key_of(owner.object)
        if model not in present:
            present[model] = _present(plan, model, slugs)
        other = present[model].get((scope, slug), owner.object)
        kind = ContentType.objects.get_for_model(model).pk
        if other is not owner.object or former.setdefault((kind, scope, slug), key) != key:
            elsewhere = f"“{other}”" if other is not owner.object else "something else"
            message = f"“{slug}” cannot lead to “{owner.object}”, as it leads to {elsewhere}"
            faults.append(Fault(planned.row.place, f"{message}; choose another slug"))
    return faults


def _given_up(plan: Plan) -> Iterator[tuple[Planned, Planned, str]]:
    """Yield the row that says so, the row the slug goes on leading to, and the slug."""
    for planned in plan.planned:
        if isinstance(planned.object, PreviousSlug) and planned.new and planned.parent:
            yield planned, planned.parent, planned.object.slug
        elif isinstance(planned.object, Slugged):
            stored = planned.object.stored_slug
            if stored and stored != planned.object.slug:
                yield planned, planned, stored


def _present(plan: Plan, model: type[models.Model], slugs: Collection[str]) -> dict[Hashable, Any]:
    stored = plan.holdings.slugged(model, slugs)
    present: dict[Hashable, Any] = {(row.slug_scope, row.slug): row for row in stored}
    present.update(
        {
            (_scope(planned), planned.object.slug): planned.object
            for planned in plan.planned
            if planned.row.shape.model is model
        }
    )
    return present


def _scope(planned: Planned) -> Hashable:
    """Return what the slug of a row is unique within: its own scope, or a map not stored yet."""
    top = planned
    while top.parent:
        top = top.parent
    return planned.object.slug_scope if top is planned or not top.new else id(top.object)


def _key_of(row: models.Model) -> Hashable:
    return id(row) if row.pk is None else row.pk


def refuse_circles(plan: Plan) -> list[Fault]:
    """Return a fault for every row of the files that is, further up, part of itself."""
    faults = []
    for planned in plan.planned:
        model = type(planned.object)
        own = [field.name for field in model._meta.fields if field.related_model is model]
        path = [planned.object]
        while own and isinstance(above := value_of(path[-1], own[0]), models.Model):
            if above in path[1:]:
                break
            path.append(above)
            if above is planned.object:
                circle = " → ".join(str(getattr(row, "slug", row)) for row in path)
                message = f"“{own[0]}” makes a circle: {circle}"
                faults.append(Fault(planned.row.place_of(own[0]), message))
                break
    return faults
