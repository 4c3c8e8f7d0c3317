"""What each role may do and may not do, in the admin and over the API."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client, RequestFactory
from django.urls import reverse
from zeal import zeal_ignore

from catalogue.api.urls import RESOURCES
from catalogue.models import Edition, Map, Project, Token
from catalogue.roles import ROLES
from tests import factories
from tests.catalogue.api.writing.conftest import Api, secret_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def accounts_looked_up() -> Iterator[None]:
    """The form of an account looks up that account, and the one of whoever asks."""
    with zeal_ignore([{"model": "auth.User", "field": "get()"}]):
        yield


# What each role writes: all else it may only look at. Written down once more on purpose, so that a
# slip in the table of roles is seen.
CONTENT = {
    *("Project", "ProjectLink", "Relation", "Integration", "Stewardship", "Adoption", "UseCase"),
    *("UseCaseNeed", "FocusArea", "Release", "Facet", "Tag", "Map", "MapRegion", "MapCategory"),
    *("MapEntry", "Organization", "FormerName"),
}
DECIDING = {
    *("Body", "ReportingLine", "AffiliationLimit", "SeatClass", "SeatCount", "Term", "Election"),
    *("Resolution", "Principle", "Criterion", "Person", "Organization", "Membership"),
    *("Stewardship", "FormerName"),
}
STAGES = {"Stage", "StageChange", "Review", "Assessment"}
WRITES: dict[str, set[str]] = {
    "Curator": CONTENT,
    "Governance editor": DECIDING,
    "Publisher": STAGES,
    "Reviewer": set(),
    "Administrator": CONTENT | DECIDING | STAGES,
}
# Made elsewhere, or with rules of their own that are tested there.
ALONE = {"Token", "Suggestion", "AccountChange"}
# Named by a role before there is such a model.
AWAITED = {"suggestion"}
LABELS = ("catalogue", "governance")

each_role = pytest.mark.parametrize("name", WRITES)


def holder(*names: str) -> Any:
    """Return somebody who may log in, in some roles."""
    user = User.objects.create_user(f"holder-{'-'.join(names)}", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=names))
    assert user.groups.count() == len(names)
    return user


def request_of(user: Any) -> Any:
    request = RequestFactory().get("/")
    request.user = user
    return request


def kept_models() -> list[tuple[str, Any]]:
    """Return the models of the catalogue that have a page in the admin."""
    return [
        (model.__name__, found)
        for model, found in admin.site._registry.items()
        if model._meta.app_label in LABELS and model.__name__ not in ALONE
    ]


@each_role
def test_role_writes_in_the_admin_what_it_is_for_and_sees_the_rest(name: str) -> None:
    request = request_of(holder(name))
    seen = {model: found.has_view_permission(request) for model, found in kept_models()}
    assert all(seen.values()), seen
    for verb in ("add", "change", "delete"):
        asked = f"has_{verb}_permission"
        may = {model for model, found in kept_models() if getattr(found, asked)(request)}
        never = {"Edition", "LinkCheck", *({"FormerName"} if verb == "add" else ())}
        assert may == WRITES[name] - never, verb


@each_role
def test_role_writes_over_the_api_what_it_is_for(name: str) -> None:
    api = Api(secret_of(holder(name)))
    for resource, view in RESOURCES.items():
        model: Any = view.serializer_class.Meta.model  # type: ignore[union-attr]
        answer = api.send("post", f"{resource}/", {"colour": "red"})
        expected = 400 if model.__name__ in WRITES[name] else 403
        assert answer.status_code == expected, resource


@each_role
def test_role_publishes_accounts_and_tokens_only_as_it_should(name: str) -> None:
    user = holder(name)
    everything = {"edition", "user", "token", "log", "import"}
    leads = {"Publisher": {"edition"}, "Administrator": everything}
    may = {
        "edition": user.has_perm("catalogue.add_edition"),
        "user": admin.site._registry[User].has_change_permission(request_of(user)),
        "token": user.has_perm("catalogue.oversee_token"),
        "log": user.has_perm("axes.view_accesslog"),
        "import": user.has_perm("catalogue.import_upload"),
    }
    assert {each for each, given in may.items() if given} == leads.get(name, set())
    assert user.has_perm("catalogue.add_token")
    assert not user.has_perm("catalogue.change_edition")


def test_every_page_of_the_admin_is_in_the_hands_of_some_role() -> None:
    named = {permission for role in ROLES for permission in role.permissions()}
    for model, _found in kept_models():
        assert f"view_{model.lower()}" in named, f"add {model} to catalogue/roles.py"


def test_roles_name_models_that_are_there_or_awaited() -> None:
    present = {model.__name__.lower() for model in apps.get_models()}
    named = {name.split("_")[1] for role in ROLES for name in role.permissions()}
    assert named - present <= AWAITED


def test_roles_add_up(client: Client) -> None:
    map_ = factories.map_()
    address = reverse("admin:catalogue_map_publish", args=[map_.pk])
    for names, status in ((["Curator"], 403), (["Curator", "Publisher"], 200)):
        client.force_login(holder(*names), backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(address).status_code == status
        assert client.get(reverse("admin:catalogue_project_add")).status_code == 200
    assert not Edition.objects.filter(map=map_).exists()


def test_curator_does_not_delete_what_takes_the_life_of_a_project_along(client: Client) -> None:
    step = factories.stage_change()
    user = holder("Curator")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("admin:catalogue_project_delete", args=[step.project.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403
    api = Api(secret_of(user))
    path = f"projects/{step.project.slug}/"
    answer = api.send("delete", path, status=403, If_Match=api.read(path)[1])
    assert "catalogue.delete_stagechange" in answer.json()["detail"]
    assert Project.objects.filter(pk=step.project.pk).exists()


def test_staff_without_a_role_sees_no_page_and_writes_nothing(client: Client) -> None:
    user = holder()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for model in (Project, Map, Token, User):
        kept = admin.site._registry[model]
        address = reverse(f"admin:{kept.opts.app_label}_{kept.opts.model_name}_changelist")
        assert client.get(address).status_code == 403
    Api(secret_of(user)).send("post", "projects/", {}, 403)


# Administrators, who are no superusers, and those who are.


def account_form(user: User, **said: Any) -> dict[str, Any]:
    return {"username": user.username, "is_active": "on", "is_staff": "on", **said}


def test_administrator_gives_roles_but_makes_no_superuser(client: Client) -> None:
    client.force_login(holder("Administrator"), backend="django.contrib.auth.backends.ModelBackend")
    new = User.objects.create_user("new")
    role = Group.objects.get(name="Reviewer")
    address = reverse("admin:auth_user_change", args=[new.pk])
    page = client.get(address).content.decode()
    assert 'name="is_superuser"' not in page
    sent = account_form(new, groups=[role.pk], is_superuser="on")
    assert client.post(address, sent).status_code == 302
    new.refresh_from_db()
    assert list(new.groups.all()) == [role]
    assert new.is_staff
    assert not new.is_superuser


def test_administrator_changes_no_superuser(client: Client) -> None:
    client.force_login(holder("Administrator"), backend="django.contrib.auth.backends.ModelBackend")
    owner = User.objects.create_superuser("owner")
    address = reverse("admin:auth_user_change", args=[owner.pk])
    assert client.post(address, account_form(owner, is_active="")).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[owner.pk])
    assert client.get(password).status_code == 403
    delete = reverse("admin:auth_user_delete", args=[owner.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    owner.refresh_from_db()
    assert owner.is_active


def test_group_says_what_it_is_for(admin_client: Client) -> None:
    Group.objects.create(name="Friends")
    page = admin_client.get(reverse("admin:auth_group_changelist")).content.decode()
    for role in ROLES:
        assert str(role.purpose) in page
    address = reverse("admin:auth_group_change", args=[Group.objects.get(name="Publisher").pk])
    assert "Publishes editions of the maps" in admin_client.get(address).content.decode()
