"""Many-to-many fields of many rows, set with few queries."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from catalogue.exchange.native.planned import Planned
from governance.models.history import batched

BATCH = 500


def tie(model: type[models.Model], group: Sequence[Planned]) -> None:
    """Tie rows to the targets they are to have, and to no other. No signal is sent.

    Args:
        model: the model of the rows.
        group: the rows, stored, as are their targets; fields that no link is planned for stay.
    """
    for field in model._meta.many_to_many:
        _set(field, [planned for planned in group if field.name in planned.links])


def _set(field: Any, group: Sequence[Planned]) -> None:
    through, here = field.remote_field.through, f"{field.m2m_field_name()}_id"
    there = f"{field.m2m_reverse_field_name()}_id"
    wanted = {
        (planned.object.pk, target.pk) for planned in group for target in planned.links[field.name]
    }
    stored: dict[tuple[int, int], int] = {}
    for known in batched([planned.object.pk for planned in group if not planned.new]):
        ties = through.objects.filter(**{f"{here}__in": known})
        stored |= {(one, other): key for key, one, other in ties.values_list("pk", here, there)}
    for gone in batched([stored[pair] for pair in stored.keys() - wanted]):
        through.objects.filter(pk__in=gone).delete()
    made = [through(**{here: one, there: other}) for one, other in sorted(wanted - stored.keys())]
    through.objects.bulk_create(made, batch_size=BATCH)
