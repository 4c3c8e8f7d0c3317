"""The database refuses to change or delete an edition."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from catalogue.models import Edition
from catalogue.sealing import TABLE, missing, seal, unseal
from tests import factories

pytestmark = pytest.mark.django_db

ATTEMPTS = {
    "update": f"UPDATE {TABLE} SET notes = 'changed'",
    "update of nothing": f"UPDATE {TABLE} SET notes = notes WHERE number = '20190402'",
    "delete": f"DELETE FROM {TABLE}",
    "upsert": f"INSERT INTO {TABLE} (map_id, number, publisher, published_on, notes, document, "
    f"sha256) SELECT map_id, number, publisher, published_on, 'changed', document, sha256 "
    f"FROM {TABLE} WHERE true ON CONFLICT (map_id, number) DO UPDATE SET notes = excluded.notes",
}
OF_ENGINE = {
    "sqlite": {
        "replace": f"REPLACE INTO {TABLE} (map_id, number, publisher, published_on, notes, "
        f"document, sha256) SELECT map_id, number, publisher, published_on, 'changed', document, "
        f"sha256 FROM {TABLE}",
        "replace by key": f"REPLACE INTO {TABLE} (id, map_id, number, publisher, published_on, "
        "notes, document, sha256) SELECT id, map_id, '20200101', publisher, published_on, '', "
        f"document, sha256 FROM {TABLE}",
    },
    "postgresql": {"truncate": f"TRUNCATE {TABLE}"},
}


def attempts() -> dict[str, str]:
    return {**ATTEMPTS, **OF_ENGINE[connection.vendor]}


@pytest.mark.parametrize("name", [*ATTEMPTS, "replace", "replace by key", "truncate"])
def test_edition_is_not_changed_or_deleted_by_sql(name: str) -> None:
    if name not in attempts():
        pytest.skip(f"{connection.vendor} has no such statement")
    factories.edition(number="20190402", notes="as published")
    before = list(Edition.objects.values())
    connection.check_constraints()  # or PostgreSQL truncates nothing before the end of the test
    with (
        pytest.raises(IntegrityError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempts()[name])
    assert list(Edition.objects.values()) == before


def test_further_editions_are_welcome() -> None:
    first = factories.edition(number="20190402")
    factories.edition(map=first.map, number="20190402.2")
    assert Edition.objects.count() == 2


def test_seal_is_there_and_is_made_again_when_it_is_not() -> None:
    assert missing(connection) == []
    unseal(connection)
    assert missing(connection)
    for _ in range(2):
        seal(connection)
        assert missing(connection) == []


def test_check_says_when_it_is_missing() -> None:
    assert found() == []
    unseal(connection)
    (warning,) = found()
    assert warning.startswith("?: (catalogue.W001) Editions in the database “default” could be")
    assert "Run manage.py migrate" in warning


def found() -> list[str]:
    raised = run_checks(databases=["default"])
    return [str(message) for message in raised if message.id == "catalogue.W001"]


def test_migrate_makes_it_again() -> None:
    unseal(connection)
    call_command("migrate", verbosity=0, interactive=False)
    assert missing(connection) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_time", [1, 2])
def test_tests_with_transactions_of_their_own_empty_the_database_after(_time: int) -> None:
    assert not Edition.objects.exists()
    assert missing(connection) == []
    factories.edition()
