"""Editions: publishing a map, reading one back, and what changed from one to another."""

import datetime
import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass

import orjson
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from catalogue.map.changes import Change, ChangeType, diff
from catalogue.map.document import (
    Category,
    EditionHead,
    Entry,
    MapDocument,
    Region,
    encode,
    map_document,
    map_documents,
)
from catalogue.models import Edition, Map, Project, Stage, StageChange
from governance.partial_dates import today

__all__ = [
    "LIVE",
    "Change",
    "ChangeType",
    "Side",
    "Unpublished",
    "changes",
    "diff",
    "document_of",
    "maps_with_latest",
    "publish",
    "unpublished",
]

# What stands for the map of today where an edition's number may stand.
LIVE = "live"


# Publishing.


def publish(
    found: Map, number: str = "", notes: str = "", publisher: str = "", on: str = ""
) -> Edition:
    """Freeze a map as it is, without what is no longer listed, and return the edition.

    Two who publish at once wait for one another and get numbers of their own.

    Args:
        found: the map.
        number: ``YYYYMMDD``, with ``.2`` to ``.9`` for further editions of a day; if empty, the
            next one of the day.
        notes: what readers should know about it, in Markdown.
        publisher: who publishes it; if empty, who published the last edition, or else the site.
        on: the day it is published and the stages are of, ``YYYY-MM-DD``; today if empty.

    Raises:
        ValidationError: a number or day that cannot be used, saying what is right.
    """
    day = _day(on)
    with transaction.atomic():
        # A write, so that the next one waits here and then sees this edition: for the row on
        # PostgreSQL, for the file on SQLite.
        Map.objects.filter(pk=found.pk).update(position=F("position"))
        text = encode(draft(found, day.isoformat())).decode()
        edition = Edition(
            map=found,
            number=number.strip() or next_number(found, day.isoformat()),
            publisher=publisher.strip() or usual_publisher(found),
            published_on=day,
            notes=notes.strip(),
            document=text,
            sha256=digest(text),
        )
        _refuse_twin(edition)
        edition.full_clean(validate_constraints=False)
        edition.save()
    return edition


def draft(found: Map, on: str = "") -> MapDocument:
    """Return the document that would be published: a map without what is no longer listed.

    Args:
        found: the map.
        on: the day of the stages, ``YYYY-MM-DD``; today if empty.
    """
    return without_unlisted(map_document(found, on), _unlisted())


def without_unlisted(document: MapDocument, stages: Collection[str]) -> MapDocument:
    """Return a document without the entries in some stages, and without what is empty then.

    Args:
        document: the map; it is left as it is.
        stages: the slugs of the stages that are not listed.
    """
    regions = [_listed_part(region, stages) for region in document["regions"]]
    return {**document, "regions": [region for region in regions if region["categories"]]}


def _listed_part(region: Region, stages: Collection[str]) -> Region:
    categories: list[Category] = [
        {**category, "entries": [e for e in category["entries"] if _stage(e) not in stages]}
        for category in region["categories"]
    ]
    return {**region, "categories": [part for part in categories if part["entries"]]}


def next_number(found: Map, on: str = "") -> str:
    """Return the number of the next edition of a day.

    Raises:
        ValidationError: that day has as many editions as there are numbers.
    """
    day = (on or today()).replace("-", "")
    numbers = [day, *(f"{day}.{count}" for count in range(2, 10))]
    taken = set(found.editions.filter(number__in=numbers).values_list("number", flat=True))
    highest = max((numbers.index(number) for number in taken), default=-1)
    if highest + 1 == len(numbers):
        message = _("This map has edition %(number)s; there are at most nine of a day.")
        raise ValidationError({"number": message % {"number": numbers[highest]}})
    return numbers[highest + 1]


def usual_publisher(found: Map) -> str:
    """Return who publishes a map: who did so last, or else the site."""
    last = found.editions.values_list("publisher", flat=True).first()
    return last or str(settings.SITE_NAME)


def digest(text: str) -> str:
    """Return the SHA-256 of a document's text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _day(text: str) -> datetime.date:
    text = text or today()
    try:
        # The pattern first: Python also reads 20190402 and 2019-W14-2.
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = _("“%(text)s” is not a day of the calendar; write it as 2019-04-02.")
        raise ValidationError({"published_on": message % {"text": text}}) from None


def _refuse_twin(edition: Edition) -> None:
    if not edition.map.editions.filter(number=edition.number).exists():
        return
    message = _(
        "Edition %(number)s of this map is published and never changes. Leave the number out, "
        "and the next one of the day is taken."
    )
    raise ValidationError({"number": message % {"number": edition.number}})


# Reading.


def document_of(edition: Edition) -> MapDocument:
    """Return an edition's document with the head that says which edition it is."""
    document: MapDocument = orjson.loads(edition.document)
    document["edition"] = EditionHead(
        number=edition.number,
        published_on=edition.published_on.isoformat(),
        publisher=edition.publisher,
        sha256=edition.sha256,
    )
    return document


@dataclass(frozen=True)
class Side:
    """One of two states of a map that are compared.

    Attributes:
        number: the edition's number, or ``live``.
        document: the map then, without what was not listed.
        on: the day, ``YYYY-MM-DD``.
        retired: uids of projects known to have been retired by then.
        edition: the edition; None for the live map.
    """

    number: str
    document: MapDocument
    on: str
    retired: frozenset[str]
    edition: Edition | None = None


def side(found: Map, number: str) -> Side | None:
    """Return a map as of an edition or as it is now; None if there is no such edition.

    Args:
        found: the map.
        number: the edition's number, or ``live``.
    """
    if number == LIVE:
        return _live(found)
    edition = found.editions.filter(number=number).first()
    if edition is None:
        return None
    on = edition.published_on.isoformat()
    return Side(number, document_of(edition), on, _retired_by(on), edition)


def changes(before: Side, after: Side) -> list[Change]:
    """Return what happened to a map from one state to another."""
    return diff(before.document, after.document, after.retired)


def _live(found: Map) -> Side:
    on = today()
    return _live_side(map_document(found), on, _unlisted(), _retired_by(on))


def _live_side(
    whole: MapDocument, on: str, unlisted: Collection[str], retired: frozenset[str]
) -> Side:
    standing = {
        entry["project"]["uid"]
        for region in whole["regions"]
        for category in region["categories"]
        for entry in category["entries"]
        if _stage(entry) in unlisted
    }
    return Side(LIVE, without_unlisted(whole, unlisted), on, retired | standing)


@dataclass(frozen=True)
class Unpublished:
    """A map that is not as it was published.

    Attributes:
        key: the key of the map.
        name: what it is called.
        latest: the number of its latest edition; empty if there is none.
        changes: how many things changed since that.
    """

    key: int
    name: str
    latest: str
    changes: int


def unpublished(on: str = "") -> list[Unpublished]:
    """Return the maps of which an edition is missing, in their order.

    Five queries, however many maps there are. A map with nothing on it is nothing to publish.

    Args:
        on: the day of the stages, ``YYYY-MM-DD``; today if empty.
    """
    day, unlisted, retired = on or today(), _unlisted(), _retired_by(on or today())
    maps = maps_with_latest()
    latest = {edition.map_id: edition for edition in _latest()}
    found = []
    for each, whole in zip(maps, map_documents(maps, day), strict=True):
        live = _live_side(whole, day, unlisted, retired)
        edition = latest.get(each.pk)
        before = document_of(edition) if edition else None
        count = len(diff(before, live.document, live.retired)) if before else 0
        if count or (not before and live.document["regions"]):
            found.append(Unpublished(each.pk, each.name, edition.number if edition else "", count))
    return found


def _latest() -> QuerySet[Edition]:
    """Return the latest edition of each map."""
    of_map = Edition.objects.filter(map=OuterRef("map")).order_by("-published_on", "-number")
    return Edition.objects.filter(pk=Subquery(of_map.values("pk")[:1]))


def _retired_by(on: str) -> frozenset[str]:
    """Return the uids of projects that are known to have been retired on a day.

    Where the day of the retirement is not known, neither is whether it was before this one.
    """
    dated = StageChange.objects.latest_of(OuterRef("pk"), on).exclude(changed_on="")
    listed = Subquery(dated.values("stage__listed")[:1])
    rows = Project.objects.alias(listed=listed).filter(listed=False)
    return frozenset(rows.values_list("uid", flat=True))


def _unlisted() -> frozenset[str]:
    return frozenset(Stage.objects.filter(listed=False).values_list("slug", flat=True))


def _stage(entry: Entry) -> str | None:
    return entry["project"]["stage"]


def maps_with_latest() -> list[Map]:
    """Return the maps in their order, each with the number of its latest edition, in one query.

    The number is ``latest``; None where nothing has been published.
    """
    editions = Edition.objects.filter(map=OuterRef("pk")).order_by("-published_on", "-number")
    return list(Map.objects.annotate(latest=Subquery(editions.values("number")[:1])))
