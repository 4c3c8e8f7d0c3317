"""The filters a map offers, each value with how many entries have it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue.facets import Choice, Group
from catalogue.map.document import MapDocument
from catalogue.map.labels import Label
from catalogue.models import Project, Stage
from catalogue.views.map_state import MapState

LABELS = ("focus_area", "tag", "use_case")
Values = list[tuple[str, str]]


@dataclass(frozen=True)
class Place:
    """Where an entry stands, and what it is: a slug each."""

    region: str
    category: str
    project: str
    kind: str
    stage: str


def groups(
    document: MapDocument,
    state: MapState,
    stages: Mapping[str, Stage],
    labels: Iterable[Label],
) -> list[Group]:
    """Return the filters of a map.

    A count says how many entries match the value and everything else that is asked for, other
    values of the same filter left aside: any of those may match.

    Args:
        document: the whole map.
        state: what the address asks for.
        stages: the stages there are, by slug.
        labels: what the projects on the map are sorted by.
    """
    offers = _Offers(document, state, stages, list(labels))
    kinds = [(kind.value, str(kind.label)) for kind in Project.Kind]
    regions = document["regions"]
    frames = [category for region in regions for category in region["categories"]]
    found = [
        offers.group("focus_area", _("Focus area")),
        offers.group("kind", _("Kind"), kinds),
        offers.group("stage", _("Stage"), [(slug, one.name) for slug, one in stages.items()]),
        *(offers.group("tag", facet, facet=facet) for facet in offers.facets),
        offers.group("use_case", _("Use case")),
        offers.group("region", _("Region"), [(one["slug"], one["name"]) for one in regions]),
        offers.group("category", _("Category"), [(one["slug"], one["name"]) for one in frames]),
    ]
    # What every entry has, one choice cannot narrow; a label can.
    return [
        group
        for group in found
        if len(group.choices) > 1 or group.chosen or (group.choices and group.name in LABELS)
    ]


class _Offers:
    """Counts of everything a map can be filtered by."""

    def __init__(
        self,
        document: MapDocument,
        state: MapState,
        stages: Mapping[str, Stage],
        labels: list[Label],
    ) -> None:
        self.state = state
        self.labels = labels
        self.places = _places(document)
        asked = {"retired"} if state.including else set[str]()
        self.left_out = {
            slug for slug, stage in stages.items() if not stage.listed and not asked
        } - set(state.data.getlist("stage"))

    @property
    def facets(self) -> list[str]:
        """The facets the map has tags of."""
        return list(dict.fromkeys(label.facet for label in self.labels if label.facet))

    def group(
        self, parameter: str, heading: str, values: Values | None = None, facet: str = ""
    ) -> Group:
        """Return a filter with the values that occur on the map, and those chosen."""
        labels = [one for one in self.labels if (one.parameter, one.facet) == (parameter, facet)]
        having: Callable[[Place], Iterable[str]]
        if values is None:
            values = [(label.value, label.name) for label in labels]
            having = _labelled(labels)
        else:
            having = lambda place: (getattr(place, parameter),)  # noqa: E731
        there = {value for place in self.places for value in having(place)}
        counts = Counter(value for place in self._left(parameter) for value in having(place))
        chosen = self._chosen(parameter)
        return Group(
            parameter,
            heading,
            [
                Choice(value, name, value in chosen, counts[value])
                for value, name in values
                if value in there or value in chosen
            ],
        )

    def _chosen(self, parameter: str) -> Collection[str]:
        if parameter == "region":
            return self.state.regions
        if parameter == "category":
            return self.state.categories
        return self.state.data.getlist(parameter)

    def _left(self, parameter: str) -> Iterable[Place]:
        """Yield the entries that match everything else that is asked for."""
        regions = () if parameter == "region" else self.state.regions
        categories = () if parameter == "category" else self.state.categories
        left_out = () if parameter == "stage" else self.left_out
        matches = self.state.matches.without(parameter)
        for place in self.places:
            if (
                (not regions or place.region in regions)
                and (not categories or place.category in categories)
                and place.stage not in left_out
                and (matches is None or place.project in matches)
            ):
                yield place


def _places(document: MapDocument) -> list[Place]:
    return [
        Place(
            region["slug"],
            category["slug"],
            entry["project"]["slug"],
            entry["project"]["kind"],
            entry["project"]["stage"] or "",
        )
        for region in document["regions"]
        for category in region["categories"]
        for entry in category["entries"]
    ]


def _labelled(labels: Iterable[Label]) -> Callable[[Place], Iterable[str]]:
    by_project: dict[str, list[str]] = {}
    for label in labels:
        for project in label.projects:
            by_project.setdefault(project, []).append(label.value)
    return lambda place: by_project.get(place.project, ())
