"""Who writes alone waits for others without hindering them meanwhile."""

import threading
import time

import pytest
from django.db import OperationalError, connection, transaction

from catalogue import turns
from catalogue.models import Project
from catalogue.turns import immediate, is_busy, write_alone
from governance.models import Organization
from tests import factories
from tests.writers import MEETING, PATIENCE, at_once, somebody_writing

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_has_a_row_locked_goes_on_and_is_waited_for() -> None:
    """Were tables locked one after another, each would wait for what the other has."""
    factories.project(slug="nova", role="Servers")
    factories.organization(slug="acme", name="Acme")
    has_it = threading.Event()

    def change_both() -> None:
        with immediate(), transaction.atomic():
            nova = Project.objects.select_for_update().get(slug="nova")
            has_it.set()
            time.sleep(MEETING)
            Organization.objects.filter(slug="acme").update(name="Acme Ltd")
            nova.role = "Machines"
            nova.save()

    def import_alone() -> tuple[str, str]:
        assert has_it.wait(PATIENCE)
        with immediate(), transaction.atomic():
            write_alone((Organization, Project))
            return Project.objects.get().role, Organization.objects.get().name

    assert at_once(change_both, import_alone)[1] == ("Machines", "Acme Ltd")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="it has one place for a writer")
def test_who_waits_too_long_is_told_that_others_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.2)
    nova = factories.project(slug="nova")
    with (
        somebody_writing([nova]),
        pytest.raises(OperationalError) as raised,
        transaction.atomic(),
    ):
        write_alone((Organization, Project))
    assert is_busy(raised.value)
