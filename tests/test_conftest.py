"""The fixtures keep their word."""

import pytest
from django.contrib.auth.models import User
from django.db import connection

from tests.conftest import AtMost


def test_budget_lets_fewer_queries_pass(at_most_queries: AtMost) -> None:
    with at_most_queries(2):
        User.objects.count()


def test_budget_fails_and_shows_the_queries(at_most_queries: AtMost) -> None:
    budget = at_most_queries(1)
    budget.__enter__()
    User.objects.count()
    User.objects.exists()
    with pytest.raises(AssertionError, match=r"(?s)2 queries, at most 1:.*auth_user"):
        budget.__exit__(None, None, None)


@pytest.mark.django_db
def test_sqlite_is_in_wal_mode_and_waits_for_other_writers() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")
    with connection.cursor() as cursor:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        values = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert values == ["wal", 1, 1, 20_000]
