"""An import that is killed when all is stored and nothing committed leaves nothing, in any format.

Processes of their own, on a database of their own: SQLite, or PostgreSQL where the tests run on it.
"""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from subprocess import run
from urllib.parse import quote

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from catalogue.exchange.formats import IMPORTS

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
NATIVE = "people:\n- {slug: ada, name: Ada}\nprojects:\n- {slug: nova, name: Nova, kind: service}\n"
SAMPLES = {
    "landscape2": HERE / "landscape2" / "sample" / "data.yml",
    "openstack-map": HERE / "openstack_map" / "files",
    "openstack-governance": HERE / "openstack_governance" / "files",
}
PREPARED = "call_command('migrate', verbosity=0)"
COUNTED = "print(sum(counts().values()))"
IMPORTED = "call_command('import_catalogue', {path!r}, format={name!r}, stdout=StringIO())"
KILLED = f"""
before = counts()
def killed(writer):
    assert counts() != before, "nothing was stored yet"
    os.kill(os.getpid(), signal.SIGKILL)
storing.Writer._check_among = killed
{IMPORTED}
"""
HEAD = """
import os, signal, django
from io import StringIO
django.setup()
from django.core.management import call_command
from catalogue.exchange.native import storing
from tests.rows import counts
"""


class Processes:
    """Programs that run in processes of their own, on one database."""

    def __init__(self, database: str) -> None:
        self._environment = {
            "DJANGO_SETTINGS_MODULE": "catalogue.settings",
            "DEBUG": "1",
            "DATABASE_URL": database,
            "PYTHONPATH": str(settings.BASE_DIR),
        }

    def __call__(self, program: str, ending: int = 0) -> str:
        """Run a program, see how it ends, and return what it printed."""
        command = [sys.executable, "-W", "ignore", "-c", HEAD + program]
        done = run(command, check=False, env=self._environment, capture_output=True, text=True)
        assert done.returncode == ending, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """Return what runs programs on a database with all tables and nothing in them."""
    folder = tmp_path_factory.mktemp("interrupted")
    if connection.vendor == "sqlite":
        processes = Processes(f"sqlite:///{folder}/interrupted.sqlite3")
        processes(PREPARED)
        yield processes
        return
    server = connection.settings_dict
    name = f"interrupted_{server['NAME']}"
    with closing(
        psycopg2.connect(host=server["HOST"], user=server["USER"], dbname="postgres")
    ) as cluster:
        cluster.autocommit = True
        cluster.cursor().execute(f'CREATE DATABASE "{name}"')
        processes = Processes(
            f"postgres://{server['USER']}@{quote(server['HOST'], safe='')}/{name}"
        )
        processes(PREPARED)
        yield processes
        cluster.cursor().execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.parametrize("name", IMPORTS)
def test_import_that_is_killed_leaves_nothing_and_can_be_repeated(
    name: str, process: Processes, tmp_path: Path
) -> None:
    native = tmp_path / "all.yaml"
    native.write_text(NATIVE)
    path = str(SAMPLES.get(name, native))
    before = process(COUNTED)
    process(KILLED.format(path=path, name=name), ending=-9)
    assert process(COUNTED) == before
    process(IMPORTED.format(path=path, name=name))
    assert int(process(COUNTED)) > int(before)
