"""`manage.py publish_due`."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from catalogue.models import Project, Upload
from catalogue.models.uploads import KEPT
from tests import factories

pytestmark = pytest.mark.django_db


def run() -> str:
    """Return what is printed."""
    stdout = io.StringIO()
    call_command("publish_due", stdout=stdout)
    return stdout.getvalue()


def test_it_tells_what_it_published_and_has_nothing_to_do_again() -> None:
    factories.project(name="Nova", state="draft", publish_on="2020-01-01")
    factories.use_case(name="Servers", state="draft", publish_on="2020-01-01")
    factories.project(name="Zun", state="draft", publish_on="9999-01-01")
    assert run() == "Published: project “Nova”.\nPublished: use case “Servers”.\n"
    assert run() == "Nothing was published.\n"


def test_it_fails_after_the_others_where_one_cannot_be_published() -> None:
    factories.project(name="Nova", state="draft", publish_on="2020-01-01")
    broken = factories.project(name="Zun", state="draft", publish_on="2019-01-01")
    Project.objects.filter(pk=broken.pk).update(kind="")
    with pytest.raises(CommandError, match=r"“Zun” stays a draft\. kind: This field cannot"):
        run()
    assert Project.objects.get(name="Nova").is_public


def test_files_that_were_not_imported_in_time_are_deleted() -> None:
    factories.upload(at=timezone.now() - KEPT)
    waiting = factories.upload()
    run()
    assert list(Upload.objects.all()) == [waiting]
