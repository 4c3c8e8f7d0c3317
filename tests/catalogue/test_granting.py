"""Groups of the roles: made once, kept up, and never against what an installation decided."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from catalogue.granting import grant, grant_after_migrate
from catalogue.models import Project, RoleGroup
from catalogue.roles import ROLES

pytestmark = pytest.mark.django_db


def codenames(group: Group) -> set[str]:
    return set(group.permissions.values_list("codename", flat=True))


def curators() -> Group:
    return Group.objects.get(name="Curator")


def test_every_role_has_a_group_after_a_migration() -> None:
    assert {row.role for row in RoleGroup.objects.all()} == {role.key for role in ROLES}
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    present = set(Permission.objects.values_list("codename", flat=True))
    for role in ROLES:
        group = Group.objects.get(name=role.name)
        assert codenames(group) == set(role.permissions()) & present


def test_granting_again_changes_nothing() -> None:
    before = {group.name: codenames(group) for group in Group.objects.all()}
    grant_after_migrate(using="default")
    assert {group.name: codenames(group) for group in Group.objects.all()} == before


def test_what_an_installation_added_or_took_away_stays_so() -> None:
    group = curators()
    added = Permission.objects.get(codename="add_edition")
    taken = Permission.objects.get(codename="delete_project")
    group.permissions.add(added)
    group.permissions.remove(taken)
    grant()
    assert "add_edition" in codenames(group)
    assert "delete_project" not in codenames(group)


def test_renamed_group_is_kept_up_and_a_deleted_one_stays_away() -> None:
    Group.objects.filter(name="Curator").update(name="Editors")
    Group.objects.get(name="Reviewer").delete()
    RoleGroup.objects.filter(role="curator").update(given=[])
    Group.objects.get(name="Editors").permissions.clear()
    grant()
    assert "change_project" in codenames(Group.objects.get(name="Editors"))
    assert not Group.objects.filter(name__in=("Curator", "Reviewer")).exists()


def test_permissions_of_a_new_model_reach_the_groups_that_await_it() -> None:
    reviewers = Group.objects.get(name="Reviewer")
    Permission.objects.filter(codename="view_integration").delete()
    RoleGroup.objects.filter(role="reviewer").update(
        given=sorted(codenames(reviewers) - {"view_integration"})
    )
    grant()
    assert "view_integration" not in codenames(reviewers)
    Permission.objects.create(
        codename="view_integration",
        name="Can view integration",
        content_type=ContentType.objects.get_for_model(Project),
    )
    grant()
    assert "view_integration" in codenames(reviewers)


def test_permissions_are_made_where_a_migration_runs_before_they_are() -> None:
    Permission.objects.all().delete()
    RoleGroup.objects.update(given=[])
    grant_after_migrate(using="default")
    assert "change_project" in codenames(curators())


def test_group_of_that_name_that_was_there_before_becomes_the_one_of_the_role() -> None:
    RoleGroup.objects.all().delete()
    group = curators()
    group.permissions.set(Permission.objects.filter(codename="add_edition"))
    grant()
    assert RoleGroup.objects.get(role="curator").group == group
    assert {"add_edition", "change_project"} <= codenames(group)
