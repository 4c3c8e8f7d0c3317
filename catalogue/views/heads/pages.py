"""What all other pages say of themselves."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.environment import DATA_LICENCES
from catalogue.models import FocusArea, Project, UseCase
from catalogue.views.heads.maps import of_home
from governance.pages import Crumb, Head, absolute


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
