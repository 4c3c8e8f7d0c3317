"""Lists narrowed by a few filters whose counts react to each other; plain values throughout."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

# What a row has in each facet: its values by the facet's name.
Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Choice:
    """A value of a filter; ``count`` says how many rows have it or would be shown, if counted."""

    value: str
    label: str
    chosen: bool
    count: int | None = None


@dataclass(frozen=True)
class Group:
    """A filter with its values; ``name`` is its parameter."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def chosen(self) -> list[Choice]:
        """Return the values the address has."""
        return [choice for choice in self.choices if choice.chosen]


@dataclass(frozen=True)
class Chip:
    """An active filter, and the address without it."""

    label: str
    without: str


@dataclass(frozen=True)
class Narrowed:
    """What is left of a list.

    Attributes:
        keys: the rows that match, in their order.
        facets: the filters with counts.
        chips: the active filters.
        unusable: what cannot be used of the address, in sentences.
    """

    keys: list[int]
    facets: list[Group]
    chips: list[Chip]
    unusable: list[str]


def narrow(
    rows: Mapping[int, Values],
    offered: Mapping[str, tuple[str, Mapping[str, str]]],
    query: QueryDict,
) -> Narrowed:
    """Return the rows that match the filters of an address: any value of each filter.

    Args:
        rows: what each row has in each facet, by its key, in the order of the list.
        offered: the facets by name, each with what it is called and its values with their names,
            in the order in which they are offered; those that no row has are left out.
        query: the parameters of the address.
    """
    asked = {name: list(dict.fromkeys(filter(None, query.getlist(name)))) for name in offered}
    known = {name: [one for one in asked[name] if one in offered[name][1]] for name in offered}
    matching = {name: _matching(rows, name, known[name]) for name in offered}
    facets = []
    for name, (label, values) in offered.items():
        others = [matching[other] for other in offered if other != name]
        left = [row for key, row in rows.items() if all(key in keys for keys in others)]
        counted = Counter(value for row in left for value in set(row[name]))
        choices = [
            Choice(value, words, value in known[name], counted[value])
            for value, words in values.items()
            if counted[value] or value in known[name]
        ]
        facets.append(Group(name, label, choices))
    return Narrowed(
        keys=[key for key in rows if all(key in keys for keys in matching.values())],
        facets=facets,
        chips=_chips(facets, query),
        unusable=_unusable(asked, known),
    )


def _matching(rows: Mapping[int, Values], name: str, wanted: Sequence[str]) -> set[int]:
    if not wanted:
        return set(rows)
    return {key for key, row in rows.items() if any(value in wanted for value in row[name])}


def _chips(facets: list[Group], query: QueryDict) -> list[Chip]:
    return [
        Chip(f"{facet.label}: {choice.label}", _without(query, facet.name, choice.value))
        for facet in facets
        for choice in facet.chosen
    ]


def _without(query: QueryDict, name: str, value: str) -> str:
    left = query.copy()
    left.setlist(name, [kept for kept in query.getlist(name) if kept != value])
    left.pop("page", None)
    return f"?{left.urlencode()}"


def _unusable(asked: Mapping[str, list[str]], known: Mapping[str, list[str]]) -> list[str]:
    told = _("“%(value)s” is not known as %(name)s here, so it was left out.")
    return [
        told % {"value": value[:40], "name": name}
        for name, values in asked.items()
        for value in values
        if value not in known[name]
    ]
