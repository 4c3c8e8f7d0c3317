"""Drawings as programs write them become logos; what is dangerous in them is still refused."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.svg import validate_logo
from catalogue.svg_cleaning import cleaned_logo

OPEN = '<svg xmlns="http://www.w3.org/2000/svg"'


def svg(inside: str, also: str = "") -> str:
    return f"{OPEN}{also}>{inside}</svg>"


PLAIN = f'{OPEN}><path d="M0 0" /></svg>'
PATH = '<path d="M0 0"/>'


@pytest.mark.parametrize(
    "written",
    [
        f'\ufeff<?xml version="1.0" encoding="UTF-8"?>\n{svg(PATH)}',
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">{svg(PATH)}',
        svg(f"<!-- made by a program -->{PATH}"),
        svg(f"<metadata><b xmlns='http://example.org/'>a</b></metadata>{PATH}"),
        svg(f"<x:page/>{PATH}", ' xmlns:x="http://example.org/x"'),
        svg('<path x:y="1" d="M0 0"/>', ' xmlns:x="http://example.org/x"'),
        svg('<path class="a" data-name="b" d="M0 0"/>'),
        svg(f"<style/>{PATH}"),
        svg(f"<?program x?>{PATH}"),
    ],
)
def test_what_a_program_notes_for_itself_is_left_out(written: str) -> None:
    assert cleaned_logo(written) == PLAIN
    validate_logo(cleaned_logo(written))


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        ('<path style="fill:#fff; stroke : red"/>', 'fill="#fff" stroke="red"'),
        ('<path fill="red" style="fill:#fff !important;-ms-x:1"/>', 'fill="#fff"'),
        ('<style>.a,.b{fill:#fff}</style><path class="b"/>', 'fill="#fff"'),
        ('<style>/* . */ path{fill:red}</style><path fill="blue"/>', 'fill="red"'),
        ('<style>#c{fill:red}.a{fill:blue}path{fill:green}</style><path id="c" class="a"/>', ""),
        ('<style><![CDATA[.a{fill:url(#b)}]]></style><path class="a"/>', 'fill="url(#b)"'),
    ],
)
def test_styles_become_attributes(inside: str, attributes: str) -> None:
    attributes = attributes or 'id="c" fill="red"'
    assert cleaned_logo(svg(inside)) == f"{OPEN}><path {attributes} /></svg>"
    validate_logo(cleaned_logo(svg(inside)))


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (svg("<style>@import url(//evil.example)</style>"), "more than plain rules"),
        (svg("<style>@media print{path{fill:red}}</style>"), "more than plain rules"),
        (svg("<style>g > path{fill:red}</style>"), "has the selector “g > path”"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{svg("&a;")}', "document type with entities"),
        (svg("<path"), "This is not SVG"),
        ("PNG", "This is not SVG"),
    ],
)
def test_what_cannot_be_told_in_attributes_is_refused(written: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        cleaned_logo(written)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onclick="alert(1)"/>',
        '<image href="https://evil.example/a.png"/>',
        '<path style="fill:url(https://evil.example/)"/>',
        '<style>path{fill:url("//evil.example")}</style><path/>',
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//evil.example/a"/>',
        "<foreignObject/>",
    ],
)
def test_what_is_dangerous_is_not_hidden(inside: str) -> None:
    with pytest.raises(ValidationError):
        validate_logo(cleaned_logo(svg(inside)))
