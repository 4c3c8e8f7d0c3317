"""Which project of the catalogue a deliverable is."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from catalogue.exchange.native.writing import Written
from catalogue.exchange.openstack.stored import Shelf, Stored
from catalogue.exchange.openstack_governance.reading import Deliverable
from catalogue.models import Project, ProjectLink

_DOCS = "docs.openstack.org"
_CODE = (ProjectLink.Kind.REPOSITORY, ProjectLink.Kind.MIRROR)


class Matching:
    """Finds projects by their repositories, by the site of their documentation, by their names.

    Repositories come first, as deliverables are made of them. Technologies of others are nobody's
    deliverable, even where they have the name of one.

    Args:
        stored: what the catalogue has.
    """

    def __init__(self, stored: Stored) -> None:
        own = [row for row in stored.projects if row["kind"] != Project.Kind.EXTERNAL]
        self._names = Shelf(own)
        self._code = _unambiguous(own, _repositories)
        self._docs = _unambiguous(own, _documented)

    def project(self, deliverable: Deliverable) -> Written | None:
        """Return the project a deliverable is; None if the catalogue does not have it."""
        repos = [repo.lower() for repo in deliverable.repos]
        for known in (self._code, self._docs):
            found = next((known[repo] for repo in repos if repo in known), None)
            if found:
                return found
        return self._names.like(deliverable.name)


def _unambiguous(
    rows: list[Written], keys: Callable[[Written], Iterator[str]]
) -> dict[str, Written]:
    found: dict[str, list[Written]] = defaultdict(list)
    for row in rows:
        for key in set(keys(row)):
            found[key].append(row)
    return {key: several[0] for key, several in found.items() if len(several) == 1}


def _repositories(row: Written) -> Iterator[str]:
    for link in row.get("links", []):
        parts = urlsplit(link["url"]).path.strip("/").removesuffix(".git").split("/")
        if link["kind"] in _CODE and len(parts) > 1:
            yield "/".join(parts[:2]).lower()


def _documented(row: Written) -> Iterator[str]:
    for link in row.get("links", []):
        site = urlsplit(link["url"])
        if site.hostname == _DOCS and (name := site.path.strip("/").partition("/")[0]):
            yield f"openstack/{name}".lower()
