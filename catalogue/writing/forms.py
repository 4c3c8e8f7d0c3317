"""What somebody may say of a row, and the rows that come of it.

A form is a shape of the native format, cut down to what an answer of the API shows, under the names
it has there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.shapes import Shape
from catalogue.exchange.report import Place

Step = str | int


@dataclass(frozen=True, order=True)
class Pointer(Place):
    """A place in a JSON document that is in no file: the steps that lead to it (RFC 6901)."""

    steps: tuple[Step, ...] = ()

    def __str__(self) -> str:
        names = [str(step).replace("~", "~0").replace("/", "~1") for step in self.steps]
        return "".join(f"/{name}" for name in names)


def pointer(*steps: Step) -> Pointer:
    """Return the place that some steps lead to."""
    return Pointer(Path(), 0, steps)


@dataclass(frozen=True)
class Form:
    """What may be said of the rows of one model.

    Attributes:
        shape: the rows, with those of their fields and nested rows that may be written.
        names: what each key of the shape is called, in the order of an answer.
        lists: the forms of nested rows, by the key of their list, which is its name too.
        read_only: what an answer says besides.
        joined: for a key, the names whose values make its address, with dots between them.
        mark: where a slug is written with that of the row around it, what is between them.
    """

    shape: Shape
    names: Mapping[str, str]
    lists: Mapping[str, "Form"] = field(default_factory=dict)
    read_only: tuple[str, ...] = ()
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mark: str = ""

    @property
    def known(self) -> list[str]:
        """Everything that may be said, as it is called."""
        joined = [name for names in self.joined.values() for name in names]
        single = [name for key, name in self.names.items() if key not in self.joined]
        return [*single, *joined, *self.lists]


@dataclass(eq=False, slots=True)
class Said(Row):
    """A row as a request has it.

    Attributes:
        steps: the steps that lead to it.
        names: what its keys are called.
    """

    steps: tuple[Step, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def place_of(self, key: str) -> Place:
        """Return where a key stands, or would; the row itself for what is no key."""
        return pointer(*self.steps, self.names[key]) if key in self.names else self.place

    def called(self, key: str) -> str:
        """Return what a key is called in the API."""
        return self.names.get(key, key)
