"""The heads of the catalogue's pages: what each says of itself, and what it is about."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.environment import DATA_LICENCES
from catalogue.models import Edition, FocusArea, Map, Project, Suggestion, UseCase
from catalogue.suggesting.subjects import Subject
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
        picture=reverse("project-card", args=[project.slug]),
        picture_text=_("%(name)s with its role, stage and kind.") % {"name": project.name},
        about={name: value for name, value in about.items() if value},
    )


def of_history(project: Project) -> Head:
    """Return the head of the page of what changed in a project."""
    crumbs = (
        Crumb(_("Projects"), reverse("project-list")),
        Crumb(project.name, project.get_absolute_url()),
    )
    return Head(
        title=_("%(name)s: history of the entry") % {"name": project.name},
        description=_("What changed in what is known of %(name)s, from what to what, and when.")
        % {"name": project.name},
        crumbs=crumbs,
        here=_("History"),
    )


def of_statistics() -> Head:
    """Return the head of the page of statistics."""
    return Head(
        title=_("The catalogue in numbers"),
        description=_(
            "Projects by stage, focus area, kind, licence, host and year of first release, over "
            "time, and who uses them by sector and country; as charts, tables and CSV."
        ),
        here=_("Statistics"),
    )


def of_changes() -> Head:
    """Return the head of the list of what changed."""
    return Head(
        title=_("What changed"),
        description=_(
            "What was entered, changed and taken out of the catalogue, and when; the latest first."
        ),
        here=_("Changes"),
    )


def of_legend() -> Head:
    """Return the head of the page that says what marks and words mean."""
    return Head(
        title=_("Legend"),
        description=_(
            "What the marks, lines and words of this catalogue mean: stages, ties between "
            "projects, tags and releases."
        ),
    )


def of_about(sites: Sequence[str]) -> Head:
    """Return the head of the page about the catalogue, which is one Dataset.

    Args:
        sites: the hosts most of its facts are from.
    """
    described = of_home().description
    rows = reverse("api:projects-list")
    formats = (("application/json", reverse("api:root")), ("text/csv", f"{rows}?format=csv"))
    return Head(
        title=_("About this catalogue"),
        description=_(
            "What this catalogue is, where its facts are from, under which licence they are "
            "offered, how to cite them, and how they are kept."
        ),
        here=_("About"),
        about={
            "@type": "Dataset",
            "name": settings.SITE_NAME,
            "description": described,
            "url": absolute(reverse("home")),
            "license": DATA_LICENCES[settings.DATA_LICENSE][1],
            "isAccessibleForFree": True,
            "isBasedOn": [f"https://{site}/" for site in sites],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": type_,
                    "contentUrl": absolute(address),
                }
                for type_, address in formats
            ],
        },
    )


def of_search(text: str) -> Head:
    """Return the head of the page of what was found.

    Args:
        text: what was looked for; empty if nothing yet.
    """
    return Head(
        title=_("Search: %(text)s") % {"text": text} if text else _("Search"),
        description=_(
            "Find projects, use cases, organizations, bodies, people and categories by name, by "
            "what they do, or by what they used to be called."
        ),
    )


def of_stack(title: str, totals: str) -> Head:
    """Return the head of a stack's page.

    Args:
        title: what is picked; empty if nothing is.
        totals: what it comes to, in a sentence.
    """
    return Head(
        title=title or _("Build a stack"),
        description=totals
        or _("Pick projects and see everything that must be deployed for them to run, in order."),
    )


def of_admission() -> Head:
    """Return the head of the page on how projects get in."""
    return Head(
        title=_("How projects get in"),
        description=_(
            "What a new project is weighed against, which projects are on their way in, and how "
            "long each stage took."
        ),
        crumbs=(Crumb(_("Governance"), reverse("governance")),),
    )


def of_focus_areas() -> Head:
    """Return the head of the list of focus areas."""
    return Head(
        title=_("Focus areas"),
        description=_("The problem domains around which projects and people are organised."),
    )


def of_focus_area(area: FocusArea) -> Head:
    """Return the head of a focus area's page."""
    told = _("What the focus area %(name)s is about, what is in it and who decides for it.")
    return Head(
        title=_("Focus area: %(name)s") % {"name": area.name},
        description=area.summary or told % {"name": area.name},
        crumbs=(Crumb(_("Focus areas"), reverse("focus-area-list")),),
        here=area.name,
    )


def of_use_cases() -> Head:
    """Return the head of the list of use cases."""
    return Head(
        title=_("Use cases"),
        description=_("What people want to build, and the pieces that solve it."),
    )


def of_use_case(case: UseCase) -> Head:
    """Return the head of a use case's page."""
    return Head(
        title=_("Use case: %(name)s") % {"name": case.name},
        description=case.summary or _("What solves “%(name)s”.") % {"name": case.name},
        crumbs=(Crumb(_("Use cases"), reverse("use-case-list")),),
        here=case.name,
    )


def of_suggesting() -> Head:
    """Return the head of the page that leads to the forms of suggestions."""
    return Head(
        title=_("Suggest a change"),
        description=_(
            "Something here is wrong or missing? Say so without an account, and see what becomes "
            "of it."
        ),
    )


def of_suggestion_form(subject: Subject, row: Any) -> Head:
    """Return the head of a form.

    Args:
        subject: what sort of thing is proposed.
        row: the row that should change; None for something new.
    """
    told = (
        _("Suggest a change of %(name)s") % {"name": row.name}
        if row
        else _("Suggest a new %(kind)s") % {"kind": subject.one}
    )
    return Head(
        title=told,
        description=_("Say what should change, why, and where it can be looked up."),
        crumbs=_suggesting(),
        here=row.name if row else _("New %(kind)s") % {"kind": subject.one},
    )


def of_suggestion(suggestion: Suggestion) -> Head:
    """Return the head of the page on which a sender sees what became of a suggestion."""
    return Head(
        title=_("Your suggestion: %(name)s") % {"name": suggestion.name},
        description=_("What was sent, and what became of it."),
        crumbs=_suggesting(),
        here=_("Your suggestion"),
    )


def of_decided_suggestions() -> Head:
    """Return the head of the list of decided suggestions."""
    return Head(
        title=_("Decided suggestions"),
        description=_("What became of the changes people suggested, and how long it took."),
        crumbs=_suggesting(),
    )


def _suggesting() -> tuple[Crumb, ...]:
    return (Crumb(_("Suggest a change"), reverse("suggest")),)


def _to(found: Map) -> Crumb:
    return Crumb(found.name, found.get_absolute_url())


def _to_editions(found: Map) -> Crumb:
    return Crumb(_("Editions"), reverse("edition-list", args=[found.slug]))
