"""Files → rows with their lines. Nothing here knows the database."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from catalogue.exchange.native.shapes import COLLECTIONS, Shape
from catalogue.exchange.nodes import (
    MOST_NODES,
    TYPE_NAMES,
    UNSTORABLE,
    PlainData,
    compose,
    is_null,
    line_of,
    unknown,
    wrong_key,
)
from catalogue.exchange.report import Fault, Place
from governance.models.kept import DataField, as_text

# So much may be taken over by aliases (*…) from elsewhere in a file, in rows and values. What
# stands in a file itself is as much as it is long; with aliases of aliases it has no end.
MOST_AGAIN = 100_000


@dataclass(eq=False, slots=True)
class Row:
    """A row as a file has it: texts, not yet values.

    Attributes:
        shape: what sort of row it is.
        place: where it begins.
        values: key → text, list of texts, or None where a key has nothing behind it. Plain data
            is text, as in the database.
        lines: key → line.
        children: key → nested rows.
        initial: key → text, for keys that are set only if the row is a new one.
        placed: whether the place among the siblings is that in the file.
    """

    shape: Shape
    place: Place
    values: dict[str, str | list[str] | None] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    children: dict[str, list["Row"]] = field(default_factory=dict)
    initial: dict[str, str | list[str] | None] = field(default_factory=dict)
    placed: bool = True

    def place_of(self, key: str) -> Place:
        """Return the line a key stands on, or the row begins on."""
        return Place(self.place.file, self.lines.get(key, self.place.line))

    def called(self, key: str) -> str:
        """Return what a key is called where the row is from."""
        return key


@dataclass(frozen=True)
class Reading:
    """What files hold.

    Attributes:
        rows: the rows of each collection, in the order of ``COLLECTIONS``.
        faults: every fault of form in all files.
        complete: whether every file could be read at all, so that a row that is not here is not
            there either.
        notes: what is worth a line of the report, though nothing is wrong.
        kept: how often each key came in that has no place of its own and is kept as it is.
        skipped: how many of something else came in and were left out, by what it is called.
    """

    rows: dict[str, list[Row]]
    faults: list[Fault]
    complete: bool
    notes: list[Fault] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)


def read(path: Path) -> Reading:
    """Read a folder or a single file in the native format.

    Args:
        path: a folder of collections, or a file that maps collection names to lists.
    """
    reader = _Reader()
    found: dict[str, list[Row]] = {name: [] for name in COLLECTIONS}
    for name, node, file in reader.collections(path):
        found[name].extend(reader.rows(COLLECTIONS[name], node, file))
    for name, rows in found.items():
        reader.faults += refuse_twins(COLLECTIONS[name], rows)
    return Reading(found, reader.faults, reader.complete)


class _Reader:
    """Collects rows and faults from any number of files."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.complete = True
        self._seen: set[int] = set()
        self._again = 0
        self._data_left = MOST_NODES

    def collections(self, path: Path) -> Iterator[tuple[str, yaml.Node, Path]]:
        """Yield collection name, node of its rows (a list, or one mapping) and file."""
        if path.is_dir():
            yield from self._folder(path)
        elif (node := self._compose(path)) is not None:
            yield from self._single(node, path)

    def _folder(self, folder: Path) -> Iterator[tuple[str, yaml.Node, Path]]:
        files = {
            file: file.stem if file.parent == folder else file.parent.name
            for file in sorted([*folder.glob("*.yaml"), *folder.glob("*/*.yaml")])
        }
        if not files:
            self._unread(folder, 0, "there are no .yaml files here")
        for file, name in files.items():
            if name not in COLLECTIONS:
                self._unread(file, 0, unknown("collection", name, COLLECTIONS))
            elif (node := self._compose(file)) is not None:
                yield name, node, file

    def _single(self, node: yaml.Node, file: Path) -> Iterator[tuple[str, yaml.Node, Path]]:
        if not isinstance(node, yaml.MappingNode):
            self._unread(file, line_of(node), "the file must map collection names to lists of rows")
            return
        first: dict[str, int] = {}
        for key, value in node.value:
            if wrong := wrong_key(key):
                self._unread(file, line_of(key), wrong)
            elif key.value not in COLLECTIONS:
                message = unknown("collection", str(key.value), COLLECTIONS)
                self._unread(file, line_of(key), message)
            elif (line := first.setdefault(key.value, line_of(key))) != line_of(key):
                message = f"“{key.value}” stands here a second time; first in line {line}"
                self._unread(file, line_of(key), message)
            elif not isinstance(value, yaml.SequenceNode):
                self._unread(
                    file, line_of(key), f"“{key.value}” must be followed by a list of rows"
                )
            else:
                yield key.value, value, file

    def _compose(self, file: Path) -> yaml.Node | None:
        self._seen.clear()  # the nodes of the file before are gone, and others have their ids
        found = compose(file)
        if isinstance(found, Fault):
            self._unread(file, found.place.line, found.message)
            return None
        return found

    def rows(self, shape: Shape, node: yaml.Node, file: Path) -> list[Row]:
        """Return the rows of a list, or of a mapping that is one row."""
        if isinstance(node, yaml.SequenceNode):
            if self._is_too_much(node, file):
                return []
            rows = [self._row(shape, item, file) for item in node.value]
        else:
            rows = [self._row(shape, node, file)]
        return [row for row in rows if row]

    def _row(self, shape: Shape, node: yaml.Node, file: Path) -> Row | None:
        if self._is_too_much(node, file):
            return None
        row = Row(shape, Place(file, line_of(node)))
        if shape.plain and isinstance(node, yaml.ScalarNode):
            row.values[shape.keys[0]] = node.value
        elif isinstance(node, yaml.MappingNode) and not shape.plain:
            self._fill(row, node)
        else:
            wanted = "a single value" if shape.plain else "a mapping of keys"
            found = TYPE_NAMES[type(node)]
            self._unread(file, line_of(node), f"a row must be {wanted}, not {found}")
            return None
        return row

    def _fill(self, row: Row, node: yaml.MappingNode) -> None:
        nested = {child.key: child for child in row.shape.children}
        known = [*row.shape.keys, *nested]
        for key_node, value in node.value:
            key, line = str(key_node.value), line_of(key_node)
            if wrong := wrong_key(key_node):
                self._fault(row.place.file, line, wrong)
            elif key not in known:
                self._fault(row.place.file, line, unknown("key", key, known))
            elif key in row.lines:
                message = f"“{key}” stands twice in one row; first in line {row.lines[key]}"
                self._fault(row.place.file, line, message)
            elif key in nested:
                row.lines[key] = line
                row.children[key] = self._nested(nested[key].shape, key_node, value, row)
            else:
                row.lines[key] = line
                faults = len(self.faults)
                given = self._value(row, key, value)
                if len(self.faults) == faults:
                    row.values[key] = given

    def _nested(self, shape: Shape, key: yaml.Node, value: yaml.Node, row: Row) -> list[Row]:
        if is_null(value):
            return []
        if not isinstance(value, yaml.SequenceNode):
            self._fault(row.place.file, line_of(key), f"“{key.value}” must be followed by a list")
            return []
        rows = self.rows(shape, value, row.place.file)
        self.faults += refuse_twins(shape, rows)
        return rows

    def _value(self, row: Row, key: str, node: yaml.Node) -> str | list[str] | None:
        model_field = row.shape.model._meta.get_field(key)
        many = model_field.many_to_many
        if isinstance(model_field, DataField):
            return self._data(row.place.file, node)
        if is_null(node):
            return [] if many else None
        if many and isinstance(node, yaml.SequenceNode):
            if self._is_too_much(node, row.place.file):
                return []
            if all(isinstance(item, yaml.ScalarNode) for item in node.value):
                return [item.value for item in node.value]
        elif not many and isinstance(node, yaml.ScalarNode):
            if unstorable := UNSTORABLE.search(node.value):
                message = f"“{key}” holds the character {unstorable[0]!a}; leave it out"
                self._fault(row.place.file, row.lines[key], message)
            return str(node.value).strip()
        wanted = "a list of single values" if many else "a single value"
        message = f"“{key}” must be {wanted}, not {TYPE_NAMES[type(node)]}"
        self._fault(row.place.file, row.lines[key], message)
        return [] if many else None

    def _data(self, file: Path, node: yaml.Node) -> str:
        plain = PlainData(file, left=self._data_left)
        text = as_text(plain.of(node))
        self._data_left = plain.left
        self.faults += plain.faults
        return text

    def _is_too_much(self, node: yaml.Node, file: Path) -> bool:
        """Tell whether more is taken over by aliases than may be; it is said once."""
        if isinstance(node, yaml.ScalarNode) or id(node) not in self._seen:
            self._seen.add(id(node))
            return False
        before = self._again
        self._again += 1 + len(node.value)
        if before <= MOST_AGAIN < self._again:
            message = (
                f"aliases (*…) take over more than {MOST_AGAIN:,} rows and values from elsewhere "
                "in the files; write out what is meant"
            )
            self._unread(file, line_of(node), message)
        return self._again > MOST_AGAIN

    def _unread(self, file: Path, line: int, message: str) -> None:
        self.complete = False
        self._fault(file, line, message)

    def _fault(self, file: Path, line: int, message: str) -> None:
        self.faults.append(Fault(Place(file, line), message))


def refuse_twins(shape: Shape, rows: list[Row]) -> list[Fault]:
    """Return a fault for each row that says it is the same as one before, and take it out.

    Args:
        shape: the shape of the rows.
        rows: the rows of one list; only the first of those that are the same are left.
    """
    keys = [*shape.identity, *([shape.period] if shape.period else [])]
    faults: list[Fault] = []
    left: list[Row] = []
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        identity = tuple(str(row.values.get(key) or "") for key in keys)
        is_named = any(identity) or not shape.identity
        # What is missing is said when the row is looked at.
        twin = first.setdefault(identity, row) if is_named else row
        if twin is row:
            left.append(row)
        else:
            words = ", ".join(filter(None, identity)) or "the same period"
            message = f"“{words}” stands here a second time; first at {twin.place}"
            faults.append(Fault(row.place, message))
    rows[:] = left
    return faults
