"""What to tell somebody before they deploy a stack: endings, licences, gaps in the record."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue.licences import Terms, terms
from catalogue.models import Project, Relation
from catalogue.requirements import Piece, Stack

COPYLEFT, LIMITED = "copyleft", "limited_license"
NO_LICENSE, NO_REQUIREMENTS = "no_license", "no_requirements"


@dataclass(frozen=True)
class Successor:
    """What took the place of a project."""

    slug: str
    name: str


@dataclass(frozen=True)
class Caution:
    """Something to know of a member of a stack.

    Attributes:
        piece: the member.
        code: the slug of its stage where that is an ending, or one of the codes above.
        message: what there is to know, in a sentence.
        successor: what took its place, where it has ended and one is recorded.
    """

    piece: Piece
    code: str
    message: str
    successor: Successor | None = None


def cautions(found: Stack) -> list[Caution]:
    """Return what is to be said of a stack, in its order; one query if anything has ended.

    Args:
        found: the stack; its day counts.
    """
    ended = [piece.pk for piece in found.members.values() if is_ending(piece)]
    successors = _successors(ended, found.on) if ended else {}
    return [
        caution
        for piece in found.members.values()
        for caution in _of(piece, found, successors.get(piece.pk))
    ]


def is_ending(piece: Piece) -> bool:
    """Tell whether the stage of a piece is one to warn of: ended, about to, or not listed."""
    return piece.has_ended or (piece.stage is not None and not piece.stage.listed)


def _of(piece: Piece, found: Stack, successor: Successor | None) -> Iterator[Caution]:
    if piece.stage and is_ending(piece):
        yield Caution(piece, piece.stage.slug, _ending(piece, successor), successor)
    if message := _licence(piece):
        yield Caution(piece, *message)
    if piece.slug in found.picks and not found.needs[piece.slug]:
        words = _("No requirements are recorded for %(name)s: it needs none, or nobody wrote them.")
        yield Caution(piece, NO_REQUIREMENTS, words % {"name": piece.name})


def _ending(piece: Piece, successor: Successor | None) -> str:
    stage = piece.stage.name if piece.stage else ""
    if successor:
        words = _("%(name)s is in the stage “%(stage)s”; %(successor)s took its place.")
        return words % {"name": piece.name, "stage": stage, "successor": successor.name}
    return _("%(name)s is in the stage “%(stage)s”.") % {"name": piece.name, "stage": stage}


def _licence(piece: Piece) -> tuple[str, str] | None:
    """Return code and words for a licence to note; None for one that asks for little."""
    values = {"name": piece.name, "license": piece.license}
    if not piece.license:
        return NO_LICENSE, _("No licence is recorded for %(name)s.") % values
    if terms(piece.license) == Terms.COPYLEFT:
        words = _(
            "%(name)s is under %(license)s, a copyleft licence: changed copies that are passed on "
            "stay under its terms."
        )
        return COPYLEFT, words % values
    if terms(piece.license) == Terms.LIMITED:
        words = _("%(name)s is under %(license)s, which limits what it may be used for.")
        return LIMITED, words % values
    return None


def _successors(keys: list[int], on: str) -> dict[int, Successor]:
    """Return the successor of each project by key; of several the one first by name."""
    rows = Relation.objects.on(on).filter(kind=Relation.Kind.SUCCEEDS, target__in=keys)
    public = rows.filter(project__state=Project.State.PUBLISHED)
    ordered = public.order_by("-project__sort_key", "-project__slug")
    return {
        target: Successor(slug, name)
        for target, slug, name in ordered.values_list("target", "project__slug", "project__name")
    }
