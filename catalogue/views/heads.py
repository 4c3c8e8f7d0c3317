"""The heads of the catalogue's pages: what each says of itself, and what it is about."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import Edition, Map, Project
from governance.pages import Crumb, Head, absolute

SHOWN = 4  # names in a title


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


def of_projects() -> Head:
    """Return the head of the list of projects."""
    return Head(
        title=_("Projects"),
        description=_(
            "Every project in the catalogue, with what it does, its stage and who hosts it."
        ),
    )


def of_comparison(names: Sequence[str]) -> Head:
    """Return the head of a comparison of projects.

    Args:
        names: what they are called; none where nothing is compared yet.
    """
    if not names:
        return Head(
            title=_("Compare projects"),
            description=_(
                "Any number of projects side by side: what they do and need, how far they have "
                "come, who decides, who runs them."
            ),
        )
    shown = ", ".join(names[:SHOWN])
    left = len(names) - SHOWN
    told = (
        shown if left <= 0 else _("%(names)s and %(count)s more") % {"names": shown, "count": left}
    )
    return Head(
        title=_("%(names)s compared") % {"names": told},
        description=_(
            "%(names)s side by side: role, stage, requirements, licence, who decides, who runs "
            "them."
        )
        % {"names": told},
        crumbs=(Crumb(_("Projects"), reverse("project-list")),),
        here=_("Comparison"),
    )


def of_project(project: Project) -> Head:
    """Return the head of a project's page; its parent and its host are at hand."""
    crumbs = [Crumb(_("Projects"), reverse("project-list"))]
    if project.parent and project.parent.state == Project.State.PUBLISHED:
        crumbs.append(Crumb(project.parent.name, project.parent.get_absolute_url()))
    described = project.summary or project.role
    about = {
        "@type": "SoftwareApplication",
        "name": project.name,
        "description": described,
        "url": absolute(project.get_absolute_url()),
        "applicationCategory": project.role,
        "license": project.license,
        "provider": project.host and {"@type": "Organization", "name": project.host.name},
    }
    return Head(
        title=f"{project.name}: {project.role}" if project.role else project.name,
        description=described or _("What is known of %(name)s.") % {"name": project.name},
        crumbs=tuple(crumbs),
        here=project.name,
        about={name: value for name, value in about.items() if value},
    )


def _to(found: Map) -> Crumb:
    return Crumb(found.name, found.get_absolute_url())


def _to_editions(found: Map) -> Crumb:
    return Crumb(_("Editions"), reverse("edition-list", args=[found.slug]))
