"""`manage.py publish_edition`."""

import io

import pytest
from django.core.management import CommandError, call_command

from catalogue.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    stdout = io.StringIO()
    call_command("publish_edition", *arguments, stdout=stdout)
    return stdout.getvalue()


def test_edition_is_published_and_its_address_and_digest_printed() -> None:
    factories.map_(slug="openstack", name="OpenStack map")
    printed = run(
        *("openstack", "--number", "20190402.2", "--notes", "Why.", "--publisher", "Foundation")
    )
    edition = Edition.objects.get()
    assert (edition.number, edition.notes, edition.publisher) == (
        *("20190402.2", "Why.", "Foundation"),
    )
    assert printed.splitlines() == [
        "Edition 20190402.2 of “OpenStack map” is published by Foundation:",
        "http://127.0.0.1:8000/maps/openstack/editions/20190402.2/",
        f"SHA-256 {edition.sha256}",
    ]


def test_map_there_is_not_is_refused_and_those_there_are_named() -> None:
    factories.map_(slug="openstack")
    with pytest.raises(CommandError, match="no map “openstak”; there are: openstack"):
        run("openstak")


def test_number_that_cannot_be_used_is_refused_with_the_reason() -> None:
    factories.map_(slug="openstack")
    with pytest.raises(CommandError, match="write the day, YYYYMMDD, such as 20190402"):
        run("openstack", "--number", "1.4.2019")
    assert not Edition.objects.exists()
