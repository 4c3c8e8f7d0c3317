"""The choices a list can be narrowed by, and which of them an address has made."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from governance.facets import Chip, Choice, Group

__all__ = ["Chip", "Choice", "Group", "carried", "chips"]


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
        offered: the filters with their values; a form has fields for these values alone.
        known: the parameters that narrow the list and have no field of the form's own.
    """
    fields = {(group.name, choice.value) for group in offered for choice in group.choices}
    return [
        (name, value)
        for name in known
        for value in data.getlist(name)
        if value and (name, value) not in fields
    ]


def changed(data: QueryDict, name: str, values: list[str]) -> str:
    """Return the address with other values for a parameter, from its first page on.

    Args:
        data: the parameters of the address.
        name: the parameter.
        values: its values; none to drop it.
    """
    other = data.copy()
    other.setlist(name, values)
    other.pop("page", None)
    return f"?{other.urlencode()}"


def _without(data: QueryDict, name: str, value: str) -> str:
    return changed(data, name, [kept for kept in data.getlist(name) if kept != value])
