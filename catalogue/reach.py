"""The edges of "requires" that a walk from some projects meets, found by the database in one query.

A walk through tens of thousands of relations is quicker where they are; what comes back is what was
reached, not the catalogue.
"""

from collections.abc import Collection
from enum import Enum

from django.db import connections, router

from catalogue.models import Project, Relation

Edge = tuple[int, int]

_HOLDS = "r.kind = %s AND r.since <= %s AND (r.until = '' OR r.until > %s)"
# A draft is not seen, and nothing is found through it. SQLite takes the tables as they are written:
# from what was reached to its relations, never through all relations. `(VALUES …)` would do as well
# as the first SELECT, but not for slugs.
_WALK = """
WITH RECURSIVE reached (id) AS (
    SELECT p.id FROM {projects} p WHERE p.slug IN ({slugs}) AND p.state = %s
    UNION
    SELECT r.{far} FROM reached
    CROSS JOIN {relations} r
    CROSS JOIN {projects} p
    WHERE r.{near} = reached.id AND p.id = r.{far} AND p.state = %s AND {holds}
)
SELECT r.project_id, r.target_id FROM reached
CROSS JOIN {relations} r
CROSS JOIN {projects} p
WHERE r.{near} = reached.id AND p.id = r.{far} AND p.state = %s AND {holds}
"""


class Towards(Enum):
    """Which way to walk: to what is needed, or to what needs it."""

    NEEDED = ("project_id", "target_id")
    USERS = ("target_id", "project_id")


def edges(slugs: Collection[str], on: str, towards: Towards = Towards.NEEDED) -> set[Edge]:
    """Return pairs of keys, what requires and what it requires, that a walk from projects meets.

    Args:
        slugs: present slugs of the projects; those that lead nowhere are left aside.
        on: the day, ``YYYY-MM-DD``.
        towards: which way to walk.
    """
    if not slugs:
        return set()
    near, far = towards.value
    statement = _WALK.format(
        projects=Project._meta.db_table,
        relations=Relation._meta.db_table,
        near=near,
        far=far,
        slugs=", ".join(["%s"] * len(slugs)),
        holds=_HOLDS,
    )
    public, day = Project.State.PUBLISHED.value, (Relation.Kind.REQUIRES.value, on, on)
    values = [*slugs, public, public, *day, public, *day]
    with connections[router.db_for_read(Relation)].cursor() as cursor:
        cursor.execute(statement, values)
        return set(cursor.fetchall())
