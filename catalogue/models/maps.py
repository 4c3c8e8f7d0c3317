"""Maps: regions around a centre, categories in rows, entries in categories."""

from collections.abc import Sequence
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from catalogue.models.identity import Identified
from catalogue.models.projects import Project
from governance.models.history import History
from governance.models.naming import Named, Ordered
from governance.models.rows import Checked
from governance.models.texts import MarkdownField
from governance.ordering import PlainSlugField
from governance.paths import path_of


class Map(Named, Identified, Ordered):
    """A picture of what a community makes, from the side of those who would deploy it."""

    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("The heading over the map.")
    )
    description = MarkdownField(
        _("description"), blank=True, help_text=_("What the map shows and what it leaves out.")
    )

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("map")
        verbose_name_plural = _("maps")

    def get_absolute_url(self) -> str:
        """Return the address of the map's page."""
        return path_of("map", self.slug)


class MapRegion(Named, Identified, Ordered):
    """A sheet of the map: the centre, or one beside it."""

    placed_among = "map"

    class Placement(models.TextChoices):
        """Where the sheet lies."""

        CENTRE = "centre", _("Centre")
        LEFT = "left", _("Left")
        RIGHT = "right", _("Right")
        TOP = "top", _("Top")
        BOTTOM = "bottom", _("Bottom")

    map = models.ForeignKey(
        Map, on_delete=models.CASCADE, related_name="regions", verbose_name=_("map")
    )
    slug = PlainSlugField(_("slug"), max_length=80, help_text=_("Unique within the map."))
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("One line under the name.")
    )
    placement = models.CharField(
        _("placement"),
        max_length=10,
        choices=Placement,
        help_text=_("Sheets around the centre have an arrow pointing into it."),
    )

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        constraints = (models.UniqueConstraint(name="region_once_a_map", fields=("map", "slug")),)

    def get_absolute_url(self) -> str:
        """Return where the region is on the page of its map."""
        return f"{self.map.get_absolute_url()}#region-{self.slug}"

    @property
    def in_full(self) -> str:
        """The region, with the map it is on."""
        return f"{self.map} › {self.name}"

    @property
    def slug_scope(self) -> str:
        """A region's slug is unique within its map."""
        return str(self.map_id)

    @property
    def address(self) -> str:
        """How the region is written in addresses: ``<map>.<slug>``."""
        return f"{self.map.slug}.{self.slug}"


class MapCategory(Named, Identified, Ordered):
    """A problem that the pieces in it solve."""

    placed_among = "region"
    laid_in = "row"

    class Tone(models.TextChoices):
        """How the frame is coloured."""

        INFRASTRUCTURE = "infrastructure", _("Infrastructure")
        PLATFORM = "platform", _("Platform")
        NEUTRAL = "neutral", _("Neutral")

    region = models.ForeignKey(
        MapRegion, on_delete=models.CASCADE, related_name="categories", verbose_name=_("region")
    )
    slug = PlainSlugField(_("slug"), max_length=80, help_text=_("Unique within the map."))
    row = models.PositiveSmallIntegerField(
        _("row"), default=1, help_text=_("Categories of one row stand side by side.")
    )
    tone = models.CharField(_("tone"), max_length=20, choices=Tone, default=Tone.NEUTRAL)

    history = History()

    class Meta:
        ordering = ("row", "position", "pk")
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = (
            models.UniqueConstraint(name="category_once_a_region", fields=("region", "slug")),
        )

    def get_absolute_url(self) -> str:
        """Return where the category is on the page of its map."""
        return f"{self.region.map.get_absolute_url()}#category-{self.slug}"

    @property
    def in_full(self) -> str:
        """The category, with the map and the region it is in."""
        return f"{self.region.in_full} › {self.name}"

    @property
    def slug_scope(self) -> str:
        """A category's slug is unique within its map."""
        return str(self.region.map_id)

    @property
    def address(self) -> str:
        """How the category is written in addresses: ``<map>.<slug>``."""
        return f"{self.region.map.slug}.{self.slug}"

    def clean_among(self) -> None:
        """Refuse a slug that another region of the same map uses."""
        super().clean_among()
        twins = MapCategory.objects.filter(region__map_id=self.region.map_id, slug=self.slug)
        if twins.exclude(pk=self.pk).exists():
            message = _("Another category of this map has the slug “%(slug)s”.")
            raise ValidationError({"slug": message % {"slug": self.slug}})

    @classmethod
    def doubtful(cls, rows: Sequence[Self]) -> Sequence[Self]:
        """Return, besides those whose slug was given up, those whose slug is on their map twice."""
        slugs = cls.objects.values("region__map", "slug").order_by()
        twice = slugs.annotate(times=Count("pk")).filter(times__gt=1)
        twins = set(twice.values_list("slug", flat=True))
        found = {row.pk for row in super().doubtful(rows)}
        return [row for row in rows if row.pk in found or row.slug in twins]


class MapEntry(Checked, Ordered):
    """A project stands in a category of a map."""

    placed_among = "category"

    category = models.ForeignKey(
        MapCategory, on_delete=models.CASCADE, related_name="entries", verbose_name=_("category")
    )
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="map_entries", verbose_name=_("project")
    )
    label = models.CharField(
        _("slot label"),
        max_length=60,
        blank=True,
        help_text=_("What the slot is for, such as “Virtual machines”."),
    )
    core = models.BooleanField(
        _("core"), default=False, help_text=_("Core pieces are set in bold.")
    )

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = (
            models.UniqueConstraint(
                name="entry_once_a_category",
                fields=("category", "project"),
                violation_error_message=_("The project stands in this category already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.project)

    @property
    def is_public(self) -> bool:
        """Whether everybody may see that the project stands here."""
        return self.project.is_public
