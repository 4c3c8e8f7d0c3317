"""What lists of bodies and terms can be narrowed by."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance.filters import sources
from governance.filters.filtersets import (
    Choices,
    Flag,
    ObservedFilterSet,
    PeriodFilterSet,
    Slugs,
    Words,
)
from governance.filters.words import containing
from governance.models import Body, ReportingLine, Term


class BodyFilter(PeriodFilterSet):
    """Bodies by what they are for and to whom they answer; those that exist on the day."""

    begins = "established_on"
    ends = "dissolved_on"

    q = Words(
        label=_("Words"),
        method="by_words",
        help_text=_("Words that are all in name, slug, former names or mandate, in either case."),
    )
    kind = Choices(
        label=_("Kind"),
        field_name="kind",
        choices=Body.Kind.choices,
        help_text=_("What the body is for."),
    )
    answers_to = Slugs(
        label=_("Answers to"),
        method="by_superior",
        source=sources.BODY,
        help_text=_("Slug of a body that it directly answers to on `on`."),
    )
    overseen_by = Slugs(
        label=_("Overseen by"),
        field_name="overseen_by",
        source=sources.ORGANIZATION,
        help_text=_("Slug of the organization that oversees it."),
    )

    def by_words(self, rows: QuerySet[Body], name: str, text: str) -> QuerySet[Body]:
        """Keep bodies in which the words are found."""
        return containing(rows, text, ("mandate",))

    def by_superior(self, rows: QuerySet[Body], name: str, keys: list[int]) -> QuerySet[Body]:
        """Keep bodies that answer to one of these on the day."""
        lines = ReportingLine.objects.on(self.day).filter(reports_to__in=keys)
        return rows.filter(pk__in=lines.values("body"))


class TermFilter(ObservedFilterSet):
    """Terms by who sits where, on a day."""

    body = Slugs(
        label=_("Body"),
        field_name="seat_class__body",
        source=sources.BODY,
        help_text=_("Slug of the body the person sits on."),
    )
    seat_class = Slugs(
        label=_("Seat class"),
        field_name="seat_class",
        source=sources.SEAT_CLASS,
        help_text=_("Kind of seat, `<body>.<seat class>`."),
    )
    person = Slugs(
        label=_("Person"),
        field_name="person",
        source=sources.PERSON,
        help_text=_("Slug of the person who sits."),
    )
    affiliation = Slugs(
        label=_("Affiliation"),
        field_name="affiliation",
        source=sources.ORGANIZATION,
        help_text=_("Slug of the organization the person works for in this term."),
    )
    sitting = Flag(
        label=_("Sitting"),
        method="unchanged",
        help_text=_(
            "`true`: only who sits on `on`, whatever is included. `false`: only terms that are "
            "over by then or have not begun; no `include` is needed."
        ),
    )

    def narrowed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the terms of the day, or those of other days alone."""
        sitting = self.form.cleaned_data.get("sitting")
        if sitting is None:
            return super().narrowed(rows)
        of_the_day = Term.objects.on(self.day).values("pk")
        return rows.filter(pk__in=of_the_day) if sitting else rows.exclude(pk__in=of_the_day)
