"""References: the slug of another row, or its slug, name and address."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from rest_framework import serializers

from governance.api.addresses import Addresses
from governance.api.writing import Writer, careful, listed


class ReferenceSerializer(serializers.Serializer[Any]):
    """What a reference is expanded to."""

    slug = serializers.CharField(help_text="How the row is named in addresses and filters.")
    name = serializers.CharField(help_text="What people call it.")
    url = serializers.URLField(
        allow_null=True, help_text="Its address in this API; null if it has none."
    )


class Reference(serializers.Field[Any, Any, Any, Any]):
    """The slug of another row; null where there is none, or where it is a draft.

    Args:
        resource: where the API keeps such rows, as ``projects``.
        many: whether it refers to any number of rows.
        optional: whether there may be none.
    """

    def __init__(
        self, resource: str, *, many: bool = False, optional: bool = False, **kwargs: Any
    ) -> None:
        self.resource = resource
        self.many = many
        self.optional = optional
        super().__init__(read_only=True, **kwargs)

    def writer(self) -> Writer:
        """Return what makes the value from a row."""
        if type(self).get_attribute is not Reference.get_attribute or "." in str(self.source):
            return careful(self)
        source = str(self.source)
        if self.many:
            return lambda row: [
                self._show(one) for one in listed(row, source) if self._is_shown(one)
            ]
        return lambda row: self._shown(getattr(row, source))

    def _shown(self, target: Any) -> Any:
        is_there = target is not None and self._is_shown(target)
        return self._show(target) if is_there else None

    def _is_shown(self, row: Any) -> bool:
        # The context is far away, and only drafts need it.
        return getattr(row, "is_public", True) or is_shown(row, self.context)

    def get_attribute(self, instance: Any) -> Any:
        """Return the row or rows referred to."""
        if self.many:
            found = listed(instance, self.source or "")
            return [row for row in found if is_shown(row, self.context)]
        target: Any = super().get_attribute(instance)
        return target if is_shown(target, self.context) else None

    def to_representation(self, value: Any) -> Any:
        """Return slugs, or what they are expanded to."""
        return [self._show(row) for row in value] if self.many else self._show(value)

    @cached_property
    def _show(self) -> Callable[[Any], Any]:
        return self._expanded if self._path() in self.context["expand"] else slug_of

    def _expanded(self, row: Any) -> dict[str, Any]:
        addresses: Addresses = self.context["addresses"]
        slug = slug_of(row)
        return {"slug": slug, "name": _name_of(row), "url": addresses.of(self.resource, slug)}

    def _path(self) -> str:
        names: list[str] = []
        field: Any = self
        while field is not None:
            names.insert(0, field.field_name or "")
            field = field.parent
        return ".".join(filter(None, names))


def slug_of(row: Any) -> str:
    """Return how a row is named in addresses: its slug, ``<map>.<category>``, ``<facet>:<tag>``."""
    if isinstance(row, dict):
        return str(row["slug"])
    return str(getattr(row, "address", row.slug))


def _name_of(row: Any) -> str:
    return str(row["name"]) if isinstance(row, dict) else str(getattr(row, "name", row))


def is_shown(row: Any, context: Mapping[str, Any]) -> bool:
    """Tell whether an answer shows a row: drafts are shown only to those who may see them."""
    return bool(context.get("drafts") or getattr(row, "is_public", True))
