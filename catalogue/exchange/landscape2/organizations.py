"""Members of the foundation, and the foundation itself, as rows."""

from catalogue.exchange.landscape2.document import Item
from catalogue.exchange.landscape2.identity import Subject
from catalogue.exchange.landscape2.keys import HOMEPAGE
from catalogue.exchange.landscape2.material import Material
from catalogue.exchange.landscape2.members import read_member, write_member
from catalogue.exchange.landscape2.names import slug_of
from catalogue.exchange.landscape2.rows import (
    ORGANIZATION,
    below,
    kept_of,
    kept_row,
    lines_of,
    said,
)
from catalogue.exchange.native.reading import Row

_MEMBERSHIP = below(ORGANIZATION, "memberships")
_PATHS = {"name": "name", "homepage": HOMEPAGE, "summary": "description"}


def organization_rows(material: Material) -> list[Row]:
    """Return a row for each member, with its memberships, and one for the foundation."""
    rows = [_row(subject) for subject in material.organizations]
    foundation = foundation_slug(material)
    if foundation and foundation not in {subject.slug for subject in material.organizations}:
        place = material.settings.place_of("foundation")
        initial = {"name": material.settings.foundation, "sector": "foundation"}
        rows.append(Row(ORGANIZATION, place, {"slug": foundation}, initial={**initial}))
    return rows


def foundation_slug(material: Material) -> str:
    """Return the slug of the foundation, empty if nobody said which it is."""
    return slug_of(material.settings.foundation)


def _row(subject: Subject) -> Row:
    item, member = subject.item, read_member(subject.item.keys)
    values = said(
        {
            "slug": subject.slug,
            "name": member.name,
            "homepage": member.homepage,
            "summary": member.summary,
        }
    )
    row = Row(ORGANIZATION, item.place, values, lines_of(item, _PATHS, values))
    row.children["memberships"] = [_membership(each) for each in subject.items]
    row.children["kept"] = kept_row(item.place, kept_of(subject.items, write_member(member)))
    return row


def _membership(item: Item) -> Row:
    values = said({"tier": item.subcategory, "since": read_member(item.keys).joined})
    return Row(_MEMBERSHIP, item.place, values, lines_of(item, {"since": "joined"}, values))
