"""The search index: derived from everything that can be found, and made anew at any time.

`catalogue.search` alone writes and reads these rows. They are no facts, so they have no history.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.ordering import BinaryOrder, PlainSlugField, SortKeyField

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
else:  # the class takes no parameters when the program runs
    TextField = models.CharField

MOST_LETTERS = 60


class PlainField(BinaryOrder, TextField):
    """Normalised text that compares by bytes on every engine."""


class SearchKind(models.TextChoices):
    """What sort of thing is found."""

    PROJECT = "project", _("Projects")
    USE_CASE = "use_case", _("Use cases")
    FOCUS_AREA = "focus_area", _("Focus areas")
    CATEGORY = "category", _("Categories")
    ORGANIZATION = "organization", _("Organizations")
    BODY = "body", _("Bodies")
    PERSON = "person", _("People")


class SearchField(models.IntegerChoices):
    """Where a word stands in what is found."""

    NAME = 1, _("name")
    SLUG = 2, _("address")
    ABBREVIATION = 3, _("abbreviation")
    FORMER = 4, _("former name")
    LABEL = 5, _("on the map as")
    ROLE = 6, _("role")
    CATEGORY = 7, _("category")
    TAG = 8, _("tag")
    SUMMARY = 9, _("summary")
    DESCRIPTION = 10, _("description")


class SearchEntry(models.Model):
    """One thing that can be found, with what a line about it shows."""

    kind = models.CharField(max_length=20, choices=SearchKind)
    object_id = models.PositiveBigIntegerField()
    slug = PlainSlugField(max_length=80, db_index=False)
    scope = PlainSlugField(max_length=80, db_index=False, blank=True)
    name = models.CharField(max_length=200)
    sort_key = SortKeyField()
    detail = models.TextField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    texts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = (
            models.UniqueConstraint(name="search_entry_once", fields=("kind", "object_id")),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


class SearchPosting(models.Model):
    """A word of an entry, in the field in which it weighs most there.

    Two neighbouring words, and all words of a name together, are kept joined, with a plus sign in
    front: ``+objectstorage``.
    """

    kind = models.CharField(max_length=20, choices=SearchKind)
    object_id = models.PositiveBigIntegerField()
    word = PlainField(max_length=MOST_LETTERS + 1)
    field = models.PositiveSmallIntegerField(choices=SearchField)
    weight = models.PositiveSmallIntegerField()
    whole = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("search posting")
        verbose_name_plural = _("search postings")
        constraints = (
            models.UniqueConstraint(
                name="search_posting_once", fields=("kind", "object_id", "word")
            ),
        )
        indexes = (
            # The heaviest of a word are found without looking at the others.
            models.Index(
                name="search_posting_heaviest", fields=("word", "kind", "-weight", "object_id")
            ),
        )

    def __str__(self) -> str:
        return f"{self.word} in {self.kind} {self.object_id}"


class SearchKey(models.Model):
    """A way to a word for those who write another: its beginning, its stem, its misspellings."""

    key = PlainField(max_length=MOST_LETTERS + 1)
    length = models.PositiveSmallIntegerField()
    word = PlainField(max_length=MOST_LETTERS)

    class Meta:
        verbose_name = _("search key")
        verbose_name_plural = _("search keys")
        constraints = (
            models.UniqueConstraint(name="search_key_once", fields=("key", "length", "word")),
        )
        indexes = (models.Index(name="search_key_word", fields=("word",)),)

    def __str__(self) -> str:
        return f"{self.key} → {self.word}"


class SearchChange(models.Model):
    """Something changed and the index does not know yet.

    Written in the transaction of the change, so it is there exactly if the change is.
    """

    kind = models.CharField(max_length=20, choices=SearchKind)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("search change")
        verbose_name_plural = _("search changes")

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
