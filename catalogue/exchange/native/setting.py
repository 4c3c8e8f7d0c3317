"""Texts of a row of a file → values of the row of the database, and its own rules."""

import datetime
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from catalogue.exchange.native.finding import referred
from catalogue.exchange.native.holdings import Holdings
from catalogue.exchange.native.planned import Planned, faults_of, required_fields, value_of
from catalogue.exchange.report import Fault
from governance.models.rows import Checked

# More than any count has, fewer than Python refuses to read.
_DIGITS = 18


class Setter:
    """Sets values of planned rows.

    Args:
        holdings: where the rows are looked up that others refer to.
        faults: where is told what cannot be used.
    """

    def __init__(self, holdings: Holdings, faults: list[Fault]) -> None:
        self._holdings = holdings
        self.faults = faults

    def set(self, planned: Planned, key: str, value: str | list[str] | None) -> None:
        """Set a field to what its text means, or say what is wrong with it."""
        model_field = planned.row.shape.model._meta.get_field(key)
        if isinstance(value, list):
            self._set_links(planned, key, value)
        elif key == "uid":
            self._set_uid(planned, value)
        elif model_field.is_relation:
            target = self._refer(planned, key, value) if value else None
            if target is not None or not value:
                planned.set(key, target)
        else:
            planned.set(key, self._convert(planned, key, value))

    def _set_links(self, planned: Planned, key: str, addresses: list[str]) -> None:
        targets: list[models.Model] = []
        for address in addresses:
            target = self._refer(planned, key, address)
            if target in targets:
                self._fault(planned, key, f"names “{address}” twice; once is enough")
            elif target is not None:
                targets.append(target)
        before = [] if planned.new else [target.pk for target in getattr(planned.object, key).all()]
        if sorted(before) != sorted(target.pk or 0 for target in targets):
            planned.links[key] = targets
            planned.before[key] = sorted(before)
            planned.changed.append(key)

    def _set_uid(self, planned: Planned, uid: str | None) -> None:
        if planned.new and uid:
            planned.object.uid = uid
        elif uid and planned.object.uid != uid:
            message = f"the uid of “{planned.object}” is {planned.object.uid} and never changes"
            self.faults.append(Fault(planned.row.place_of("uid"), message))

    def _convert(self, planned: Planned, key: str, value: str | None) -> Any:
        model_field: Any = planned.row.shape.model._meta.get_field(key)
        if value is None:
            return None if model_field.null else model_field.get_default()
        if isinstance(model_field, models.BooleanField):
            if value not in ("true", "false"):
                self._fault(planned, key, f"must be true or false, not “{value}”")
            return value == "true"
        if isinstance(model_field, models.IntegerField):
            if not value.isdecimal() or len(value) > _DIGITS:
                self._fault(planned, key, f"must be a whole number, not “{value[:40]}”")
                return model_field.get_default()
            return int(value)
        if isinstance(model_field, models.DateField):
            return self._day(planned, key, value)
        return value

    def _day(self, planned: Planned, key: str, value: str) -> datetime.date | None:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self._fault(planned, key, f"must be a day such as 2026-12-01, not “{value[:40]}”")
            return None

    def _refer(self, planned: Planned, key: str, address: str) -> Any:
        field: Any = planned.row.shape.model._meta.get_field(key)
        target = referred(self._holdings, field, address, planned.parent)
        if target is None:
            close = self._holdings.closest(field.related_model, address)
            name = field.related_model._meta.verbose_name
            right = f"; did you mean “{close}”?" if close else ""
            self.faults.append(
                Fault(planned.row.place_of(key), f"no {name} has the slug “{address}”{right}")
            )
        return target

    def check(self, planned: Planned) -> None:
        """Say which rules a row that is new or changed breaks by itself."""
        if not (planned.changed or planned.new):
            return
        model = planned.row.shape.model
        missing = [name for name in required_fields(model) if self._lacks(planned, name)]
        for name in missing:
            self._fault(planned, name, "is missing")
        unread = [key for key in planned.row.lines if key not in planned.row.values]
        relations = _relations(model)
        try:
            planned.object.clean_fields(exclude=[*relations, "object_id", *missing, *unread])
            if isinstance(planned.object, Checked) and not missing:
                planned.object.clean_row()
        except ValidationError as error:
            self.faults.extend(faults_of(error, planned))

    def _lacks(self, planned: Planned, name: str) -> bool:
        row = planned.row
        if row.values.get(name) or (name in row.lines and name not in row.values):
            return False  # where it cannot be used, that has been said
        return value_of(planned.object, name) in ("", None)

    def _fault(self, planned: Planned, key: str, words: str) -> None:
        self.faults.append(planned.fault(key, words))


@cache
def _relations(model: type[models.Model]) -> list[str]:
    return [model_field.name for model_field in model._meta.fields if model_field.is_relation]
