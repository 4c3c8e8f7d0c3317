"""OpenStack's own formats as large as a landscape: the map's three files, and lists of governance.

The lists look after the very components the map has, so that each deliverable is a project.
"""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.foreign import prose
from tests.benchmarks.landscape import SIZE, word

PER_CATEGORY, PER_TEAM = 24, 8
# A file for each of the map's, with the share of the components in it, and the boxes of its tabs.
SHEETS: dict[str, tuple[float, tuple[str, ...]]] = {
    "openstack_components": (0.9, ("openstack", "openstack-operations", "")),
    "deployment_tools": (0.05, ("openstack-lifecyclemanagement",)),
    "sdks": (0.05, ("openstack-user",)),
}
SERIES = ("Austin", "Essex", "Juno", "Mitaka", "Queens", "Train")
LEGACY = 10  # of so many teams, one is of the past
GROUPS = 40

Row = dict[str, Any]


def write_map(folder: Path, size: int = SIZE) -> None:
    """Write the files of a map; the same on every run.

    Args:
        folder: an empty one.
        size: how many components.
    """
    draw = random.Random(size)
    names, begun = component_names(size), 0
    for at, (name, (share, buckets)) in enumerate(SHEETS.items()):
        ended = size if at == len(SHEETS) - 1 else begun + round(share * size)
        listed = [_component(draw, number, names) for number in range(begun, ended)]
        tabs = [
            _tab(draw, bucket, listed[first :: len(buckets)])
            for first, bucket in enumerate(buckets)
        ]
        _write(folder / f"{name}.yaml", {"name": name, "tabs": tabs})
        begun = ended


def write_lists(folder: Path, size: int = SIZE) -> None:
    """Write the lists that go with such a map; the same on every run.

    Args:
        folder: an empty one.
        size: how many components the map has.
    """
    draw = random.Random(size)
    names = component_names(size)
    delivered = {
        _team(names, first): names[first : first + PER_TEAM] for first in range(0, size, PER_TEAM)
    }
    legacy = dict(list(delivered.items())[::LEGACY])
    today = {team: some for team, some in delivered.items() if team not in legacy}
    _write(
        folder / "projects.yaml",
        {team: _described(draw) | _led(draw, some) for team, some in today.items()},
    )
    _write(
        folder / "legacy.yaml",
        {team: _described(draw) | _retired(draw, some) for team, some in legacy.items()},
    )
    groups = {f"{word(draw)} {at}": _group(draw) for at in range(GROUPS)}
    _write(folder / "sigs.yaml", groups)


def component_names(size: int) -> list[str]:
    """Return names of components, no two of them spelled alike."""
    draw, found = random.Random(size), dict[str, None]()
    while len(found) < size:
        found[f"{word(draw)}{word(draw)}"] = None
    return list(found)


def _tab(draw: random.Random, bucket: str, components: Sequence[Row]) -> Row:
    tab: Row = {"name": f"{word(draw)} {word(draw)}".title()}
    if bucket:
        tab["map-bucket"] = bucket
    tab["prelude"] = prose(draw, 20)
    tab["categories"] = [
        {
            "category": f"{word(draw)} {word(draw)}".capitalize(),
            "components": list(components[first : first + PER_CATEGORY]),
        }
        for first in range(0, len(components), PER_CATEGORY)
    ]
    return tab


def _component(draw: random.Random, at: int, names: Sequence[str]) -> Row:
    name = names[at]
    others = draw.sample([other for other in names[max(0, at - 40) : at + 41] if other != name], 6)
    component: Row = {
        "name": name,
        "title": prose(draw, 4),
        "docs-title": "Docs",
        "docs-url": f"https://docs.example.org/{name}/latest/",
        "download-title": "Download",
        "download-url": f"https://opendev.org/openstack/{name}",
        "desc": f"{prose(draw, 25)} {prose(draw, 25)}",
        "project-team": _team(names, at),
        "since": draw.choice(SERIES),
        "dependencies": others[:3],
        "see-also": others[3:],
    }
    if at % 5 == 0:
        component["links"] = [{"Roadmap": f"https://example.org/{name}/roadmap"}]
        component["support-teams"] = [_team(names, (at + 3 * PER_TEAM) % len(names))]
    if at % 3 == 0:
        component["video"] = {"id": f"{at:011}", "title": f"{name} - Update", "desc": "A film."}
    return component


def _team(names: Sequence[str], at: int) -> str:
    """Return the name of the team that looks after a component."""
    return names[at - at % PER_TEAM]


def _described(draw: random.Random) -> Row:
    site = word(draw)
    return {
        "service": prose(draw, 3),
        "mission": prose(draw, 30),
        "url": f"https://wiki.example.org/{site}",
        "irc-channel": site,
    }


def _led(draw: random.Random, names: Sequence[str]) -> Row:
    return {
        "ptl": _person(draw) | {"appointed": ["Train"]},
        "liaisons": {"release": [_person(draw)], "security": [_person(draw), _person(draw)]},
        "deliverables": {
            name: {
                "repos": [f"openstack/{name}", f"openstack/{name}-specs"],
                "docs": {
                    "contributor": f"https://docs.example.org/{name}/latest/contributor/",
                    "api": f"https://docs.example.org/api/{name}/",
                },
                "tags": ["vulnerability:managed", f"assert:{draw.choice(SERIES)}"],
                "release-management": "none",
            }
            for name in names
        },
    }


def _retired(draw: random.Random, names: Sequence[str]) -> Row:
    return {
        "retired-on": f"202{draw.randint(0, 4)}-0{draw.randint(1, 9)}-15",
        "ptl": _person(draw)["name"],
        "deliverables": {name: {"repos": [f"openstack/{name}"]} for name in names},
    }


def _group(draw: random.Random) -> Row:
    people = [{"name": _person(draw)["name"]} for _chair in range(2)]
    return {"chairs": people, "scope": prose(draw, 30), "status": "active"}


def _person(draw: random.Random) -> Row:
    first, last = word(draw), f"{word(draw)}{word(draw)}"
    name = f"{first} {last}".title()
    return {"name": name, "irc": first, "email": f"{first}@example.org"}


def _write(file: Path, data: Row) -> None:
    file.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False))
