"""Triggers: what the database itself does, whoever writes to it.

They are made after every `migrate`, because SQLite drops them whenever a migration remakes a table.
Only those that are missing are made, so that a `migrate` with nothing to do locks no table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_PRESENT = {
    "sqlite": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'",
    # One that somebody disabled does nothing.
    "postgresql": "SELECT relname, tgname, '' FROM pg_trigger "
    "JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND tgenabled <> 'D' "
    "AND pg_table_is_visible(pg_class.oid)",
}


@dataclass(frozen=True)
class Trigger:
    """A trigger of one engine.

    Attributes:
        table: the table it watches.
        name: its name; on PostgreSQL another one when what it does changes.
        rest: what follows the name in the statement that makes it.
        deferred: whether it is a constraint trigger, which PostgreSQL can put off to the commit.
    """

    table: str
    name: str
    rest: str
    deferred: bool = False

    @property
    def statement(self) -> str:
        """The statement that makes it."""
        return f"CREATE {'CONSTRAINT ' * self.deferred}TRIGGER {self.name} {self.rest}"


def make(
    connection: BaseDatabaseWrapper, triggers: Sequence[Trigger], functions: Iterable[str] = ()
) -> list[Trigger]:
    """Make the triggers that are missing, and return them.

    Args:
        connection: the database.
        triggers: all that should be there; those of tables that are not there are passed over.
        functions: statements that make what they call, in place of what there is.
    """
    absent = missing(connection, triggers)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for function in functions:
            cursor.execute(function)
        drop(connection, absent)
        for trigger in absent:
            cursor.execute(trigger.statement)
    return absent


def drop(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> None:
    """Take triggers away, if they are there."""
    with connection.cursor() as cursor:
        for trigger in triggers:
            where = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{where}")


def missing(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> list[Trigger]:
    """Return the triggers that are not there, or do something else, of tables that are there."""
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor])
        present = {(table, name): sql for table, name, sql in cursor.fetchall()}
        tables = set(connection.introspection.table_names(cursor))
    return [
        trigger
        for trigger in triggers
        if trigger.table in tables
        and present.get((trigger.table, trigger.name)) not in ("", trigger.statement)
    ]
