"""Run the tests on the other Pythons of this machine: ``python -m tests.pythons [--newest]``.

Each version that is installed gets a virtual environment of its own, ``.venv-3.12``, which is kept
for the next time. Versions that are not installed are named and skipped.

With ``--newest`` no test is run: the interpreter of the newest version that is installed here is
made ready, and its path is printed. The tests on PostgreSQL take it, so that one run tells of both.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SUPPORTED = ("3.11", "3.12", "3.13")
OWN = f"{sys.version_info.major}.{sys.version_info.minor}"
ROOT = Path(__file__).resolve().parent.parent


def find_python(version: str) -> Path | None:
    """Return an interpreter of a version that works, from the PATH or a version manager."""
    managed = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    on_path = shutil.which(f"python{version}")
    candidates = sorted(managed.glob(f"{version}.*/bin/python{version}"), reverse=True)
    for candidate in [*([Path(on_path)] if on_path else []), *candidates]:
        asked = subprocess.run([candidate, "-c", "import venv"], check=False, capture_output=True)
        if asked.returncode == 0:
            return candidate
    return None


def prepared(version: str, python: Path) -> Path:
    """Return the interpreter of a version's virtual environment, with everything installed."""
    home = ROOT / f".venv-{version}"
    interpreter = home / "bin" / "python"
    stamp, wanted = home / ".installed", ROOT / "requirements-dev.txt"
    if not stamp.exists() or stamp.stat().st_mtime < wanted.stat().st_mtime:
        _say(f"Installing for Python {version}.")
        subprocess.run([python, "-m", "venv", home], check=True)
        install: list[str | Path] = [interpreter, "-m", "pip", "install", "--quiet", "--no-input"]
        options: list[str | Path] = ["--disable-pip-version-check", "-r", wanted]
        subprocess.run([*install, *options], check=True, stdout=sys.stderr)
        stamp.touch()
    return interpreter


def newest() -> Path:
    """Return an interpreter of the newest version that is installed here, ready to test."""
    for version in reversed(SUPPORTED):
        if version == OWN:
            break
        if python := find_python(version):
            return prepared(version, python)
    return Path(sys.executable)


def run_tests(version: str, python: Path) -> int:
    """Run the quick tests on SQLite, and return the exit code."""
    command: list[str | Path] = [prepared(version, python), "-m", "pytest", "-n", "auto", "-q"]
    command += ["-m", "not browser and not slow"]
    environment = {**os.environ, "DATABASE_URL": ""}
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def main() -> int:
    """Do what is asked for; return the worst exit code of all test runs."""
    if "--newest" in sys.argv[1:]:
        sys.stdout.write(f"{newest()}\n")
        return 0
    worst = 0
    for version in SUPPORTED:
        python = find_python(version)
        if version == OWN:
            continue
        if python is None:
            _say(f"Python {version} is not installed here: its tests are skipped.")
        else:
            worst = max(worst, run_tests(version, python))
    return worst


if __name__ == "__main__":
    sys.exit(main())
