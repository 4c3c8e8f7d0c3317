"""The filters a list of projects offers, each value with how many projects have it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalogue.facets import Choice, Group, changed
from catalogue.filters.projects import licence_pattern
from catalogue.filters.selection import Facts, Selection
from catalogue.models import Project
from governance.ordering import sort_key


@dataclass(frozen=True)
class WayOut:
    """Something to change in an address that leads to nothing.

    Attributes:
        label: the filters to drop; empty if it is to show what is left out otherwise.
        address: where that leads.
        count: how many there are then.
    """

    label: str
    address: str
    count: int


def groups(data: QueryDict, selection: Selection) -> list[Group]:
    """Return the filters a list offers, with the values that occur.

    A count says how many projects the list would have with the value and everything else that is
    asked for, other values of the same filter left aside: any of those may match.

    Args:
        data: the parameters of the address.
        selection: the projects there are, and what the filters in use keep.
    """
    offers = _Offers(data, selection)
    stages = {facts.stage["slug"]: facts.stage for facts in selection.facts.values() if facts.stage}
    by_position = sorted(stages.values(), key=lambda stage: (stage["position"], stage["slug"]))
    hosts = {facts.host: facts.host_name for facts in selection.facts.values() if facts.host}
    by_name = sorted(hosts.items(), key=lambda host: (sort_key(host[1]), host[0]))
    licences = sorted({facts.license for facts in selection.facts.values() if facts.license})
    within = {text: [part for part in licences if _is_part(part, text)] for text in licences}
    return [
        offers.labelled("focus_area", _("Focus area")),
        offers.of_facts(
            "kind",
            _("Kind"),
            [(kind.value, str(kind.label)) for kind in Project.Kind],
            lambda facts: [facts.kind],
        ),
        offers.of_facts(
            "stage",
            _("Stage"),
            [(stage["slug"], stage["name"]) for stage in by_position],
            lambda facts: [facts.stage["slug"]] if facts.stage else [],
        ),
        *(offers.labelled("tag", facet, facet) for facet in offers.facets),
        offers.labelled("use_case", _("Use case")),
        offers.of_facts("host", _("Host"), by_name, lambda facts: [facts.host]),
        offers.of_facts(
            "license",
            _("Licence"),
            [(text, text) for text in licences],
            lambda facts: within.get(facts.license, []),
        ),
    ]


def ways_out(
    data: QueryDict, selection: Selection, offered: Iterable[Group], known: Mapping[str, str]
) -> list[WayOut]:
    """Return what to change in an address that leads to nothing, each change leading to something.

    Args:
        data: the parameters of the address.
        selection: the projects there are, and what the filters in use keep.
        offered: the filters with their values.
        known: what each parameter is called that narrows the list.
    """
    words = _words(offered)
    found = []
    for name in selection.kept:
        values = [words.get((name, value), value) for value in data.getlist(name) if value]
        label = f"{known[name]}: {', '.join(dict.fromkeys(values))}"
        found.append(WayOut(label, changed(data, name, []), len(selection.matching(but=name))))
    everything = ["retired", "external"]
    address = changed(data, "include", everything)
    found.append(WayOut("", address, len(selection.matching(also=everything))))
    return [way for way in found if way.count]


class _Offers:
    """Counts of everything a list can be narrowed by."""

    def __init__(self, data: QueryDict, selection: Selection) -> None:
        self.data = data
        self.selection = selection

    @property
    def facets(self) -> list[str]:
        """The facets there are tags of."""
        return list(dict.fromkeys(label.facet for label in self.selection.labels if label.facet))

    def labelled(self, name: str, heading: str, facet: str = "") -> Group:
        """Return a filter whose values are labels."""
        labels = [
            label
            for label in self.selection.labels
            if (label.parameter, label.facet) == (name, facet)
        ]
        left = set(self.selection.matching(but=name, asking=name))
        counts = {label.value: len(label.projects & left) for label in labels}
        return self._group(name, heading, [(one.value, one.name) for one in labels], counts)

    def of_facts(
        self,
        name: str,
        heading: str,
        values: list[tuple[str, str]],
        having: Callable[[Facts], Iterable[str]],
    ) -> Group:
        """Return a filter whose values are said by the projects themselves."""
        facts = self.selection.facts
        there = {value for each in facts.values() for value in having(each)}
        left = self.selection.matching(but=name, asking=name)
        counts = Counter(value for slug in left for value in having(facts[slug]))
        chosen = self.data.getlist(name)
        occurring = [one for one in values if one[0] in there or one[0] in chosen]
        return self._group(name, heading, occurring, counts)

    def _group(
        self, name: str, heading: str, values: list[tuple[str, str]], counts: Mapping[str, int]
    ) -> Group:
        chosen = self.data.getlist(name)
        choices = [
            Choice(value, label, value in chosen, counts.get(value, 0)) for value, label in values
        ]
        return Group(name, heading, choices)


def _is_part(part: str, text: str) -> bool:
    return re.search(licence_pattern([part]), text) is not None


def _words(offered: Iterable[Group]) -> dict[tuple[str, str], str]:
    return {(group.name, one.value): one.label for group in offered for one in group.choices}
