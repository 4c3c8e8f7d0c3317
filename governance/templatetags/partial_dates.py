"""Partial dates in templates."""

from django import template

from governance.partial_dates import show_partial_date

register = template.Library()


@register.filter
def partial_date(text: str) -> str:
    """Show a partial date as precisely as it is known: ``8 April 2019``, ``November 2017``."""
    return show_partial_date(text)
