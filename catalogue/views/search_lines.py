"""The lines of the search page: what was found, which words match, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from catalogue.models import Project
from catalogue.models.search import SearchField, SearchKind
from catalogue.search import Found, Group, Results
from catalogue.search.words import words

Pieces = list[tuple[str, bool]]

_MOST_DETAIL = 160  # letters
_AROUND = 60  # letters of a summary shown before and after what was found in it


@dataclass(frozen=True)
class Line:
    """A line of the page.

    Attributes:
        found: what it is about.
        name: the name in pieces, each with whether it matches.
        detail: what it is, in the same way.
        reason: why it was found, where the name does not say it.
        kind: what sort of project it is; empty for everything else.
        stage: the stage of a project, a dict of slug, name and mark.
    """

    found: Found
    name: Pieces
    detail: Pieces
    reason: str
    kind: str = ""
    stage: Any = None


def lines(results: Results) -> list[tuple[Group, list[Line]]]:
    """Return the groups with their lines; one query if there are projects among them.

    Args:
        results: what was found.
    """
    projects = _projects(results)
    return [(group, [_line(each, projects) for each in group.found]) for group in results.groups]


def _line(found: Found, projects: dict[int, Project]) -> Line:
    project = projects.get(found.object_id) if found.kind == SearchKind.PROJECT else None
    return Line(
        found,
        marked(found.name, found.matched),
        marked(shortened(found.detail, _MOST_DETAIL), found.matched),
        reason(found),
        str(project.get_kind_display()) if project else "",
        getattr(project, "stage", None),
    )


def _projects(results: Results) -> dict[int, Project]:
    """Return kind and stage of the projects found."""
    keys = [each.object_id for each in results.ranked() if each.kind == SearchKind.PROJECT]
    return Project.objects.filter(pk__in=keys).with_stage().only("kind").in_bulk() if keys else {}


def marked(text: str, matched: Collection[str]) -> Pieces:
    """Return a text in pieces, each with whether it is one of the words that match.

    Args:
        text: as people write it.
        matched: normalised words; with a plus sign in front, several written as one.
    """
    together = [word[1:] for word in matched if word[0] == "+"]
    pieces: Pieces = []
    piece = plainly = ""
    for char in [*text, ""]:
        if char.isalnum():
            piece += char
            continue
        plain = "".join(words(piece))
        is_part = len(plain) > 2 and any(plain in every for every in together)
        if plain and (plain in matched or is_part):
            pieces += [(plainly, False), (piece, True)]
            plainly = char
        else:
            plainly += piece + char
        piece = ""
    return [(part, is_match) for part, is_match in [*pieces, (plainly, False)] if part]


def reason(found: Found) -> str:
    """Return why something was found; empty if its name says it.

    Args:
        found: what was found.
    """
    close = _("close to “%(word)s”") % {"word": found.close_to} if found.close_to else ""
    if found.field == SearchField.NAME:
        return close
    values = {"where": str(found.field.label), "text": _quoted(found)}
    if values["text"]:
        return _("%(where)s: %(text)s") % values
    place = _("in its %(where)s") % values
    return f"{place}, {close}" if close else place


def shortened(text: str, most: int) -> str:
    """Return the first words of a text, with dots if there are more.

    Args:
        text: any text.
        most: how many letters are wanted at most.
    """
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _quoted(found: Found) -> str:
    """Return what is to be quoted of the text in which something was found."""
    if found.text == found.detail:
        return ""  # it is in the line already, with the words marked
    if found.field == SearchField.ABBREVIATION:
        return found.text.upper()
    return _around(found) if found.field == SearchField.SUMMARY else found.text


def _around(found: Found) -> str:
    """Return the part of a summary in which the first word that matches stands."""
    at = 0
    for piece, is_match in marked(found.text, found.matched):
        if is_match:
            break
        at += len(piece)
    start = found.text.rfind(" ", 0, max(0, at - _AROUND)) + 1
    rest = shortened(found.text[start:], 2 * _AROUND)
    return f"… {rest}" if start else rest
