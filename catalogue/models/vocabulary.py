"""What projects are sorted by: focus areas, releases, facets and their tags."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.models.history import History
from governance.models.naming import Named, Ordered, Slugged, SluggedQuerySet
from governance.models.rows import Dated, DatedQuerySet, Sourced, refuse_end_before_start
from governance.models.texts import MarkdownField
from governance.ordering import PlainSlugField
from governance.partial_dates import PartialDateField
from governance.paths import path_of


# The stubs give every queryset a manager class of its own, so two bases never agree on one.
class FocusAreaQuerySet(  # type: ignore[override]
    SluggedQuerySet["FocusArea"], DatedQuerySet["FocusArea"]
):
    """Focus areas, by address and by date."""


class FocusArea(Named, Dated, Ordered):
    """A problem domain around which a foundation organises people and projects."""

    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences."))
    description = MarkdownField(_("description"), blank=True, help_text=_("In Markdown."))

    objects: ClassVar = FocusAreaQuerySet.as_manager()  # type: ignore[assignment]  # as above
    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")
        constraints = Dated.Meta.constraints

    def get_absolute_url(self) -> str:
        """Return the address of the focus area's page."""
        return path_of("focus-area", self.slug)


class Release(Slugged, Sourced):
    """A release series, such as Zed or Antelope (2023.1)."""

    series = models.CharField(_("series"), max_length=60)
    identifier = models.CharField(
        _("identifier"), max_length=20, blank=True, help_text=_("Such as 2023.1, where it has one.")
    )
    released_on = PartialDateField(_("released on"))
    ended_on = PartialDateField(_("ended on"), help_text=_("When its maintenance ended."))

    history = History()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ("released_on", "slug")

    def __str__(self) -> str:
        return f"{self.identifier} {self.series}".strip()

    def clean_row(self) -> None:
        """Refuse an end before the release."""
        super().clean_row()
        refuse_end_before_start(self, "released_on", "ended_on")


class Facet(Named, Ordered):
    """A second way of sorting projects, such as by language."""

    description = models.TextField(_("description"), blank=True)

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("facet")
        verbose_name_plural = _("facets")


class Tag(Named, Ordered):
    """One value of a facet. In addresses it is written ``facet:tag``."""

    placed_among = "facet"

    facet = models.ForeignKey(
        Facet, on_delete=models.CASCADE, related_name="tags", verbose_name=_("facet")
    )
    slug = PlainSlugField(_("slug"), max_length=80, help_text=_("Unique within the facet."))
    description = models.TextField(_("description"), blank=True)

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = (models.UniqueConstraint(name="tag_once_a_facet", fields=("facet", "slug")),)

    def __str__(self) -> str:
        return f"{self.facet.name}: {self.name}"

    @property
    def slug_scope(self) -> str:
        """A tag's slug is unique within its facet."""
        return str(self.facet_id)

    @property
    def address(self) -> str:
        """How the tag is written in addresses and files."""
        return f"{self.facet.slug}:{self.slug}"
