"""Run the tests on the other Pythons of this machine: ``python -m tests.pythons [--all]``.

Each version that is installed gets a virtual environment of its own, ``.venv-3.12``, which is kept
for the next time. Versions that are not installed are named and skipped. What works on the oldest
and on the newest works between them, so those in between are tested with ``--all`` only.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SUPPORTED = ("3.11", "3.12", "3.13")
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


def run_tests(version: str, python: Path) -> int:
    """Run the quick tests on SQLite, and return the exit code."""
    home = ROOT / f".venv-{version}"
    stamp, wanted = home / ".installed", ROOT / "requirements-dev.txt"
    if not stamp.exists() or stamp.stat().st_mtime < wanted.stat().st_mtime:
        _say(f"Installing for Python {version}.")
        subprocess.run([python, "-m", "venv", home], check=True)
        pip: list[str | Path] = [
            home / "bin/python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
        ]
        subprocess.run([*pip, "--disable-pip-version-check", "-r", wanted], check=True)
        stamp.touch()
    command: list[str | Path] = [
        home / "bin/python",
        "-m",
        "pytest",
        "-n",
        "auto",
        "-q",
        "-m",
        "not browser and not slow",
    ]
    environment = {**os.environ, "DATABASE_URL": ""}
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Test on the versions asked for but the one this runs on; return the worst exit code."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    worst = 0
    ends = (SUPPORTED[0], SUPPORTED[-1])
    for version in SUPPORTED if "--all" in sys.argv[1:] else ends:
        python = find_python(version)
        if version == own:
            continue
        if python is None:
            _say(f"Python {version} is not installed here: its tests are skipped.")
        else:
            worst = max(worst, run_tests(version, python))
    return worst


if __name__ == "__main__":
    sys.exit(main())
