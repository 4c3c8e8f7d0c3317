"""Logins and changes of what somebody may do leave a line in the log and a row to look at."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from axes.models import AccessLog
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from catalogue.models import AccountChange

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def accounts_looked_up() -> Iterator[None]:
    """The form of an account looks up that account, and the one of whoever asks."""
    with zeal_ignore([{"model": "auth.User", "field": "get()"}]):
        yield


PASSWORD = "correct-horse-battery"


def told() -> list[tuple[str, str, str]]:
    rows = AccountChange.objects.order_by("pk").values_list("by", "name", "what")
    return [(by, name, what) for by, name, what in rows]


@pytest.fixture
def user(db: None) -> User:
    made = User.objects.create_user("ada", password=PASSWORD, is_staff=True)
    AccountChange.objects.all().delete()
    return made


def log_in(client: Client, password: str = PASSWORD) -> Any:
    address = reverse("admin:login")
    return client.post(address, {"username": "ada", "password": password})


def test_logins_are_logged_and_shown_with_their_end(
    client: Client, user: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "catalogue.accounts"):
        log_in(client, "wrong")
        assert log_in(client).status_code == 302
        client.post(reverse("admin:logout"))
    assert [message for message in caplog.messages if "'ada'" in message] == [
        "login as 'ada' refused from 127.0.0.1",
        "'ada' logged in from 127.0.0.1",
        "'ada' logged out from 127.0.0.1",
    ]
    assert AccessLog.objects.get(username="ada").logout_time
    assert PASSWORD not in caplog.text
    assert told() == [], "a login is no change of an account"
    client.force_login(
        User.objects.create_superuser("owner"), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(reverse("admin:axes_accesslog_changelist"))
    assert {row.username for row in page.context["cl"].result_list} == {"ada", "owner"}


def test_guessing_is_stopped_with_a_page_that_says_for_how_long(
    client: Client, user: User, caplog: pytest.LogCaptureFixture
) -> None:
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        response = log_in(client, "wrong")
    assert response.status_code == 429
    assert "cannot be tried again for an hour" in response.content.decode()
    assert log_in(client).status_code == 429, "the right password lets a locked address in"
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert log_in(elsewhere).status_code == 302, "others are locked out as well"
    assert "login as 'ada' locked for 127.0.0.1" in caplog.messages


def test_change_in_the_admin_is_noted_with_who_made_it(admin_client: Client, user: User) -> None:
    curator, reviewer = (Group.objects.get(name=name) for name in ("Curator", "Reviewer"))
    user.groups.add(curator)
    AccountChange.objects.all().delete()
    sent = {"username": "ada", "is_active": "on", "is_superuser": "on", "groups": [reviewer.pk]}
    address = reverse("admin:auth_user_change", args=[user.pk])
    assert admin_client.post(address, sent).status_code == 302
    assert told() == [
        ("admin", "ada", "staff status: no; superuser status: yes"),
        ("admin", "ada", "− Curator"),
        ("admin", "ada", "+ Reviewer"),
    ]
    page = admin_client.get(reverse("admin:catalogue_accountchange_changelist"))
    assert "superuser status: yes" in page.content.decode()


def test_new_password_is_noted_and_never_shown(user: User) -> None:
    user.set_password("another-one")
    user.save()
    assert told() == [("", "ada", "the password was changed")]
    user.save(update_fields=["password"])  # as Django does when it renews a hash at a login
    assert len(told()) == 1


def test_accounts_made_renamed_and_deleted_are_noted(db: None) -> None:
    made = User.objects.create_superuser("bob")
    made.username = "rob"
    made.save()
    made.delete()
    assert told()[-3:] == [
        ("", "bob", "the account was made; staff status: yes; superuser status: yes"),
        ("", "rob", "renamed, was “bob”"),
        ("", "rob", "it was deleted"),
    ]


def test_rights_are_noted_from_whichever_side_they_are_given(user: User) -> None:
    group = Group.objects.create(name="Friends")
    rights = list(Permission.objects.filter(content_type__app_label="catalogue")[:12])
    AccountChange.objects.all().delete()
    group.permissions.set(rights)
    group.user_set.add(user)
    user.user_permissions.add(rights[0])
    user.groups.clear()
    notes = told()
    assert notes[0][1] == "Friends"
    assert notes[0][2].startswith("+ ")
    assert notes[0][2].endswith(", and 2 more")
    assert notes[1:] == [
        ("", "ada", "+ Friends"),
        ("", "ada", f"+ {rights[0].codename}"),
        ("", "ada", "− Friends"),
    ]


def test_nobody_alters_what_was_noted(admin_client: Client, user: User) -> None:
    Group.objects.create(name="Friends")
    row = AccountChange.objects.latest("pk")
    for view in ("change", "delete"):
        address = reverse(f"admin:catalogue_accountchange_{view}", args=[row.pk])
        assert admin_client.post(address, {"post": "yes"}).status_code == 403
    assert admin_client.get(reverse("admin:catalogue_accountchange_add")).status_code == 403
