"""A catalogue of any size, in the native format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

PER_CATEGORY = 12
PER_ORGANIZATION = 10
PLACEMENTS = ("centre", "left", "right", "bottom")

Row = dict[str, Any]


def write_catalogue(path: Path, size: int) -> None:
    """Write a catalogue in which everything grows with the number of projects.

    Args:
        path: the file to write.
        size: how many projects; 24 at least.
    """
    catalogue = {
        "organizations": [named("organization", at) for at in range(size // PER_ORGANIZATION)],
        "stages": [
            {**named("stage", 0), "name": "Active"},
            {**named("stage", 1), "name": "Retired", "listed": False, "mark": "cross"},
        ],
        "focus-areas": [named("area", at) for at in range(5)],
        "facets": [{**named("facet", 0), "tags": [named("tag", at) for at in range(10)]}],
        "projects": [project(at, size) for at in range(size)],
        "maps": [{**named("map", 0), "regions": list(regions(size))}],
        "adoptions": [
            {
                "organization": f"organization-{at}",
                "project": f"project-{at}",
                "since": "2017",
                "use": "Runs what it sells on it.",
            }
            for at in range(size // PER_ORGANIZATION)
        ],
    }
    path.write_text(yaml.dump(catalogue, Dumper=yaml.CSafeDumper, sort_keys=False))


def named(kind: str, at: int) -> Row:
    """Return the beginning of a row."""
    return {"slug": f"{kind}-{at}", "name": f"{kind.title()} {at}"}


def project(at: int, size: int) -> Row:
    """Return a project with links, a life, neighbours before and after it, and a user."""
    near = [f"project-{(at + step) % size}" for step in (1, 2, 3, 5, 8)]
    kinds = ("requires", "requires", "works_with", "works_with", "alternative_to")
    stages = [{"stage": "stage-0", "changed_on": "2016-10"}]
    if at % 10 == 9:
        stages.append({"stage": "stage-1", "changed_on": "2020-04-02"})
    return {
        **named("project", at),
        "kind": "service",
        "role": f"Does the work of number {at}",
        "summary": f"Takes what number {at} is given and hands it on. " * 2,
        "description": f"What *number {at}* does, in a paragraph of its own. " * 6,
        "focus_areas": [f"area-{at % 5}"],
        "host": f"organization-{at % (size // PER_ORGANIZATION)}",
        "license": "Apache-2.0",
        "tags": [f"facet-0:tag-{at % 10}"],
        "source_url": f"https://example.org/{at}/",
        "links": [
            {"kind": "homepage", "url": f"https://example.org/{at}/"},
            {"kind": "repository", "url": f"https://git.example.org/{at}/"},
        ],
        "stage_changes": stages,
        "relations": [
            {"kind": kind, "target": target} for kind, target in zip(kinds, near, strict=True)
        ],
        "integrations": [{"technology": f"project-{(at + 13) % size}", "mechanism": "driver"}],
    }


def regions(size: int) -> Iterator[Row]:
    """Yield the regions of a map on which every project stands."""
    categories = [category(first, size) for first in range(0, size, PER_CATEGORY)]
    for at, placement in enumerate(PLACEMENTS):
        there = categories[at :: len(PLACEMENTS)]
        yield {**named("region", at), "placement": placement, "categories": there}


def category(first: int, size: int) -> Row:
    """Return the category with a dozen projects, from the first on."""
    members = range(first, min(first + PER_CATEGORY, size))
    entries = [{"project": f"project-{at}", "core": at % 3 == 0} for at in members]
    return {**named("category", first), "row": 1 + first % 7, "entries": entries}
