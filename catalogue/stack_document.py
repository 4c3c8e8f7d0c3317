"""A stack as a plain document: one shape for the API and for the file."""

from collections.abc import Iterable
from typing import TypedDict

from catalogue.cautions import Caution
from catalogue.requirements import Option, Stack


class StackMember(TypedDict):
    """A project in its layer; ``because`` is the shortest chain from a pick, itself last."""

    slug: str
    name: str
    role: str
    kind: str
    stage: str | None
    because: list[str]


class StackWarning(TypedDict):
    """Something to know of a member."""

    slug: str
    code: str
    message: str
    successor: str | None


# The functional form: "for" is a word of Python's.
StackOption = TypedDict("StackOption", {"slug": str, "name": str, "role": str, "for": list[str]})


class StackDocument(TypedDict):
    """Picks and all they need, what to install first first."""

    projects: list[str]
    on: str
    layers: list[list[StackMember]]
    loops: list[list[str]]
    warnings: list[StackWarning]
    works_with: list[StackOption]


def stack_document(
    found: Stack, cautions: Iterable[Caution], options: Iterable[Option] = ()
) -> StackDocument:
    """Return a stack as a document.

    Args:
        found: the stack.
        cautions: what is to be said of it.
        options: what works with it, where that is asked for.
    """
    return StackDocument(
        projects=list(found.picks),
        on=found.on,
        layers=[[_member(found, slug) for slug in layer] for layer in found.layers],
        loops=[list(loop) for loop in found.loops],
        warnings=[
            StackWarning(
                slug=each.piece.slug,
                code=each.code,
                message=each.message,
                successor=each.successor.slug if each.successor else None,
            )
            for each in cautions
        ],
        works_with=[
            {
                "slug": each.piece.slug,
                "name": each.piece.name,
                "role": each.piece.role,
                "for": list(each.with_),
            }
            for each in options
        ],
    )


def _member(found: Stack, slug: str) -> StackMember:
    piece = found.members[slug]
    return StackMember(
        slug=slug,
        name=piece.name,
        role=piece.role,
        kind=piece.kind,
        stage=piece.stage.slug if piece.stage else None,
        because=list(found.because[slug]),
    )
