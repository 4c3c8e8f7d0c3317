"""What the address of a map asks for, and the addresses that ask for something else."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Value
from django.http import QueryDict
from django.utils.translation import gettext as _

from catalogue.filters import ProjectFilter
from catalogue.map.document import MapDocument
from catalogue.models import Map, MapCategory, MapEntry, Project
from catalogue.models.projects import ProjectQuerySet
from governance.models.naming import SluggedQuerySet

# Parameters that pick out projects; the list of projects has them too, and they mean the same.
FILTERS = ("focus_area", "stage", "kind", "tag", "use_case", "q")
# Every parameter of a map, in the order in which addresses have them.
PARAMETERS = ("region", "category", *FILTERS, "pick", "density", "include")
DENSITIES = ("compact", "detailed")
MOST_PICKS = 50
SHOWN = 20


@dataclass(frozen=True)
class Matches:
    """The projects of a map that an address looks for.

    Attributes:
        every: slugs of those that match everything; None where nothing is looked for.
        but: for each filter in use, slugs of those that match all the others.
    """

    every: set[str] | None = None
    but: Mapping[str, set[str]] = field(default_factory=dict)

    def without(self, parameter: str) -> set[str] | None:
        """Return what would match if one filter were dropped; None for everything."""
        if parameter not in self.but:
            return self.every
        return self.but[parameter] if len(self.but) > 1 else None


@dataclass(frozen=True)
class MapState:
    """The state of a map as its address has it.

    Attributes:
        data: the parameters known here, with their values as given.
        regions: slugs of the sheets to show; all if there are none.
        categories: slugs of the frames to show; likewise.
        picks: slugs of the projects picked by hand.
        matches: what the filters leave.
        density: compact or detailed.
        refusals: what is wrong with values that cannot be used, by parameter.
        picking: whether entries are to be picked just now: ``pick`` without a value.
    """

    data: QueryDict
    regions: list[str]
    categories: list[str]
    picks: list[str]
    matches: Matches
    density: str
    refusals: list[tuple[str, str]]
    picking: bool = False

    @property
    def including(self) -> bool:
        """Whether retired entries are shown."""
        return "retired" in self.data.getlist("include")

    def address(self, **changes: Iterable[str]) -> str:
        """Return the address with other values for some parameters, the others kept."""
        changed = self.data.copy()
        for name, values in changes.items():
            changed.setlist(name, list(values))
        ordered = QueryDict(mutable=True)
        for name in PARAMETERS:
            if given := list(filter(None, changed.getlist(name))):
                ordered.setlist(name, given)
        return f"?{ordered.urlencode()}"


def read_state(
    given: QueryDict,
    found: Map,
    document: MapDocument,
    projects: ProjectQuerySet | None = None,
) -> MapState:
    """Return what an address asks of a map.

    Two queries if it filters, two more for each kind of value the map does not have.

    Args:
        given: the parameters of the address; those not known are ignored.
        found: the map.
        document: the same, with what is on it.
        projects: those that may be on it; all that are published if left out.
    """
    data = _known(given)
    seen = Project.objects.published() if projects is None else projects
    matches, refusals = _matches(data, found, seen)
    regions, categories, entries = _slugs(document)
    # Elsewhere a category is written with its map in front, so that is understood here too.
    frames = [slug.removeprefix(f"{found.slug}.") for slug in data.getlist("category")]
    frame_rows = MapCategory.objects.filter(region__map=found)
    picks = data.getlist("pick")[:MOST_PICKS]
    scope = str(found.pk)
    state = MapState(
        data=data,
        regions=_present(data.getlist("region"), regions, found.regions.all(), scope),
        categories=_present(frames, categories, frame_rows, scope),
        picks=_present(picks, entries, seen),
        matches=matches,
        density=data.get("density", "") if data.get("density") in DENSITIES else DENSITIES[0],
        refusals=refusals,
        picking="" in given.getlist("pick"),
    )
    state.refusals.extend(_refused("region", state.regions, regions))
    state.refusals.extend(_refused("category", state.categories, categories))
    state.refusals.extend(_refused("pick", state.picks, entries))
    state.refusals.extend(_refused("density", data.getlist("density"), DENSITIES))
    state.refusals.extend(_refused("include", data.getlist("include"), ["retired"]))
    # What is refused is said, and then as if it had not been asked for.
    state.regions[:] = [slug for slug in state.regions if slug in regions]
    state.categories[:] = [slug for slug in state.categories if slug in categories]
    state.picks[:] = [slug for slug in state.picks if slug in entries]
    return state


def _known(given: QueryDict) -> QueryDict:
    data = QueryDict(mutable=True)
    for name in PARAMETERS:
        if values := list(dict.fromkeys(filter(None, map(str.strip, given.getlist(name))))):
            data.setlist(name, values)
    return data


def _matches(
    data: QueryDict, found: Map, projects: ProjectQuerySet
) -> tuple[Matches, list[tuple[str, str]]]:
    """Ask the filters of the project list."""
    asked = QueryDict(mutable=True)
    for name in FILTERS:
        asked.setlist(name, data.getlist(name))
    if not any(map(asked.getlist, FILTERS)):
        return Matches(), []
    # Whether what is not listed is shown is the map's business.
    asked.setlist("include", ["retired", "external"])
    there = MapEntry.objects.filter(category__region__map=found).values("project")
    filters = ProjectFilter(asked, queryset=projects.filter(pk__in=there))
    errors = filters.form.errors.items()
    refusals = [(name, str(message)) for name, messages in errors for message in messages]
    used = [name for name in FILTERS if filters.form.cleaned_data.get(name)]
    return (_matching(filters, used) if used else Matches()), refusals


def _matching(filters: ProjectFilter, used: list[str]) -> Matches:
    """Return what matches, and what would without each of the filters, in one query."""
    but: dict[str, set[str]] = {name: set() for name in ("", *used)}
    first, *others = (
        filters.without(name).order_by().values_list(Value(name, CharField()), "slug")
        for name in but
    )
    for name, slug in first.union(*others, all=True):
        but[name].add(slug)
    return Matches(but.pop(""), but)


def _slugs(document: MapDocument) -> tuple[list[str], list[str], set[str]]:
    """Return the slugs of the regions, the categories and the projects on a map."""
    categories = [category for region in document["regions"] for category in region["categories"]]
    return (
        [region["slug"] for region in document["regions"]],
        [category["slug"] for category in categories],
        {entry["project"]["slug"] for category in categories for entry in category["entries"]},
    )


def _present(
    asked: list[str], known: Collection[str], rows: SluggedQuerySet[Any], scope: str = ""
) -> list[str]:
    """Return slugs, those given up in a rename replaced by those of today."""
    unknown = [slug for slug in asked if slug not in known]
    now = rows.formerly(unknown, scope) if unknown else {}
    return list(dict.fromkeys(now.get(slug, slug) for slug in asked))


def _refused(parameter: str, asked: Iterable[str], known: Collection[str]) -> list[tuple[str, str]]:
    """Return what to say about values the map does not have."""
    shown = ", ".join(list(known)[:SHOWN]) + ("…" if len(known) > SHOWN else "")
    message = _("“%(wrong)s” is not known on this map; there are: %(known)s.")
    unknown = _("“%(wrong)s” is not on this map.")
    return [
        (
            parameter,
            (unknown if parameter == "pick" else message) % {"wrong": value, "known": shown},
        )
        for value in asked
        if value not in known
    ]
