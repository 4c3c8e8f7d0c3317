"""The whole structure on a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from governance.abridging import ROOM, abridged
from governance.days import day_of
from governance.models import Body
from governance.structure import structure
from governance.views import heads


def governance(request: HttpRequest) -> HttpResponse:
    """Show who answers to whom on a day."""
    day = day_of(request.GET)
    found = abridged(structure(day.date))
    context = {
        "head": heads.of_structure(day),
        "day": day,
        "structure": found,
        "shortened": len(found.bodies) > ROOM,
        "turns": board_turns(),
    }
    return render(request, "governance/structure.html", context)


def board_turns() -> list[str]:
    """Return the days on which a board began, as partial dates, in one query."""
    boards = Body.objects.filter(kind=Body.Kind.BOARD).exclude(established_on="")
    return list(boards.order_by("established_on").values_list("established_on", flat=True))
