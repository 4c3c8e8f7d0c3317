"""What lists of organizations and people can be narrowed by."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance.filters import sources
from governance.filters.filtersets import (
    Choices,
    Codes,
    DatedFilterSet,
    ObservedFilterSet,
    Recorded,
    Slugs,
    Words,
)
from governance.filters.words import containing
from governance.models import Membership, Organization, Person, Sector, Term


def tiers() -> Iterable[str]:
    """Return the tiers of membership there are or have been."""
    found: QuerySet[Any] = Membership.objects.order_by("tier").values_list("tier", flat=True)
    return found.distinct()


class OrganizationFilter(DatedFilterSet):
    """Organizations by what they are, and by their membership on a day."""

    q = Words(
        label=_("Words"),
        method="by_words",
        help_text=_("Words that are all in name, slug, former names or summary, in either case."),
    )
    sector = Choices(
        label=_("Sector"),
        field_name="sector",
        choices=Sector.choices,
        help_text=_("What the organization mainly does."),
    )
    country = Codes(
        label=_("Country"),
        field_name="country",
        pattern="[A-Z]{2}",
        example="DE",
        help_text=_("Two-letter ISO 3166-1 code of the country of its seat."),
    )
    tier = Recorded(
        label=_("Tier"),
        method="by_tier",
        recorded=tiers,
        help_text=_("Tier in which it is a member of the foundation on `on`, such as `platinum`."),
    )

    def by_words(
        self, rows: QuerySet[Organization], name: str, text: str
    ) -> QuerySet[Organization]:
        """Keep organizations in which the words are found."""
        return containing(rows, text, ("summary",))

    def by_tier(
        self, rows: QuerySet[Organization], name: str, asked: list[str]
    ) -> QuerySet[Organization]:
        """Keep organizations that are members in one of the tiers on the day."""
        members = Membership.objects.on(self.day).filter(tier__in=asked)
        return rows.filter(pk__in=members.values("organization"))


class PersonFilter(ObservedFilterSet):
    """People by the offices they hold. Asked for no office, it leaves nobody out."""

    q = Words(
        label=_("Words"),
        method="by_words",
        help_text=_("Words that are all in name, slug or former names, in either case."),
    )
    body = Slugs(
        label=_("Body"),
        method="unchanged",
        source=sources.BODY,
        help_text=_(
            "Slug of a body the person sits on, on `on`; with `include=past`, ever sat on."
        ),
    )
    affiliation = Slugs(
        label=_("Affiliation"),
        method="unchanged",
        source=sources.ORGANIZATION,
        help_text=_(
            "Slug of the organization the person works for in an office held on `on`; with "
            "`include=past`, ever held. With `body`, in an office there."
        ),
    )

    def narrowed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep people with one office that is all that is asked for: the periods are of offices."""
        given = self.form.cleaned_data
        wanted = {"seat_class__body": given.get("body"), "affiliation": given.get("affiliation")}
        if not any((given.get("on"), given.get("include"), *wanted.values())):
            return rows
        terms = self.of_the_day(Term.objects.all())
        for path, keys in wanted.items():
            if keys:
                terms = terms.filter(**{f"{path}__in": keys})
        return rows.filter(pk__in=terms.values("person"))

    def by_words(self, rows: QuerySet[Person], name: str, text: str) -> QuerySet[Person]:
        """Keep people in whose names the words are found."""
        return containing(rows, text, ())
