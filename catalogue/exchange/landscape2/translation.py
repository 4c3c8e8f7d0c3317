"""A landscape and its settings → rows of the native format. Nothing here asks the database."""

from collections.abc import Iterator

from catalogue.exchange.landscape2.checking import faults_of, notes_of, unknown_keys
from catalogue.exchange.landscape2.document import path_of, text_of
from catalogue.exchange.landscape2.keeping import kept_counts
from catalogue.exchange.landscape2.keys import MATURITY
from catalogue.exchange.landscape2.lifecycle import stages_of
from catalogue.exchange.landscape2.logos import Logos
from catalogue.exchange.landscape2.material import Material
from catalogue.exchange.landscape2.names import slug_of
from catalogue.exchange.landscape2.organizations import organization_rows
from catalogue.exchange.landscape2.places import map_row
from catalogue.exchange.landscape2.projects import project_rows, use_case_rows
from catalogue.exchange.landscape2.vocabulary import facet_rows, stage_rows, tag_slugs
from catalogue.exchange.native.reading import Reading, Row
from catalogue.exchange.native.shapes import COLLECTIONS
from catalogue.exchange.report import Fault, Place


def translate(material: Material, logos: Logos) -> Reading:
    """Return the rows a landscape comes to, with everything that is wrong in it.

    Args:
        material: the landscape, its settings, and what is known of what they are about.
        logos: the logos of its projects.
    """
    place = Place(material.landscape.file, 1)
    tags = tag_slugs(material.names, material.known)
    rows: dict[str, list[Row]] = {name: [] for name in COLLECTIONS}
    rows["organizations"] = organization_rows(material)
    rows["stages"] = stage_rows(_stages(material), place)
    rows["facets"] = facet_rows(material.names, tags, place)
    rows["projects"] = project_rows(material, tags, logos.texts)
    rows["maps"] = [map_row(material)]
    rows["use-cases"] = use_case_rows(material)
    return Reading(
        rows,
        faults=list(_faults(material)),
        complete=True,
        notes=[*material.notes, *_notes(material), *logos.notes],
        kept=kept_counts(material),
        skipped=logos.skipped,
    )


def _stages(material: Material) -> list[tuple[str, str]]:
    """Return the stages that are met, with the names they are to have."""
    said = {text_of(subject.item.keys.get(MATURITY)) for subject in material.projects}
    names = {slug_of(text): f"{text[:1].upper()}{text[1:]}" for text in sorted(said) if text}
    met = stages_of(facts.life for facts in material.facts.values())
    return [(slug, names.get(slug, slug.capitalize())) for slug in met]


def _faults(material: Material) -> Iterator[Fault]:
    members = [c for c in material.landscape.categories if c.name == material.members]
    tiers = {path_of(c.name, tier.name) for c in members for tier in c.subcategories}
    for item in material.landscape.items():
        yield from faults_of(item, material.names, tiers)


def _notes(material: Material) -> Iterator[Fault]:
    unknown: dict[str, list[Fault]] = {}
    for item in material.landscape.items():
        yield from notes_of(item)
        for path in unknown_keys(item):
            words = f"“{path}” is no key of a landscape that is known here; it is kept"
            unknown.setdefault(path, []).append(Fault(item.place_of(path), words))
    for _path, found in sorted(unknown.items()):
        further = f", here and {len(found) - 1} times more" if len(found) > 1 else ""
        yield Fault(found[0].place, f"{found[0].message}{further}")
