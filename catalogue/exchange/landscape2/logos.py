"""Logos of a landscape: SVG files in a folder, named by the items."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError

from catalogue.exchange.landscape2.document import text_of
from catalogue.exchange.landscape2.identity import Subject
from catalogue.exchange.report import Fault
from catalogue.svg import validate_logo
from catalogue.svg_cleaning import cleaned_logo

MOST_BYTES = 1_000_000


@dataclass
class Logos:
    """What was found of the logos.

    Attributes:
        texts: SVG documents by the slug of the project.
        notes: those that cannot be used, and why.
        skipped: how many were left out.
    """

    texts: dict[str, str] = field(default_factory=dict)
    notes: list[Fault] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def read_logos(folder: Path | None, subjects: Sequence[Subject]) -> Logos:
    """Read the logos that projects name.

    Args:
        folder: where they are; None if nobody said.
        subjects: the projects.
    """
    logos = Logos()
    if folder is None:
        return logos
    for subject in subjects:
        try:
            logos.texts[subject.slug] = _read(folder, text_of(subject.item.keys.get("logo")))
        except _Unusable as why:
            logos.notes.append(Fault(subject.item.place_of("logo"), str(why)))
            logos.skipped["logos"] += 1
    return logos


class _Unusable(Exception):
    """There is no logo that can be shown; says why."""


def _read(folder: Path, name: str) -> str:
    file = folder / name
    if not name:
        raise _Unusable("no logo is named")
    if not file.resolve().is_relative_to(folder.resolve()):
        raise _Unusable(f"the logo “{name}” is outside of {folder}")
    try:
        if file.stat().st_size > MOST_BYTES:
            raise _Unusable(f"the logo “{name}” is larger than a megabyte")
        text = cleaned_logo(file.read_text(encoding="utf-8"))
        validate_logo(text)
    except UnicodeDecodeError:
        raise _Unusable(f"the logo “{name}” is not SVG in UTF-8") from None
    except OSError as error:
        raise _Unusable(f"the logo “{name}” cannot be read: {error.strerror}") from error
    except ValidationError as error:
        raise _Unusable(f"the logo “{name}” cannot be used: {' '.join(error.messages)}") from error
    return text
