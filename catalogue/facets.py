"""The choices a list of projects can be narrowed by, and which of them an address has made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalogue.models import FocusArea, Project, Stage, Tag
from governance.models import Organization


@dataclass(frozen=True)
class Choice:
    """One value of a filter; ``count`` says how much has it, where that was counted."""

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


def groups(data: QueryDict) -> list[Group]:
    """Return the filters a list offers, in five queries.

    Args:
        data: the parameters of the address.
    """
    hosts = Organization.objects.filter(hosted_projects__state=Project.State.PUBLISHED).distinct()
    licenses = Project.objects.published().exclude(license="").order_by("license")
    found = [
        _group(data, "focus_area", _("Focus area"), _slugs(FocusArea.objects.all())),
        _group(data, "kind", _("Kind"), [(kind.value, str(kind.label)) for kind in Project.Kind]),
        _group(data, "stage", _("Stage"), _slugs(Stage.objects.all())),
        _group(data, "host", _("Host"), _slugs(hosts)),
        _group(
            data,
            "license",
            _("Licence"),
            [(text, text) for text in licenses.values_list("license", flat=True).distinct()],
        ),
    ]
    by_facet: dict[str, list[Choice]] = {}
    for tag in Tag.objects.select_related("facet").order_by("facet__position", "position"):
        chosen = tag.address in data.getlist("tag")
        by_facet.setdefault(tag.facet.name, []).append(Choice(tag.address, tag.name, chosen))
    return found + [Group("tag", label, choices) for label, choices in by_facet.items()]


def chips(data: QueryDict, offered: Iterable[Group], known: Mapping[str, str]) -> list[Chip]:
    """Return the active filters of an address, each with the address that drops it.

    Values that cannot be used are among them, so that they can be dropped too.

    Args:
        data: the parameters of the address.
        offered: the filters with their values.
        known: what each parameter is called that narrows the list; others are ignored.
    """
    words = {
        (group.name, choice.value): f"{group.label}: {choice.label}"
        for group in offered
        for choice in group.chosen
    }
    return [
        Chip(words.get((name, value), f"{label}: {value}"), _without(data, name, value))
        for name, label in known.items()
        for value in dict.fromkeys(data.getlist(name))
        if value
    ]


def carried(
    data: QueryDict, offered: Iterable[Group], known: Iterable[str]
) -> list[tuple[str, str]]:
    """Return the active filters for which the form has no field, as parameters and values.

    Args:
        data: the parameters of the address.
        offered: the filters with their values; a form has fields for these, and some of its own.
        known: the parameters that narrow the list and have no field of the form's own.
    """
    fields = {group.name for group in offered}
    return [
        (name, value)
        for name in known
        if name not in fields
        for value in data.getlist(name)
        if value
    ]


def _slugs(rows: Iterable[FocusArea | Stage | Organization]) -> list[tuple[str, str]]:
    return [(row.slug, row.name) for row in rows]


def _group(data: QueryDict, name: str, label: str, values: Iterable[tuple[str, str]]) -> Group:
    chosen = data.getlist(name)
    return Group(name, label, [Choice(value, words, value in chosen) for value, words in values])


def _without(data: QueryDict, name: str, value: str) -> str:
    left = data.copy()
    left.setlist(name, [kept for kept in data.getlist(name) if kept != value])
    left.pop("page", None)
    return f"?{left.urlencode()}"
