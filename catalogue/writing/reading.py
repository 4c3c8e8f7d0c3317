"""What a request says (plain JSON values) → rows. Nothing here knows the database."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import models

from catalogue.exchange.native.reading import Row, refuse_twins
from catalogue.exchange.nodes import UNSTORABLE, unknown
from catalogue.exchange.report import Fault
from catalogue.writing.forms import Form, Said, Step, pointer
from governance.partial_dates import PartialDateField

Steps = tuple[Step, ...]
Value = str | list[str] | None


@dataclass(frozen=True)
class Known:
    """What is known of a row besides what is said of it.

    Attributes:
        whole: whether what is left out is to be empty, and not to stay as it is.
        shown: returns what the row says now, by the names of an answer.
        around: slugs of the row it is in, with which its own may be written.
    """

    whole: bool = True
    shown: Callable[[], Mapping[str, Any]] = dict
    around: frozenset[str] = frozenset()


class Reader:
    """Reads rows and collects everything that is wrong with them.

    Attributes:
        faults: what is wrong, each with its place.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def rows(self, form: Form, said: object, steps: Steps, known: Known) -> list[Row]:
        """Return the rows of a list.

        Args:
            form: what may be said of each.
            said: what should be a list of objects.
            steps: where it stands.
            known: what is known of each.
        """
        if not isinstance(said, list):
            self._fault(steps, f"this must be a list of objects, not {_kind(said)}")
            return []
        read = [self.row(form, each, (*steps, n), known) for n, each in enumerate(said)]
        rows: list[Row] = [row for row in read if row]
        self.faults += refuse_twins(form.shape, rows)
        if form.shape.ordered and "position" in form.names:
            self._refuse_another_order(rows)
        return rows

    def row(self, form: Form, said: object, steps: Steps, known: Known) -> Said | None:
        """Return one row.

        Args:
            form: what may be said of it.
            said: what should be an object.
            steps: where it stands.
            known: what is known of it.
        """
        if not isinstance(said, dict):
            self._fault(steps, f"this must be an object, not {_kind(said)}")
            return None
        row = Said(form.shape, pointer(*steps), steps=steps, names=form.names)
        self._refuse_unknown(form, row, said, known)
        self._take_values(form, row, said, known)
        self._take_lists(form, row, said, known)
        if known.whole:
            _complete(form, row)
        return row

    def _take_values(self, form: Form, row: Said, said: dict[str, Any], known: Known) -> None:
        for key, name in form.names.items():
            if key in form.joined:
                self._join(row, key, form.joined[key], said, known)
            elif name in said:
                self._take(row, key, said[name])
        if form.mark and row.values.get("slug"):
            around = known.around | _slugs(said, known, "map")
            self._shorten_slug(row, form.mark, around)

    def _take_lists(self, form: Form, row: Said, said: dict[str, Any], known: Known) -> None:
        for key, nested in form.lists.items():
            if key in said:
                around = _slugs(said, known, "slug") if nested.mark else frozenset()
                below = Known(around=around)
                row.children[key] = self.rows(nested, said[key], (*row.steps, key), below)

    def _refuse_unknown(self, form: Form, row: Said, said: dict[str, Any], known: Known) -> None:
        for name, value in said.items():
            if name in form.known:
                continue
            if name not in form.read_only:
                self._fault((*row.steps, name), unknown("key", name, form.known))
            elif name not in known.shown() or known.shown()[name] != value:
                words = f"“{name}” cannot be written, as it is given or follows from the rest"
                self._fault((*row.steps, name), f"{words}; leave it out")

    def _take(self, row: Said, key: str, value: object) -> None:
        field = row.shape.model._meta.get_field(key)
        row.lines[key] = 0
        wanted = _wanted(field)
        if not _is_such(value, field):
            self._wrong(row, key, f"must be {wanted}, not {_shown(value)}")
        elif bad := _unstorable(value):
            self._wrong(row, key, f"holds the character {bad!a}; leave it out")
        else:
            row.values[key] = _as_text(value)

    def _join(
        self, row: Said, key: str, names: tuple[str, ...], said: dict[str, Any], known: Known
    ) -> None:
        """Read an address of which an answer shows the parts, each under a name of its own."""
        given = [name for name in names if name in said]
        if not given:
            return
        parts = {**known.shown(), **{name: said[name] for name in given}}
        row.lines[key] = 0
        for name in names:
            if not isinstance(parts.get(name), str):
                words = (
                    "is missing" if name not in parts else f"must be text, not {_kind(parts[name])}"
                )
                self._fault((*row.steps, name), f"“{name}” {words}")
                return
        row.values[key] = ".".join(parts[name].strip() for name in names)

    def _shorten_slug(self, row: Said, mark: str, around: frozenset[str]) -> None:
        """Take the slug of the row around it off a slug that was written with it."""
        slug = str(row.values["slug"])
        above, found, own = slug.rpartition(mark)
        if found and above in around:
            row.values["slug"] = own
        elif found:
            right = " or ".join(f"“{each}{mark}{own}”" for each in sorted(around)) or f"“{own}”"
            del row.values["slug"]
            self._wrong(row, "slug", f"is “{slug}”, which is elsewhere; write {right}")

    def _refuse_another_order(self, rows: list[Row]) -> None:
        placed = [row for row in rows if row.values.get("position")]
        for before, row in pairwise(placed):
            if _number(row) < _number(before):
                words = "says another order than the list; put the list in order, or leave it out"
                self.faults.append(Fault(row.place_of("position"), f"“position” {words}"))

    def _wrong(self, row: Said, key: str, words: str) -> None:
        self.faults.append(Fault(row.place_of(key), f"“{row.called(key)}” {words}"))

    def _fault(self, steps: Steps, message: str) -> None:
        self.faults.append(Fault(pointer(*steps), message))


def _complete(form: Form, row: Said) -> None:
    """Empty what was left out, but for the address of the row and its place among others."""
    for key in form.names:
        placed = key == "position" and form.shape.ordered
        if key not in row.lines and key != "slug" and not placed:
            many = form.shape.model._meta.get_field(key).many_to_many
            row.values[key] = [] if many else None
    for key in form.lists:
        row.children.setdefault(key, [])


def _slugs(said: dict[str, Any], known: Known, name: str) -> frozenset[str]:
    """Return the slugs that a row has now and is to have."""
    found = (said.get(name), known.shown().get(name))
    return frozenset(each for each in found if isinstance(each, str))


def _number(row: Row) -> int:
    text = str(row.values["position"])
    return int(text) if text.isdecimal() else 0


# Values of JSON.


def _wanted(field: Any) -> str:
    if field.many_to_many:
        return "a list of slugs"
    if isinstance(field, models.BooleanField):
        return "true or false"
    what = "a whole number" if isinstance(field, models.IntegerField) else "text"
    return f"{what} or null" if _may_be_null(field) else what


def _is_such(value: object, field: Any) -> bool:
    if field.many_to_many:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if value is None:
        return _may_be_null(field)
    if isinstance(field, models.BooleanField):
        return isinstance(value, bool)
    if isinstance(field, models.IntegerField):
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)


def _may_be_null(field: Any) -> bool:
    """Tell whether an answer may show null: for unknown dates, and for what need not be there."""
    return bool(field.null) or isinstance(field, PartialDateField)


def _as_text(value: Any) -> Value:
    """Return a value as files have it."""
    if isinstance(value, list):
        return [each.strip() for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value).strip()


def _unstorable(value: object) -> str:
    """Return a character that no database stores, if there is one."""
    for text in _texts(value):
        if found := UNSTORABLE.search(text):
            return found[0]
    return ""


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from value


def _shown(value: object) -> str:
    return (
        str(value)
        if isinstance(value, int | float) and not isinstance(value, bool)
        else _kind(value)
    )


def _kind(value: object) -> str:
    """Return what sort of JSON value something is."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    names = {str: "text", list: "a list", dict: "an object", int: "a number", float: "a number"}
    return names[type(value)]
