"""What in the catalogue may be what is being entered, and why, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from catalogue.models import Project, ProjectLink
from catalogue.twins.folding import fold_address, fold_key, fold_name
from catalogue.twins.likeness import Called, Likeness, alike
from governance.models import FormerName, PreviousSlug

Kind = ProjectLink.Kind
# Kinds of links that lead to one project and no other.
TELLING = (Kind.HOMEPAGE, Kind.REPOSITORY, Kind.MIRROR)
_MOST_ADDRESSES, _LONGEST_NAME, _LONGEST_ADDRESS = 20, 200, 500


@dataclass(frozen=True)
class Entered:
    """What somebody enters about a project.

    Attributes:
        name: its name.
        links: its addresses, each with its kind; only those of kinds in `TELLING` matter.
    """

    name: str = ""
    links: tuple[tuple[str, str], ...] = ()

    @property
    def has_name(self) -> bool:
        """Whether there is a name to look for."""
        return bool(self.name.strip()) and len(self.name) <= _LONGEST_NAME

    def addresses(self) -> dict[str, str]:
        """Return the kinds of the addresses that matter, by what they fold to."""
        kept = {
            fold_address(url): kind
            for kind, url in self.links[:_MOST_ADDRESSES]
            if kind in TELLING and len(url) <= _LONGEST_ADDRESS
        }
        return {folded: kind for folded, kind in kept.items() if folded}


@dataclass(frozen=True)
class Twin:
    """A project that may be the one that is being entered.

    Attributes:
        key: its key.
        name: its name.
        is_draft: whether staff alone see it.
        reasons: what speaks for it, the strongest first; each goes on after “There is Zuul, ”.
    """

    key: int
    name: str
    is_draft: bool
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """What speaks for it, in one line."""
        return get_text_list(list(self.reasons), _("and"))


def twins(entered: Entered, besides: int | None = None) -> list[Twin]:
    """Return the projects that may be the one that is being entered, drafts among them.

    What the project itself says already, when it is changed, is not looked for. At most four
    queries.

    Args:
        entered: what is entered.
        besides: the key of the project that is being changed; None for a new one.
    """
    by_address: dict[int, list[str]] = defaultdict(list)
    for key, reason in _by_address(entered.addresses(), besides):
        by_address[key].append(reason)
    projects = _projects(None if entered.has_name else by_address)
    own = projects.get(besides or 0)
    is_new = own is None or fold_name(own[1]) != fold_name(entered.name)
    by_name = _by_name(entered.name, projects.values()) if entered.has_name and is_new else {}
    return [
        Twin(key, name, state == Project.State.DRAFT, (*reasons, *dict.fromkeys(by_address[key])))
        for key, name, _sort_key, _slug, state in projects.values()
        if key != besides and ((reasons := by_name.get(key, ())) or key in by_address)
    ]


_Row = tuple[int, str, str, str, str]


def _projects(keys: Iterable[int] | None) -> dict[int, _Row]:
    """Return what of all projects, or of some, tells one from another."""
    rows = Project.objects.order_by("sort_key", "slug")
    kept = rows if keys is None else rows.filter(pk__in=keys)
    found = kept.values_list("pk", "name", "sort_key", "slug", "state")
    return {row[0]: row for row in found}


def _by_name(name: str, projects: Iterable[_Row]) -> Mapping[int, tuple[str]]:
    """Return what of their names speaks for projects."""
    known = []
    for key, called, sort_key, slug, _state in projects:
        folded, end = fold_key(sort_key), fold_key(slug.lower())
        known.append(Called(key, called, folded, Likeness.SAME))
        if end != folded:
            known.append(Called(key, slug, end, Likeness.ADDRESS))
    about = {"content_type": ContentType.objects.get_for_model(Project)}
    for rows, field, by in (
        (FormerName.objects, "name", Likeness.FORMER),
        (PreviousSlug.objects, "slug", Likeness.ADDRESS),
    ):
        for key, text in rows.filter(**about).values_list("object_id", field):
            known.append(Called(key, text, fold_name(text), by))
    return {key: (_of_name(*found),) for key, found in alike(name, known).items()}


def _of_name(likeness: Likeness, called: Called) -> str:
    words = {
        Likeness.SAME: _("with the same name"),
        Likeness.FORMER: _("which was called “%(name)s” before"),
        Likeness.ADDRESS: _("which is or was found at “%(name)s”"),
        Likeness.SHORT: _("which is abbreviated like this"),
        Likeness.LONG: _("whose name is short for this"),
        Likeness.NEAR: _("with a similar name"),
    }
    return words[likeness] % {"name": called.text}


def _by_address(addresses: Mapping[str, str], besides: int | None) -> Iterator[tuple[int, str]]:
    if not addresses:
        return
    links = ProjectLink.objects.filter(kind__in=TELLING).order_by("project", "position", "pk")
    wanted = reduce(or_, map(_may_be, addresses), Q(project=besides))
    found = [
        (key, kind, fold_address(url))
        for key, kind, url in links.filter(wanted).values_list("project", "kind", "url")
    ]
    own = {folded for key, _kind, folded in found if key == besides}
    for key, kind, folded in found:
        if folded in addresses and folded not in own:
            yield key, _of_address(kind, addresses[folded])


def _may_be(folded: str) -> Q:
    """Return what an address has in it, however it is spelt, that folds to another."""
    host, slash, path = folded.partition("/")
    named = Q(url__icontains=host.partition(":")[0])
    return named & Q(url__icontains=path) if slash else named


def _of_address(kind: str, entered: str) -> str:
    label = Kind(kind).label.lower()
    if kind == entered:
        return _("with the same %(kind)s") % {"kind": label}
    return _("with this address as its %(kind)s") % {"kind": label}
