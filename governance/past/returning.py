"""The way back: a row is given the state it had, or is entered again as it was when it was deleted.

That is a change like any other. All rules are asked, of the row alone and among others, and the
history goes on. What was deleted along with a row comes back along with it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from governance.models.naming import Slugged
from governance.past.deleted import deleted_with
from governance.past.reading import states_of
from governance.past.values import Difference, Names, State, differences, label_of

Save = Callable[[Model, bool], None]
Key = tuple[type[Model], int]


@dataclass(frozen=True)
class Returning:
    """A row on its way back.

    Attributes:
        record: the record of its history that says what it was.
        then: what it will say.
        title: what it was called.
        lost: what it referred to that is gone, by the labels of the fields; it comes without.
        needed: what it cannot be without, and is gone.
    """

    record: Any
    then: State
    title: str
    lost: Sequence[str]
    needed: Sequence[str]

    @property
    def kind(self) -> str:
        """What sort of row it is, in words."""
        return capfirst(str(self.then.row._meta.verbose_name))


@dataclass(frozen=True)
class WayBack:
    """What would become of a row that is taken back.

    Attributes:
        row: the row.
        now: what it says today; None if it was deleted.
        differences: the fields that would change.
        along: what was deleted with it and would come back, what others rest on first.
        latest: the key of the latest record of the row; it tells whether the row changed meanwhile.
    """

    row: Returning
    now: State | None
    differences: Sequence[Difference]
    along: Sequence[Returning]
    latest: int

    @property
    def needed(self) -> list[str]:
        """What stands in the way: what the rows cannot be without, and is gone."""
        return [each for one in (self.row, *self.along) for each in one.needed]

    @property
    def lost(self) -> list[str]:
        """What the rows would come back without."""
        return [each for one in (self.row, *self.along) for each in one.lost]


def way_back(record: Any) -> WayBack:
    """Return what would become of a row that is taken back to what a record says."""
    past = type(record)
    now = state_now(past.instance_type, record.id)
    records = [record, *([] if now else deleted_with(record))]
    states = _states(records)
    names = Names.of([*states.values(), *([now] if now else [])])
    coming = {(each.instance_type, each.id) for each in records}
    row, *along = [
        _returning(each, states[each.instance_type, each.id], names, coming) for each in records
    ]
    newest = past.objects.filter(id=record.id).order_by("-history_date", "-history_id")
    latest = newest.values_list("history_id", flat=True)[0]
    return WayBack(row, now, differences(now, row.then, names), along, latest)


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


def _states(records: Iterable[Any]) -> dict[Key, State]:
    """Return what records say, a query or two for each kind of row."""
    kinds: dict[Any, list[int]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(record.history_id)
    return {
        (past.instance_type, state.row.pk): state
        for past, keys in kinds.items()
        for _key, state in states_of(past, keys)
    }


def _returning(record: Any, state: State, names: Names, coming: Collection[Key]) -> Returning:
    """Return a row on its way back, without what is gone and does not come along."""
    title, row = names.title(state), state.row
    lost: list[str] = []
    needed: list[str] = []
    for field in row._meta.concrete_fields:
        key = getattr(row, field.attname)
        if not field.is_relation or not key or _is_there(names, coming, field, key):
            continue
        told = f"{title}: {label_of(field)}: {names.name(field.related_model, key)}"
        if field.null:
            setattr(row, field.name, None)
        (lost if field.null else needed).append(told)
    ties = {}
    for many in row._meta.many_to_many:
        known = state.ties.get(many.name, frozenset())
        ties[many.name] = frozenset(key for key in known if _is_there(names, coming, many, key))
        gone = sorted(names.name(many.related_model, key) for key in known - ties[many.name])
        lost += [f"{title}: {label_of(many)}: {name}" for name in gone]
    return Returning(record, State(row, ties), title, lost, needed)


def _is_there(names: Names, coming: Collection[Key], field: Any, key: int) -> bool:
    model = field.related_model
    return names.row(model, key) is not None or (model, key) in coming


def bring_back(way: WayBack, save: Save) -> None:
    """Take a row back, all or nothing.

    To be called within `governance.models.history.because`, so that the histories say why.

    Args:
        way: what is to become of it, as it was shown.
        save: stores a row; told whether that changes one that is there.

    Raises:
        ValidationError: a rule does not hold, in the curator's words.
    """
    if way.needed:
        gone = _("%(what)s. Bring that back first.")
        raise ValidationError([gone % {"what": each} for each in way.needed])
    try:
        with transaction.atomic():
            _store(way.row, way.now is not None, save)
            for each in way.along:
                _store_along(each)
    except IntegrityError:
        message = _("Something that is there now says the same, or something it rests on is gone.")
        raise ValidationError(message) from None


def _store(returning: Returning, is_there: bool, save: Save) -> None:
    row = returning.then.row
    row._state.adding = not is_there
    row.full_clean()
    save(row, is_there)
    for many in row._meta.many_to_many:
        getattr(row, many.name).set(returning.then.ties.get(many.name, ()))
    if isinstance(row, Slugged) and not is_there:
        earlier = type(returning.record).objects.filter(id=row.pk).exclude(slug=row.slug)
        row.keep_slugs(earlier.order_by("history_id").values_list("slug", flat=True))


def _store_along(returning: Returning) -> None:
    try:
        _store(returning, False, lambda row, _there: row.save())
    except ValidationError as refusal:
        title = returning.title
        raise ValidationError([f"{title}: {message}" for message in refusal.messages]) from None
