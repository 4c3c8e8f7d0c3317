"""Statements whose SQL is made once: only the keys they look for differ from one time to the next.

Making it takes Django longer than the database needs to answer.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

_PLACE = -1  # no key


class Statement:
    """A query for the rows that belong to some keys.

    Args:
        rows: columns of all rows, in order.
        owner: the column in which the keys are looked for.
    """

    def __init__(self, rows: QuerySet[Any], owner: str) -> None:
        query = rows.filter(**{f"{owner}__in": [_PLACE]}).query
        self._compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._params = self._compiler.as_sql()
        self._at = self._params.index(_PLACE)
        self._converters = self._compiler.get_converters(
            [column for column, _sql, _alias in self._compiler.select]
        )

    def run(self, keys: Collection[int]) -> Iterable[Any]:
        """Return the columns of the rows that belong to some keys."""
        places = ", ".join(["%s"] * len(keys))
        before, after = self._params[: self._at], self._params[self._at + 1 :]
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(self._sql.replace("IN (%s)", f"IN ({places})"), (*before, *keys, *after))
            found: Iterable[Any] = cursor.fetchall()
        if self._converters:
            found = self._compiler.apply_converters(found, self._converters)
        return found
