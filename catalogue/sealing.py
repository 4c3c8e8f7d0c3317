"""The database itself refuses to change or delete an edition, whoever asks it.

Triggers do that, on SQLite and on PostgreSQL; `manage.py check --database default` says when they
are missing. So `manage.py flush` fails once an edition is published: a database with editions is
emptied by removing it. The test suite, which empties its database between tests, takes the triggers
away for as long as that takes: see `unseal`.
"""

from typing import Any

from django.core import checks
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from catalogue import triggers
from catalogue.triggers import Trigger

APP, MODEL, TABLE = "catalogue", "edition", "catalogue_edition"
_REFUSAL = "An edition is never changed or deleted; publish another one."
_SAME = "id = NEW.id OR (map_id = NEW.map_id AND number = NEW.number)"
_TWIN = f"SELECT 1 FROM {TABLE} WHERE {_SAME}"  # noqa: S608 - nothing comes from outside

# By engine: name and action. `replace` is for SQLite's INSERT OR REPLACE, which deletes the old row
# without telling the trigger for deletions.
_ACTIONS = {
    "sqlite": {
        "edition_update": f"BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
        "edition_delete": f"BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
        "edition_replace": f"BEFORE INSERT ON {TABLE} WHEN EXISTS ({_TWIN}) "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    },
    "postgresql": {
        "edition_change": f"BEFORE UPDATE OR DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_edition_change()",
        "edition_truncate": f"BEFORE TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_edition_change()",
    },
}
_TRIGGERS = {
    vendor: [Trigger(TABLE, name, action) for name, action in actions.items()]
    for vendor, actions in _ACTIONS.items()
}
_FUNCTIONS = {
    "sqlite": (),
    "postgresql": (
        f"""
CREATE OR REPLACE FUNCTION refuse_edition_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation';
END $$
""",
    ),
}


def seal(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers that are missing; nothing happens where there is no table."""
    triggers.make(connection, _TRIGGERS[connection.vendor], _FUNCTIONS[connection.vendor])


def unseal(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away. For the test suite, which empties its database."""
    triggers.drop(connection, _TRIGGERS[connection.vendor])


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of the triggers that are not there; none where there is no table.

    For whoever asks whether the database is ready to serve.
    """
    absent = triggers.missing(connection, _TRIGGERS[connection.vendor])
    return [trigger.name for trigger in absent]


def seal_after_migrate(using: str, **_: Any) -> None:
    """Make the triggers once the tables are there (a receiver of ``post_migrate``)."""
    if router.allow_migrate(using, APP, model_name=MODEL):
        seal(connections[using])


def check_sealed(databases: Any = None, **_: Any) -> list[checks.CheckMessage]:
    """Warn of databases whose editions could be changed.

    A warning and no error: `migrate`, which mends it, runs the checks first.
    """
    return [
        checks.Warning(
            f"Editions in the database “{alias}” could be changed: it lacks {', '.join(names)}.",
            hint="Run manage.py migrate, which makes the missing triggers.",
            id="catalogue.W001",
        )
        for alias in databases or ()
        if router.allow_migrate(alias, APP, model_name=MODEL)
        and (names := missing(connections[alias]))
    ]
