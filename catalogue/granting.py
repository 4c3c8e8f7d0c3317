"""Groups for the roles, made and kept by ``manage.py migrate``.

Permissions are rows that Django makes after migrations, so no migration can count on them. This
makes sure of them first, then gives each group what its role has in the table and what it was not
given before. Each permission is thus given once: what an installation adds stays, what it takes
away stays away, a group it deletes does not come back, and a new model reaches the groups with the
release that brings it.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections, router, transaction

from catalogue.models.accounts import RoleGroup
from catalogue.roles import ROLES, Role

# The applications that the models of the roles are from.
APPS = ("catalogue", "governance", "auth", "admin", "axes")


def grant_after_migrate(using: str, **_: Any) -> None:
    """Give the groups what is missing, once the tables are there (for ``post_migrate``)."""
    connection = connections[using]
    if not router.allow_migrate(using, "catalogue"):
        return
    if RoleGroup._meta.db_table not in connection.introspection.table_names():
        return  # migrated to a release from before there were roles
    for label in APPS:
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    grant(using)


def grant(using: str = "default") -> None:
    """Make the groups of roles that never had one, and give each what it was never given."""
    rows = Permission.objects.using(using).filter(content_type__app_label__in=APPS)
    present = {row.codename: row for row in rows}
    known = {row.role: row for row in RoleGroup.objects.using(using).select_related("group")}
    with transaction.atomic(using=using):
        for role in ROLES:
            _give(known.get(role.key) or _new(role, using), role, present)


def _new(role: Role, using: str) -> RoleGroup:
    group, _made = Group.objects.using(using).get_or_create(name=role.name)
    return RoleGroup.objects.using(using).create(role=role.key, group=group)


def _give(kept: RoleGroup, role: Role, present: dict[str, Permission]) -> None:
    if kept.group is None:
        return
    new = _ordered(set(role.permissions()) & set(present) - set(kept.given))
    if new:
        kept.group.permissions.add(*(present[name] for name in new))
        kept.given = _ordered([*kept.given, *new])
        kept.save(update_fields=["given"])


def _ordered(names: Iterable[str]) -> list[str]:
    return sorted(names)
