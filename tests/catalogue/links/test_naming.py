"""Which addresses are named, and by whom."""

from typing import Any

import pytest

from catalogue.links.naming import labels, rows_naming, urls
from tests import factories

pytestmark = pytest.mark.django_db


def test_addresses_of_all_kinds_of_rows_are_named_in_one_query(
    django_assert_num_queries: Any,
) -> None:
    factories.link(url="https://example.org/link")
    factories.body(charter_url="https://example.org/charter", homepage="")
    factories.organization(homepage="https://example.org/home")
    factories.stage_change(source_url="https://example.org/source")
    with django_assert_num_queries(1):
        found = urls()
    wanted = {f"https://example.org/{name}" for name in ("link", "charter", "home", "source")}
    assert wanted <= found
    assert "" not in found


@pytest.mark.parametrize("size", [1, 10])
def test_rows_that_name_an_address_are_found_in_as_many_queries_for_any_number(
    size: int, django_assert_num_queries: Any
) -> None:
    url = "https://example.org/"
    links = [factories.link(url=url) for _each in range(size)]
    changes = [factories.stage_change(source_url=url) for _each in range(size)]
    with django_assert_num_queries(3):
        found = [(str(row), named) for row, named in rows_naming([url])]
    wanted = [str(link.project) for link in links] + [str(change) for change in changes]
    assert sorted(found) == sorted((words, url) for words in wanted)
    assert "catalogue.projectlink" in labels()


def test_nothing_is_asked_for_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert list(rows_naming([])) == []
