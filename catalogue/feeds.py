"""Feeds for those who want to hear what is new."""

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.changes import changes
from catalogue.markdown import render_markdown
from catalogue.models import Edition
from catalogue.told import Told, told
from governance.models import Resolution
from governance.pages import absolute
from governance.partial_dates import parse_partial_date

if TYPE_CHECKING:
    EditionBase = Feed[Edition, Any]
    ChangeBase = Feed[Told, Any]
    ResolutionBase = Feed[Resolution, Any]
else:  # the class takes no parameters when the program runs
    EditionBase = ChangeBase = ResolutionBase = Feed

_MOST = 50


class EditionFeed(EditionBase):
    """The latest editions of all maps."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """Return what the feed is called."""
        return _("%(site)s: editions of the maps") % {"site": settings.SITE_NAME}

    def subtitle(self) -> str:
        """Return what is in it."""
        return _("Maps as they were published, the latest first.")

    def link(self) -> str:
        """Return the address of what the feed is about."""
        return f"{settings.SITE_URL}{reverse('home')}"

    def feed_url(self) -> str:
        """Return the address of the feed itself."""
        return f"{settings.SITE_URL}{reverse('edition-feed')}"

    def items(self) -> QuerySet[Edition]:
        """Return the editions."""
        latest = Edition.objects.select_related("map").defer("document")
        return latest.order_by("-published_on", "-number", "map__position")[:_MOST]

    def item_title(self, item: Any) -> SafeString | str:
        """Return the name of the map and the number."""
        return _("%(map)s, edition %(number)s") % {"map": item.map.name, "number": item.number}

    def item_description(self, item: Edition) -> str:
        """Return the notes."""
        return render_markdown(item.notes)

    def item_link(self, item: Edition) -> str:
        """Return the address of the edition's page."""
        return f"{settings.SITE_URL}{item.get_absolute_url()}"

    def item_author_name(self, item: Edition) -> str:
        """Return who published it."""
        return item.publisher

    def item_pubdate(self, item: Edition) -> datetime.datetime:
        """Return the day it was published, as a moment."""
        return datetime.datetime.combine(item.published_on, datetime.time(), datetime.UTC)

    def item_updateddate(self, item: Edition) -> datetime.datetime:
        """Return the same: an edition is never updated."""
        return self.item_pubdate(item)


class ChangeFeed(ChangeBase):
    """The latest changes of everything. It never says who made one."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """Return what the feed is called."""
        return _("%(site)s: what changed") % {"site": settings.SITE_NAME}

    def subtitle(self) -> str:
        """Return what is in it."""
        return _("What was entered, changed and taken out, the latest first.")

    def link(self) -> str:
        """Return the address of what the feed is about."""
        return absolute(reverse("changes"))

    def feed_url(self) -> str:
        """Return the address of the feed itself."""
        return absolute(reverse("change-feed"))

    def author_name(self) -> str:
        """Return the site: who changed something is nobody's business."""
        return str(settings.SITE_NAME)

    def items(self) -> list[Told]:
        """Return the changes."""
        return told(changes()[:_MOST])

    def item_title(self, item: Any) -> SafeString | str:
        """Return what happened to what."""
        words = {"name": item.name, "kind": item.kind, "happened": item.happened}
        return _("%(name)s (%(kind)s, %(happened)s)") % words

    def item_description(self, item: Told) -> str:
        """Return what of it changed, from what to what."""
        words = {"differences": item.differences}
        return render_to_string("catalogue/_differences.html", words).strip()

    def item_guid(self, item: Told) -> str:
        """Return what no other change is called."""
        return f"{absolute(reverse('changes'))}#{item.anchor}"

    def item_link(self, item: Told) -> str:
        """Return the page of what changed; the list of changes where it has none."""
        return absolute(item.address) if item.address else self.item_guid(item)

    def item_pubdate(self, item: Told) -> datetime.datetime:
        """Return when it happened."""
        return item.change.at

    def item_updateddate(self, item: Told) -> datetime.datetime:
        """Return the same: what happened stays as it was."""
        return item.change.at


class ResolutionFeed(ResolutionBase):
    """The latest resolutions of all bodies."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """Return what the feed is called."""
        return _("%(site)s: resolutions") % {"site": settings.SITE_NAME}

    def subtitle(self) -> str:
        """Return what is in it."""
        return _("What the bodies of the foundation decided, the latest first.")

    def link(self) -> str:
        """Return the address of what the feed is about."""
        return absolute(reverse("resolution-list"))

    def feed_url(self) -> str:
        """Return the address of the feed itself."""
        return absolute(reverse("resolution-feed"))

    def items(self) -> QuerySet[Resolution]:
        """Return the resolutions, with the names their bodies had."""
        latest = Resolution.objects.select_related("body").order_by("-decided_on", "slug")
        return latest.prefetch_related("body__former_names")[:_MOST]

    def item_title(self, item: Any) -> SafeString | str:
        """Return what was resolved, and what became of it if it was not adopted."""
        if item.outcome == Resolution.Outcome.ADOPTED:
            return str(item.title)
        return _("%(title)s (%(outcome)s)") % {
            "title": item.title,
            "outcome": item.get_outcome_display().lower(),
        }

    def item_description(self, item: Resolution) -> str:
        """Return what was decided, in plain words."""
        return str(item.summary)

    def item_link(self, item: Resolution) -> str:
        """Return the address of the resolution in their list."""
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Resolution) -> str:
        """Return what no other resolution is called; its place in the list may change."""
        return absolute(reverse("api:resolutions-detail", args=[item.slug]))

    def item_author_name(self, item: Resolution) -> str:
        """Return who decided, by the name of the day."""
        return item.body.name_on(parse_partial_date(item.decided_on).isoformat())

    def item_pubdate(self, item: Resolution) -> datetime.datetime:
        """Return the day of the decision, as a moment; of a month or year the first day."""
        day = parse_partial_date(item.decided_on)
        return datetime.datetime.combine(day, datetime.time(), datetime.UTC)

    def item_updateddate(self, item: Resolution) -> datetime.datetime:
        """Return the same: what was decided stays as it was."""
        return self.item_pubdate(item)
