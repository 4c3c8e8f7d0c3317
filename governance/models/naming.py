"""Names and addresses: slugs that keep working, names that are remembered."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from governance.models.history import History
from governance.models.kept import KeptData
from governance.models.rows import Checked, Dated
from governance.ordering import PlainSlugField, SortKeyField


class PreviousSlugQuerySet(models.QuerySet["PreviousSlug"]):
    """Slugs given up in a rename."""

    def leading_to(self, model: type[models.Model], slug: str, scope: str = "") -> Self:
        """Keep the one that a slug of a model may be found under."""
        kind = ContentType.objects.get_for_model(model)
        return self.filter(content_type=kind, scope=scope, slug=slug)


class PreviousSlug(models.Model):
    """A slug something had before, which still leads to it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    scope = models.CharField(max_length=40, blank=True, default="")
    slug = PlainSlugField(max_length=80, db_index=False)

    objects = PreviousSlugQuerySet.as_manager()

    class Meta:
        verbose_name = _("previous slug")
        verbose_name_plural = _("previous slugs")
        constraints = (
            models.UniqueConstraint(
                name="previous_slug_leads_to_one", fields=("content_type", "scope", "slug")
            ),
        )
        indexes = (
            models.Index(name="previous_slug_subject", fields=("content_type", "object_id")),
        )

    def __str__(self) -> str:
        return str(self.slug)


class FormerName(Dated):
    """A name something had before, with the time it was in use."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    name = models.CharField(_("name"), max_length=200)

    history = History()

    class Meta(Dated.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ("since", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="former_name_once_a_period",
                fields=("content_type", "object_id", "name", "since"),
            ),
        )
        indexes = (models.Index(name="former_name_subject", fields=("content_type", "object_id")),)

    def __str__(self) -> str:
        return self.name


def name_then(model: type[models.Model], key: str, on: str) -> models.Subquery:
    """Return what a row was called on a day and is no more, to annotate rows that refer to it.

    It is null where the row was called then as it is today.

    Args:
        model: the model of the row.
        key: the field that refers to it.
        on: the day, ``YYYY-MM-DD``.
    """
    names = FormerName.objects.on(on).filter(until__gt="", object_id=models.OuterRef(key))
    options = model._meta
    own = names.filter(
        content_type__app_label=options.app_label, content_type__model=options.model_name
    )
    return models.Subquery(own.order_by("since", "pk").values("name")[:1])


_Row = TypeVar("_Row", bound="Slugged", covariant=True)


class SluggedQuerySet(models.QuerySet[_Row]):
    """Rows with an address."""

    def at(self, slug: str, scope: str = "") -> _Row | None:
        """Return the row a slug, present or previous, leads to; None if none does."""
        found = self.filter(slug=slug).first()
        if found is None:
            previous = PreviousSlug.objects.leading_to(self.model, slug, scope).first()
            found = self.filter(pk=previous.object_id).first() if previous else None
        return found

    def formerly(self, slugs: Iterable[str], scope: str = "") -> dict[str, str]:
        """Return the present slugs of rows by those they had before, in two queries.

        Args:
            slugs: slugs, some of which may be previous ones.
            scope: what the slugs are unique within.
        """
        kind = ContentType.objects.get_for_model(self.model)
        renames = PreviousSlug.objects.filter(content_type=kind, scope=scope, slug__in=slugs)
        keys = dict(renames.values_list("slug", "object_id"))
        now = dict(self.filter(pk__in=keys.values()).values_list("pk", "slug"))
        return {slug: now[key] for slug, key in keys.items() if key in now}


class Slugged(Checked):
    """A row with a slug. A slug that is changed goes on leading to the row."""

    slug = PlainSlugField(
        _("slug"),
        max_length=80,
        unique=True,
        help_text=_("The last part of the address. The old one keeps working after a change."),
    )
    previous_slugs = GenericRelation(PreviousSlug)

    objects = SluggedQuerySet.as_manager()

    class Meta:
        abstract = True

    _stored_slug: str | None = None

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remember the slug as it is stored, to notice a rename."""
        row = super().from_db(*args, **kwargs)
        row._stored_slug = row.__dict__.get("slug")
        return row

    @property
    def stored_slug(self) -> str | None:
        """The slug the row was loaded or saved with; None for a new one."""
        return self._stored_slug

    @property
    def is_public(self) -> bool:
        """Whether everybody may see the row; models with drafts say which are not."""
        return True

    @property
    def slug_scope(self) -> str:
        """What the slug is unique within: empty for the whole catalogue."""
        return ""

    def clean_among(self) -> None:
        """Refuse a slug that still leads to another row."""
        super().clean_among()
        taken = PreviousSlug.objects.leading_to(type(self), self.slug, self.slug_scope)
        if taken.exclude(object_id=self.pk or 0).exists():
            message = _(
                "“%(slug)s” still leads to something that was renamed; choose another slug."
            )
            raise ValidationError({"slug": message % {"slug": self.slug}})

    @classmethod
    def doubtful(cls, rows: Sequence[Self]) -> Sequence[Self]:
        """Return the rows whose slug something has given up."""
        kind = ContentType.objects.get_for_model(cls)
        given_up = set(
            PreviousSlug.objects.filter(content_type=kind).values_list("slug", flat=True)
        )
        return [row for row in rows if row.slug in given_up]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row and, when its slug changed, keep the old one."""
        with transaction.atomic():
            stored = self._stored_slug or self._slug_in_database()
            super().save(*args, **kwargs)
            if stored and stored != self.slug:
                self._keep_slug(stored)
        self._stored_slug = self.slug

    def _slug_in_database(self) -> str | None:
        """Look up what a row does not remember that is taken back to an earlier state."""
        if self.pk is None:
            return None
        rows = type(self)._default_manager.filter(pk=self.pk)
        return rows.values_list("slug", flat=True).first()

    def keep_slugs(self, given_up: Iterable[str]) -> None:
        """Let slugs that the row had lead to it again, but for those that lead to another now."""
        kind = ContentType.objects.get_for_model(self)
        taken = PreviousSlug.objects.filter(content_type=kind, scope=self.slug_scope)
        taken_now = type(self)._default_manager.exclude(pk=self.pk)
        slugs = set(given_up) - {self.slug}
        slugs -= set(taken.filter(slug__in=slugs).values_list("slug", flat=True))
        slugs -= set(taken_now.filter(slug__in=slugs).values_list("slug", flat=True))
        for slug in sorted(slugs):
            self._keep_slug(slug)

    def _keep_slug(self, old: str) -> None:
        previous = {"content_type": ContentType.objects.get_for_model(self), "object_id": self.pk}
        PreviousSlug.objects.filter(**previous, slug=self.slug).delete()
        PreviousSlug.objects.update_or_create(
            content_type=previous["content_type"],
            scope=self.slug_scope,
            slug=old,
            defaults={"object_id": self.pk},
        )


class Named(Slugged):
    """A row with a name people know it by, and the names it had before."""

    name = models.CharField(_("name"), max_length=200, help_text=_("As people write it."))
    sort_key = SortKeyField()
    former_names = GenericRelation(FormerName)
    kept = GenericRelation(KeptData)

    class Meta:
        abstract = True
        ordering = ("sort_key", "slug")

    def __str__(self) -> str:
        return self.name

    def name_on(self, date: str) -> str:
        """Return the name that was in use on a day, from the prefetched former names."""
        past = [row for row in self.former_names.all() if row.until and row.holds_on(date)]
        return past[0].name if past else self.name


class Ordered(models.Model):
    """Rows a curator puts in order by hand.

    Attributes:
        placed_among: the reference that rows in one order have in common; empty where all rows of
            the model are in one.
        laid_in: the field that numbers the lines they stand in, where they stand in several.
    """

    placed_among: ClassVar[str] = ""
    laid_in: ClassVar[str] = ""

    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first.")
    )

    class Meta:
        abstract = True
        ordering = ("position", "pk")

    def put_last(self) -> None:
        """Give the row the place after all others in its order, on the last of their lines."""
        others = type(self)._default_manager.exclude(pk=self.pk)
        if self.placed_among:
            around = f"{self.placed_among}_id"
            others = others.filter(**{around: getattr(self, around)})
        lines = (self.laid_in,) if self.laid_in else ()
        last = others.order_by(*lines, "position").values_list("position", *lines).last()
        self.position = last[0] + 1 if last else 0
        if last and self.laid_in:
            setattr(self, self.laid_in, last[1])
