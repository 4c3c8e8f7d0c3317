"""What pages of the catalogue share."""

import re
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalogue.editions import Change
from catalogue.markdown import render_markdown
from catalogue.models import ProjectLink, Review

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """Show a curator's Markdown."""
    return render_markdown(text)


@register.filter
def kind_of_link(kind: str) -> str:
    """Return what is found at a link of a kind, in words."""
    return str(ProjectLink.Kind(kind).label)


@register.filter
def outcome(value: str) -> str:
    """Return how a review ended, in words."""
    return str(Review.Outcome(value).label)


@register.inclusion_tag("includes/stage.html")
def stage(found: dict[str, str] | None, words: bool = True) -> dict[str, Any]:
    """Show a stage: its mark, and its name in words or for screen readers only."""
    return {"stage": found, "words": words}


@register.filter
def linked(change: Change) -> str:
    """Show a change as a sentence in which the project's name leads to its page."""
    before, name, after = change.sentence.partition(change.name)
    if not change.project or not name:
        return change.sentence
    address = reverse("project", args=[change.project])
    return format_html('{}<a href="{}">{}</a>{}', before, address, name, after)


@register.filter
def last_words(path: str) -> str:
    """Return the last part of an address as words to look for."""
    parts = [part for part in path.split("/") if part] or [""]
    return " ".join(re.split(r"[-_.]+", parts[-1]))
