"""The files of the map → the catalogue."""

from pathlib import Path

from catalogue.exchange.native.applying import apply_rows, importing_alone
from catalogue.exchange.native.reading import Reading
from catalogue.exchange.native.storing import Progress
from catalogue.exchange.openstack.leftovers import Leftovers
from catalogue.exchange.openstack.rows import reading_of
from catalogue.exchange.openstack.stored import Stored, load_stored
from catalogue.exchange.openstack.vocabulary import Vocabulary
from catalogue.exchange.openstack_map.components import Components
from catalogue.exchange.openstack_map.drawing import the_drawing
from catalogue.exchange.openstack_map.reading import Sheets, read_sheets
from catalogue.exchange.openstack_map.regions import Regions
from catalogue.exchange.openstack_map.teams import Teams
from catalogue.exchange.report import Report


def import_openstack_map(
    path: Path, dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Bring the OpenStack map into the catalogue: projects, their teams and where they stand.

    All or nothing, as the native import. What the catalogue says of a project is left as it is;
    what it does not have is added.

    Args:
        path: a folder with the three files, or one of them.
        dry_run: do everything, then take it back.
        progress: called with the rows done and the rows there are.

    Returns:
        The report, with what was left over.

    Raises:
        Refused: with every fault of the files; nothing was written.
    """
    leftovers = Leftovers()
    sheets = read_sheets(path, leftovers)
    with importing_alone():
        stored = load_stored(the_drawing().map["slug"])
        report = apply_rows(translate(sheets, stored, leftovers), path, dry_run, progress)
    leftovers.tell(report)
    return report


def translate(sheets: Sheets, stored: Stored, leftovers: Leftovers) -> Reading:
    """Return what the files say as rows of the native format.

    Args:
        sheets: the files.
        stored: what the catalogue has.
        leftovers: where goes what is not taken over.
    """
    vocabulary = Vocabulary(stored)
    teams = Teams(sheets.components, stored, leftovers)
    components = Components(sheets, stored, vocabulary, teams, leftovers)
    projects = components.rows()
    maps = Regions(components, stored, leftovers).rows(sheets.tabs)
    rows = {**vocabulary.rows(), "bodies": teams.rows(), "projects": projects, "maps": maps}
    return reading_of(rows, [*sheets.faults, *components.faults], sheets.complete)
