"""Markdown from curators is safe to show."""

import pytest

from catalogue.markdown import render_markdown


def test_usual_marks_are_rendered() -> None:
    html = render_markdown("*Nova* and **Heat**:\n\n- `one`\n- two\n\n> three")
    assert "<p><em>Nova</em> and <strong>Heat</strong>:</p>" in html
    assert "<li><code>one</code></li>" in html
    assert "<blockquote>\n<p>three</p>\n</blockquote>" in html


def test_tables_are_rendered_without_styles() -> None:
    html = render_markdown("| a | b |\n| - | :-: |\n| 1 | 2 |")
    assert "<th>b</th>" in html
    assert "<td>2</td>" in html
    assert "style" not in html


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<b onclick='x()'>b</b>",
        "<img src=x onerror=x()>",
        "<iframe src=//x.example></iframe>",
        "<svg/onload=x()>",
    ],
)
def test_raw_html_is_shown_as_text(raw: str) -> None:
    html = render_markdown(f"before {raw} after\n\n{raw}")
    assert html.count("<p>") == html.count("<") / 2 == 2
    assert html.count("&lt;") == 2 * raw.count("<")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "mailto:a@example.org",
    ],
)
def test_links_lead_to_web_pages_only(address: str) -> None:
    assert "href" not in render_markdown(f"[look](<{address}>)")
    assert "href" not in render_markdown(f"<{address}>")


def test_links_keep_their_address_and_tell_the_other_page_nothing() -> None:
    html = render_markdown('[look](https://example.org/?a=1&b=2 "Title") and [here](/projects/)')
    assert '<a href="https://example.org/?a=1&amp;b=2" title="Title" rel="noopener">' in html
    assert '<a href="/projects/" rel="noopener">' in html


def test_images_are_left_out() -> None:
    assert "<img" not in render_markdown("![logo](https://example.org/logo.png)")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# One\n\n## Two", "<h3>One</h3>\n<h4>Two</h4>\n"),
        ("## One\n\n### Two", "<h3>One</h3>\n<h4>Two</h4>\n"),
        ("# One\n\n##### Five", "<h3>One</h3>\n<h6>Five</h6>\n"),
        ("###### Six", "<h3>Six</h3>\n"),
    ],
)
def test_headings_stand_under_those_of_the_page(written: str, shown: str) -> None:
    assert render_markdown(written) == shown


def test_nothing_is_nothing() -> None:
    assert render_markdown("") == ""
