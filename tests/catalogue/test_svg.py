"""Which SVG a logo may be."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.svg import validate_logo

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str) -> str:
    return f"<svg {NAMESPACES}>{inside}</svg>"


def attribute(name: str, of: str) -> str:
    return f"The attribute {name} of <{of}> is not allowed in a logo."


DECLARED = "A logo may not have a document type, entities or processing instructions."

GOOD = {
    "shapes": '<g fill="none"><path d="M0 0h24v24H0z"/><circle cx="1" cy="1" r="1"/></g>',
    "a gradient": '<defs><linearGradient id="a"><stop offset="1"/></linearGradient></defs>'
    '<rect fill="url(#a)" width="1" height="1"/>',
    "a part used twice": '<symbol id="a"><path d="M0 0"/></symbol><use href="#a"/>'
    '<use xlink:href="#a"/>',
    "words": "<title>Zuul</title><desc>The gatekeeper</desc><text>Zuul</text>",
    "a comment": "<!-- drawn by hand --><path d='M0 0'/>",
}
BAD = {
    "script": ("<script>alert(1)</script>", "<script> is not allowed in a logo."),
    "style sheet": ("<style>*{}</style>", "<style> is not allowed in a logo."),
    "image": ('<image href="#a"/>', "<image> is not allowed in a logo."),
    "html": ("<foreignObject/>", "<foreignObject> is not allowed in a logo."),
    "animation": ('<set attributeName="href"/>', "<set> is not allowed in a logo."),
    "link": ('<a href="#a"/>', "<a> is not allowed in a logo."),
    "foreign element": (
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>',
        "<{http://www.w3.org/1999/xhtml}script> is not allowed in a logo.",
    ),
    "event": ('<path onclick="alert(1)"/>', attribute("onclick", "path")),
    "event in capitals": ('<path ONCLICK="alert(1)"/>', attribute("ONCLICK", "path")),
    "style": ('<path style="fill:red"/>', attribute("style", "path")),
    "base": ('<use xml:base="https://evil.example/" href="#a"/>', attribute("base", "use")),
    "other host": ('<use href="https://evil.example/a.svg#a"/>', attribute("href", "use")),
    "other host, xlink": ('<use xlink:href="//evil.example/a"/>', attribute("href", "use")),
    "code": ('<use href="javascript:alert(1)"/>', attribute("href", "use")),
    "data": ('<use href="data:image/svg+xml,&lt;svg/>"/>', attribute("href", "use")),
    "url": ('<path fill="url(https://evil.example/)"/>', attribute("fill", "path")),
    "url, spaced": ('<path fill="url ( //evil.example )"/>', attribute("fill", "path")),
    "url in capitals": ('<path fill="URL(//evil.example)"/>', attribute("fill", "path")),
    "url, escaped": (r'<path fill="u\72l(//evil.example)"/>', attribute("fill", "path")),
    "image-set": ("<g mask=\"image-set('//evil.example' 1x)\"/>", attribute("mask", "g")),
    "second of two": ('<path fill="url(#a) url(//evil.example)"/>', attribute("fill", "path")),
}


@pytest.mark.parametrize("inside", GOOD.values(), ids=GOOD)
def test_harmless_drawing_is_fine(inside: str) -> None:
    validate_logo(svg(inside))


def test_declaration_of_xml_is_fine() -> None:
    validate_logo(f'<?xml version="1.0" encoding="UTF-8"?>\n{svg("")}')


@pytest.mark.parametrize(("inside", "message"), BAD.values(), ids=BAD)
def test_what_runs_or_loads_is_refused_by_name(inside: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_logo(svg(inside))
    assert refused.value.messages == [message]


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{svg("&a;")}',
        f'<!doctype svg SYSTEM "https://evil.example/">{svg("")}',
        f'<?a <!-- ?><!DOCTYPE svg [<!ENTITY a "b">]><?b --> ?>{svg("&a;")}',
        f'<?xml-stylesheet href="https://evil.example/a.css"?>{svg("")}',
        svg("<![CDATA[x]]>"),
    ],
)
def test_document_types_entities_and_instructions_are_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_logo(text)
    assert refused.value.messages == [DECLARED]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "This is not SVG: no element found: line 1, column 0."),
        (svg("<g>"), "This is not SVG: mismatched tag: line 1, column"),
        ("<svg/>", "A logo is an <svg> element in the SVG namespace."),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "A logo is an <svg> element"),
        (svg("<!-- -->" * 8000), "The logo is larger than 64 kB."),
    ],
)
def test_what_is_no_small_svg_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_logo(text)
    assert refused.value.messages[0].startswith(message)
