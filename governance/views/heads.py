"""The heads of governance's pages: what each says of itself, and what it is about."""

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.days import Day
from governance.models import Body, Organization, Person
from governance.pages import Crumb, Head, absolute
from governance.partial_dates import show_partial_date


def of_structure(day: Day) -> Head:
    """Return the head of the whole structure on a day."""
    title = _("Who decides")
    if day.asked:
        title = _("Who decided on %(day)s") % {"day": show_partial_date(day.date)}
    return Head(
        title=title,
        description=_(
            "The board, the bodies that answer to it, and what they answer for, on any day."
        ),
        here=_("Governance"),
    )


def of_bodies(day: Day) -> Head:
    """Return the head of the list of bodies."""
    return Head(
        title=_("Bodies"),
        description=_(
            "Every board, committee, group and team, with the time there has been such a body."
        ),
        crumbs=(_to_governance(day),),
    )


def of_body(body: Body, day: Day) -> Head:
    """Return the head of a body's page."""
    told = _("%(name)s: its mandate, to whom it answers, who sits and sat there, what it resolved.")
    return Head(
        title=body.name,
        description=told % {"name": body.name},
        crumbs=(_to_governance(day), Crumb(_("Bodies"), reverse("body-list") + day.suffix)),
    )


def of_people(day: Day) -> Head:
    """Return the head of the list of people."""
    return Head(
        title=_("People"),
        description=_("Everybody recorded to hold or to have held an office."),
        crumbs=(_to_governance(day),),
    )


def of_person(person: Person, day: Day) -> Head:
    """Return the head of a person's page."""
    told = _("The offices %(name)s holds and held, and for whom %(name)s worked at the time.")
    return Head(
        title=person.name,
        description=told % {"name": person.name},
        crumbs=(_to_governance(day), Crumb(_("People"), reverse("person-list") + day.suffix)),
    )


def of_resolutions(day: Day) -> Head:
    """Return the head of the list of resolutions."""
    return Head(
        title=_("Resolutions"),
        description=_("What bodies resolved, when, and what that changed for projects."),
        crumbs=(_to_governance(day),),
    )


def of_organizations() -> Head:
    """Return the head of the list of organizations."""
    return Head(
        title=_("Organizations"),
        description=_(
            "Members, hosts, employers of office holders and users, by sector, country and tier."
        ),
    )


def of_organization(organization: Organization, day: Day) -> Head:
    """Return the head of an organization's page."""
    described = organization.summary or _(
        "What %(name)s is a member of, which seats its people hold, what it hosts and uses."
    ) % {"name": organization.name}
    about = {
        "@type": "Organization",
        "name": organization.name,
        "description": organization.summary,
        "url": organization.homepage,
        "mainEntityOfPage": absolute(organization.get_absolute_url()),
    }
    crumb = Crumb(_("Organizations"), reverse("organization-list") + day.suffix)
    return Head(
        title=organization.name,
        description=described,
        crumbs=(crumb,),
        about={name: value for name, value in about.items() if value},
    )


def _to_governance(day: Day) -> Crumb:
    return Crumb(_("Governance"), reverse("governance") + day.suffix)
