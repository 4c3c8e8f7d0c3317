"""What templates of the catalogue share."""

from typing import Any

import pytest
from django.template import Context, Template

RETIRED = {"slug": "retired", "name": "Retired", "mark": "cross"}


def render(template: str, **context: Any) -> str:
    return Template("{% load catalogue %}" + template).render(Context(context))


def test_markdown_is_shown_as_html() -> None:
    assert render("{{ text|markdown }}", text="*a* <b>") == "<p><em>a</em> &lt;b&gt;</p>\n"


def test_stage_has_a_mark_that_only_eyes_see_and_its_name() -> None:
    html = render("{% stage found %}", found=RETIRED)
    assert '<span class="mark mark-cross" aria-hidden="true"></span>' in html
    assert "<span >Retired</span>" in html


def test_stage_without_words_has_its_name_for_screen_readers() -> None:
    html = render("{% stage found False %}", found=RETIRED)
    assert '<span class="sr-only">Retired</span>' in html


@pytest.mark.parametrize("words", [True, False])
def test_no_stage_is_nothing(words: bool) -> None:
    assert render("{% stage found words %}", found=None, words=words).strip() == ""


def test_name_of_a_stage_is_escaped() -> None:
    assert "<b>" not in render("{% stage found %}", found={**RETIRED, "name": "<b>"})


@pytest.mark.parametrize(
    ("path", "words"),
    [("/projects/open-stack_helm/", "open stack helm"), ("/nova.html", "nova html"), ("/", "")],
)
def test_last_part_of_an_address_is_read_as_words(path: str, words: str) -> None:
    assert render("{{ path|last_words }}", path=path) == words
