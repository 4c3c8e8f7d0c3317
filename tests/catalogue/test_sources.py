"""Where the facts of the catalogue are from."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.models import Project
from catalogue.sources import sources
from tests import factories

pytestmark = pytest.mark.django_db


def hosts() -> dict[str, int]:
    """Return the number of facts by host."""
    return {site.host: site.facts for site in sources().sites}


def test_facts_of_all_kinds_are_counted_by_the_host_of_their_source() -> None:
    factories.project(source_url="https://opendev.org/nova")
    factories.stage_change(source_url="https://opendev.org/else?x=1")
    factories.body(source_url="https://OpenInfra.org/board")
    assert list(hosts().items()) == [("opendev.org", 2), ("openinfra.org", 1)]


def test_facts_without_a_source_are_told_apart() -> None:
    factories.project(source_url="")
    factories.project(source_url="https://example.org")
    found = sources()
    assert (found.facts, found.sourced) == (2, 1)


def test_drafts_and_what_is_about_them_are_not_counted() -> None:
    draft = factories.project(state=Project.State.DRAFT, source_url="https://a.example")
    factories.stage_change(project=draft, source_url="https://b.example")
    factories.former_name(subject=draft, source_url="https://c.example")
    factories.relation(target=draft, source_url="https://d.example")
    assert hosts() == {}
    Project.objects.update(state=Project.State.PUBLISHED)
    assert set(hosts()) == {f"{letter}.example" for letter in "abcd"}


def test_one_query_however_many_there_are(django_assert_num_queries: Callable[[int], Any]) -> None:
    for number in range(10):
        factories.project(source_url=f"https://{number}.example.org")
    with django_assert_num_queries(1):
        assert len(hosts()) == 10
