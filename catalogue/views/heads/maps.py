"""What maps and editions say of themselves."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import Edition, Map
from governance.pages import Crumb, Head, absolute


def of_home() -> Head:
    """Return the head of the first page."""
    return Head(
        title="",
        description=_(
            "What open infrastructure there is, which problem each piece solves, what it needs "
            "and who decides about it."
        ),
    )


def of_map(found: Map, shown: int) -> Head:
    """Return the head of a map's page.

    Args:
        found: the map.
        shown: how many entries it shows.
    """
    told = _("%(name)s: %(count)s entries, grouped by the problem they solve.")
    description = told % {"name": found.name, "count": shown}
    return Head(
        title=found.name,
        description=description,
        picture=reverse("map-card", args=[found.slug]),
        picture_text=_("%(name)s, drawn small, with the number of its entries.")
        % {"name": found.title or found.name},
        about={
            "@type": "Dataset",
            "name": found.title or found.name,
            "description": description,
            "url": absolute(found.get_absolute_url()),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": type_,
                    "contentUrl": absolute(reverse(f"map-{kind}", args=[found.slug])),
                }
                for kind, type_ in (("json", "application/json"), ("csv", "text/csv"))
            ],
        },
    )


def of_editions(found: Map) -> Head:
    """Return the head of the list of a map's editions."""
    told = _("%(name)s as it was published: dated editions that never change and can be cited.")
    return Head(
        title=_("%(name)s: editions") % {"name": found.name},
        description=told % {"name": found.name},
        crumbs=(_to(found),),
        here=_("Editions"),
    )


def of_edition(edition: Edition, title: str, shown: int) -> Head:
    """Return the head of an edition's page.

    Args:
        edition: the edition, with its map.
        title: the title the map had then.
        shown: how many entries it has.
    """
    told = _("%(title)s as published on %(date)s by %(publisher)s: %(count)s entries.")
    named = _("%(title)s, edition %(number)s") % {"title": title, "number": edition.number}
    description = told % {
        "title": title,
        "date": f"{edition.published_on.day} {edition.published_on:%B %Y}",
        "publisher": edition.publisher,
        "count": shown,
    }
    return Head(
        title=named,
        description=description,
        crumbs=(_to(edition.map), _to_editions(edition.map)),
        here=edition.number,
        about={
            "@type": "Dataset",
            "name": named,
            "description": description,
            "url": absolute(edition.get_absolute_url()),
            "version": edition.number,
            "datePublished": edition.published_on.isoformat(),
            "publisher": {"@type": "Organization", "name": edition.publisher},
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": absolute(
                    reverse("edition-json", args=[edition.map.slug, edition.number])
                ),
                "sha256": edition.sha256,
            },
        },
    )


def of_diff(found: Map, before: str, after: str) -> Head:
    """Return the head of a comparison of two states of a map, named by number or ``live``."""
    words = {"name": found.name, "before": before, "after": after}
    told = _(
        "What changed on “%(name)s” from %(before)s to %(after)s: added, removed, moved, renamed, "
        "retired."
    )
    return Head(
        title=_("%(name)s: from %(before)s to %(after)s") % words,
        description=told % words,
        crumbs=(_to(found), _to_editions(found)),
        here=f"{before}..{after}",
    )


def _to(found: Map) -> Crumb:
    return Crumb(found.name, found.get_absolute_url())


def _to_editions(found: Map) -> Crumb:
    return Crumb(_("Editions"), reverse("edition-list", args=[found.slug]))
