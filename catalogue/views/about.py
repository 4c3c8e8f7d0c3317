"""What this catalogue is, where its facts are from, and how they may be used."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.environment import DATA_LICENCES
from catalogue.models import Edition, Project
from catalogue.sources import sources
from catalogue.views.heads import pages as heads
from governance.pages import absolute
from governance.partial_dates import show_partial_date, today

MOST = 20  # sites in the list; the others are told as a number


def about(request: HttpRequest) -> HttpResponse:
    """Show what the catalogue is, and how it is cited and used."""
    found = sources()
    latest = Edition.objects.select_related("map").defer("document").order_by("-published_on")
    edition = latest.first()
    project = Project.objects.published().listed().first()
    name, address = DATA_LICENCES[settings.DATA_LICENSE]
    context = {
        "head": heads.of_about([site.host for site in found.sites[:MOST]]),
        "sources": found,
        "shown": found.sites[:MOST],
        "hidden": len(found.sites[MOST:]),
        "licence_name": name,
        "licence_address": address,
        "cite_site": _cited("", absolute("/")),
        "cite_edition": edition and _cite_edition(edition),
        "cite_project": project and _cited(project.name, absolute(project.get_absolute_url())),
        "edition": edition,
        "project": project,
    }
    return render(request, "catalogue/about.html", context)


def _cited(name: str, address: str) -> str:
    """Return how a page that changes is cited: with the day it was read."""
    title = f"{settings.SITE_NAME}: {name}" if name else settings.SITE_NAME
    told = _("%(title)s. %(address)s, as of %(date)s.")
    return told % {"title": title, "address": address, "date": show_partial_date(today())}


def _cite_edition(edition: Edition) -> str:
    """Return how an edition is cited: it never changes, so no day of reading is needed."""
    told = _("%(publisher)s: %(title)s, edition %(number)s. %(address)s")
    return told % {
        "publisher": edition.publisher,
        "title": edition.map.title or edition.map.name,
        "number": edition.number,
        "address": absolute(edition.get_absolute_url()),
    }
