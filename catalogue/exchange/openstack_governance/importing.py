"""The lists of governance → the catalogue."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from catalogue.exchange.native.applying import apply_rows, importing_alone
from catalogue.exchange.native.reading import Reading
from catalogue.exchange.native.storing import Progress
from catalogue.exchange.openstack.leftovers import Leftovers
from catalogue.exchange.openstack.rows import reading_of
from catalogue.exchange.openstack.stored import Stored, load_stored
from catalogue.exchange.openstack.vocabulary import Vocabulary
from catalogue.exchange.openstack_governance.bodies import Bodies
from catalogue.exchange.openstack_governance.deliverables import Deliverables
from catalogue.exchange.openstack_governance.people import People
from catalogue.exchange.openstack_governance.reading import Lists, read_lists
from catalogue.exchange.openstack_governance.tags import Tags
from catalogue.exchange.report import Place, Report


def import_openstack_governance(
    path: Path, dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Bring teams, groups, who leads them and what they look after into the catalogue.

    All or nothing, as the native import. The lists give no day: they are taken to be of the day
    their files were last changed.

    Args:
        path: a copy of the governance repository, a folder with the lists, or one of them.
        dry_run: do everything, then take it back.
        progress: called with the rows done and the rows there are.

    Returns:
        The report, with what was left over.

    Raises:
        Refused: with every fault of the files; nothing was written.
    """
    leftovers = Leftovers()
    lists = read_lists(path, leftovers)
    days = {name: _day_of(file) for name, file in lists.files.items()}
    with importing_alone():
        reading = translate(lists, load_stored(), days, leftovers)
        report = apply_rows(reading, path, dry_run, progress)
    leftovers.tell(report)
    return report


def translate(
    lists: Lists, stored: Stored, days: Mapping[str, str], leftovers: Leftovers
) -> Reading:
    """Return what the lists say as rows of the native format.

    Args:
        lists: the lists.
        stored: what the catalogue has.
        days: the day each list is of, ``YYYY-MM-DD``, by the name of its file.
        leftovers: where goes what is not taken over.
    """
    people, vocabulary, tags = People(stored.people), Vocabulary(stored), Tags(stored.facets)
    bodies = Bodies(lists, stored, days, people, leftovers)
    body_rows = bodies.rows()
    projects = Deliverables(stored, bodies, vocabulary, tags, leftovers).rows()
    _tell_unlisted(lists, bodies, leftovers)
    rows = {
        **vocabulary.rows(),
        "people": people.rows(),
        "bodies": body_rows,
        "facets": tags.rows(),
        "projects": projects,
    }
    return reading_of(rows, lists.faults, lists.complete)


def _tell_unlisted(lists: Lists, bodies: Bodies, leftovers: Leftovers) -> None:
    """Tell of teams that the catalogue takes to be there and that neither list names."""
    if not {"projects.yaml", "legacy.yaml"} <= set(lists.files):
        return
    gone = [
        str(team["name"])
        for team in bodies.stored.teams
        if team["slug"] in bodies.unlisted and bodies.may_be_listed(team)
    ]
    if gone:
        message = "in neither list; enter when they were dissolved: " + ", ".join(sorted(gone))
        leftovers.note(Place(lists.files["projects.yaml"], 0), message)


def _day_of(file: Path) -> str:
    return datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).date().isoformat()
