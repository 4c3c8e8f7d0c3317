"""What somebody sends, brought onto what somebody else has stored since they opened the form.

Nothing that was typed is lost: what they changed stays as they sent it, what they left alone takes
the value that is stored now, rows that came are added, and a row in which they wrote although it
went comes back as a new one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import (
    BoundField,
    CheckboxInput,
    ModelChoiceField,
    SelectMultiple,
    Widget,
)
from django.http import QueryDict
from django.utils.translation import gettext as _

from governance.admin.seen import Marks, as_sent, changed, editable, inner, mark, sent


@dataclass(frozen=True)
class Difference:
    """Something that changed meanwhile.

    Attributes:
        where: what it belongs to: the name of a row of a table; empty for the form itself.
        what: the label of the field, or what became of the row.
        theirs: what is stored now.
        yours: what was sent; empty where it was left alone.
        name: the name of the field, empty for a whole row.
        prefix: that of the table it is in; empty for the form itself.
        key: the key of the row.
    """

    where: str
    what: str
    theirs: str
    yours: str = ""
    name: str = ""
    prefix: str = ""
    key: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether both wrote in the same field, and the form goes on showing what was sent."""
        return bool(self.name and self.yours != self.theirs)


@dataclass
class Merge:
    """What was sent, on what is stored now.

    Attributes:
        data: what the form shows now.
        differences: what changed meanwhile.
    """

    data: QueryDict
    differences: list[Difference] = field(default_factory=list)


def merged(data: QueryDict, seen: Marks, form: Any, formsets: list[Any]) -> Merge:
    """Bring what was sent onto what is stored now.

    Args:
        data: what was sent.
        seen: the marks of what the sender was shown.
        form: the form, showing what is stored now.
        formsets: its tables, likewise.
    """
    merge = Merge(data.copy())
    merge.differences += _fields(merge.data, seen.get("", {}).get("", {}), form, "", "")
    for formset in formsets:
        if formset.prefix in seen:
            _table(merge, seen[formset.prefix], formset)
    return merge


def _fields(
    data: QueryDict, before: Mapping[str, str], form: Any, where: str, prefix: str
) -> Iterator[Difference]:
    """Bring the fields of one form onto what is stored, telling what changed."""
    now = {bound.name: bound for bound in editable(form)}
    key = str(form.instance.pk) if prefix else ""
    for name in changed(before, {name: mark(as_sent(bound)) for name, bound in now.items()}):
        bound = now[name]
        yours = sent(bound, data, bound.html_name)
        theirs = as_sent(bound)
        label = str(bound.label)
        told = (where, label, shown(bound, theirs))
        if mark(yours) == before[name]:
            put(data, bound)
            yield Difference(*told, prefix=prefix, key=key)
        elif mark(yours) != mark(theirs):
            yield Difference(*told, shown(bound, yours), name, prefix, key)


def _table(merge: Merge, before: Mapping[str, Mapping[str, str]], formset: Any) -> None:
    """Bring a table onto the rows that are stored."""
    prefix, pk = formset.prefix, formset.model._meta.pk.name
    rows = _taken_out(merge.data, prefix)
    known = {values[pk][0]: values for values in rows if values.get(pk, [""])[0]}
    fresh = [values for values in rows if not values.get(pk, [""])[0]]
    stored = {str(form.instance.pk): form for form in formset.initial_forms}
    for form in stored.values():
        _row(merge, before, form, known, prefix)
    for key, values in known.items():
        if key not in stored and (back := _gone(merge, before.get(key), values, formset)):
            fresh.append({**back, pk: [""]})
    for number, values in enumerate(fresh, len(stored)):
        _put_in(merge.data, f"{prefix}-{number}", values)
    merge.data[f"{prefix}-INITIAL_FORMS"] = str(len(stored))
    merge.data[f"{prefix}-TOTAL_FORMS"] = str(len(stored) + len(fresh))


def _row(
    merge: Merge,
    before: Mapping[str, Mapping[str, str]],
    form: Any,
    known: Mapping[str, Mapping[str, list[str]]],
    prefix: str,
) -> None:
    """Put a stored row in its place: as it was sent where it was, else as it is stored."""
    key = str(form.instance.pk)
    if key in known:
        _put_in(merge.data, form.prefix, known[key])
        merge.differences += _fields(
            merge.data, before.get(key, {}), form, str(form.instance), prefix
        )
        return
    for bound in form:
        put(merge.data, bound)
    if key not in before:
        said = "; ".join(filter(None, (shown(each, as_sent(each)) for each in editable(form))))
        merge.differences.append(Difference(str(form.instance), _("entered"), said))


def _gone(
    merge: Merge, before: Mapping[str, str] | None, values: dict[str, list[str]], formset: Any
) -> dict[str, list[str]] | None:
    """Return what was sent of a row that is no more, if anything was written in it."""
    if before is None or "DELETE" in values:
        return None
    empty, data = formset.empty_form, QueryDict(mutable=True)
    _put_in(data, empty.prefix, values)
    fields = {bound.name: bound for bound in editable(empty)}
    yours = {name: sent(bound, data, bound.html_name) for name, bound in fields.items()}
    told = "; ".join(filter(None, (shown(fields[name], value) for name, value in yours.items())))
    written = changed(before, {name: mark(value) for name, value in yours.items()})
    what = _("deleted; what you wrote in it stands below as a new row") if written else _("deleted")
    merge.differences.append(Difference(told, what, ""))
    return values if written else None


def _taken_out(data: QueryDict, prefix: str) -> list[dict[str, list[str]]]:
    """Take the rows of a table out of what was sent, in their order."""
    rows: dict[int, dict[str, list[str]]] = {}
    place = re.compile(rf"{re.escape(prefix)}-(\d+)-(.+)")
    for name in list(data):
        if found := place.fullmatch(name):
            rows.setdefault(int(found[1]), {})[found[2]] = data.getlist(name)
            del data[name]
    return [rows[number] for number in sorted(rows)]


def _put_in(data: QueryDict, place: str, values: Mapping[str, list[str]]) -> None:
    for name, value in values.items():
        data.setlist(f"{place}-{name}", value)


def put(data: QueryDict, bound: BoundField) -> None:
    """Put a field into what was sent, as a browser would send it unchanged."""
    value: Any = as_sent(bound)
    widget = inner(bound.field.widget)
    if parts := getattr(widget, "widgets_names", None):
        for part, each in zip(parts, value, strict=False):
            data[bound.html_name + part] = each
    elif isinstance(value, list):
        data.setlist(bound.html_name, value)
    elif value or not _is_sent_only_if_full(widget):
        data[bound.html_name] = value
    else:
        data.pop(bound.html_name, None)


def _is_sent_only_if_full(widget: Widget) -> bool:
    return isinstance(widget, CheckboxInput | SelectMultiple)


def shown(bound: BoundField, value: str | list[str]) -> str:
    """Return a value of a field as it is read: labels in place of keys."""
    values = value if isinstance(value, list) else [value]
    values = [each for each in values if each]
    field: Any = bound.field
    if isinstance(field, ModelChoiceField):
        rows: Any = field.queryset
        known = {str(row.pk): row for row in rows.filter(pk__in=_whole(values))}
        return ", ".join(field.label_from_instance(known[each]) for each in values if each in known)
    choices = {str(key): str(label) for key, label in _flat(getattr(field, "choices", ()))}
    return ", ".join(choices.get(each, each) for each in values)


def _whole(values: list[str]) -> list[str]:
    return [value for value in values if value.isascii() and value.isdigit()]


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
