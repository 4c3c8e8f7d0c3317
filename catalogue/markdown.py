"""Markdown from curators → safe HTML."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TOP_LEVEL = 3  # what shows Markdown has a heading of the second level over it
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
    return rendered(text)


def rendered(text: str) -> SafeString:
    """Return the same for a text that is still being written, and keep nothing.

    Its headings are lowered to stand under those of the page.
    """
    tokens = _PARSER.parse(text)
    _lower_headings(tokens)
    html = nh3.clean(
        _PARSER.renderer.render(tokens, _PARSER.options, {}),
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https"},
        link_rel="noopener",
    )
    return mark_safe(html)  # noqa: S308 - cleaned by nh3 in the line above


def _lower_headings(tokens: list[Token]) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=_TOP_LEVEL)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + _TOP_LEVEL, 6)}"
