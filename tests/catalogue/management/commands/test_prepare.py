"""`manage.py prepare`: from a fresh clone to a site with a curator."""

import io
import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from catalogue.management.commands import prepare
from catalogue.models import Project
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the starter catalogue be one project; the real one has tests of its own."""
    (tmp_path / "projects.yaml").write_text("- {slug: nova, name: Nova, kind: service}\n")
    monkeypatch.setattr(prepare, "STARTER", tmp_path)


def run() -> str:
    """Run the command and return what it printed."""
    stdout = io.StringIO()
    call_command("prepare", stdout=stdout, stderr=stdout, verbosity=0)
    return stdout.getvalue()


def test_empty_catalogue_is_filled_and_the_curator_let_in() -> None:
    printed = run()
    assert Project.objects.get().slug == "nova"
    found = re.search(r"/admin/ as (\S+) with the password (\S+)\n", printed)
    assert found
    curator = get_user_model().objects.get()
    assert curator.get_username() == found[1] == "curator"
    assert curator.check_password(found[2])
    assert curator.is_superuser


def test_second_time_nothing_happens_and_no_password_is_printed() -> None:
    run()
    password = get_user_model().objects.get().password
    assert run() == ""
    assert get_user_model().objects.get().password == password
    assert Project.objects.count() == 1


def test_catalogue_with_a_project_is_left_alone() -> None:
    factories.project(slug="heat")
    run()
    assert Project.objects.get().slug == "heat"


def test_account_that_is_there_is_enough() -> None:
    get_user_model().objects.create_user(username="ada")
    assert "password" not in run()
    assert get_user_model().objects.get().get_username() == "ada"


def test_starter_catalogue_lies_beside_the_code() -> None:
    assert Path(prepare.__file__).parents[2].joinpath("data", "projects").is_dir()
