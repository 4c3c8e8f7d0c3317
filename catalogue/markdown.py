"""Markdown from curators → safe HTML."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAGS = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "a"),
    *("ul", "ol", "li", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@lru_cache(maxsize=2048)
def render_markdown(text: str) -> SafeString:
    """Return Markdown as HTML without scripts, styles, images or foreign markup.

    Rendered once per text and process: a text that changes is another text.
    """
    html = nh3.clean(
        _PARSER.render(text),
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https"},
        link_rel="noopener",
    )
    return mark_safe(html)  # noqa: S308 - cleaned by nh3 in the line above
