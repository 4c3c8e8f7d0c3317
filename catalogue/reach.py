"""What a walk along "requires" from some projects meets, found by the database within one query.

A walk through tens of thousands of relations is quicker where they are; what comes back is what was
reached, not the catalogue.
"""

from collections.abc import Collection
from enum import Enum

from django.db import connections, router
from django.db.models.expressions import RawSQL

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
SELECT reached.id FROM reached WHERE reached.id IS NOT NULL
"""
_STEPS = "SELECT {joined} FROM {relations} r WHERE r.{near} = {projects}.id AND {holds}"
_JOINED = {"sqlite": "group_concat(r.{far})", "postgresql": "string_agg(r.{far}::text, ',')"}


class Towards(Enum):
    """Which way to walk: to what is needed, or to what needs it."""

    NEEDED = ("project_id", "target_id")
    USERS = ("target_id", "project_id")


def met(slugs: Collection[str], on: str, towards: Towards = Towards.NEEDED) -> RawSQL:
    """Return the keys of everything that a walk meets, to filter projects by.

    Drafts are not told from others here, so it may be more than the public may see.

    Args:
        slugs: present slugs of where the walk starts, at least one; those that lead nowhere are
            left aside.
        on: the day, ``YYYY-MM-DD``.
        towards: which way to walk.
    """
    statement = _WALK.format(slugs=", ".join(["%s"] * len(slugs)), **_names(towards))
    # All that readers give comes as parameters.
    return RawSQL(statement, [*slugs, *_day(on)])  # noqa: S611


def steps(on: str, towards: Towards = Towards.NEEDED) -> RawSQL:
    """Return where one step leads from a project, to be told with it; `keys_of` reads it.

    Args:
        on: the day, ``YYYY-MM-DD``.
        towards: which way to walk.
    """
    vendor = connections[router.db_for_read(Relation)].vendor
    names = _names(towards)
    statement = _STEPS.format(joined=_JOINED[vendor].format(**names), **names)
    return RawSQL(statement, _day(on))  # noqa: S611


def keys_of(steps: str | None) -> list[int]:
    """Return the keys of the projects that `steps` tells of."""
    return [*map(int, steps.split(","))] if steps else []


def _names(towards: Towards) -> dict[str, str]:
    near, far = towards.value
    return {
        "projects": Project._meta.db_table,
        "relations": Relation._meta.db_table,
        "near": near,
        "far": far,
        "holds": _HOLDS,
    }


def _day(on: str) -> list[str]:
    return [Relation.Kind.REQUIRES.value, on, on]
