"""What a walk along "requires" from some projects meets, found by the database in one query.

A walk through tens of thousands of relations is quicker where they are; what comes back is what was
reached, not the catalogue.
"""

from collections.abc import Collection
from enum import Enum

from django.db import connections, router

from catalogue.models import Project, Relation

_HOLDS = "r.kind = %s AND r.since <= %s AND (r.until = '' OR r.until > %s)"
# Both engines go from what was reached to its relations by their index. They would not if the joins
# were inner ones: SQLite would read all relations first to make a filter of them, PostgreSQL to
# make a hash table. The outer join finds a row of nothing where a walk ends.
_WALK = """
WITH RECURSIVE reached (id) AS (
    SELECT p.id FROM {projects} p WHERE p.slug IN ({slugs})
    UNION
    SELECT r.{far} FROM reached LEFT JOIN {relations} r ON r.{near} = reached.id AND {holds}
)
SELECT reached.id, (SELECT {joined} FROM {relations} r WHERE r.{near} = reached.id AND {holds})
FROM reached WHERE reached.id IS NOT NULL
"""
_JOINED = {"sqlite": "group_concat(r.{far})", "postgresql": "string_agg(r.{far}::text, ',')"}


class Towards(Enum):
    """Which way to walk: to what is needed, or to what needs it."""

    NEEDED = ("project_id", "target_id")
    USERS = ("target_id", "project_id")


def reach(
    slugs: Collection[str], on: str, towards: Towards = Towards.NEEDED
) -> dict[int, list[int]]:
    """Return everything that a walk meets, with where it leads from there in one step; by keys.

    Drafts are not told from others here, so it may be more than the public may see.

    Args:
        slugs: present slugs of where the walk starts; those that lead nowhere are left aside.
        on: the day, ``YYYY-MM-DD``.
        towards: which way to walk.
    """
    if not slugs:
        return {}
    connection = connections[router.db_for_read(Relation)]
    near, far = towards.value
    statement = _WALK.format(
        projects=Project._meta.db_table,
        relations=Relation._meta.db_table,
        near=near,
        far=far,
        slugs=", ".join(["%s"] * len(slugs)),
        holds=_HOLDS,
        joined=_JOINED[connection.vendor].format(far=far),
    )
    day = (Relation.Kind.REQUIRES.value, on, on)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*slugs, *day, *day])
        rows: list[tuple[int, str | None]] = cursor.fetchall()
    return {key: [*map(int, steps.split(","))] if steps else [] for key, steps in rows}
