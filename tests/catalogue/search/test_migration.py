"""The index of an earlier release is made anew by the next change, and by `prepare` at once."""

import pytest
from django.core.management import call_command
from django.db import connection

from catalogue.models import SearchChange
from catalogue.search import drain, is_empty, search
from tests import factories

BEFORE = ("catalogue", "0006_revision")
OLD_ENTRY = """INSERT INTO catalogue_searchentry
    (kind, object_id, slug, scope, name, sort_key, detail, note, texts)
    VALUES ('project', %s, 'quokka', '', 'Quokka', 'quokka', '', '', '{}')"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_was_in_the_index_is_in_it_again_after_a_migration(
    request: pytest.FixtureRequest,
) -> None:
    if request.config.getoption("nomigrations"):
        pytest.skip("the tables were made without migrations")
    project = factories.project(slug="quokka", name="Quokka")
    try:
        call_command("migrate", *BEFORE, verbosity=0)
        # What the newer index had is not lost on the way back either.
        assert list(SearchChange.objects.values_list("kind", "object_id")) == [
            ("project", project.pk)
        ]
        SearchChange.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(OLD_ENTRY, [project.pk])
    finally:
        call_command("migrate", "catalogue", verbosity=0)
    assert is_empty()
    drain()
    assert [found.name for found in search("quoka").ranked()] == ["Quokka"]


@pytest.mark.django_db
def test_postings_are_one_tree_on_sqlite(request: pytest.FixtureRequest) -> None:
    if connection.vendor != "sqlite" or request.config.getoption("nomigrations"):
        pytest.skip("only what migrations make on SQLite")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'catalogue_searchposting'")
        [statement] = cursor.fetchone()
    assert statement.endswith("WITHOUT ROWID")
