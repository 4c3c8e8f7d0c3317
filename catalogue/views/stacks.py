"""The stack builder: picks in, everything they need out, as a page and as files."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from catalogue.cautions import cautions
from catalogue.graph.drawing import MOST_MEMBERS, can_be_drawn, for_page
from catalogue.models import Project, ProjectLink, UseCase, UseCaseNeed
from catalogue.requirements import Option, Piece, Stack, options, stack
from catalogue.stack_files import MAKERS, CannotDraw, Contents
from catalogue.stack_words import layer_title, loops, reason, title, totals
from catalogue.views.heads import projects as heads
from governance.filters.fields import MOST_VALUES, DayField
from governance.partial_dates import today

MOST_OFFERED = 400  # names in the list that a browser offers while somebody types
MOST_EXAMPLES = 60


@dataclass(frozen=True)
class Asked:
    """What the address of a stack asks for.

    Attributes:
        slugs: what is picked, as given: slugs, or words somebody typed.
        on: the day, ``YYYY-MM-DD``.
        day: the day as given, where it can be used; empty for today.
        refusals: what is wrong with values that cannot be used, by parameter.
    """

    slugs: list[str]
    on: str
    day: str
    refusals: list[tuple[str, str]]


@dataclass(frozen=True)
class Row:
    """A member as the page shows it; ``without`` is the address of the stack without the pick."""

    piece: Piece
    reason: str
    documentation: str
    without: str


@dataclass(frozen=True)
class Layer:
    """A layer as the page shows it."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Extra:
    """An option as the page shows it, with the names of the members it works with."""

    option: Option
    names: list[str]


@dataclass(frozen=True)
class Example:
    """A use case, and the address of the stack that solves it."""

    name: str
    names: list[str]
    address: str


def stack_page(request: HttpRequest) -> HttpResponse:
    """Show what the projects of the address need; without any, how to begin."""
    asked = read(request.GET)
    found = stack(asked.slugs, asked.on)
    if named := _named(found.unknown):
        # Somebody typed a name: the address says what it means from here on.
        slugs = [named.get(slug, slug) for slug in asked.slugs]
        return HttpResponseRedirect(address(slugs, asked.day))
    unknown = _("There is no project “%(slug)s” here; it is left out.")
    refused = [("project", unknown % {"slug": slug}) for slug in found.unknown]
    shown: dict[str, Any] = _shown(found, asked) if found.members else {"examples": _examples()}
    context = {
        "head": heads.of_stack(shown.get("title", ""), shown.get("totals", "")),
        "stack": found,
        "asked": asked,
        "refusals": [*asked.refusals, *refused],
        "offered": _offered(),
        "most_members": MOST_MEMBERS,
        "today": today(),
        **shown,
    }
    return render(request, "catalogue/stack.html", context)


def stack_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer with a stack as a file; 400 in words where the address cannot be used as it is."""
    asked = read(request.GET)
    found = stack(asked.slugs, asked.on)
    refusals = [message for _name, message in asked.refusals]
    if found.unknown:
        words = _("There is no project “%(slug)s” here.")
        refusals += [words % {"slug": slug} for slug in found.unknown]
    elif not found.picks:
        refusals.append(_("Give at least one project: ?project=nova"))
    if refusals:
        return _refused(refusals)
    make, type_ = MAKERS[kind]
    contents = Contents(
        stack=found,
        cautions=cautions(found),
        documentation=_documentation(found),
        options=options(found) if request.GET.get("include") == "works-with" else (),
        address=settings.SITE_URL + address(found.picks, asked.day),
    )
    try:
        answer = HttpResponse(make(contents), content_type=type_)
    except CannotDraw:
        words = _("Stacks of 2 to %(most)s components can be drawn; this one has %(count)s.")
        return _refused([words % {"most": MOST_MEMBERS, "count": len(found.members)}])
    answer["Content-Disposition"] = f'inline; filename="stack-{found.on}.{kind}"'
    return answer


def read(given: QueryDict) -> Asked:
    """Return what an address asks for; parameters that are not known are ignored."""
    refusals = []
    slugs = list(dict.fromkeys(filter(None, map(str.strip, given.getlist("project")))))
    if len(slugs) > MOST_VALUES:
        words = _("There are %(count)s projects; the first %(most)s are shown.")
        refusals.append(("project", words % {"count": len(slugs), "most": MOST_VALUES}))
    try:
        day = DayField(required=False).clean(given.get("on"))
    except ValidationError as error:
        day = ""
        refusals += [("on", message) for message in error.messages]
    return Asked(slugs[:MOST_VALUES], day or today(), day, refusals)


def address(slugs: Iterable[str], day: str, kind: str = "") -> str:
    """Return the address of a stack, or of it as a file.

    Args:
        slugs: the picks.
        day: the day, ``YYYY-MM-DD``; empty for today.
        kind: the kind of file; empty for the page.
    """
    query = QueryDict(mutable=True)
    query.setlist("project", list(slugs))
    if day:
        query["on"] = day
    path = reverse("stack-file", args=[kind]) if kind else reverse("stack")
    return f"{path}?{query.urlencode()}" if query else path


def _shown(found: Stack, asked: Asked) -> dict[str, object]:
    """Return what the page says of a stack with members."""
    documentation = _documentation(found)

    def row(slug: str) -> Row:
        others = [pick for pick in found.picks if pick != slug]
        without = address(others, asked.day) if slug in found.picks else ""
        piece = found.members[slug]
        return Row(piece, reason(found, slug), documentation.get(slug, ""), without)

    extras = [
        Extra(each, [found.members[slug].name for slug in each.with_]) for each in options(found)
    ]
    drawn = can_be_drawn(found)
    return {
        "title": title(found),
        "totals": totals(found),
        "picks": [row(slug) for slug in found.picks],
        "layers": [
            Layer(layer_title(at, len(found.layers)), [row(slug) for slug in layer])
            for at, layer in enumerate(found.layers, start=1)
        ],
        "loops": loops(found),
        "cautions": cautions(found),
        "extras": sorted(
            (extra for extra in extras if not extra.option.is_there),
            key=lambda extra: (extra.option.piece.has_ended, extra.option.piece.slug),
        ),
        "satisfied": [extra for extra in extras if extra.option.is_there],
        # Made of escaped text alone, see `catalogue.map.shapes`.
        "drawing": mark_safe(for_page(found)) if drawn else "",  # noqa: S308
        "shared": settings.SITE_URL + address(found.picks, asked.day),
        "files": [
            (name, address(found.picks, asked.day, kind))
            for kind, name in (("md", "Markdown"), ("csv", "CSV"), ("json", "JSON"), ("svg", "SVG"))
            if kind != "svg" or drawn
        ],
    }


def _documentation(found: Stack) -> dict[str, str]:
    """Return where each member is documented, by slug."""
    kind = ProjectLink.Kind.DOCUMENTATION
    keys = {piece.pk: slug for slug, piece in found.members.items()}
    rows = ProjectLink.objects.filter(kind=kind, project__in=keys).order_by("-position", "-pk")
    return {keys[key]: url for key, url in rows.values_list("project", "url")}


def _named(words: Iterable[str]) -> dict[str, str]:
    """Return the slugs of projects by their names, however capitalised, or by their slugs."""
    wanted = {word.casefold(): word for word in words}
    if not wanted:
        return {}
    asked = Q()
    for word in wanted.values():
        asked |= Q(name__iexact=word) | Q(slug=word.lower())
    rows = Project.objects.published().filter(asked).order_by("-sort_key", "-slug")
    found = {}
    for slug, name in rows.values_list("slug", "name"):
        for key in (name.casefold(), slug):
            if key in wanted:
                found[wanted[key]] = slug
    return found


def _offered() -> list[tuple[str, str]]:
    """Return names and roles for the list that browsers without scripts offer."""
    rows = Project.objects.published().values_list("name", "role")
    return [(name, role) for name, role in rows[:MOST_OFFERED]]


def _examples() -> list[Example]:
    """Return the stacks of some use cases: what somebody may start from."""
    core = UseCaseNeed.objects.filter(
        importance=UseCaseNeed.Importance.CORE, project__state=Project.State.PUBLISHED
    )
    cases = UseCase.objects.filter(
        state=Project.State.PUBLISHED, pk__in=core.values("use_case")
    ).prefetch_related(Prefetch("needs", core.select_related("project"), to_attr="core"))
    return [
        Example(
            case.name,
            [need.project.name for need in case.core],
            address([need.project.slug for need in case.core], ""),
        )
        for case in cases[:MOST_EXAMPLES]
    ]


def _refused(messages: Iterable[str]) -> HttpResponse:
    words = "".join(f"{message}\n" for message in messages)
    answer = HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer
