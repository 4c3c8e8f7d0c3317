"""What can be found, as plain documents: each kind from its models."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Prefetch, Q, QuerySet

from catalogue.models import FocusArea, MapCategory, MapEntry, Project, Tag, UseCase
from catalogue.models.search import SearchField, SearchKind
from catalogue.search.weights import OF_OTHERS
from catalogue.search.words import initials
from governance.models import Body, FormerName, Organization, Person, PreviousSlug

Texts = dict[SearchField, list[str]]

AT_ONCE = 500
ON_A_MAP, CORE = 3, 6  # what standing on a map is worth where words weigh the same


@dataclass(frozen=True)
class Document:
    """Something that can be found.

    Attributes:
        kind: what sort of thing.
        object_id: its key in its table.
        slug: how it is named in its address.
        scope: the slug of the map, for a category.
        name: as people write it.
        detail: what it is, in a few words.
        note: what it must not be confused with.
        texts: what is found in it, by field.
        standing: a few points, for what the catalogue itself puts in front.
        share: how much of their weight its words have, names aside, in per cent.
    """

    kind: SearchKind
    object_id: int
    slug: str
    name: str
    scope: str = ""
    detail: str = ""
    note: str = ""
    texts: Texts = field(default_factory=dict)
    standing: int = 0
    share: int = 100


def documents(kind: SearchKind, keys: Collection[int] | None = None) -> Iterator[Document]:
    """Yield the documents of a kind, a few hundred at once; drafts have none.

    Args:
        kind: what sort of things.
        keys: of these alone; of all if None.
    """
    rows, make = _SOURCES[kind]
    found = rows().order_by("sort_key", "slug", "pk")
    if keys is not None:
        found = found.filter(pk__in=keys)
    every = iter(found.values_list("pk", flat=True).iterator(chunk_size=10_000))
    while some := list(islice(every, AT_ONCE)):
        loaded = {row.pk: row for row in rows().filter(pk__in=some)}
        _give_names(loaded)
        yield from (make(loaded[key]) for key in some if key in loaded)


def _give_names(rows: Mapping[int, Any]) -> None:
    """Tell rows of one model the names and slugs they had, in two queries.

    Prefetching them would make a manager for each row, which takes longer than all the rest.
    """
    for row in rows.values():
        row.former, row.given_up = [], []
    if rows:
        kind = ContentType.objects.get_for_model(next(iter(rows.values())))
        about = {"content_type": kind, "object_id__in": list(rows)}
        names = FormerName.objects.filter(**about).order_by("since", "pk")
        for key, name in names.values_list("object_id", "name"):
            rows[key].former.append(name)
        slugs = PreviousSlug.objects.filter(**about).order_by("pk")
        for key, slug in slugs.values_list("object_id", "slug"):
            rows[key].given_up.append(slug)


def kind_of(model: type[Model]) -> SearchKind | None:
    """Return the kind that rows of a model are found as; None if they are not."""
    return _KINDS.get(model)


def _named(row: Any, **texts: Iterable[str]) -> Texts:
    return {
        SearchField.NAME: [row.name],
        SearchField.SLUG: [row.slug, *row.given_up],
        SearchField.FORMER: row.former,
        **{SearchField[name]: [text for text in given if text] for name, given in texts.items()},
    }


def _abbreviated(texts: Texts) -> Texts:
    """Return the texts with what the names are abbreviated to."""
    names = [*texts[SearchField.NAME], *texts[SearchField.FORMER]]
    short = {letters for name in names for letters in initials(name)}
    return {**texts, SearchField.ABBREVIATION: sorted(short)}


def _project(row: Any) -> Document:
    entries = row.entries_found
    texts = _named(
        row,
        LABEL=dict.fromkeys(entry.label for entry in entries),
        ROLE=[row.role],
        CATEGORY=dict.fromkeys(entry.category.name for entry in entries),
        TAG=[tag.name for tag in row.tags_found],
        SUMMARY=[row.summary],
        # Whoever looks for the namesake is told of the difference.
        DESCRIPTION=[row.description, row.disambiguation],
    )
    is_core = any(entry.core for entry in entries)
    return Document(
        SearchKind.PROJECT,
        row.pk,
        row.slug,
        row.name,
        detail=row.role or row.summary,
        note=row.disambiguation,
        texts=_abbreviated(texts),
        standing=CORE if is_core else ON_A_MAP if entries else 0,
        share=OF_OTHERS if row.kind == Project.Kind.EXTERNAL else 100,
    )


def _use_case(row: UseCase) -> Document:
    texts = _named(row, SUMMARY=[row.summary], DESCRIPTION=[row.description])
    return Document(
        SearchKind.USE_CASE, row.pk, row.slug, row.name, detail=row.summary, texts=texts
    )


def _focus_area(row: FocusArea) -> Document:
    texts = _named(row, SUMMARY=[row.summary], DESCRIPTION=[row.description])
    return Document(
        SearchKind.FOCUS_AREA, row.pk, row.slug, row.name, detail=row.summary, texts=texts
    )


def _category(row: MapCategory) -> Document:
    drawn = row.region.map
    return Document(
        SearchKind.CATEGORY,
        row.pk,
        row.slug,
        row.name,
        scope=drawn.slug,
        detail=f"{drawn.name}, {row.region.name}",
        texts=_named(row),
    )


def _organization(row: Organization) -> Document:
    texts = _named(row, SUMMARY=[row.summary])
    detail = row.summary
    return Document(
        SearchKind.ORGANIZATION,
        row.pk,
        row.slug,
        row.name,
        detail=detail,
        texts=_abbreviated(texts),
    )


def _body(row: Body) -> Document:
    kind = str(row.get_kind_display())
    texts = _named(row, ROLE=[kind], DESCRIPTION=[row.mandate])
    return Document(
        SearchKind.BODY, row.pk, row.slug, row.name, detail=kind, texts=_abbreviated(texts)
    )


def _person(row: Person) -> Document:
    return Document(SearchKind.PERSON, row.pk, row.slug, row.name, texts=_named(row))


def _projects() -> QuerySet[Project]:
    entries = MapEntry.objects.select_related("category")
    rows = Project.objects.published().defer("logo")
    # As plain lists, for the reason `_give_names` has.
    return rows.prefetch_related(
        Prefetch("map_entries", entries, to_attr="entries_found"),
        Prefetch("tags", Tag.objects.all(), to_attr="tags_found"),
    )


def _use_cases() -> QuerySet[UseCase]:
    return UseCase.objects.filter(~Q(state=Project.State.DRAFT))


def _categories() -> QuerySet[MapCategory]:
    return MapCategory.objects.select_related("region__map")


_SOURCES: dict[SearchKind, tuple[Callable[[], QuerySet[Any]], Callable[[Any], Document]]] = {
    SearchKind.PROJECT: (_projects, _project),
    SearchKind.USE_CASE: (_use_cases, _use_case),
    SearchKind.FOCUS_AREA: (FocusArea.objects.all, _focus_area),
    SearchKind.CATEGORY: (_categories, _category),
    SearchKind.ORGANIZATION: (Organization.objects.all, _organization),
    SearchKind.BODY: (Body.objects.all, _body),
    SearchKind.PERSON: (Person.objects.all, _person),
}
_KINDS: dict[type[Model], SearchKind] = {
    Project: SearchKind.PROJECT,
    UseCase: SearchKind.USE_CASE,
    FocusArea: SearchKind.FOCUS_AREA,
    MapCategory: SearchKind.CATEGORY,
    Organization: SearchKind.ORGANIZATION,
    Body: SearchKind.BODY,
    Person: SearchKind.PERSON,
}
