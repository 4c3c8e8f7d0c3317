"""What an item among the members says of an organization, and the item that says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.exchange.landscape2.document import text_of
from catalogue.exchange.landscape2.keys import HOMEPAGE
from catalogue.exchange.landscape2.links import is_link
from catalogue.exchange.landscape2.names import without_membership
from catalogue.exchange.landscape2.paths import Flat

_A_DAY = len("2024-05-14")


@dataclass(frozen=True)
class Member:
    """What an item says of a member of the foundation.

    Attributes:
        name: the organization's name.
        homepage: its homepage.
        summary: what it is.
        joined: the day it joined, in the tier of the subcategory.
    """

    name: str
    homepage: str = ""
    summary: str = ""
    joined: str = ""


def read_member(keys: Mapping[str, Any]) -> Member:
    """Return what an item among the members says.

    Args:
        keys: the item's, flat. What cannot be used is passed over.
    """
    homepage = text_of(keys.get(HOMEPAGE))
    return Member(
        name=without_membership(text_of(keys.get("name"))),
        homepage=homepage if is_link(homepage) else "",
        summary=text_of(keys.get("description")),
        joined=text_of(keys.get("joined")),
    )


def write_member(member: Member) -> Flat:
    """Return the keys of an item that says something of a member, flat."""
    joined = member.joined if len(member.joined) == _A_DAY else ""
    texts = {HOMEPAGE: member.homepage, "description": member.summary, "joined": joined}
    return {"name": member.name, **{key: text for key, text in texts.items() if text}}
