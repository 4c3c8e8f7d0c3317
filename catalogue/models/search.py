"""The search index: derived from everything that can be found, and made anew at any time.

`catalogue.search` alone writes and reads these rows. They are no facts, so they have no history.
"""

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _

from governance.ordering import BinaryOrder, PlainSlugField

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
    NumberField = models.BigIntegerField[Any, Any]
    SmallField = models.SmallIntegerField[Any, Any]
else:  # the classes take no parameters when the program runs
    TextField, NumberField = models.CharField, models.BigIntegerField
    SmallField = models.SmallIntegerField

MOST_LETTERS = 60
BEGINNINGS = (1, 3)  # letters: shorter and longer ones are looked for among these
_BYTES = 6  # of a million words two have the same digest once in 500 catalogues; SQLite saves two


@lru_cache(maxsize=50_000)
def digest(text: str) -> int:
    """Return the number by which a word, or a key, is kept and found."""
    return int.from_bytes(blake2b(text.encode(), digest_size=_BYTES).digest(), signed=True)


class PlainField(BinaryOrder, TextField):
    """Normalised text that compares by bytes on every engine."""


class DigestField(NumberField):
    """A text of which only the digest is kept: it can be asked for, and is read as a number."""

    def get_prep_value(self, value: Any) -> Any:
        """Return the digest of a text; what has been read is its own."""
        return digest(value) if isinstance(value, str) else super().get_prep_value(value)

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Say what the column is: as a primary key on SQLite, the number of the row itself."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class SearchKind(models.TextChoices):
    """What sort of thing is found."""

    PROJECT = "project", _("Projects")
    USE_CASE = "use_case", _("Use cases")
    FOCUS_AREA = "focus_area", _("Focus areas")
    CATEGORY = "category", _("Categories")
    ORGANIZATION = "organization", _("Organizations")
    BODY = "body", _("Bodies")
    PERSON = "person", _("People")


# How a kind is kept: never to be given to another one.
KIND_NUMBERS = {
    SearchKind.PROJECT: 1,
    SearchKind.USE_CASE: 2,
    SearchKind.FOCUS_AREA: 3,
    SearchKind.CATEGORY: 4,
    SearchKind.ORGANIZATION: 5,
    SearchKind.BODY: 6,
    SearchKind.PERSON: 7,
}
KINDS = {number: kind for kind, number in KIND_NUMBERS.items()}


class KindField(SmallField):
    """A kind, kept as its number."""

    def get_prep_value(self, value: Any) -> Any:
        """Return the number of a kind."""
        return KIND_NUMBERS[SearchKind(value)] if isinstance(value, str) else value

    def from_db_value(self, value: int, *_: Any) -> SearchKind:
        """Return the kind with a number."""
        return KINDS[value]

    def to_python(self, value: Any) -> Any:
        """Return a kind from its name."""
        return SearchKind(value) if isinstance(value, str) else value


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

    pk = models.CompositePrimaryKey("kind", "object_id")
    object_id = models.BigIntegerField()
    kind = KindField()
    slug = PlainSlugField(max_length=80, db_index=False)
    scope = PlainSlugField(max_length=80, db_index=False, blank=True)
    name = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    texts = models.JSONField(default=dict)  # those that are in none of the columns, by field

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


class SearchPosting(models.Model):
    """A word of an entry, in the field in which it weighs most there.

    Two neighbouring words, and all words of a name together, are kept joined, with a plus sign in
    front: ``+objectstorage``. These rows are most of the index, hence numbers alone, in an order
    without gaps. The key has the heaviest of a word and a kind side by side, so that they are
    found without looking at the others; on SQLite it is the table (``WITHOUT ROWID``, see the
    migration that made it), and the index has all that is asked about the words of an entry.
    """

    pk = models.CompositePrimaryKey("word", "kind", "lightness", "object_id")
    word = DigestField()
    object_id = models.BigIntegerField()
    kind = KindField()
    lightness = models.SmallIntegerField()  # the weight below zero: the heaviest come first
    field = models.SmallIntegerField(choices=SearchField)
    whole = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("search posting")
        verbose_name_plural = _("search postings")
        indexes = (
            models.Index(
                name="search_posting_entry",
                fields=("object_id", "kind", "word", "lightness", "field", "whole"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.word} in {self.kind} {self.object_id}"


class SearchWord(models.Model):
    """A word that stands somewhere, by its digest; joined ones are not among them."""

    id = DigestField(primary_key=True)
    word = PlainField(max_length=MOST_LETTERS)

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        # The shortest words with a beginning are found without looking at the others.
        indexes = tuple(
            models.Index(
                Substr("word", 1, size), Length("word"), "word", name=f"search_word_begins_{size}"
            )
            for size in BEGINNINGS
        )

    def __str__(self) -> str:
        return str(self.word)


class SearchKey(models.Model):
    """What words have in common if few letters of either are wrong, by its digest, and the words.

    The words are one text, for there are few of a key but many keys, and each row would cost more
    than what it says.
    """

    id = DigestField(primary_key=True)
    words = models.TextField()

    class Meta:
        verbose_name = _("search key")
        verbose_name_plural = _("search keys")

    def __str__(self) -> str:
        return self.words


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
