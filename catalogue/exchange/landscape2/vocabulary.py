"""Stages, facets and tags that a landscape needs: made where they are missing, left as they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.exchange.landscape2.facts import Names
from catalogue.exchange.landscape2.keys import TAGS
from catalogue.exchange.landscape2.known import Known
from catalogue.exchange.landscape2.names import digest_of, free_slug
from catalogue.exchange.landscape2.rows import FACET, STAGE, below
from catalogue.exchange.native.reading import Row
from catalogue.exchange.report import Place

_TAG = below(FACET, "tags")
_FACETS_FROM = 100  # after those a curator has put in order


@dataclass(frozen=True)
class _Stage:
    """A stage with a meaning to landscape2."""

    position: int
    mark: str
    listed: bool
    description: str


# Between the last two, stages of other names that a foundation has.
_STAGES: Mapping[str, _Stage] = {
    "sandbox": _Stage(110, "ring", True, "Accepted as an early project, to grow in the open."),
    "incubating": _Stage(120, "ring", True, "Used in production by some, on its way to maturity."),
    "graduated": _Stage(130, "solid", True, "Mature: widely used, and with rules that have held."),
    "archived": _Stage(190, "cross", False, "No longer worked on. What there is stays readable."),
}
_OTHER = _Stage(140, "solid", True, "")


def stage_rows(stages: Iterable[tuple[str, str]], place: Place) -> list[Row]:
    """Return a row for each stage that is met, which makes it if it is missing.

    Args:
        stages: slugs and names.
        place: where they are met.
    """
    rows = []
    for slug, name in stages:
        stage = _STAGES.get(slug, _OTHER)
        initial = {
            "name": name,
            "position": str(stage.position),
            "mark": stage.mark,
            "listed": "true" if stage.listed else "false",
            "description": stage.description,
        }
        rows.append(Row(STAGE, place, {"slug": slug}, initial={**initial}))
    return rows


def tag_slugs(names: Names, known: Known) -> dict[tuple[str, str], str]:
    """Return the slug of each tag, by its facet and how it is compared."""
    taken = {(facet, slug) for (facet, _tag), (slug, _name) in known.tags.items()}
    slugs = {at: slug for at, (slug, _name) in known.tags.items()}
    for facet, tag in sorted(names.tags):
        if (facet, tag) not in slugs:
            used = {slug for other, slug in taken if other == facet}
            slugs[facet, tag] = free_slug(names.tags[facet, tag], [digest_of(tag)], used)
            taken.add((facet, slugs[facet, tag]))
    return slugs


def facet_rows(names: Names, slugs: Mapping[tuple[str, str], str], place: Place) -> list[Row]:
    """Return a row for each facet of which there are tags, with the tags.

    Args:
        names: the names of the tags.
        slugs: their slugs.
        place: where they are met.
    """
    rows = []
    for number, words in enumerate(TAGS.values()):
        tags = [
            Row(_TAG, place, {"slug": slugs[facet, tag]}, initial={"name": name}, placed=False)
            for (facet, tag), name in sorted(names.tags.items())
            if facet == words.facet
        ]
        if tags:
            initial = {"name": words.name, "description": words.description}
            initial["position"] = str(_FACETS_FROM + number)
            row = Row(FACET, place, {"slug": words.facet}, initial={**initial})
            row.children["tags"] = tags
            rows.append(row)
    return rows
