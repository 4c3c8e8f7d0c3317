"""Under which addresses a mirror finds rows anew, and under which there is nothing any more."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from django.db.models import BigIntegerField, Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from catalogue.changes import Change, ChangeType
from catalogue.histories import LABELS, PUBLISHED
from catalogue.mirror.records import Record
from catalogue.mirror.shown import BY_RESOURCE, Shown
from catalogue.mirror.touching import Cause, Key
from catalogue.models import Map, MapCategory, MapRegion, Project, Release

Causes = Mapping[Key, Cause]
# What rows of the query for what is there have in common.
COLUMNS = ("told_as", "told_key", "told_address", "told_public", "told_name", "told_of")
DRAFTS = ("told_first", "told_second", "told_third")
_NO_KEY = Cast(Value(None), BigIntegerField())
_PLACES = (MapRegion, Map, MapCategory)


@dataclass(frozen=True)
class Row:
    """A row as it is now, or only where one was."""

    address: str
    is_public: bool = False
    name: str = ""
    projects: tuple[int, ...] = ()


@dataclass
class Known:
    """What is known of the rows that were reached: as they are, and as they were."""

    rows: dict[Key, Row] = field(default_factory=dict)
    own: dict[tuple[Any, int], list[Record]] = field(default_factory=lambda: defaultdict(list))
    # Slugs and what they are within, by model and key: all there were and are.
    places: dict[tuple[Any, int], tuple[set[str], set[int]]] = field(
        default_factory=lambda: defaultdict(lambda: (set(), set()))
    )


def told(reached: Causes, records: Iterable[Record]) -> list[Change]:
    """Return what a mirror has to fetch or to drop, by revision, resource and address; one query.

    Args:
        reached: the rows of resources that may answer otherwise.
        records: why.
    """
    known = _known(reached, records)
    found: dict[tuple[str, str], Change] = {}
    for each in _gone(reached, known):
        found[each.resource, address_of(each)] = each
    for (resource, key), cause in reached.items():
        row = known.rows.get((resource, key))
        if row and row.is_public:
            kind = _type(BY_RESOURCE[resource], key, row, known)
            # Whoever has the address now has it, whoever had it before.
            found[resource, row.address] = _change((resource, key), row, kind, cause)
    return sorted(found.values(), key=place_of)


def address_of(change: Change) -> str:
    """Return how the row is named in addresses."""
    return change.slug or str(change.id)


def place_of(change: Change) -> tuple[int, str, str]:
    """Return what such changes are in the order of."""
    return change.revision or 0, change.resource, address_of(change)


def _change(reached: Key, row: Row, kind: ChangeType, cause: Cause) -> Change:
    resource, key = reached
    return Change(
        at=cause.at,
        type=kind,
        resource=resource,
        id=key,
        slug=row.address if BY_RESOURCE[resource].address else None,
        name=row.name,
        project=None,
        values=(),
        revision=cause.revision,
    )


def _known(reached: Causes, records: Iterable[Record]) -> Known:
    known = Known()
    for record in records:
        known.own[record.model, record.key].append(record)
        for said in record.public:
            _place(known, record.model, record.key, said.get("slug"), _above(record.model, said))
    for resource, key, address, is_public, name, of, *projects in _now(reached):
        if resource in BY_RESOURCE:
            keys = tuple(one for one in projects if one)
            known.rows[resource, key] = Row(address, bool(is_public), name, keys)
        else:
            model = next(each for each in _PLACES if each.__name__ == resource)
            _place(known, model, key, address, of)
    return known


def _above(model: Any, said: Mapping[str, Any]) -> int | None:
    column = {MapRegion: "map_id", MapCategory: "region_id"}.get(model)
    return said.get(column) if column else None


def _place(known: Known, model: Any, key: int, slug: str | None, above: int | None) -> None:
    slugs, within = known.places[model, key]
    slugs.update({slug} if slug else ())
    within.update({above} if above else ())


def _now(reached: Causes) -> Iterable[Any]:
    keys: dict[str, list[int]] = defaultdict(list)
    for resource, key in reached:
        keys[resource].append(key)
    asked = [_rows(BY_RESOURCE[resource], several) for resource, several in keys.items()]
    if {"regions", "categories"} & {*keys}:
        # What they are and were in, which their addresses begin with.
        categories = MapCategory.objects.filter(pk__in=keys["categories"])
        asked += [
            _plain(Map.objects.all(), _NO_KEY),
            _plain(MapRegion.objects.all(), F("map_id")),
            _plain(categories, F("region_id")),
        ]
    return asked[0].union(*asked[1:], all=True) if asked else ()


def _rows(shown: Shown, keys: Sequence[int]) -> QuerySet[Any, Any]:
    parts = [Cast(F(path), CharField()) for path in shown.address or ("pk",)]
    # Two at most: the map and what is on it.
    address = parts[0] if len(parts) == 1 else Concat(parts[0], Value("."), parts[1])
    projects = [F(path) for path in shown.drafts]
    first, second, third = [*projects, _NO_KEY, _NO_KEY, _NO_KEY][:3]
    return _columns(
        shown.model._base_manager.filter(pk__in=keys),
        shown.resource,
        told_address=address,
        told_public=Case(When(_public(shown), then=Value(1)), default=Value(0)),
        told_name=Cast(_name(shown), CharField()),
        told_of=_NO_KEY,
        told_first=first,
        told_second=second,
        told_third=third,
    )


def _plain(rows: QuerySet[Any], above: Any) -> QuerySet[Any, Any]:
    return _columns(
        rows,
        rows.model.__name__,
        told_address=Cast(F("slug"), CharField()),
        told_public=Value(0),
        told_name=Cast(Value(""), CharField()),
        told_of=above,
        told_first=_NO_KEY,
        told_second=_NO_KEY,
        told_third=_NO_KEY,
    )


def _columns(rows: QuerySet[Any], kind: str, **values: Any) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(told_as=Value(kind), told_key=F("pk"), **values)
        .values_list(*COLUMNS, *DRAFTS)
    )
    return found


def _public(shown: Shown) -> Q:
    found = ~Q(pk=None)
    if any(each.name == "state" for each in shown.model._meta.fields):
        found &= Q(state=PUBLISHED)
    for path in shown.drafts:
        found &= Q(**{f"{path}__state": PUBLISHED}) | Q(**{path: None})
    return found


def _name(shown: Shown) -> Any:
    if not shown.address:
        return Value("")
    if shown.model is Release:
        return F("series")
    return F("name") if shown.model not in LABELS else LABELS[shown.model]


def _type(shown: Shown, key: int, row: Row, known: Known) -> ChangeType:
    """Return whether everybody could have read the row before."""
    is_new = _was_not_public(shown.model, key, known)
    is_new |= any(_was_not_public(Project, project, known) for project in row.projects)
    return ChangeType.CREATED if is_new else ChangeType.CHANGED


def _was_not_public(model: Any, key: int, known: Known) -> bool:
    own = known.own.get((model, key), ())
    if not own:
        return False
    first = own[0]
    was_draft = bool(first.said) and first.said[0].get("state", PUBLISHED) != PUBLISHED
    return first.is_new or was_draft


def _gone(reached: Causes, known: Known) -> Iterator[Change]:
    """Yield where rows were that are there no more, or under another name."""
    for (resource, key), cause in reached.items():
        row = known.rows.get((resource, key))
        now = row.address if row and row.is_public else None
        for address in _addresses(BY_RESOURCE[resource], key, row, known) - {now}:
            yield _change((resource, key), Row(address), ChangeType.REMOVED, cause)


def _addresses(shown: Shown, key: int, row: Row | None, known: Known) -> set[str]:
    if shown.address:
        return _named.get(shown.resource, _slugs)(shown.model, key, known)
    if row is None or row.is_public:
        return {str(key)}
    # Still there and not for everybody: it was, if all its projects were.
    return {str(key)} if all(_was_public(one, known) for one in row.projects) else set()


def _was_public(project: int, known: Known) -> bool:
    own = known.own.get((Project, project), ())
    return not own or any(record.public for record in own)


def _slugs(model: Any, key: int, known: Known) -> set[str]:
    return known.places[model, key][0]


def _regions(model: Any, key: int, known: Known) -> set[str]:
    slugs, within = known.places[model, key]
    maps = [slug for each in within for slug in _slugs(Map, each, known)]
    return {f"{above}.{slug}" for above, slug in product(maps, slugs)}


def _categories(model: Any, key: int, known: Known) -> set[str]:
    slugs, within = known.places[model, key]
    maps = [each for region in within for each in known.places[MapRegion, region][1]]
    above = [slug for each in maps for slug in _slugs(Map, each, known)]
    return {f"{scope}.{slug}" for scope, slug in product(above, slugs)}


_named: Mapping[str, Callable[[Any, int, Known], set[str]]] = {
    "regions": _regions,
    "categories": _categories,
}
