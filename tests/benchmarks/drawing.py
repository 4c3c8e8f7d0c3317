"""What drawing maps takes: layout, SVG, and typesetting with its memory."""

import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from catalogue.map.document import MapDocument
from catalogue.map.exports import map_pdf, map_png, map_svg
from catalogue.map.layout import layout
from catalogue.map.pictures import Options, Picture
from catalogue.map.sheets import arrange
from catalogue.models import Stage
from tests.catalogue.map import landscapes

SIZES = ((60, 5, 15), (2400, 15, 80))
MAKERS = {"SVG": map_svg, "PNG, 4096 wide": map_png, "PDF": map_pdf}
_years = count(2001)  # each drawing is of a day of its own, so that none is a kept file


def measure() -> None:
    """Print a line for layout, SVG, PNG and PDF of a small map and of a large landscape."""
    stages = {stage.slug: stage for stage in Stage.objects.all()}
    for size in SIZES:
        document = landscapes.large(*size)
        entries = f"{size[0]} entries"
        _line(f"layout, {entries}", partial(layout, arrange(document, stages), 2400))
        picture = partial(_picture, document, stages)
        for kind, make in MAKERS.items():
            _line(f"{kind}, {entries}", partial(_made, make, picture))
        year = str(next(_years))
        map_png(picture(year))
        _line(f"kept PNG, {entries}", partial(_made, map_png, picture, year))
    used = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(f"{'most memory of a typesetter':34}{used:8.0f} MB\n")


def _picture(document: MapDocument, stages: dict[str, Stage], year: str) -> Picture:
    return Picture(document, stages, "/maps/large/", f"{year}-01-01", Options(width=4096))


def _made(
    make: Callable[[Picture], bytes], picture: Callable[[str], Picture], year: str = ""
) -> bytes:
    return make(picture(year or str(next(_years))))


def _line(what: str, make: Callable[[], object], times: int = 3) -> None:
    taken = []
    for _time in range(times):
        begun = perf_counter()
        make()
        taken.append(perf_counter() - begun)
    sys.stdout.write(f"{what:34}{min(taken) * 1000:8.1f} ms\n")
