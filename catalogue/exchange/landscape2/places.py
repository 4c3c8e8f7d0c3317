"""The landscape itself as a map: categories as regions, subcategories as categories, entries."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from catalogue.exchange.landscape2.document import Category, Item, Subcategory, text_of
from catalogue.exchange.landscape2.keys import MATURITY
from catalogue.exchange.landscape2.material import Material
from catalogue.exchange.landscape2.names import free_slug, slug_of
from catalogue.exchange.landscape2.rows import (
    CATEGORY,
    ENTRY,
    MAP,
    REGION,
    Values,
    kept_keys,
    kept_row,
    lines_of,
)
from catalogue.exchange.native.reading import Row
from catalogue.exchange.report import Place
from catalogue.models import MapCategory, MapRegion

SLUG = "landscape"
_TONES = (MapCategory.Tone.INFRASTRUCTURE, MapCategory.Tone.PLATFORM)
_NAME = {"name": "name"}

# What a file says is set on new rows only, unless the settings are brought along with it.


def map_row(material: Material) -> Row:
    """Return the row of the map, with everything on it."""
    place = Place(material.landscape.file, 1)
    row = Row(MAP, place, {"slug": material.known.map or SLUG})
    foundation = material.settings.foundation
    row.initial = {"name": f"{foundation} landscape" if foundation else "Landscape"}
    regions, categories = region_slugs(material), category_slugs(material)
    entries, placements = _entries(material), dict(_placements(material))
    for number, category in enumerate(material.categories):
        region = _region(category, regions[category.name], placements, material)
        tone = _TONES[number % 2] if material.settings.is_coloured else MapCategory.Tone.NEUTRAL
        region.children["categories"] = [
            _category(each, categories[category.name, each.name], tone.value, material)
            for each in category.subcategories
        ]
        for each, below in zip(region.children["categories"], category.subcategories, strict=True):
            each.children["entries"] = [
                _entry(*found, material) for found in entries[category.name, below.name].items()
            ]
        row.children.setdefault("regions", []).append(region)
    row.children["kept"] = kept_row(place, kept_of_landscape(material))
    return row


def region_slugs(material: Material) -> dict[str, str]:
    """Return the slug of each region by the name of its category, whatever their order."""
    known = material.known.regions
    slugs = {each.name: known[each.name] for each in material.categories if each.name in known}
    taken = set(known.values())
    for name in sorted({each.name for each in material.categories} - set(slugs)):
        slugs[name] = free_slug(name, [], taken)
        taken.add(slugs[name])
    return slugs


def category_slugs(material: Material) -> dict[tuple[str, str], str]:
    """Return the slug of each category by the names of its region and its own.

    Those of which there are several of one name are called after their regions, too.
    """
    regions, known = region_slugs(material), material.known.categories
    pairs = [
        (each.name, below.name) for each in material.categories for below in each.subcategories
    ]
    times = Counter(slug_of(name) for _region_name, name in pairs)
    taken = {*known.values(), *(slug for slug, number in times.items() if number > 1)}
    slugs = {}
    for region, name in sorted(pairs):
        slug = known.get((regions[region], name)) or free_slug(name, [region], taken)
        slugs[region, name] = slug
        taken.add(slug)
    return slugs


def _entries(material: Material) -> dict[tuple[str, str], dict[str, Item]]:
    """Return the projects in each place, first those listed there, then those listed elsewhere."""
    by_item = {item.at: subject for subject in material.projects for item in subject.items}
    found: dict[tuple[str, str], dict[str, Item]] = defaultdict(dict)
    places = {path: pair for pair, path in material.names.places.items()}
    listed = [(item, by_item[item.at]) for item in material.landscape.items() if item.at in by_item]
    for item, subject in listed:
        found[item.category, item.subcategory].setdefault(subject.slug, item)
    for item, subject in listed:
        if item is subject.item:
            for path in sorted(material.facts[subject.slug].places):
                found[places[path]].setdefault(subject.slug, item)
    return found


def _placements(material: Material) -> Iterator[tuple[str, str]]:
    """Yield where categories lie: those of the first group in the middle, the others below."""
    ours = {category.name for category in material.categories}
    groups = [[name for name in names if name in ours] for _name, names in material.settings.groups]
    groups = [names for names in groups if names]
    for number, names in reversed(list(enumerate(groups))):
        side = MapRegion.Placement.BOTTOM if number else MapRegion.Placement.CENTRE
        yield from ((name, side.value) for name in names)


def _region(
    category: Category, slug: str, placements: Mapping[str, str], material: Material
) -> Row:
    values: Values = {"slug": slug, "name": category.name}
    row = Row(REGION, category.place, values, lines_of(category, _NAME, values))
    outside = MapRegion.Placement.BOTTOM if placements else MapRegion.Placement.CENTRE
    decided = {"placement": placements.get(category.name, outside.value)}
    _decide(row, decided, told=bool(placements) and material.settings.file is not None)
    row.children["kept"] = kept_row(category.place, kept_keys(category))
    return row


def _category(below: Subcategory, slug: str, tone: str, material: Material) -> Row:
    values: Values = {"slug": slug, "name": below.name}
    row = Row(CATEGORY, below.place, values, lines_of(below, _NAME, values))
    told = material.settings.file is not None and material.settings.is_coloured
    _decide(row, {"tone": tone}, told=told)
    row.children["kept"] = kept_row(below.place, kept_keys(below))
    return row


def _entry(project: str, item: Item, material: Material) -> Row:
    settings = material.settings
    row = Row(ENTRY, item.place, {"project": project})
    maturities, tiers = settings.features("maturity"), settings.features("subcategory")
    core = text_of(item.keys.get(MATURITY)) in maturities or item.subcategory in tiers
    told = settings.file is not None and bool(maturities or tiers)
    _decide(row, {"core": "true" if core else "false"}, told=told)
    return row


def _decide(row: Row, decided: Mapping[str, str], *, told: bool) -> None:
    """Set what settings decide: always if they came along, else only on a new row."""
    (row.values if told else row.initial).update(decided)


def kept_of_landscape(material: Material) -> dict[str, Any]:
    """Return what is kept of a landscape as a whole."""
    landscape = material.landscape
    data: dict[str, Any] = {"root": landscape.root}
    if landscape.data:
        data["keys"] = landscape.data
    for at, category in enumerate(landscape.categories):
        if category.name == material.members:
            data["members"] = {
                "name": category.name,
                "at": at,
                **kept_keys(category),
                "subcategories": [_kept_tier(tier) for tier in category.subcategories],
            }
    return {**data, "settings": material.settings.data} if material.settings.data else data


def _kept_tier(tier: Subcategory) -> dict[str, Any]:
    return {"name": tier.name, **kept_keys(tier), "items": [item.name for item in tier.items]}
