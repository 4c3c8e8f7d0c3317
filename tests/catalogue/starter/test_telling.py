"""No page says less than the API: what it answers about a thing is on the page of the thing."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from catalogue.markdown import render_markdown
from catalogue.models import Project
from governance.partial_dates import show_partial_date
from tests.catalogue.views.markup import read

pytestmark = pytest.mark.django_db

PARTIAL = re.compile(r"\d{4}(-\d\d){0,2}")
# Addresses and numbers for machines, what is drawn, and what all that is shown is.
FOR_MACHINES = {
    *("url", "page_url", "projects_url", "seat_classes.slug", "terms.seat_class"),
    *("terms.id", "terms.url", "mark", "state"),
}
WORDS = {str(kind): str(kind.label) for kind in Project.Kind}


@pytest.mark.parametrize(
    ("row", "page"),
    [
        ("projects/zuul", "/projects/zuul/"),
        ("projects/kubernetes", "/projects/kubernetes/"),
        ("use-cases/ai-infrastructure", "/use-cases/ai-infrastructure/"),
        ("focus-areas/edge", "/focus-areas/edge/"),
        ("bodies/kata-architecture-committee", "/governance/bodies/kata-architecture-committee/"),
        ("people/alan-clark", "/governance/people/alan-clark/"),
        ("organizations/red-hat", "/organizations/red-hat/"),
        ("stages/retired", "/legend/"),
        ("releases/austin", "/legend/"),
    ],
)
def test_what_the_api_says_of_a_thing_is_on_its_page(row: str, page: str, client: Client) -> None:
    said = client.get(f"/api/v1/{row}/").json()
    found = read(client.get(page))
    text = plain(found.one("main").text)
    leads = {link.removeprefix(settings.SITE_URL) for link in found.links()} | {page}
    untold = [
        f"{name}: {value}"
        for name, value in values(said)
        if name not in FOR_MACHINES and not told(value, text, leads)
    ]
    assert untold == []


def values(said: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield what an answer says, part by part, each with the names of the fields it is in."""
    if isinstance(said, dict):
        for key, value in said.items():
            yield from values(value, f"{name}.{key}".lstrip("."))
    elif isinstance(said, list):
        for value in said:
            yield from values(value, name)
    elif said not in (None, "") and not isinstance(said, bool):
        yield name, str(said)


def told(value: str, text: str, leads: set[str]) -> bool:
    """Tell whether a page says something, in words or by leading there."""
    if PARTIAL.fullmatch(value):
        return plain(show_partial_date(value)) in text
    address = value.removeprefix(settings.SITE_URL)
    if any(address in lead for lead in leads):
        return True
    words = re.sub(r"<[^>]+>", "", render_markdown(WORDS.get(value, value)))
    return plain(words) in text or plain(value.replace("-", " ").replace("_", " ")) in text


def plain(text: str) -> str:
    """Return text by its letters and digits alone."""
    return re.sub(r"\W|_|&\w+;", "", text).casefold()
