"""Where projects stand on the maps."""

from collections.abc import Collection
from dataclasses import dataclass

from catalogue.models import Map, MapCategory, MapEntry


@dataclass(frozen=True)
class OnMap:
    """A map on which some of a number of projects stand.

    Attributes:
        map: the map.
        categories: the categories they stand in, in the order of the map.
        projects: the keys of those that stand on it.
    """

    map: Map
    categories: list[MapCategory]
    projects: set[int]


def on_maps(projects: Collection[int]) -> list[OnMap]:
    """Return the maps on which any of some projects stand, in one query.

    Args:
        projects: keys of projects; leave out those a map does not show.
    """
    found: dict[int, OnMap] = {}
    order = (
        "category__region__map__position",
        "category__region__map",
        "category__region__position",
    )
    rows = MapEntry.objects.filter(project__in=projects).select_related("category__region__map")
    for entry in rows.order_by(*order, "category__row", "category__position", "category"):
        drawn = entry.category.region.map
        place = found.setdefault(drawn.pk, OnMap(drawn, [], set()))
        place.projects.add(entry.project_id)
        if entry.category not in place.categories:
            place.categories.append(entry.category)
    return list(found.values())
