"""Organizations, their membership of the foundation, and people."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.models.history import History
from governance.models.naming import Named
from governance.models.rows import Observed, Sourced
from governance.paths import path_of


class Sector(models.TextChoices):
    """What an organization does, or where a problem is met."""

    AUTOMOTIVE = "automotive", _("Automotive")
    COMMUNITY = "community", _("Community")
    ENERGY = "energy", _("Energy")
    FINANCE = "finance", _("Finance")
    FOUNDATION = "foundation", _("Foundation")
    GAMING = "gaming", _("Gaming")
    GOVERNMENT = "government", _("Government")
    HARDWARE = "hardware", _("Hardware")
    INTERNET = "internet", _("Internet services")
    MANUFACTURING = "manufacturing", _("Manufacturing")
    MEDIA = "media", _("Media")
    NON_PROFIT = "non_profit", _("Non-profit")
    PUBLIC_CLOUD = "public_cloud", _("Public cloud")
    RESEARCH = "research", _("Research")
    RETAIL = "retail", _("Retail")
    SOFTWARE = "software", _("Software")
    TELECOM = "telecom", _("Telecommunications")


class Organization(Named, Sourced):
    """A company, foundation, university or community."""

    sector = models.CharField(
        _("sector"),
        max_length=20,
        choices=Sector,
        blank=True,
        help_text=_("What the organization mainly does."),
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Write the two-letter code, such as DE."))],
        help_text=_("Two-letter ISO 3166-1 code of its seat, such as DE; empty if international."),
    )
    homepage = models.URLField(_("homepage"), max_length=500, blank=True)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One sentence on what the organization is.")
    )

    history = History()

    class Meta(Named.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")

    def get_absolute_url(self) -> str:
        """Return the address of the organization's page."""
        return path_of("organization", self.slug)


class Membership(Observed):
    """An organization's membership of the foundation."""

    organization = models.ForeignKey(
        Organization,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("organization"),
    )
    tier = models.CharField(
        _("tier"), max_length=40, help_text=_("As the foundation calls it: platinum, gold, silver.")
    )

    history = History()

    class Meta(Observed.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("organization__sort_key", "since", "pk")
        constraints = (
            *Observed.Meta.constraints,
            models.UniqueConstraint(
                name="membership_once_a_period", fields=("organization", "tier", "since")
            ),
            models.CheckConstraint(
                name="membership_tier_given",
                condition=~Q(tier=""),
                violation_error_message=_("Give the tier."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organization} ({self.tier})"


class Person(Named, Sourced):
    """Somebody who holds or held an office. Names and affiliations only, no addresses."""

    history = History()

    class Meta(Named.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def get_absolute_url(self) -> str:
        """Return the address of the person's page."""
        return path_of("person", self.slug)
