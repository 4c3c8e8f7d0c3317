"""Statements whose SQL is made once: only the keys or the part looked for differ from then on.

Making it takes Django longer than the database needs to answer.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

_PLACE = -1  # no key


class _Made:
    """The SQL of a query for columns, and what turns what the database has into values of Python.

    Args:
        rows: the columns of rows.
    """

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._params = self._compiler.as_sql()
        self._converters = self._compiler.get_converters(
            [column for column, _sql, _alias in self._compiler.select]
        )

    def _fetched(self, sql: str, params: Sequence[Any]) -> Iterable[Any]:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, params)
            found: Iterable[Any] = cursor.fetchall()
        if self._converters:
            found = self._compiler.apply_converters(found, self._converters)
        return found


class Statement(_Made):
    """A query for the rows that belong to some keys.

    Args:
        rows: columns of all rows, in order.
        owner: the column in which the keys are looked for.
    """

    def __init__(self, rows: QuerySet[Any], owner: str) -> None:
        super().__init__(rows.filter(**{f"{owner}__in": [_PLACE]}))
        self._at = self._params.index(_PLACE)

    def run(self, keys: Collection[int]) -> Iterable[Any]:
        """Return the columns of the rows that belong to some keys."""
        places = ", ".join(["%s"] * len(keys))
        before, after = self._params[: self._at], self._params[self._at + 1 :]
        sql = self._sql.replace("IN (%s)", f"IN ({places})")
        return self._fetched(sql, (*before, *keys, *after))


class Listing(_Made):
    """A query for a part of some rows.

    Args:
        rows: columns of all of them, in order.
    """

    def run(self, part: slice) -> Iterable[Any]:
        """Return the columns of the rows from one place up to another."""
        start, most = int(part.start), int(part.stop - part.start)
        return self._fetched(f"{self._sql} LIMIT {most} OFFSET {start}", self._params)
