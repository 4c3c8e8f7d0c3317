"""The database → files, the same bytes for the same catalogue."""

import datetime
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from django.contrib.contenttypes.models import ContentType
from django.db import models

from catalogue.exchange.native.editions import write_editions
from catalogue.exchange.native.holdings import address_of
from catalogue.exchange.native.shapes import COLLECTIONS, FOLDERS, Nested, Shape
from catalogue.exchange.report import Report
from governance.models.kept import DataField
from governance.partial_dates import PartialDateField

_WIDTH = 100
_LONG = 80
# Line breaks of other sorts and control characters do not survive in a block.
_ESCAPED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")

Written = dict[str, Any]


def export_native(path: Path) -> Report:
    """Write the whole catalogue as a folder in the native format.

    Files of rows that are no longer there are removed, so that the folder says what the catalogue
    says and nothing else; files that are no part of a collection stay.

    Args:
        path: the folder; it is made if it is not there.

    Returns:
        A report that counts the rows written of each collection.

    Raises:
        OSError: the folder cannot be written.
    """
    report = Report()
    path.mkdir(parents=True, exist_ok=True)
    for name, shape in COLLECTIONS.items():
        rows = written(shape)
        files: dict[str, object] = {f"{name}.yaml": rows} if rows else {}
        if name in FOLDERS:
            files = {f"{name}/{row['slug']}.yaml": row for row in rows}
        _write_files(path, name, files)
        report.count(name, "unchanged", len(rows))
    write_editions(path, report)
    return report


def written(shape: Shape, stored: Iterable[models.Model] | None = None) -> list[Written]:
    """Return rows as they are written: plain mappings without what is empty or default.

    Args:
        shape: the shape of the rows.
        stored: the rows; all of the model if left out.

    Returns:
        One mapping a row (or one value, where the shape is plain), in the order they are written.
    """
    rows = list(_stored(shape.model) if stored is None else stored)
    nested = {child.key: _by_parent(child, rows) for child in shape.children}
    result = []
    for row in rows:
        mapping = {key: _value(row, key) for key in shape.keys}
        full = {key: value for key, value in mapping.items() if not _is_default(row, key, value)}
        for key, families in nested.items():
            if families.get(row.pk):
                full[key] = families[row.pk]
        result.append(full[shape.keys[0]] if shape.plain else full)
    return result


def _stored(model: type[models.Model]) -> models.QuerySet[models.Model]:
    foreign = [field.name for field in model._meta.fields if field.is_relation]
    above = [f"{name}__body" for name in foreign if name == "seat_class"]
    many = [field.name for field in model._meta.many_to_many]
    many += [f"{name}__facet" for name in many if name == "tags"]
    stored = model._default_manager.select_related(*foreign, *above).prefetch_related(*many)
    return stored.order_by(*_order(model))


def _order(model: type[models.Model]) -> list[Any]:
    """Order rows by what they say, so that the order does not depend on who wrote them when.

    Where a curator puts them in order, they stay as they are shown.
    """
    names = {field.name for field in model._meta.fields}
    if "position" in names:
        return list(model._meta.ordering or ())
    ways = ("slug", "kind", "format", "since", "changed_on", "decided_on", "held_on")
    order = [name for name in ways if name in names]
    foreign = [field for field in model._meta.fields if field.is_relation]
    order += [f"{field.name}__slug" for field in foreign if hasattr(field.related_model, "slug")]
    return [*order, "pk"]


def _by_parent(child: Nested, parents: Sequence[models.Model]) -> dict[int, list[Written]]:
    """Return the written rows of each parent, by its key, with a fixed number of queries."""
    if not parents:
        return {}
    stored, key = _stored(child.shape.model), f"{child.parent}_id"
    if child.parent == "subject":
        kind = ContentType.objects.get_for_model(type(parents[0]))
        stored, key = stored.filter(content_type=kind), "object_id"
    rows = list(stored)
    families: dict[int, list[Written]] = defaultdict(list)
    for row, mapping in zip(rows, written(child.shape, rows), strict=True):
        families[getattr(row, key)].append(mapping)
    return families


def _value(row: Any, key: str) -> Any:
    field = row._meta.get_field(key)
    if field.many_to_many:
        return sorted(address_of(target) for target in getattr(row, key).all())
    if field.is_relation:
        target = getattr(row, key)
        return target.slug if target is not None else None
    value = getattr(row, key)
    if isinstance(field, DataField):
        return as_is(json.loads(value))
    if isinstance(value, str):
        value = value.strip()  # as it is read
    if isinstance(value, datetime.date):
        return _PartialDate(value.isoformat())
    return _PartialDate(value) if isinstance(field, PartialDateField) else value


def _is_default(row: Any, key: str, value: Any) -> bool:
    field = row._meta.get_field(key)
    if value in ("", None, []):
        return True
    # What a reader would miss if it were left out is written even where it is the default.
    always = key in ("uid", "outcome", "direction", "importance", "position", "listed", "mark")
    return field.has_default() and not always and bool(value == field.get_default())


def _write_files(path: Path, name: str, files: Mapping[str, object]) -> None:
    """Write the files of a collection and remove what else would be read as part of it."""
    written_now = {path / file for file in files}
    for stale in {path / f"{name}.yaml", *(path / name).glob("*.yaml")} - written_now:
        stale.unlink(missing_ok=True)
    for file, rows in files.items():
        (path / file).parent.mkdir(exist_ok=True)
        (path / file).write_text(to_yaml(rows), encoding="utf-8")


class _PartialDate(str):
    """Text that is written without quotes though other readers take it for a date."""

    __slots__ = ()


class _AsIs(str):
    """Text that is written so that every space and line break of it is read again."""

    __slots__ = ()


def as_is(data: Any) -> Any:
    """Return plain data with its texts such that they are written exactly, not as prose."""
    if isinstance(data, dict):
        return {_AsIs(key): as_is(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_is(value) for value in data]
    return _AsIs(data) if isinstance(data, str) else data


class _Dumper(yaml.SafeDumper):
    """YAML for people: lists indented under their key, long texts folded, paragraphs kept."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists, too."""
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if _ESCAPED.search(text):
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
    if "\n" in text:
        return dumper.represent_scalar("tag:yaml.org,2002:str", f"{text}\n", style="|")
    style = ">" if len(text) > _LONG and " " in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_exactly(dumper: yaml.SafeDumper, text: _AsIs) -> yaml.ScalarNode:
    style = '"' if _ESCAPED.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=style)


def _represent_date(dumper: yaml.SafeDumper, text: _PartialDate) -> yaml.ScalarNode:
    tag = {4: "int", 7: "str", 10: "timestamp"}[len(text)]
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", str(text))


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(_AsIs, _represent_exactly)
_Dumper.add_representer(_PartialDate, _represent_date)


def to_yaml(data: object) -> str:
    """Return plain lists, mappings and texts as YAML that people read and diff."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH))
