"""The pages of the manual."""

from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from drf_spectacular.generators import SchemaGenerator

from catalogue.api.manual.finding import find
from catalogue.api.manual.reading import Group, Manual, read_manual
from governance.pages import Crumb, Head

_MOST = 100  # places that one search shows


def manual_page(request: HttpRequest, order: tuple[str, ...]) -> HttpResponse:
    """Show what there is, or where in the manual some words are.

    Args:
        request: the request.
        order: the groups that come first, in this order.
    """
    manual = _manual()
    text = request.GET.get("q", "").strip()
    places = find(manual, text)
    context = {
        "head": Head(
            title=_("The API"),
            description=_(
                "Everything the catalogue knows as JSON or CSV: every resource, parameter, field "
                "and answer."
            ),
        ),
        "manual": manual,
        "groups": _ordered(manual, order),
        "text": text,
        "places": places[:_MOST],
        "found": len(places),
    }
    return render(request, "catalogue/manual/index.html", context)


def group_page(request: HttpRequest, slug: str, order: tuple[str, ...]) -> HttpResponse:
    """Show the operations of a group and what they speak of.

    Args:
        request: the request.
        slug: the group.
        order: the groups that come first, in this order.

    Raises:
        Http404: there is no such group.
    """
    groups = _ordered(_manual(), order)
    group = next((each for each in groups if each.slug == slug), None)
    if not group:
        raise Http404(_("The API has nothing that is called “%(name)s”.") % {"name": slug})
    title = _("The API: %(name)s") % {"name": slug}
    crumbs = (Crumb(_("The API"), reverse("api:docs")),)
    told = _("Operations, parameters, fields and answers of “%(name)s” in the API.")
    context: dict[str, Any] = {
        "head": Head(title, told % {"name": slug}, crumbs, here=slug),
        "group": group,
        "groups": groups,
    }
    return render(request, "catalogue/manual/group.html", context)


def _manual() -> Manual:
    return _manual_in(get_language())


# To make the schema takes seconds, and it is of the code, not of the data.
@lru_cache(maxsize=4)
def _manual_in(language: str | None) -> Manual:
    generator: Any = SchemaGenerator
    with override(language):
        return read_manual(generator().get_schema(request=None, public=True))


def _ordered(manual: Manual, order: tuple[str, ...]) -> list[Group]:
    places = {name: place for place, name in enumerate(order)}
    return sorted(manual.groups, key=lambda group: (places.get(group.slug, len(order)), group.slug))
