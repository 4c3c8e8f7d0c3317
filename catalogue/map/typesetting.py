"""Typeset a drawing as PNG or PDF: a program of its own, so that a failure is only its own.

Run as ``python -m catalogue.map.typesetting FOLDER FORMAT PPI MEGABYTES SECONDS``. The folder holds
``map.svg`` and ``page.json``; ``done`` is written into it. It knows nothing of Django.
"""

import os
import resource
import sys
from pathlib import Path
from typing import Literal, cast

# Links of an SVG are lost on the way into a PDF; they are laid over it.
_PAGE = """
#let given = json("page.json")
#set document(title: given.title, author: given.author, date: none)
#set text(font: "Inter", lang: given.language)
#set page(width: given.page.at(0) * 1pt, height: given.page.at(1) * 1pt, margin: 0pt,
  fill: rgb(given.fill))
#place(dx: given.x * 1pt, dy: given.y * 1pt,
  image("map.svg", width: given.width * 1pt, alt: given.description))
#for (x, y, width, height, url) in given.links {
  place(dx: x * 1pt, dy: y * 1pt, link(url, box(width: width * 1pt, height: height * 1pt)))
}
"""


def limit(megabytes: int, seconds: int) -> None:
    """Limit what this process may take: memory, processor time; let everybody else go first."""
    memory = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)


def typeset(folder: Path, kind: Literal["png", "pdf"], ppi: float) -> None:
    """Write ``done`` into a folder.

    Args:
        folder: where ``map.svg`` and ``page.json`` are.
        kind: ``png`` or ``pdf``.
        ppi: pixels to the inch; of no meaning to a PDF.
    """
    # Imported under the limits: a library of 80 MB.
    import fontpkg_inter  # noqa: PLC0415
    import typst  # noqa: PLC0415

    fonts = Path(fontpkg_inter.__file__).parent / "files"
    (folder / "page.typ").write_text(_PAGE, encoding="utf-8")
    # The fonts of the system are for scripts that Inter does not have. No date: the same drawing
    # gives the same file.
    made: bytes | list[bytes] = typst.compile(
        folder / "page.typ", root=folder, font_paths=[fonts], format=kind, ppi=ppi, timestamp=0
    )
    pages = made if isinstance(made, list) else [made]
    if len(pages) != 1 or not pages[0]:
        raise SystemExit(f"The map took {len(pages)} pages.")
    (folder / "done").write_bytes(pages[0])


def main(arguments: list[str]) -> None:
    """Limit this process, then typeset."""
    folder, kind, ppi, megabytes, seconds = arguments
    limit(int(megabytes), int(seconds))
    typeset(Path(folder), cast("Literal['png', 'pdf']", kind), float(ppi))


if __name__ == "__main__":
    main(sys.argv[1:])
