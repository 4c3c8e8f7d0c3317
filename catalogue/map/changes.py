"""What differs between two map documents. Pure: it knows neither database nor request."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.map.document import Category, Entry, EntryProject, MapDocument, Region


class ChangeType(TextChoices):
    """What happened, in the order in which changes are told."""

    ADDED = "added", gettext_lazy("Added")
    REMOVED = "removed", gettext_lazy("Removed")
    MOVED = "moved", gettext_lazy("Moved")
    RENAMED = "renamed", gettext_lazy("Renamed")
    RELABELLED = "relabelled", gettext_lazy("Relabelled")
    CORE = "core", gettext_lazy("Core")
    STAGE = "stage", gettext_lazy("Stages")
    RETIRED = "retired", gettext_lazy("Retired")
    REGION = "region", gettext_lazy("Regions")
    CATEGORY = "category", gettext_lazy("Categories")


@dataclass(frozen=True)
class Change:
    """One difference.

    Attributes:
        type: what happened.
        project: the slug of the project; None for regions and categories.
        name: what the project, region or category is called, in the later document if it is there.
        before: what was before: a category's name (added, removed, moved, retired), a label, a
            stage's slug, a name, a region's placement, or whether the piece was core; None for
            nothing.
        after: the same, after.
        sentence: the change, to be read.
    """

    type: ChangeType
    project: str | None
    name: str
    before: str | bool | None
    after: str | bool | None
    sentence: str


@dataclass(frozen=True)
class _Slot:
    """Where a project stands."""

    region: Region
    category: Category
    entry: Entry


# By category: a project may stand in several.
_Slots = Mapping[str, _Slot]


def diff(
    before: MapDocument, after: MapDocument, retired: Collection[str] = frozenset()
) -> list[Change]:
    """Return what happened between two documents, matched by uid, in the order of ChangeType.

    Whatever stands in another category is moved; what is left over then was added or removed.
    Rows, tones and the order of entries are a matter of drawing and are not compared.

    Args:
        before: the earlier document.
        after: the later one.
        retired: uids of the projects that were retired when the later one was published. A
            project of them that has left the map is told as retired, not as removed.
    """
    old, new = _slots(before), _slots(after)
    found = [*_regions(before, after), *_categories(before, after)]
    for uid in dict.fromkeys([*old, *new]):
        found += _project(old.get(uid, {}), new.get(uid, {}), uid in retired)
    order = list(ChangeType)
    return sorted(found, key=lambda change: order.index(change.type))


def _slots(document: MapDocument) -> dict[str, dict[str, _Slot]]:
    found: dict[str, dict[str, _Slot]] = {}
    for region in document["regions"]:
        for category in region["categories"]:
            for entry in category["entries"]:
                slots = found.setdefault(entry["project"]["uid"], {})
                slots[category["uid"]] = _Slot(region, category, entry)
    return found


def _project(old: _Slots, new: _Slots, retired: bool) -> Iterator[Change]:
    gone = [slot for uid, slot in old.items() if uid not in new]
    come = [slot for uid, slot in new.items() if uid not in old]
    moved = list(zip(gone, come, strict=False))
    yield from (_moved(here, there) for here, there in moved)
    yield from (_added(slot) for slot in come[len(moved) :])
    leave = _retired if retired and not new else _removed
    yield from (leave(slot) for slot in gone[len(moved) :])
    for one, other in [*((slot, new[uid]) for uid, slot in old.items() if uid in new), *moved]:
        yield from _slot(one.entry, other.entry)
    if old and new:
        first, second = next(iter(old.values())), next(iter(new.values()))
        yield from _facts(first.entry["project"], second.entry["project"])


def _added(slot: _Slot) -> Change:
    project, category = slot.entry["project"], slot.category["name"]
    words = _("%(name)s was added to “%(category)s”.")
    words %= {"name": project["name"], "category": category}
    return Change(ChangeType.ADDED, project["slug"], project["name"], None, category, words)


def _removed(slot: _Slot) -> Change:
    project, category = slot.entry["project"], slot.category["name"]
    words = _("%(name)s was removed from “%(category)s”.")
    words %= {"name": project["name"], "category": category}
    return Change(ChangeType.REMOVED, project["slug"], project["name"], category, None, words)


def _retired(slot: _Slot) -> Change:
    project, category = slot.entry["project"], slot.category["name"]
    words = _("%(name)s was retired and has left “%(category)s”.")
    words %= {"name": project["name"], "category": category}
    return Change(ChangeType.RETIRED, project["slug"], project["name"], category, None, words)


def _moved(old: _Slot, new: _Slot) -> Change:
    project = new.entry["project"]
    before, after = old.category["name"], new.category["name"]
    if before == after:
        before, after = _in_full(old), _in_full(new)
    words = _("%(name)s moved from “%(before)s” to “%(after)s”.")
    words %= {"name": project["name"], "before": before, "after": after}
    return Change(ChangeType.MOVED, project["slug"], project["name"], before, after, words)


def _in_full(slot: _Slot) -> str:
    return f"{slot.region['name']}: {slot.category['name']}"


def _slot(old: Entry, new: Entry) -> Iterator[Change]:
    project = new["project"]
    slug, name = project["slug"], project["name"]
    if old["label"] != new["label"]:
        words = _relabelled(old["label"], new["label"])
        words %= {"name": name, "before": old["label"], "after": new["label"]}
        before, after = old["label"] or None, new["label"] or None
        yield Change(ChangeType.RELABELLED, slug, name, before, after, words)
    if old["core"] != new["core"]:
        words = _("%(name)s is a core piece now.") if new["core"] else ""
        words = (words or _("%(name)s is no longer a core piece.")) % {"name": name}
        yield Change(ChangeType.CORE, slug, name, old["core"], new["core"], words)


def _relabelled(before: str, after: str) -> str:
    if before and after:
        return _("%(name)s is labelled “%(after)s” instead of “%(before)s”.")
    if after:
        return _("%(name)s is labelled “%(after)s”.")
    return _("%(name)s is no longer labelled “%(before)s”.")


def _facts(old: EntryProject, new: EntryProject) -> Iterator[Change]:
    if old["name"] != new["name"]:
        yield _renamed(ChangeType.RENAMED, new["slug"], old["name"], new["name"])
    if old["stage"] != new["stage"]:
        words = _stage(old["stage"], new["stage"]) % {
            "name": new["name"],
            "before": (old["stage"] or "").replace("-", " "),
            "after": (new["stage"] or "").replace("-", " "),
        }
        before, after = old["stage"], new["stage"]
        yield Change(ChangeType.STAGE, new["slug"], new["name"], before, after, words)


def _stage(before: str | None, after: str | None) -> str:
    if before and after:
        return _("The stage of %(name)s is “%(after)s”; before, it was “%(before)s”.")
    if after:
        return _("The stage of %(name)s is “%(after)s”; before, none was known.")
    return _("The stage of %(name)s is not known; before, it was “%(before)s”.")


def _renamed(type_: ChangeType, slug: str | None, before: str, after: str) -> Change:
    words = _("“%(before)s” is called “%(after)s” now.") % {"before": before, "after": after}
    return Change(type_, slug, after, before, after, words)


def _regions(before: MapDocument, after: MapDocument) -> Iterator[Change]:
    old = {region["uid"]: region for region in before["regions"]}
    new = {region["uid"]: region for region in after["regions"]}
    for uid in dict.fromkeys([*old, *new]):
        one, other = old.get(uid), new.get(uid)
        if one is None or other is None:
            yield _part(ChangeType.REGION, one and one["name"], other and other["name"])
            continue
        if one["name"] != other["name"]:
            yield _renamed(ChangeType.REGION, None, one["name"], other["name"])
        if one["placement"] != other["placement"]:
            places = one["placement"], other["placement"]
            yield _shifted(ChangeType.REGION, other["name"], *places)


def _categories(before: MapDocument, after: MapDocument) -> Iterator[Change]:
    old = {part["uid"]: (part, region) for region, part in _parts(before)}
    new = {part["uid"]: (part, region) for region, part in _parts(after)}
    for uid in dict.fromkeys([*old, *new]):
        if uid not in old or uid not in new:
            names = [side[uid][0]["name"] if uid in side else None for side in (old, new)]
            yield _part(ChangeType.CATEGORY, *names)
            continue
        (one, here), (other, there) = old[uid], new[uid]
        if one["name"] != other["name"]:
            yield _renamed(ChangeType.CATEGORY, None, one["name"], other["name"])
        if here["uid"] != there["uid"]:
            yield _shifted(ChangeType.CATEGORY, other["name"], here["name"], there["name"])


def _parts(document: MapDocument) -> Iterator[tuple[Region, Category]]:
    for region in document["regions"]:
        for category in region["categories"]:
            yield region, category


def _part(type_: ChangeType, before: str | None, after: str | None) -> Change:
    new = {
        ChangeType.REGION: _("The region “%(name)s” is new."),
        ChangeType.CATEGORY: _("The category “%(name)s” is new."),
    }
    gone = {
        ChangeType.REGION: _("The region “%(name)s” is gone."),
        ChangeType.CATEGORY: _("The category “%(name)s” is gone."),
    }
    name = after if after is not None else before or ""
    words = (new if before is None else gone)[type_] % {"name": name}
    return Change(type_, None, name, before, after, words)


def _shifted(type_: ChangeType, name: str, before: str, after: str) -> Change:
    words = {
        ChangeType.REGION: _("The region “%(name)s” moved from “%(before)s” to “%(after)s”."),
        ChangeType.CATEGORY: _("The category “%(name)s” moved from “%(before)s” to “%(after)s”."),
    }[type_] % {"name": name, "before": before, "after": after}
    return Change(type_, None, name, before, after, words)
