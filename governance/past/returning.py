"""The way back: a row is given the state it had, or is entered again as it was when it was deleted.

That is a change like any other. All rules are asked, of the row alone and among others, and the
history goes on. What was deleted along with a row comes back along with it.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext as _

from governance.past.reading import states_of
from governance.past.values import Difference, Names, State, differences

# A row and all that is deleted along with it are recorded within so many seconds.
_TOGETHER = datetime.timedelta(seconds=10)

Save = Callable[[Model, bool], None]


@dataclass(frozen=True)
class WayBack:
    """What would become of a row that is taken back.

    Attributes:
        record: the record of its history that says what it was.
        then: that state.
        now: its state today; None if it was deleted.
        differences: the fields that would change.
        along: the records of what was deleted with it and would come back, with what each was.
        lost: what it referred to that is gone, by the labels of the fields; that stays away.
        latest: the key of the latest record of the row; it tells whether the row changed meanwhile.
    """

    record: Any
    then: State
    now: State | None
    differences: Sequence[Difference]
    along: Sequence[tuple[Any, str]]
    lost: Sequence[str]
    latest: int

    @property
    def title(self) -> str:
        """What the row was called then."""
        return Names.of([self.then]).title(self.then)


def way_back(record: Any) -> WayBack:
    """Return what would become of a row that is taken back to what a record says."""
    past = type(record)
    then = states_of(past, [record.history_id])[0][1]
    now = state_now(past.instance_type, record.id)
    names = Names.of([then, *([now] if now else [])])
    gone = _lost(then, names)
    whole = State(then.row, {name: _present(names, then, name) for name in then.ties})
    along = [] if now else list(_with_titles(deleted_with(record)))
    latest = past.objects.filter(id=record.id).order_by("-history_date", "-history_id")
    newest = latest.values_list("history_id", flat=True)[0]
    told = differences(now, whole, names)
    return WayBack(record, whole, now, told, along, gone, newest)


def state_now(model: type[Model], key: int) -> State | None:
    """Return what a row says today; None if it is gone."""
    row = model._base_manager.filter(pk=key).first()
    if row is None:
        return None
    ties = {
        many.name: frozenset(getattr(row, many.name).order_by().values_list("pk", flat=True))
        for many in model._meta.many_to_many
    }
    return State(row, ties)


def _present(names: Names, state: State, name: str) -> frozenset[int]:
    target = state.row._meta.get_field(name).related_model
    return frozenset(key for key in state.ties[name] if names.row(target, key))


def _lost(state: State, names: Names) -> list[str]:
    """Return what a state refers to and is gone, in words."""
    gone = []
    for many in state.row._meta.many_to_many:
        missing = state.ties.get(many.name, frozenset())
        missing -= _present(names, state, many.name) if missing else frozenset()
        gone += [f"{many.verbose_name}: {names.name(many.related_model, key)}" for key in missing]
    return gone


def bring_back(way: WayBack, save: Save) -> None:
    """Take a row back, all or nothing.

    To be called within `governance.models.history.because`, so that the histories say why.

    Args:
        way: what is to become of it, as it was shown.
        save: stores a row; told whether that changes one that is there.

    Raises:
        ValidationError: a rule does not hold, in the curator's words.
    """
    try:
        with transaction.atomic():
            _store(way.then, way.now is not None, save)
            for record, title in way.along:
                _store_along(record, title)
    except IntegrityError:
        message = _("Something that is there now says the same, or something it rests on is gone.")
        raise ValidationError(message) from None


def _store(state: State, is_there: bool, save: Save) -> None:
    row = state.row
    row._state.adding = not is_there
    row.full_clean()
    save(row, is_there)
    for many in row._meta.many_to_many:
        if many.name in state.ties or is_there:
            getattr(row, many.name).set(state.ties.get(many.name, ()))


def _store_along(record: Any, title: str) -> None:
    state = states_of(type(record), [record.history_id])[0][1]
    try:
        _store(state, False, lambda row, _there: row.save())
    except ValidationError as refusal:
        raise ValidationError([f"{title}: {message}" for message in refusal.messages]) from None


# What was deleted.


def deleted(model: type[Model]) -> models.QuerySet[Any]:
    """Return the last records of the rows of a model that are gone, those gone last first."""
    past: Any = model.history.model  # type: ignore[attr-defined]
    later = past.objects.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    there = model._base_manager.filter(pk=OuterRef("id"))
    gone = past.objects.filter(~Exists(there), ~Exists(later), history_type="-")
    rows: models.QuerySet[Any] = gone.select_related("history_user")
    return rows.order_by("-history_date", "-history_id")


def deleted_with(record: Any) -> Iterator[Any]:
    """Yield the records of what was deleted along with a row, what others rest on first."""
    if record.history_type != "-":
        return
    around = (record.history_date - _TOGETHER, record.history_date + _TOGETHER)
    for model, name in _resting_on(type(record).instance_type):
        rows = deleted(model).filter(
            **{name: record.id}, history_date__range=around, history_user=record.history_user
        )
        for below in rows.order_by("history_id"):
            yield below
            yield from deleted_with(below)


def _resting_on(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Yield the models whose rows go with those of a model, and the field that ties them to it."""
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        if relation.on_delete is models.CASCADE and hasattr(other, "history"):
            yield other, relation.field.attname


def _with_titles(records: Iterator[Any]) -> Iterator[tuple[Any, str]]:
    seen = set()
    for record in records:
        if (type(record), record.id) in seen:
            continue  # it rested on two rows that went together
        seen.add((type(record), record.id))
        state = states_of(type(record), [record.history_id])[0][1]
        yield record, f"{record.instance_type._meta.verbose_name} {Names.of([state]).title(state)}"
