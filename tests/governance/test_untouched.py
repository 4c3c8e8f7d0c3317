"""A form saved as it was opened is told as what it is: nothing happened."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.admin_forms import AdminForm, send

pytestmark = pytest.mark.django_db


def saved(client: Client, row: object, **values: str) -> list[str]:
    """Return what is said once the form is saved with some values."""
    address = reverse("admin:governance_person_change", args=[row.pk])  # type: ignore[attr-defined]
    form = AdminForm(client.get(address)).with_values(**values)
    assert send(client, address, form).status_code == 302
    return [str(message) for message in client.get(address).context["messages"]]


def test_nothing_changed_is_said_and_leaves_no_trace(admin_client: Client) -> None:
    ada = factories.person(name="Ada")
    assert saved(admin_client, ada) == ["Nothing in the form was changed, so all is as it was."]
    assert not LogEntry.objects.exists()
    assert ada.history.count() == 1


def test_a_change_is_said_and_logged(admin_client: Client) -> None:
    [said] = saved(admin_client, factories.person(name="Ada"), name="Ada Lovelace")
    assert "was changed successfully" in said
    assert LogEntry.objects.get().get_change_message() == "Changed Name."


def test_a_changed_row_of_a_table_is_a_change(admin_client: Client) -> None:
    ada = factories.person(name="Ada")
    name = factories.former_name(subject=ada, name="Byron")
    prefix = "governance-formername-content_type-object_id-0"
    [said] = saved(admin_client, ada, **{f"{prefix}-name": "Ada Byron"})
    assert "was changed successfully" in said
    name.refresh_from_db()
    assert name.name == "Ada Byron"
