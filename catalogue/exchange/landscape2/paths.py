"""Reaching the keys of an item, those inside ``extra`` by a dot."""

from collections.abc import Mapping
from typing import Any

_INSIDE = "extra."

Flat = dict[str, Any]


def flat(item: Mapping[str, Any]) -> Flat:
    """Return an item's keys with those inside ``extra`` beside the others, as ``extra.key``."""
    extra = item.get("extra")
    if not isinstance(extra, dict) or not extra:
        return dict(item)
    outer = {key: value for key, value in item.items() if key != "extra"}
    return {**outer, **{f"{_INSIDE}{key}": value for key, value in extra.items()}}


def nested(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Return flat keys as they stand in a file: the opposite of `flat`."""
    outer = {key: value for key, value in keys.items() if not key.startswith(_INSIDE)}
    inner = {key.removeprefix(_INSIDE): keys[key] for key in keys if key.startswith(_INSIDE)}
    return {**outer, "extra": inner} if inner else outer


def listed(value: object) -> list[Any]:
    """Return a list, be it one element by itself or nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
