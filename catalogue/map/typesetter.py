"""Have a drawing typeset by a process of its own, within limits of time and memory."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from catalogue.map.render import Drawing

Format = Literal["png", "pdf"]
# The secrets of the site are no business of this process.
_PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV", "XDG_DATA_HOME")
# Threads would each take address space of their own, which the limit of memory counts.
_ALONE = {"RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
_ROOT = Path(__file__).resolve().parent.parent.parent


class Failed(Exception):
    """A drawing could not be typeset; the message says why, for the log."""


@dataclass(frozen=True)
class Limits:
    """What typesetting one drawing may take."""

    seconds: int
    megabytes: int


@dataclass(frozen=True)
class Page:
    """What a drawing is set on.

    Attributes:
        width: in points.
        height: in points.
        fill: the colour where the drawing does not reach.
        title: the title of the file.
        description: what the drawing shows, for those who do not see it.
        author: who publishes it.
        language: the language of the words.
    """

    width: float
    height: float
    fill: str
    title: str
    description: str
    author: str
    language: str


def typeset(drawing: Drawing, page: Page, kind: Format, ppi: float, limits: Limits) -> bytes:
    """Return a drawing as a file, fitted to the page and centred.

    Args:
        drawing: the drawing.
        page: what it is set on.
        kind: the format.
        ppi: pixels to the inch; of no meaning to a PDF.
        limits: what it may take.

    Raises:
        Failed: it took too much, or went wrong.
    """
    with tempfile.TemporaryDirectory(prefix="map-") as name:
        folder = Path(name)
        (folder / "map.svg").write_text(drawing.svg, encoding="utf-8")
        (folder / "page.json").write_text(json.dumps(_placed(drawing, page)), encoding="utf-8")
        _run(folder, kind, ppi, limits)
        return (folder / "done").read_bytes()


def _placed(drawing: Drawing, page: Page) -> dict[str, object]:
    """Return what the program needs to know, with the links where they come to lie."""
    scale = min(page.width / drawing.width, page.height / drawing.height)
    x = (page.width - scale * drawing.width) / 2
    y = (page.height - scale * drawing.height) / 2
    links = [
        (
            x + scale * link.x,
            y + scale * link.y,
            scale * link.width,
            scale * link.height,
            link.url,
        )
        for link in drawing.links
    ]
    return {
        "title": page.title,
        "description": page.description,
        "author": page.author,
        "language": page.language.partition("-")[0],
        "page": (page.width, page.height),
        "fill": page.fill,
        "x": x,
        "y": y,
        "width": scale * drawing.width,
        "links": links,
    }


def _run(folder: Path, kind: Format, ppi: float, limits: Limits) -> None:
    command = [sys.executable, "-m", "catalogue.map.typesetting", str(folder), kind, f"{ppi:.6f}"]
    command += [str(limits.megabytes), str(limits.seconds)]
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | _ALONE
    try:
        subprocess.run(  # noqa: S603  # the words of the command are ours
            command,
            cwd=_ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"took more than {limits.seconds} seconds") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()[-500:]
        raise Failed(f"ended with {error.returncode}: {said}") from None
    except OSError as error:
        raise Failed(f"did not start: {error}") from None
