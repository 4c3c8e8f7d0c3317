"""Organizations, their membership of the foundation, people, and the names all of them had."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from governance.admin.base import OBSERVED, PERIOD, SOURCE, DetailAdmin, NamedAdmin, section
from governance.admin.columns import SINCE, UNTIL, HoldsTodayFilter, since_or_seen
from governance.admin.inlines import CuratedInline, heading
from governance.admin.seats import TermInline
from governance.models import FormerName, Membership, Organization, Person, Term
from governance.partial_dates import today


class MembershipInline(CuratedInline):
    """The tiers an organization was a member in."""

    model = Membership
    fields = ("tier", "since", "until", "observed_on", "source_url", "note")
    verbose_name_plural = heading(
        _("memberships"), _("When it was a member of the foundation, one row for each tier.")
    )


@admin.register(Organization)
class OrganizationAdmin(NamedAdmin):
    """Companies, foundations, universities, communities."""

    list_display = ("name", "sector", "country", "homepage")
    list_filter = ("sector", "memberships__tier", "country")
    inlines = (MembershipInline,)
    fieldsets = (
        section(
            _("Organization"),
            _("What it is called and what it does."),
            "name",
            "slug",
            ("sector", "country"),
            "homepage",
            "summary",
        ),
        SOURCE,
    )


@admin.register(Membership)
class MembershipAdmin(DetailAdmin):
    """Who was a member, in which tier."""

    list_display = ("organization", "tier", since_or_seen, UNTIL)
    list_filter = ("tier", HoldsTodayFilter)
    list_select_related = ("organization",)
    search_fields = ("organization__name", "organization__sort_key", "tier")
    autocomplete_fields = ("organization",)
    fieldsets = (
        section(
            _("Membership"),
            _("An organization is a member of the foundation in a tier."),
            "organization",
            "tier",
        ),
        OBSERVED,
        SOURCE,
    )


class PersonTermInline(TermInline):
    """The seats a person sat on."""

    fk_name = "person"
    fields: ClassVar[tuple[str, ...]] = (
        *("seat_class", "role", "affiliation", "since", "until", "observed_on", "source_url"),
        "note",
    )
    autocomplete_fields = ("seat_class", "affiliation")
    verbose_name_plural = heading(_("terms"), _("The seats the person sat on, and when."))


@admin.register(Person)
class PersonAdmin(NamedAdmin):
    """Those who hold or held an office."""

    list_display = ("name", "seats_today")
    inlines = (PersonTermInline,)
    fieldsets = (
        section(
            _("Person"),
            _("Only what is public about an office: the name. No addresses, no private facts."),
            "name",
            "slug",
        ),
        SOURCE,
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch the seats held today with the people."""
        terms = Term.objects.on(today()).select_related("seat_class__body")
        held = models.Prefetch("terms", queryset=terms, to_attr="held_today")
        return super().get_queryset(request).prefetch_related(held)

    @admin.display(description=_("sits today on"))
    def seats_today(self, person: Any) -> str:
        """Return the seats a person holds today, with the role where there is one."""
        held = [(str(term.seat_class), term.role) for term in person.held_today]
        return "; ".join(f"{seat} ({role})" if role else seat for seat, role in held)


@admin.register(FormerName)
class FormerNameAdmin(DetailAdmin):
    """Names something had before; added where the thing itself is edited."""

    list_display = ("name", "content_type", SINCE, UNTIL)
    list_select_related = ("content_type",)
    search_fields = ("name",)
    readonly_fields = ("subject",)
    fieldsets = (
        section(
            _("Former name"),
            _("A name that is no longer in use. It is added on the page of what had it."),
            "subject",
            "name",
        ),
        PERIOD,
        SOURCE,
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: a name is added where its subject is edited."""
        return False
