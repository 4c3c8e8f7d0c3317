"""What the catalogue has, as plain rows of the native format that are found by their names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from catalogue.exchange.native.shapes import COLLECTIONS
from catalogue.exchange.native.writing import Written, written
from catalogue.exchange.openstack.names import keys_of, keys_of_body
from catalogue.models import Map
from governance.models import Body

Keys = Callable[[str], Iterator[str]]


class Shelf:
    """Rows with a slug, found by it or by any spelling of a name they have or had."""

    def __init__(self, rows: Iterable[Written], keys: Keys = keys_of) -> None:
        self._keys = keys
        self._by_slug: dict[str, Written] = {}
        self._by_key: dict[str, Written] = {}
        for row in rows:
            self.add(row)

    def __iter__(self) -> Iterator[Written]:
        return iter(self._by_slug.values())

    def add(self, row: Written) -> None:
        """Put a row on the shelf; a spelling that leads to another row already goes on doing so."""
        self._by_slug[row["slug"]] = row
        for name in _names(row):
            for key in self._keys(name):
                self._by_key.setdefault(key, row)

    def at(self, slug: str) -> Written | None:
        """Return the row with a slug."""
        return self._by_slug.get(slug)

    def like(self, name: str) -> Written | None:
        """Return the row that has or had a name, however it is spelled."""
        found = (self._by_key[key] for key in self._keys(name) if key in self._by_key)
        return next(found, None)


def _names(row: Written) -> Iterator[str]:
    yield row["slug"]
    yield from (row[key] for key in ("name", "series", "identifier") if row.get(key))
    yield from row.get("previous_slugs", ())
    yield from (former["name"] for former in row.get("former_names", ()))


@dataclass(frozen=True)
class Stored:
    """What translation has to know of the catalogue.

    Attributes:
        projects, people, stages, releases, facets: these rows.
        bodies: all bodies, by their full names.
        teams, groups: those of them that are teams, and special interest groups.
        maps: the map that is imported to, if it is there.
    """

    projects: Shelf = field(default_factory=lambda: Shelf(()))
    people: Shelf = field(default_factory=lambda: Shelf(()))
    stages: Shelf = field(default_factory=lambda: Shelf(()))
    releases: Shelf = field(default_factory=lambda: Shelf(()))
    facets: Shelf = field(default_factory=lambda: Shelf(()))
    bodies: Shelf = field(default_factory=lambda: Shelf(()))
    teams: Shelf = field(default_factory=lambda: Shelf((), keys_of_body))
    groups: Shelf = field(default_factory=lambda: Shelf((), keys_of_body))
    maps: Shelf = field(default_factory=lambda: Shelf(()))


def stored_of(collections: dict[str, Sequence[Written]]) -> Stored:
    """Return rows of the native format, by collection, as what is stored."""
    bodies = collections.get("bodies", ())
    plain = ("projects", "people", "stages", "releases", "facets", "maps", "bodies")
    return Stored(
        **{name: Shelf(collections.get(name, ())) for name in plain},
        teams=Shelf((row for row in bodies if row["kind"] == Body.Kind.TEAM), keys_of_body),
        groups=Shelf((row for row in bodies if row["kind"] == Body.Kind.SIG), keys_of_body),
    )


def load_stored(map_slug: str = "") -> Stored:
    """Return what the database has, in a fixed number of queries.

    Args:
        map_slug: the map that is imported to; none is loaded without it.
    """
    names = ("projects", "people", "stages", "releases", "facets", "bodies")
    found: dict[str, Sequence[Written]] = {name: written(COLLECTIONS[name]) for name in names}
    found["maps"] = written(COLLECTIONS["maps"], Map.objects.filter(slug=map_slug))
    return stored_of(found)
