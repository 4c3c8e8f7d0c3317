"""What a whole import can break: rows that must be the only ones, and circles of parents.

The database holds both; here they are said with the lines of the files, all at once.
"""

from typing import Any

from django.db import models
from django.db.models import Q

from catalogue.exchange.native.planning import Plan, Planned, value_of
from catalogue.exchange.report import Fault


def refuse_duplicates(plan: Plan) -> list[Fault]:
    """Return a fault for every row that a unique constraint would refuse."""
    faults: list[Fault] = []
    by_model: dict[type[models.Model], list[Planned]] = {}
    for planned in plan.planned:
        by_model.setdefault(planned.row.shape.model, []).append(planned)
    for model, rows in by_model.items():
        for names, condition in _unique_sets(model):
            faults.extend(_twins(plan, rows, names, condition))
    return faults


def _unique_sets(model: type[models.Model]) -> list[tuple[list[str], Q]]:
    single = [([f.name], Q()) for f in model._meta.fields if f.unique and not f.primary_key]
    return single + [
        ([name for name in constraint.fields if name != "object_id"], constraint.condition or Q())
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields
    ]


def _twins(plan: Plan, rows: list[Planned], names: list[str], condition: Q) -> list[Fault]:
    ours = {id(planned.object) for planned in rows}
    stored = plan.holdings.rows(rows[0].row.shape.model)
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
            words = ", ".join(str(value_of(planned.object, name)) for name in names)
            message = f"another row has {words} ({', '.join(names)}) already: {first[key]}"
            faults.append(Fault(planned.row.place, message))
        first.setdefault(key, str(planned.row.place))
    return faults


def _key(row: Any, names: list[str], condition: Q) -> tuple[object, ...] | None:
    if not _holds(condition, row):
        return None
    values: list[object] = []
    for name in names:
        value = value_of(row, "subject" if name == "content_type" else name)
        if value is None:
            return None
        stored = isinstance(value, models.Model) and value.pk is not None
        values.append(value.pk if stored else id(value) if isinstance(value, models.Model) else value)
    return tuple(values)


def _holds(condition: Q, row: Any) -> bool:
    """Evaluate the conditions our constraints use: field values and ``__isnull``, all of them."""
    for name, wanted in condition.children:  # type: ignore[misc]
        if name.endswith("__isnull"):
            if (value_of(row, name.removesuffix("__isnull")) is None) != wanted:
                return False
        elif getattr(row, name) != wanted:
            return False
    return True


def refuse_circles(plan: Plan) -> list[Fault]:
    """Return a fault for every row of the files that is, further up, part of itself."""
    faults = []
    for planned in plan.planned:
        own = [f.name for f in planned.object._meta.fields if f.related_model is type(planned.object)]
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
