"""What changed in the catalogue and when, newest first: the histories of all rows as one list.

However long the list and however many kinds of rows: one query counts it, and a page of it takes
four at most (which rows, what they say and said before, their many-to-many fields, the names of
what they refer to). Nobody is told who made a change.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import CharField, F, QuerySet, TextChoices, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from catalogue.histories import HISTORIES, LABELS, PUBLISHED, History
from catalogue.models import Project
from catalogue.records import Pairs, Row, pairs_of, rows_of, tied
from catalogue.said import GONE, Called, FieldChange, Names, field_changes, references, untold

# A row of the history of a kind: the place of the kind among all, and the key of the row.
Key = tuple[int, int]


class ChangeType(TextChoices):
    """What happened to a row."""

    CREATED = "created", _("Created")
    CHANGED = "changed", _("Changed")
    REMOVED = "removed", _("Removed")


@dataclass(frozen=True)
class Change:
    """A row was entered, changed or taken out.

    Attributes:
        at: when.
        type: what happened.
        resource: what sort of row it is.
        id: the permanent number of the row among those of its sort.
        slug: how it is named in addresses; None if it has no name there.
        name: what it was called after the change.
        project: slug and name of the project it is about, if it is about one and that is there.
        values: the fields that changed; none unless the row was there before and after.
        revision: in which revision of the catalogue; None where that was not noted.
    """

    at: datetime.datetime
    type: ChangeType
    resource: str
    id: int
    slug: str | None
    name: str
    project: tuple[str, str] | None
    values: tuple[FieldChange, ...]
    revision: int | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that changed."""
        return tuple(each.field for each in self.values)


@dataclass(frozen=True)
class Changes:
    """A list of changes, of which only what is asked for is read.

    Attributes:
        since: only those from this moment on.
        resources: only of these sorts; all if empty.
        projects: only about the projects with these keys; all if empty.
    """

    since: datetime.datetime | None = None
    resources: Collection[str] = ()
    projects: Collection[int] = ()
    _among: tuple[History, ...] = field(default=HISTORIES, repr=False)

    def count(self) -> int:
        """Return how many there are."""
        places = self._places()
        return places.count() if places is not None else 0

    def __getitem__(self, part: slice) -> list[Change]:
        """Return a part of the list, newest first."""
        places = self._places()
        if places is None:
            return []
        ordered = places.order_by("-told_at", "told_as", "-told")
        keys = [(kind, key) for kind, key, _at in ordered[part]]
        return _told(keys)

    def _places(self) -> QuerySet[Any] | None:
        found = [
            rows.order_by().values_list("told_as", "told", "told_at")
            for number, history in enumerate(self._among)
            if (rows := self._of(number, history)) is not None
        ]
        if not found:
            return None
        return found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]

    def _of(self, number: int, history: History) -> QuerySet[Any] | None:
        if self.resources and history.resource not in self.resources:
            return None
        if self.projects and not history.projects and history.model is not Project:
            return None
        rows = history.public()
        if self.since:
            rows = rows.filter(history_date__gte=self.since)
        if self.projects:
            rows = rows.filter(history.about(list(self.projects)))
        told: QuerySet[Any] = rows.annotate(
            told_as=Value(number), told=F("history_id"), told_at=F("history_date")
        )
        return told


def changes(
    since: datetime.datetime | None = None,
    resources: Iterable[str] = (),
    projects: Iterable[int] = (),
) -> Changes:
    """Return what changed, newest first: ``changes()[:50]``, ``changes().count()``.

    Args:
        since: only what changed at this moment or later.
        resources: only rows of these sorts, as `catalogue.histories` calls them.
        projects: keys of projects; only what is about one of them.
    """
    return Changes(since, tuple(resources), tuple(projects))


def changes_at(keys: Sequence[Key]) -> dict[Key, Change]:
    """Return the changes that some rows of histories tell of, drafts included, in their order.

    Three queries at most. A row that is no longer there is left out.

    Args:
        keys: the rows.
    """
    by_kind: dict[int, list[int]] = defaultdict(list)
    for kind, key in keys:
        by_kind[kind].append(key)
    rows = {(row["kind"], row["key"]): row for row in rows_of(by_kind)}
    pairs = pairs_of(rows.values())
    names = _names(rows.values(), pairs)
    return {key: _change(rows[key], pairs, names) for key in keys if key in rows}


def _told(keys: Sequence[Key]) -> list[Change]:
    return list(changes_at(keys).values())


def _names(rows: Iterable[Row], pairs: Pairs) -> Names:
    """Return what everything is called that rows refer to, in one query."""
    wanted: dict[Any, set[int]] = defaultdict(set)
    for row in rows:
        for model, key in _references(row, pairs):
            wanted[model].add(key)
    order = list(wanted)
    found = [_called(place, model, wanted[model]) for place, model in enumerate(order)]
    union = found[0].union(*found[1:], all=True) if found else ()
    return {(order[place], key): Called(*called) for place, key, *called in union}


def _called(place: int, model: Any, keys: Collection[int]) -> QuerySet[Any, Any]:
    path, mark = next((each.scope for each in HISTORIES if each.model is model), ("", ""))
    slug: Any = F("slug")
    if path:
        slug = Concat(F(path), Value(mark), slug, output_field=CharField())
    has_state = any(part.name == "state" for part in model._meta.concrete_fields)
    found: QuerySet[Any, Any] = (
        model._default_manager.filter(pk__in=keys)
        .order_by()
        .annotate(
            told_as=Value(place),
            told_slug=Cast(slug, CharField()),
            told_name=Cast(LABELS.get(model, F("name")), CharField()),
            told_state=Cast(F("state") if has_state else Value(PUBLISHED), CharField()),
        )
        .values_list("told_as", "pk", "told_slug", "told_name", "told_state")
    )
    return found


def _references(row: Row, pairs: Pairs) -> Iterator[tuple[Any, int]]:
    history = HISTORIES[row["kind"]]
    if row["about"]:
        yield Project, row["about"]
    for name in history.names:
        target = _target(history, name)
        key = row["now"].get(f"{name}_id")
        if target and key:
            yield target, key
    if _type(row) is ChangeType.CHANGED:
        yield from references(history, row["now"], row["before"], partial(tied, pairs, row["kind"]))


def _target(history: History, name: str) -> Any:
    """Return the model a field refers to; None if it is no reference of the row itself."""
    if "__" in name:
        return None
    return getattr(history.model._meta.get_field(name), "related_model", None)


def _change(row: Row, pairs: Pairs, names: Names) -> Change:
    history: History = HISTORIES[row["kind"]]
    kind = _type(row)
    key = row["now"]["id"]
    slug = row["now"].get("slug")
    about = names.get((Project, row["about"]))
    project = about and (about.slug, about.name)
    if history.model is Project:
        project = (slug, row["now"]["name"])
    return Change(
        at=row["at"],
        type=kind,
        resource=history.resource,
        id=key,
        slug=f"{row['scope']}{history.scope[1]}{slug}" if slug and row["scope"] else slug,
        name=_name(row, names),
        project=project,
        values=tuple(_values(row, pairs, names)) if kind is ChangeType.CHANGED else (),
        revision=row["revision"],
    )


def _type(row: Row) -> ChangeType:
    """Return what happened: for the public, what was a draft was not there."""
    if row["happened"] == "-":
        return ChangeType.REMOVED
    before = row["before"]
    if row["happened"] == "+" or not before or before.get("state", PUBLISHED) != PUBLISHED:
        return ChangeType.CREATED
    return ChangeType.CHANGED


def _name(row: Row, names: Names) -> str:
    history: History = HISTORIES[row["kind"]]
    return " – ".join(filter(None, (_part(row, name, names) for name in history.names)))


def _part(row: Row, name: str, names: Names) -> str:
    history: History = HISTORIES[row["kind"]]
    if "__" in name:
        return names.get((Project, row["about"]), GONE).name
    target = _target(history, name)
    if target is None:
        value = row["now"].get(name) or ""
        choices = dict(getattr(history.model._meta.get_field(name), "flatchoices", ()))
        return str(choices.get(value, value))
    return names.get((target, row["now"].get(f"{name}_id")), GONE).name


def _values(row: Row, pairs: Pairs, names: Names) -> Iterator[FieldChange]:
    """Yield what fields said; of what changed while it was a draft, that it did."""
    history: History = HISTORIES[row["kind"]]
    ties = partial(tied, pairs, row["kind"])
    found = field_changes(history, row["now"], row["before"], ties, names)
    return found if row["was_public"] else map(untold, found)
