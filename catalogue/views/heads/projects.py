"""What projects, several of them and stacks of them say of themselves."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import Project
from governance.pages import Crumb, Head, absolute

SHOWN = 4  # names in a title


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
