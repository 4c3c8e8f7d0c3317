"""Seats, how many there are over time, and who sat on them."""

from collections.abc import Sequence
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from governance.models.bodies import Body
from governance.models.history import History
from governance.models.naming import Ordered
from governance.models.organizations import Organization, Person
from governance.models.rows import Dated, Observed, ObservedQuerySet, Sourced
from governance.ordering import PlainSlugField
from governance.partial_dates import PartialDateField
from governance.sittings import Period, fullest_day


class SeatClass(Sourced, Ordered):
    """A kind of seat on a body: Platinum, Gold, Individual, Elected."""

    placed_among = "body"

    class Selection(models.TextChoices):
        """How somebody comes to sit there."""

        ELECTED = "elected", _("Elected")
        APPOINTED = "appointed", _("Appointed")
        CO_OPTED = "co_opted", _("Co-opted")
        EX_OFFICIO = "ex_officio", _("By virtue of an office")

    body = models.ForeignKey(
        Body, on_delete=models.CASCADE, related_name="seat_classes", verbose_name=_("body")
    )
    slug = PlainSlugField(_("slug"), max_length=80, help_text=_("Unique within the body."))
    name = models.CharField(_("name"), max_length=100)
    selection = models.CharField(_("selection"), max_length=20, choices=Selection)
    term_months = models.PositiveSmallIntegerField(
        _("term in months"), null=True, blank=True, help_text=_("Empty if there is no fixed term.")
    )

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("seat class")
        verbose_name_plural = _("seat classes")
        constraints = (
            models.UniqueConstraint(name="seat_class_once_a_body", fields=("body", "slug")),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"

    @property
    def address(self) -> str:
        """How the seat class is written in addresses: ``<body>.<slug>``."""
        return f"{self.body.slug}.{self.slug}"


class SeatCount(Dated):
    """How many seats of a class there are for a period."""

    seat_class = models.ForeignKey(
        SeatClass, on_delete=models.CASCADE, related_name="counts", verbose_name=_("seat class")
    )
    seats = models.PositiveSmallIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Empty if there is no cap.")
    )

    history = History()

    class Meta(Dated.Meta):
        verbose_name = _("seat count")
        verbose_name_plural = _("seat counts")
        ordering = ("since", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="seat_count_once_a_period", fields=("seat_class", "since")
            ),
        )

    def __str__(self) -> str:
        return str(_("no cap") if self.seats is None else self.seats)

    def clean_among(self) -> None:
        """Refuse two counts for one day, or fewer seats than sit on a day."""
        super().clean_among()
        mine = Period.of(self.since, self.until)
        others = SeatCount.objects.filter(seat_class_id=self.seat_class_id).exclude(pk=self.pk)
        for other in others:
            if mine.overlaps(Period.of(other.since, other.until)):
                message = _("Another count holds from %(since)s at the same time.")
                raise ValidationError({"since": message % {"since": other.since or "?"}})
        refuse_more_than_seats(self.seat_class, [self, *others])


_SEAT = ("seat_class_id", "person_id")


class TermQuerySet(ObservedQuerySet["Term"]):
    """Terms, by whether somebody sits."""

    def sitting(self, on: str) -> Self:
        """Keep the terms that hold on a day, on bodies that were there.

        Args:
            on: the day, ``YYYY-MM-DD``.
        """
        body = Q(seat_class__body__dissolved_on="") | Q(seat_class__body__dissolved_on__gt=on)
        return self.on(on).filter(body, seat_class__body__established_on__lte=on)


class Term(Observed):
    """A person sat on a seat, for a time, coming from some organization."""

    seat_class = models.ForeignKey(
        SeatClass, on_delete=models.CASCADE, related_name="terms", verbose_name=_("seat class")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="terms", verbose_name=_("person")
    )
    role = models.CharField(
        _("role"), max_length=60, blank=True, help_text=_("Such as chair or vice-chair.")
    )
    affiliation = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="terms",
        verbose_name=_("affiliation"),
        help_text=_("Whom the person worked for at the time."),
    )

    objects: ClassVar = TermQuerySet.as_manager()
    history = History()

    class Meta(Observed.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ("since", "person__sort_key", "pk")
        constraints = (
            *Observed.Meta.constraints,
            models.UniqueConstraint(
                name="term_once_a_period", fields=("seat_class", "person", "role", "since")
            ),
            models.CheckConstraint(
                name="term_has_a_day",
                condition=~Q(since="", observed_on=""),
                violation_error_message=_(
                    "Say since when, or on which day the person is known to have sat."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.seat_class}"

    def is_sat(self, on: str) -> bool:
        """Tell whether the term holds on a day (``YYYY-MM-DD``), on a body that was there."""
        return self.holds_on(on) and self.seat_class.body.stands_on(on)

    def clean_row(self) -> None:
        """Refuse a term of which no day is known."""
        super().clean_row()
        if not self.start:
            message = _("Say since when, or on which day the person is known to have sat.")
            raise ValidationError({"since": message})

    def clean_among(self) -> None:
        """Refuse the same person twice on a class, and more people than seats on any day."""
        super().clean_among()
        mine = Period.of(self.start, self.until)
        terms = Term.objects.filter(seat_class_id=self.seat_class_id, person_id=self.person_id)
        for other in terms.exclude(pk=self.pk):
            if mine.overlaps(Period.of(other.start, other.until)):
                message = _("%(person)s already sits there from %(since)s.")
                found = {"person": self.person, "since": other.start}
                raise ValidationError({"person": message % found})
        counts = SeatCount.objects.filter(seat_class_id=self.seat_class_id)
        refuse_more_than_seats(self.seat_class, list(counts), self)

    @classmethod
    def doubtful(cls, rows: Sequence[Self]) -> Sequence[Self]:
        """Return the terms of people with several on a class, and those on counted seats."""
        seats = Term.objects.order_by().values(*_SEAT)
        several = set(seats.annotate(terms=Count("pk")).filter(terms__gt=1).values_list(*_SEAT))
        counted = set(SeatCount.objects.exclude(seats=None).values_list("seat_class_id", flat=True))
        return [
            term
            for term in rows
            if term.seat_class_id in counted or (term.seat_class_id, term.person_id) in several
        ]


def refuse_more_than_seats(
    seat_class: SeatClass, counts: list[SeatCount], changed: Term | None = None
) -> None:
    """Refuse more sitting members than seats on any day.

    Args:
        seat_class: the class looked at.
        counts: its counts, as they are going to be.
        changed: a term as it is going to be, which replaces its stored form.

    Raises:
        ValidationError: naming the day, the members and the seats.
    """
    stored = Term.objects.filter(seat_class_id=seat_class.pk)
    terms = [*stored.exclude(pk=changed.pk or 0), changed] if changed else list(stored)
    sittings = [Period.of(term.start, term.until) for term in terms]
    for count in counts:
        if count.seats is None:
            continue
        day, sitting = fullest_day(sittings, Period.of(count.since, count.until))
        if sitting > count.seats:
            message = _("On %(day)s %(sitting)s members would sit on %(seats)s seats.")
            found = {"day": day, "sitting": sitting, "seats": count.seats}
            raise ValidationError(message % found, code="too_many_members")


class Election(Sourced):
    """People were, or are going to be, elected to a body."""

    body = models.ForeignKey(
        Body, on_delete=models.CASCADE, related_name="elections", verbose_name=_("body")
    )
    seat_class = models.ForeignKey(
        SeatClass,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="elections",
        verbose_name=_("seat class"),
    )
    held_on = PartialDateField(
        _("held on"), blank=False, help_text=_("The day the result stood, as precise as known.")
    )
    seats = models.PositiveSmallIntegerField(_("seats to fill"), null=True, blank=True)
    method = models.CharField(
        _("method"), max_length=100, blank=True, help_text=_("Such as Condorcet or STV.")
    )
    url = models.URLField(_("page of the election"), max_length=500, blank=True)

    history = History()

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = ("-held_on", "pk")
        constraints = (
            models.UniqueConstraint(
                name="election_once_a_day", fields=("body", "seat_class", "held_on")
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on}"

    def clean_row(self) -> None:
        """Refuse a seat class of another body."""
        super().clean_row()
        if self.seat_class and self.seat_class.body_id != self.body_id:
            raise ValidationError({"seat_class": _("That seat class belongs to another body.")})
