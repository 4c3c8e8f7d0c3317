"""What pages of the catalogue share."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from catalogue.markdown import render_markdown

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """Show a curator's Markdown."""
    return render_markdown(text)


@register.inclusion_tag("includes/stage.html")
def stage(found: dict[str, str] | None, words: bool = True) -> dict[str, Any]:
    """Show a stage: its mark, and its name in words or for screen readers only."""
    return {"stage": found, "words": words}
