"""What tests of every part may use."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.core.signals import request_started
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import settings as hypothesis

from catalogue.answers.keeping import near
from catalogue.publication.daily import daily
from catalogue.sealing import seal, unseal
from catalogue.search import drain
from tests.readers import Reader

# A busy machine is no fault of the code; CI tries the same cases each time, people new ones.
hypothesis.register_profile("tests", deadline=None, derandomize="CI" in os.environ)
hypothesis.load_profile("tests")


AtMost = Callable[[int], AbstractContextManager[CaptureQueriesContext]]


@pytest.fixture
def client() -> Reader:
    """Return a client that is answered as in use."""
    return Reader()


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """What one test cached is not there for the next."""
    cache.clear()
    near.clear()
    yield
    cache.clear()
    near.clear()


@pytest.fixture(autouse=True)
def nothing_due(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is due was published, for as long as a test does not say otherwise."""
    monkeypatch.setattr(daily, "day", "9999-12-31")


@pytest.fixture(scope="session", autouse=True)
def emptied_though_sealed() -> Iterator[None]:
    """Tests with transactions of their own, and those of a live server, empty the database after.

    The database refuses to delete editions; here alone it is told to let them go.
    """
    empty: Callable[[Any], None] = vars(TransactionTestCase)["_fixture_teardown"]

    def unsealed(case: Any) -> None:
        unseal(connection)
        try:
            empty(case)
        finally:
            seal(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", unsealed)
        yield


@pytest.fixture
def searchable(db: None) -> Iterator[None]:
    """Bring the search index up to date before each request, as a commit does in use.

    Tests that look for words take it: they never commit, what they write is rolled back.
    """

    def index(**_: Any) -> None:
        told = len(connection.queries_log)
        drain()
        # Whoever counts the queries of a request does not mean those of a commit before it.
        while len(connection.queries_log) > told:
            connection.queries_log.pop()

    request_started.connect(index)
    yield
    request_started.disconnect(index)


@pytest.fixture
def at_most_queries(db: Any) -> AtMost:
    """Return a context manager that fails when more queries than so many are made.

    Budgets are upper bounds; to pin a count exactly, take `django_assert_num_queries`.
    """

    @contextmanager
    def limit(count: int) -> Iterator[CaptureQueriesContext]:
        with CaptureQueriesContext(connection) as captured:
            yield captured
        made = [query["sql"] for query in captured.captured_queries]
        assert len(made) <= count, f"{len(made)} queries, at most {count}:\n" + "\n".join(made)

    return limit
