"""Where the slugs in filters lead to: one query for all of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.models import Body, Organization, Person, SeatClass
from governance.models.naming import Slugged

SHOWN = 20
SLUG = "[-a-zA-Z0-9_]+"


@dataclass(frozen=True)
class Source:
    """Rows that a slug may lead to.

    Attributes:
        noun: what one of them is called, for messages.
        rows: returns the rows the public may see.
        at: returns the row a present or previous slug leads to, or None.
        address: field or expression with the slug; the latter where it is made of two.
        pattern: regular expression for slugs.
    """

    noun: Any
    rows: Callable[[], QuerySet[Any]]
    at: Callable[[str], Any]
    address: Any = "slug"
    pattern: str = f"^{SLUG}$"

    @property
    def _written(self) -> Any:
        return F(self.address) if isinstance(self.address, str) else self.address

    def among(self, slugs: list[str]) -> QuerySet[Any]:
        """Return the rows that have one of these slugs now."""
        rows = self.rows().order_by().annotate(written=self._written)
        found: QuerySet[Any] = rows.filter(written__in=slugs)
        return found

    def refusal(self, slug: str) -> str:
        """Return the message for a slug that leads nowhere, with slugs that do."""
        known = self.rows().order_by("pk").annotate(written=self._written)
        shown = list(known.values_list("written", flat=True)[: SHOWN + 1])
        found = {"noun": self.noun, "slug": slug, "known": ", ".join(shown)}
        if len(shown) > SHOWN:
            found["known"] = ", ".join(shown[:3])
            return _("There is no %(noun)s “%(slug)s”; use a slug such as %(known)s.") % found
        return _("There is no %(noun)s “%(slug)s”; there are: %(known)s.") % found


def find(wanted: Mapping[str, tuple[Source, list[str]]]) -> dict[str, dict[str, int]]:
    """Return the keys of the rows that slugs lead to, in one query unless some are not in use.

    Args:
        wanted: for each parameter, where its slugs are looked up, and the slugs.

    Returns:
        For each parameter the keys by slug, without the slugs that lead nowhere.
    """
    found: dict[str, dict[str, int]] = {name: {} for name in wanted}
    lookups = [
        source.among([slug for slug in slugs if re.match(source.pattern, slug)]).values_list(
            Value(name), "pk", "written"
        )
        for name, (source, slugs) in wanted.items()
    ]
    if lookups:
        for name, key, slug in lookups[0].union(*lookups[1:], all=True):
            found[name][slug] = key
    for name, (source, slugs) in wanted.items():
        for slug in slugs:
            # A slug given up in a rename goes on working, in links that were shared.
            if slug not in found[name] and re.match(source.pattern, slug):
                row = source.at(slug)
                found[name].update({slug: row.pk} if row else {})
    return found


def seat_class_at(address: str) -> SeatClass | None:
    """Return the seat class that ``<body>.<slug>`` leads to, the body by a previous slug too."""
    body_slug, _dot, slug = address.partition(".")
    found = Body.objects.at(body_slug)
    return None if found is None else found.seat_classes.filter(slug=slug).first()


def plain(noun: Any, model: type[Slugged]) -> Source:
    """Return the source of a model all of whose rows are public."""
    return Source(noun, model.objects.all, lambda slug: model.objects.all().at(slug))


def joined(first: str, mark: str) -> Any:
    """Return the address made of a field, a mark and the slug."""
    return Concat(F(first), Value(mark), F("slug"), output_field=CharField())


BODY = plain(gettext_lazy("body"), Body)
ORGANIZATION = plain(gettext_lazy("organization"), Organization)
PERSON = plain(gettext_lazy("person"), Person)
SEAT_CLASS = Source(
    gettext_lazy("seat class"),
    SeatClass.objects.all,
    seat_class_at,
    joined("body__slug", "."),
    rf"^{SLUG}\.{SLUG}$",
)
