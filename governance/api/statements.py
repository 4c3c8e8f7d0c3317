"""Statements whose SQL is made once: only the keys or the part looked for differ from then on.

Making it takes Django longer than the database needs to answer.
"""

from collections.abc import Collection, Sequence
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

    def _fetched(self, sql: str, params: Sequence[Any]) -> Sequence[Any]:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, params)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        for place, (converters, expression) in self._converters.items():
            # Many are alike: each is converted once for all rows that have it.
            values = {row[place]: row[place] for row in found}
            for convert in converters:
                values = {
                    key: convert(value, expression, self._compiler.connection)
                    for key, value in values.items()
                }
            found = [(*row[:place], values[row[place]], *row[place + 1 :]) for row in found]
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

    def run(self, keys: Collection[int]) -> Sequence[Any]:
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

    def run(self, part: slice) -> Sequence[Any]:
        """Return the columns of the rows from one place up to another."""
        start, most = int(part.start), int(part.stop - part.start)
        return self._fetched(f"{self._sql} LIMIT {most} OFFSET {start}", self._params)


class Counting(_Made):
    """A query for how many rows there are.

    Args:
        rows: one column of all of them.
    """

    def run(self) -> int:
        """Return how many there are."""
        sql = f"SELECT COUNT(*) FROM ({self._sql}) counted"  # noqa: S608  # made by Django
        [[found]] = self._fetched(sql, self._params)
        return int(found)
