"""The desk on the admin's first page, which is made before there are models."""

from typing import Any

from django import template

from catalogue.desk.gathering import Desk, gather

register = template.Library()


@register.simple_tag
def desk_of(user: Any) -> Desk:
    """Return what waits for a user."""
    return gather(user)
