"""A map document cut down to some of its sheets and frames."""

from collections.abc import Collection

from catalogue.map.document import Category, MapDocument, Region


def narrowed(
    document: MapDocument, regions: Collection[str], categories: Collection[str]
) -> MapDocument:
    """Return a document without the regions and categories not asked for.

    Args:
        document: the map, which is not changed.
        regions: slugs of the regions to keep; all of them if there are none.
        categories: slugs of the categories to keep; likewise.
    """
    if not regions and not categories:
        return document
    kept = [
        Region({**region, "categories": _kept(region["categories"], categories)})
        for region in document["regions"]
        if not regions or region["slug"] in regions
    ]
    return MapDocument({**document, "regions": kept})


def only_entries(document: MapDocument, projects: Collection[str]) -> MapDocument:
    """Return a document without the entries of all projects but these.

    Args:
        document: the map, which is not changed.
        projects: slugs of the projects whose entries stay.
    """
    kept = [
        Region({**region, "categories": [_among(one, projects) for one in region["categories"]]})
        for region in document["regions"]
    ]
    return MapDocument({**document, "regions": kept})


def _kept(found: list[Category], categories: Collection[str]) -> list[Category]:
    return [one for one in found if not categories or one["slug"] in categories]


def _among(found: Category, projects: Collection[str]) -> Category:
    entries = [entry for entry in found["entries"] if entry["project"]["slug"] in projects]
    return Category({**found, "entries": entries})
