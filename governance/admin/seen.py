"""What a form showed, field by field, as short marks: enough to tell what changed since.

Compared are the values as a browser sends them, so that what was shown, what is shown now and what
is sent back can be told apart without keeping any of them.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.forms import BaseForm, BoundField, MultiWidget

_LETTERS = 8

# Marks of fields by the key of their row, by the prefix of its formset; the form itself is "", "".
Marks = dict[str, dict[str, dict[str, str]]]


def as_sent(bound: BoundField) -> str | list[str]:
    """Return the value of a field that is shown, as a browser would send it unchanged."""
    value, widget = bound.value(), inner(bound.field.widget)
    if isinstance(widget, MultiWidget):
        value = list(widget.decompress(value) or ())
    if isinstance(value, datetime.date | datetime.time):
        value = widget.format_value(value)
    return _plain(value)


def sent(bound: BoundField, data: Any, name: str) -> str | list[str]:
    """Return the value that was sent for a field.

    Args:
        bound: the field, of a form that shows what is stored.
        data: what was sent.
        name: what the field was called in it.
    """
    return _plain(inner(bound.field.widget).value_from_datadict(data, {}, name))


def mark(value: str | list[str]) -> str:
    """Return the mark of a value."""
    said = json.dumps(sorted(value) if isinstance(value, list) else value)
    return hashlib.blake2b(said.encode(), digest_size=_LETTERS // 2).hexdigest()


def editable(form: BaseForm) -> Iterator[BoundField]:
    """Yield the fields of a form in which somebody can write what the row says."""
    for bound in form:
        if not bound.is_hidden and bound.name != "DELETE" and not bound.field.disabled:
            yield bound


def marks_of(form: Any, formsets: Iterable[Any]) -> Marks:
    """Return the marks of what a form and its tables show.

    Args:
        form: the form, showing what is stored.
        formsets: its tables, likewise; those that can be written in.
    """
    marks: Marks = {"": {"": _marks(form)}}
    for formset in formsets:
        rows = {str(row.instance.pk): _marks(row) for row in formset.initial_forms}
        marks[formset.prefix] = rows
    return marks


def encode(marks: Marks) -> str:
    """Return marks as text: for each table the names of its fields once, then a line a row."""
    said = {}
    for prefix, rows in marks.items():
        names = next((list(row) for row in rows.values()), [])
        said[prefix] = [names, {key: "".join(row.values()) for key, row in rows.items()}]
    return json.dumps(said, separators=(",", ":"))


def decode(text: str) -> Marks:
    """Return the marks a text holds; none if it holds something else."""
    try:
        said = json.loads(text)
        return {
            prefix: {key: dict(zip(names, _cut(row), strict=True)) for key, row in rows.items()}
            for prefix, (names, rows) in said.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}


def _cut(row: str) -> list[str]:
    return [row[start : start + _LETTERS] for start in range(0, len(row), _LETTERS)]


def _marks(form: BaseForm) -> dict[str, str]:
    return {bound.name: mark(as_sent(bound)) for bound in editable(form)}


def inner(widget: Any) -> Any:
    """Return the widget itself, out of the admin's wrapper with buttons beside it."""
    return getattr(widget, "widget", widget)


def _plain(value: Any) -> str | list[str]:
    if isinstance(value, list | tuple | set):
        return [str(_plain(part)) for part in value]
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    return "\n".join(str(getattr(value, "pk", value)).splitlines()).strip()


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return the names of the fields whose marks differ, of those that were and are there."""
    return [name for name, seen in before.items() if now.get(name, seen) != seen]
