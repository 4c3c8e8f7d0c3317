"""The database itself counts the revisions, whoever writes to it and however.

Triggers do that: those who write (admin, import, API, commands, a shell, `psql`) have nothing to
call and nothing to forget, and rows written in bulk count like any other.

On PostgreSQL they are put off to the end of the transaction, so that writers wait for one another
only while they commit, and count once for each transaction. SQLite has one writer at a time and no
such triggers: there the number moves with each row, which nobody sees before the commit.

Whatever is written to a history is noted with its revision in the same way. Moments would not do:
transactions are not committed in the order in which they began.
"""

import secrets
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core import checks
from django.db import connections, models, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from catalogue import triggers
from catalogue.triggers import Trigger

APPS = ("catalogue", "governance")
TABLES = frozenset({"catalogue_revision", "catalogue_recorded"})

# Models no public answer is made from. The index of search has its entries written anew whenever
# anything in it changes, so these alone are watched.
UNSEEN = frozenset(
    {
        *("Revision", "Recorded", "SearchChange", "SearchPosting", "SearchKey", "SearchWord"),
        *("LinkCheck", "Token", "RoleGroup", "AccountChange", "Suggestion", "Upload"),
    }
)

_BUMP = """INSERT INTO catalogue_revision (id, number, mark) VALUES (1, 1, %s)
        ON CONFLICT (id)
        DO UPDATE SET number = catalogue_revision.number + 1, mark = excluded.mark"""
_NOTE = """INSERT INTO catalogue_recorded (revision, kind, record)
        SELECT number, %s, NEW.history_id FROM catalogue_revision"""
_FORGET = "DELETE FROM catalogue_recorded WHERE kind = %s AND record = OLD.history_id"
_NOTE_LEFT = """INSERT INTO catalogue_recorded (revision, kind, record)
        SELECT (SELECT number FROM catalogue_revision), %s, history_id FROM {history} AS history
        WHERE NOT EXISTS (
            SELECT 1 FROM catalogue_recorded WHERE kind = %s AND record = history.history_id
        )
        ORDER BY history_date, history_id"""
_ANY_MARK = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()::text"}

# A setting that ends with the transaction says that it has been counted.
_COUNT = f"""
    IF coalesce(current_setting('catalogue.revised', true), '') = '' THEN
        {_BUMP % _ANY_MARK["postgresql"]};
        PERFORM set_config('catalogue.revised', 'yes', true);
    END IF;"""
_FUNCTIONS = (
    f"""
CREATE OR REPLACE FUNCTION catalogue_revise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {_COUNT}
    RETURN NULL;
END $$
""",
    f"""
CREATE OR REPLACE FUNCTION catalogue_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {_COUNT}
    IF TG_OP = 'INSERT' THEN
        {_NOTE % "TG_ARGV[0]"};
    ELSE
        {_FORGET % "TG_ARGV[0]"};
    END IF;
    RETURN NULL;
END $$
""",
)


def public_models() -> list[type[models.Model]]:
    """Return the models that public answers are made from, those between others included.

    A model that is added counts as one until `UNSEEN` says otherwise.
    """
    return [
        model
        for model in _ours()
        if model.__name__ not in UNSEEN and not model.__name__.startswith("Historical")
    ]


def histories() -> dict[str, type[models.Model]]:
    """Return the models of all histories, by what their rows are called where they are noted."""
    return {
        kind_of(model.instance_type): model  # type: ignore[attr-defined]  # simple_history
        for model in _ours()
        if hasattr(model, "history_date")
    }


def kind_of(model: type[models.Model]) -> str:
    """Return what a model is called where its history is noted, such as ``catalogue.project``."""
    return str(model._meta.label_lower)


def make_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers that are missing; what was written without them counts as one change."""
    functions = _FUNCTIONS if connection.vendor == "postgresql" else ()
    with transaction.atomic(using=connection.alias):
        made = triggers.make(connection, list(_triggers(connection.vendor)), functions)
        if not made:
            return
        with connection.cursor() as cursor:
            cursor.execute(_BUMP, [secrets.token_hex(16)])
            for kind, model in histories().items():
                cursor.execute(_NOTE_LEFT.format(history=model._meta.db_table), [kind, kind])


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of the triggers that are not there; none where there are no tables."""
    absent = triggers.missing(connection, _triggers(connection.vendor))
    return [f"{trigger.name} on {trigger.table}" for trigger in absent]


def drop_before_migrate(using: str, plan: Any, **_: Any) -> None:
    """Take the triggers out of the way of a migration (a receiver of ``pre_migrate``).

    SQLite remakes a table by dropping it, and stumbles over triggers that write to it.
    """
    connection = connections[using]
    if connection.vendor == "sqlite" and any(step.app_label in APPS for step, _back in plan):
        triggers.drop(connection, _triggers(connection.vendor))


def make_after_migrate(using: str, **_: Any) -> None:
    """Make the triggers once the tables are there (a receiver of ``post_migrate``)."""
    connection = connections[using]
    tables = connection.introspection.table_names()
    if router.allow_migrate(using, "catalogue") and set(tables) >= TABLES:
        make_triggers(connection)


def check_counted(databases: Any = None, **_: Any) -> list[checks.CheckMessage]:
    """Warn of databases in which changes would not be noticed, so that old answers stay.

    A warning and no error: `migrate`, which mends it, runs the checks first.
    """
    return [
        checks.Warning(
            f"Changes in the database “{alias}” could go unnoticed, and old answers be given for "
            f"ever: it lacks {len(names)} triggers, such as {names[0]}.",
            hint="Run manage.py migrate, which makes the missing triggers.",
            id="catalogue.W002",
        )
        for alias in databases or ()
        if router.allow_migrate(alias, "catalogue") and (names := missing(connections[alias]))
    ]


def _ours() -> Iterator[type[models.Model]]:
    for app in APPS:
        yield from apps.get_app_config(app).get_models(include_auto_created=True)


def _triggers(vendor: str) -> Iterator[Trigger]:
    of_rows, of_histories = (
        (_counting, _noting) if vendor == "sqlite" else (_counting_at_commit, _noting_at_commit)
    )
    for model in public_models():
        yield from of_rows(model._meta.db_table)
    for kind, model in histories().items():
        yield from of_histories(model._meta.db_table, kind)


def _counting(table: str) -> Iterator[Trigger]:
    bump = _BUMP % _ANY_MARK["sqlite"]
    for action in ("insert", "update", "delete"):
        does = f"AFTER {action.upper()} ON {table} BEGIN {bump}; END"
        yield Trigger(table, f"revise_{table}_{action}", does)


def _noting(table: str, kind: str) -> Iterator[Trigger]:
    bump = _BUMP % _ANY_MARK["sqlite"]
    for action, change in (("insert", _NOTE), ("delete", _FORGET)):
        note = change % f"'{kind}'"
        does = f"AFTER {action.upper()} ON {table} BEGIN {bump}; {note}; END"
        yield Trigger(table, f"record_{table}_{action}", does)


def _counting_at_commit(table: str) -> Iterator[Trigger]:
    does = "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_revise()"
    yield Trigger(
        table, "revise", f"AFTER INSERT OR UPDATE OR DELETE ON {table} {does}", deferred=True
    )
    # TRUNCATE, as `flush` does it, knows no rows; it locks the whole table as it is.
    does = f"AFTER TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION catalogue_revise()"
    yield Trigger(table, "revise_truncated", does)


def _noting_at_commit(table: str, kind: str) -> Iterator[Trigger]:
    does = f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_record('{kind}')"
    yield Trigger(table, "record", f"AFTER INSERT OR DELETE ON {table} {does}", deferred=True)
