"""The files of the map → tabs, categories and components with their lines. No database here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.exchange.mappings import Mapping, Said
from catalogue.exchange.openstack.leftovers import NO_PLACE, Leftovers
from catalogue.exchange.openstack.names import keys_of
from catalogue.exchange.report import Fault, Place

FILES = ("openstack_components.yaml", "deployment_tools.yaml", "sdks.yaml")

_FILE = ("name", "hide-subtabs", "tabs")
_TAB = ("name", "map-bucket", "prelude", "categories")
_CATEGORY = ("category", "components")
_VIDEO = ("id", "title", "desc")
_COMPONENT = (
    *("name", "title", "desc", "project-team", "support-teams", "since"),
    *("docs-title", "docs-url", "download-title", "download-url", "links", "video"),
    *("dependencies", "see-also"),
)
KEYS = (*_FILE, *_TAB, *_CATEGORY, *_COMPONENT, *_VIDEO)
_WATCH = "https://www.youtube.com/watch?v="


@dataclass(frozen=True)
class Link:
    """An address with what the file calls it."""

    url: Said
    label: Said


@dataclass(frozen=True)
class Component:
    """A piece of software, as the files describe it; what they leave out is empty."""

    place: Place
    name: Said
    title: Said
    desc: Said
    team: Said
    support_teams: list[Said]
    since: Said
    docs: Link
    download: Link
    video: Link
    links: list[Link]
    dependencies: list[Said]
    see_also: list[Said]


@dataclass(frozen=True)
class Category:
    """What stands under one heading of a tab."""

    place: Place
    name: Said
    components: list[Component]


@dataclass(frozen=True)
class Tab:
    """A page of the project navigator; its bucket says in which box of the drawing it stands."""

    place: Place
    name: Said
    bucket: Said
    prelude: Said
    categories: list[Category]


@dataclass(frozen=True)
class Sheets:
    """What the files hold.

    Attributes:
        tabs: all tabs, in the order of the files.
        faults: everything wrong with their form.
        complete: whether every file could be read.
    """

    tabs: list[Tab]
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True

    @property
    def components(self) -> list[Component]:
        """All components, in the order of the files."""
        return [
            component
            for tab in self.tabs
            for category in tab.categories
            for component in category.components
        ]


def read_sheets(path: Path, leftovers: Leftovers) -> Sheets:
    """Read a folder with the three files, or one of them alone.

    Args:
        path: the folder, or a file of any name.
        leftovers: where keys go that the catalogue has no place for.
    """
    reader = _Reader(leftovers)
    files = _files(path, leftovers)
    if not files:
        reader.faults.append(Fault(Place(path, 0), f"none of {', '.join(FILES)} is here"))
    roots = [Mapping.of_file(file, reader.faults) for file in files]
    tabs = [tab for root in roots if root for tab in reader.tabs(root)]
    return Sheets(tabs, reader.faults, bool(files) and None not in roots)


def _files(path: Path, leftovers: Leftovers) -> list[Path]:
    if not path.is_dir():
        return [path]
    for other in sorted(path.glob("[!.]*.yaml")):
        if other.name not in FILES:
            leftovers.note(Place(other, 0), f"not read; the files are {', '.join(FILES)}")
    return [path / name for name in FILES if (path / name).exists()]


class _Reader:
    """Collects what the files say, with faults and what is left over."""

    def __init__(self, leftovers: Leftovers) -> None:
        self.faults: list[Fault] = []
        self._leftovers = leftovers
        self._first: dict[str, Component] = {}

    def tabs(self, root: Mapping) -> Iterator[Tab]:
        """Yield the tabs of a file."""
        self._leave(root, _FILE, str(root.text("name")))
        for key in ("name", "hide-subtabs"):
            if root.has(key):
                self._leftovers.leave(key, root.place_of(key), NO_PLACE)
        for tab in root.mappings("tabs", required=True):
            name = tab.text("name", required=True)
            self._leave(tab, _TAB, name)
            bucket, prelude = tab.text("map-bucket"), tab.text("prelude")
            found = list(map(self._category, tab.mappings("categories", required=True)))
            yield Tab(tab.place, name, bucket, prelude, found)

    def _category(self, mapping: Mapping) -> Category:
        name = mapping.text("category", required=True)
        self._leave(mapping, _CATEGORY, name)
        read = [self._component(each) for each in mapping.mappings("components", required=True)]
        return Category(
            mapping.place, name, [one for one in read if one.name and self._is_new(one)]
        )

    def _is_new(self, component: Component) -> bool:
        """Tell whether a component stands here first; it may not twice, as others refer by name."""
        keys = list(keys_of(component.name))
        twin = next((self._first[key] for key in keys if key in self._first), None)
        if twin:
            message = f"“{component.name}” stands here a second time; first at {twin.place}"
            self.faults.append(Fault(component.place, message))
        self._first.update(dict.fromkeys(keys, twin or component))
        return twin is None

    def _component(self, mapping: Mapping) -> Component:
        name = mapping.text("name", required=True)
        self._leave(mapping, _COMPONENT, name)
        return Component(
            mapping.place,
            name,
            title=mapping.text("title", required=True),
            desc=mapping.text("desc", required=True),
            team=mapping.text("project-team", required=True),
            support_teams=mapping.texts("support-teams"),
            since=mapping.text("since"),
            docs=Link(mapping.address("docs-url"), mapping.text("docs-title")),
            download=Link(mapping.address("download-url"), mapping.text("download-title")),
            video=self._video(mapping, name),
            links=list(_links(mapping)),
            dependencies=mapping.texts("dependencies"),
            see_also=mapping.texts("see-also"),
        )

    def _video(self, component: Mapping, name: str) -> Link:
        video = component.mapping("video")
        if video is None:
            return Link(Said("", component.place), Said("", component.place))
        self._leave(video, _VIDEO, name)
        if video.has("desc"):
            self._leftovers.leave("video: desc", video.place_of("desc"), NO_PLACE, name)
        key = video.text("id", required=True)
        address = video.checked_address("id", Said(f"{_WATCH}{key}" if key else "", key.place))
        return Link(address, video.text("title"))

    def _leave(self, mapping: Mapping, known: Sequence[str], of: str) -> None:
        for key in mapping.beyond(known):
            self._leftovers.leave(key, key.place, NO_PLACE, of)


def _links(component: Mapping) -> Iterator[Link]:
    for mapping in component.mappings("links"):
        for label in mapping:
            yield Link(mapping.address(label), label)
