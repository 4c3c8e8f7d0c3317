"""What the catalogue tells → the data of a landscape. Nothing here asks the database."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from catalogue.exchange.landscape2.document import ROOTS, path_of, text_of
from catalogue.exchange.landscape2.facts import Facts, Names, read_project, write_project
from catalogue.exchange.landscape2.identity import address_key
from catalogue.exchange.landscape2.keys import HOMEPAGE, REPOSITORY, SECOND_PATH
from catalogue.exchange.landscape2.known import At
from catalogue.exchange.landscape2.lens import Kept, patched, restored
from catalogue.exchange.landscape2.material import names_of
from catalogue.exchange.landscape2.members import Member, read_member, write_member
from catalogue.exchange.landscape2.names import folded
from catalogue.exchange.landscape2.paths import Flat, nested
from catalogue.exchange.landscape2.told import (
    Told,
    ToldCategory,
    ToldMember,
    ToldProject,
    ToldRegion,
    tag_names,
)
from catalogue.models import Project

MEMBERS, OTHERS = "Members", "Other projects"
# The order of the keys in the documentation; the others follow, `extra` comes last.
_ORDER = (
    *("item", "name", HOMEPAGE, "logo", "description", SECOND_PATH, "project", "joined"),
    *(REPOSITORY, "branch", "license", "additional_repos", "crunchbase", "twitter"),
    *("url_for_bestpractices", "enduser", "unnamed_organization"),
)
_PLACES = {key: place for place, key in enumerate(_ORDER)}

Pair = tuple[str, str]


class Writing:
    """Writes what is told as a landscape.

    Attributes:
        told: what is told.
        site: the address of this site, for what has no page of its own.
        logos: logos by the file they are to be written to.
        unsaid: how many of what could not be said.
    """

    def __init__(self, told: Told, site: str) -> None:
        self.told = told
        self.site = site
        self.logos: dict[str, str] = {}
        self.unsaid: Counter[str] = Counter()

    def landscape(self) -> dict[str, Any]:
        """Return the data file."""
        categories = [self._category(region) for region in self.regions]
        kept = self.told.kept
        if members := self._members():
            at = (kept.get("members") or {}).get("at", len(categories))
            categories.insert(at, members)
        root = kept.get("root") or ROOTS[1]
        return {root: categories, **(kept.get("keys") or {})}

    def settings(self) -> dict[str, Any]:
        """Return the settings file: what came in, else what follows from the catalogue."""
        if kept := self.told.kept.get("settings"):
            return dict(kept)
        found: dict[str, Any] = {
            "foundation": self.told.foundation or "Catalogue",
            "url": self.site,
        }
        if len(self.told.maps) > 1:
            found["groups"] = [
                {"name": name, "categories": [r.name for r in self.regions if r.map == name]}
                for name in self.told.maps
            ]
        return {**found, "members_category": MEMBERS} if self.told.members else found

    # Names.

    @cached_property
    def regions(self) -> list[ToldRegion]:
        """The regions under names that no other has, and one for projects that stand nowhere."""
        times = Counter(region.name for region in self.told.regions)
        found = [
            ToldRegion(
                region.map,
                region.name if times[region.name] == 1 else f"{region.name} ({region.map})",
                tuple(_told_apart(region.categories)),
                region.kept,
            )
            for region in self.told.regions
        ]
        placed = {key for region in found for each in region.categories for key in each.projects}
        others = [key for key in self.told.projects if key not in placed]
        return [*found, *self._others(others)]

    def _others(self, keys: Sequence[int]) -> Iterator[ToldRegion]:
        if keys:
            labels = {kind.value: str(kind.label) for kind in Project.Kind}
            kinds = dict.fromkeys(labels[self.told.projects[key].kind] for key in keys)
            categories = [
                ToldCategory(
                    kind, tuple(k for k in keys if labels[self.told.projects[k].kind] == kind)
                )
                for kind in kinds
            ]
            yield ToldRegion("", OTHERS, tuple(categories))

    @cached_property
    def names_by_key(self) -> dict[int, str]:
        """The names of projects, such that no two of them would be taken for one."""
        seen: set[tuple[str, object]] = set()
        found = {}
        for key, project in self.told.projects.items():
            homepages = (link.url for link in project.links if link.kind == "homepage")
            page = address_key(next(homepages, project.page))
            marks = {(project.name, mark) for mark in (page, *self._stands_itself(project))}
            found[key] = f"{project.name} ({project.slug})" if marks & seen else project.name
            seen |= marks
        return found

    @cached_property
    def names(self) -> Names:
        """What the names in items lead to."""
        pairs = [(region.name, each.name) for region in self.regions for each in region.categories]
        return Names(
            projects=names_of(self.names_by_key.values()),
            places={pair: path_of(*pair) for pair in pairs},
            tags=tag_names(self.told),
        )

    # Projects.

    @cached_property
    def stands(self) -> dict[int, list[Pair]]:
        """The places of each project, in the order of the landscape."""
        found: dict[int, list[Pair]] = {key: [] for key in self.told.projects}
        for region in self.regions:
            for category in region.categories:
                for key in category.projects:
                    found[key].append((region.name, category.name))
        return found

    @cached_property
    def items(self) -> dict[tuple[Pair, int], Flat]:
        """The item of each project in each place where it has one."""
        found = {}
        for key, project in self.told.projects.items():
            for pair, item in self._items(project):
                found[pair, key] = item
        return found

    def _stands_itself(self, project: ToldProject) -> list[Pair]:
        """Return the places where a project has an item, that which describes it first.

        In all others a second path of that item puts it, if landscape2 would understand it.
        """
        places, described = self.stands[project.key], _pair(project.kept)
        again = [_pair(each) for each in project.kept.get("again") or ()]
        first = described if described in places else places[0]
        own = [pair for pair in places if pair in again]
        own += [pair for pair in places if not project.kept and not self._can_be_named(pair)]
        return list(dict.fromkeys([first, *own]))

    def _items(self, project: ToldProject) -> Iterator[tuple[Pair, Flat]]:
        """Yield where a project has an item, and the item."""
        first, *others = stands = self._stands_itself(project)
        again = {_pair(each): each for each in project.kept.get("again") or ()}
        item = self._item(project, stands)
        yield first, item
        for pair in others:
            if pair in again:
                yield pair, patched(item, Kept.of(again[pair]))
            else:
                yield pair, {key: item[key] for key in item if key != SECOND_PATH}

    def _can_be_named(self, pair: Pair) -> bool:
        """Tell whether landscape2 understands the place as a second path: it splits at slashes."""
        return not any("/" in name for name in pair)

    def _item(self, project: ToldProject, stands: Sequence[Pair]) -> Flat:
        facts = self._facts(project, [p for p in self.stands[project.key] if p not in stands])
        written = write_project(facts, self.names)
        own = frozenset(path_of(*pair) for pair in stands)
        item = restored(
            written,
            Kept.of(project.kept),
            lambda keys: read_project(keys, self.names, own).meaning,
            facts.meaning,
        )
        found = read_project(item, self.names).life
        self.unsaid["stage changes"] += max(0, len(project.life) - len(found))
        return self._completed(item, project)

    def _facts(self, project: ToldProject, others: Sequence[Pair]) -> Facts:
        names = self.names_by_key
        hosted = project.kind != Project.Kind.EXTERNAL
        return Facts(
            name=names[project.key],
            summary=project.summary.strip(),
            license=project.license,
            links=project.links,
            life=project.life if hosted else (),
            parent=names.get(project.parent or 0, ""),
            neighbours=frozenset(names[key] for key in project.neighbours if key in names),
            tags=frozenset((facet, folded(name)) for facet, name in project.tags),
            problem=project.problem.strip(),
            solution=project.solution.strip(),
            places=frozenset(path_of(*pair) for pair in others),
        )

    def _completed(self, item: Flat, project: ToldProject) -> Flat:
        """Return an item with what landscape2 cannot do without."""
        if not text_of(item.get(HOMEPAGE)):
            page = text_of(item.get(REPOSITORY)) or f"{self.site}{project.page}"
            item = {**item, HOMEPAGE: page}
        if "logo" not in item and not project.kept:
            item = {**item, "logo": f"{project.slug}.svg"}
        file = text_of(item.get("logo"))
        if project.logo and file:
            self.logos[file] = project.logo
        elif not project.logo:
            self.unsaid["logos that are not there"] += 1
        return item

    # Categories.

    def _category(self, region: ToldRegion) -> dict[str, Any]:
        below = [
            {
                **_named(category.name, category.kept),
                "items": [
                    _in_order(self.items[(region.name, category.name), key])
                    for key in category.projects
                    if ((region.name, category.name), key) in self.items
                ],
            }
            for category in region.categories
        ]
        return {**_named(region.name, region.kept), "subcategories": below}

    def _members(self) -> dict[str, Any] | None:
        kept = self.told.kept.get("members") or {}
        if not kept and not self.told.members:
            return None
        name = text_of(kept.get("name")) or MEMBERS
        tiers = {text_of(tier.get("name")): tier for tier in kept.get("subcategories") or ()}
        for member in self.told.members:
            for tier, _joined in member.tiers:
                tiers.setdefault(tier, {"name": tier})
        return {
            **_named(name, kept),
            "subcategories": [
                {**_named(tier, tiers[tier]), "items": self._tier(tier, tiers[tier].get("items"))}
                for tier in tiers
            ],
        }

    def _tier(self, tier: str, order: Sequence[str] | None) -> list[dict[str, Any]]:
        places = {name: place for place, name in enumerate(order or ())}
        items = [
            self._member(member, tier, joined)
            for member in self.told.members
            for name, joined in member.tiers
            if name == tier
        ]
        items.sort(key=lambda item: places.get(text_of(item["name"]), len(places)))
        return [_in_order(item) for item in _numbered(items)]

    def _member(self, member: ToldMember, tier: str, joined: str) -> Flat:
        facts = Member(member.name, member.homepage, member.summary.strip(), joined)
        written = write_member(facts)
        item = restored(written, Kept.of(member.kept), read_member, facts)
        for each in member.kept.get("again") or ():
            if _pair(each)[1] == tier and _pair(member.kept)[1] != tier:
                item = {**patched(item, Kept.of(each)), **_joined(written)}
        if not text_of(item.get(HOMEPAGE)):
            item = {**item, HOMEPAGE: f"{self.site}{member.page}"}
        return item if "logo" in item or member.kept else {**item, "logo": f"{member.slug}.svg"}


def _joined(member: Flat) -> Flat:
    return {"joined": member["joined"]} if "joined" in member else {}


def _pair(kept: Mapping[str, Any]) -> Pair:
    at: At = tuple(kept.get("at") or ("", "", ""))
    return at[0], at[1]


def _told_apart(categories: Sequence[ToldCategory]) -> Iterator[ToldCategory]:
    times: Counter[str] = Counter()
    for category in categories:
        times[category.name] += 1
        number = times[category.name]
        name = category.name if number == 1 else f"{category.name} ({number})"
        yield ToldCategory(name, category.projects, category.kept)


def _numbered(items: Sequence[Flat]) -> Iterator[Flat]:
    times: Counter[str] = Counter()
    for item in items:
        name = text_of(item["name"])
        times[name] += 1
        yield item if times[name] == 1 else {**item, "name": f"{name} ({times[name]})"}


def _named(name: str, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of a category: its name as it came in, if it is still that, and others."""
    keys = dict(kept.get("keys") or {})
    if text_of(keys.get("name")) != name:
        keys["name"] = name
    first = {key: keys[key] for key in ("category", "subcategory", "name") if key in keys}
    return {**first, **{key: value for key, value in keys.items() if key not in first}}


def _in_order(item: Flat) -> dict[str, Any]:
    """Return an item as it stands in a file, its keys in the order of the documentation."""
    places = {key: _PLACES.get(key, len(_PLACES)) for key in item}
    found = nested({key: item[key] for key in sorted(item, key=lambda key: places[key])})
    if isinstance(extra := found.get("extra"), dict):
        found["extra"] = {key: extra[key] for key in sorted(extra)}
    return found
