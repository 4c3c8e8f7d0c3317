"""The head of a page, in templates."""

import orjson
from django import template
from django.utils.safestring import SafeString, mark_safe

from governance.pages import Head, absolute

register = template.Library()
register.filter("absolute", absolute)

# JSON may have these only inside texts, and there it may have them escaped; then nothing in it
# can end the script it stands in.
_ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


@register.simple_tag
def linked_data(head: Head | None, address: str) -> SafeString:
    """Show what a page is about as JSON-LD; browsers do not run it, so the CSP lets it be."""
    data = head.linked_data(address) if head else None
    if data is None:
        return SafeString("")
    text = orjson.dumps(data).decode().translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped
