"""Links of a project: those the catalogue has stay first and in order, others come after them."""

from urllib.parse import urlsplit

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.openstack.filling import Filling
from catalogue.exchange.openstack.leftovers import LINKED
from catalogue.exchange.openstack.rows import row, shape_of
from catalogue.exchange.report import Place
from catalogue.models import ProjectLink

_FORGES = ("opendev.org", "git.openstack.org", "github.com", "gitlab.com", "codeberg.org")
# What says no more than the kind of the link does.
_NO_LABEL = ("docs", "documentation", "download", "project wiki", "wiki")


def kind_of_download(url: str) -> ProjectLink.Kind:
    """Return what is behind an address to download from: a repository on a forge, or releases."""
    on_forge = urlsplit(url).hostname in _FORGES
    return ProjectLink.Kind.REPOSITORY if on_forge else ProjectLink.Kind.RELEASES


class Linked:
    """Collects the links of one project.

    Args:
        filling: what the catalogue has.
    """

    def __init__(self, filling: Filling) -> None:
        self._filling = filling
        self._there = [(link["kind"], link["url"]) for link in filling.known.get("links", [])]
        self._added: dict[tuple[str, str], tuple[Place, str]] = {}

    def one(self, kind: ProjectLink.Kind, url: Said, label: str, key: str) -> None:
        """Add a link unless the catalogue has one of its kind; that it has another is told."""
        if all(known != kind for known, _there in self._there):
            self.add(kind, url, label, key)
        elif url and not self._is_linked(url):
            self._filling.leave(key, url)

    def add(self, kind: ProjectLink.Kind, url: Said, label: str, key: str) -> None:
        """Add a link unless its address is linked; a second one of the same file is told."""
        if _plain(url) in {_plain(added) for _kind, added in self._added}:
            self._filling.leave(key, url, LINKED)
        elif url and not self._is_linked(url):
            said = "" if label.lower() in _NO_LABEL else str(label)
            self._added[kind.value, str(url)] = (url.place, said)

    def _is_linked(self, url: str) -> bool:
        return _plain(url) in {_plain(there) for _kind, there in self._there}

    def rows(self) -> list[Row]:
        """Return all links if there is a new one: their order is that of the rows."""
        if not self._added:
            return []
        shape = shape_of("projects", "links")
        first = next(iter(self._added.values()))[0]
        there = [row(shape, first, {"kind": kind, "url": url}) for kind, url in self._there]
        return there + [
            row(shape, place, {"kind": kind, "url": url, "label": label})
            for (kind, url), (place, label) in self._added.items()
        ]


def _plain(url: str) -> str:
    return url.removesuffix("/")
