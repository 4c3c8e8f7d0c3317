"""What is known of projects, gathered for a comparison in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import permutations

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.comparison.table import Facts, Item, Question
from catalogue.meetings import is_public
from catalogue.mentions import Mentions, mentions_of
from catalogue.models import Integration, Project, ProjectLink, Relation
from catalogue.models.projects import ProjectQuerySet
from catalogue.stewardship import Governing, governors
from governance.partial_dates import show_partial_date

# What is known of several projects, by their keys; within, by the keys of questions.
Answers = dict[int, dict[str, list[Item]]]

TAG = "tag:"  # before the slug of a facet: the key of a question about its tags


def compared() -> ProjectQuerySet:
    """Return the projects that may be compared, with what `gather` takes from them."""
    found: ProjectQuerySet = Project.objects.published()
    return found.select_related("host", "first_release", "parent").defer("description", "logo")


def gather(projects: Sequence[Project], on: str) -> tuple[list[Facts], list[Question]]:
    """Return what is known of projects, and the questions it answers, in six queries.

    Args:
        projects: the projects, from `compared`.
        on: the day, ``YYYY-MM-DD``.
    """
    keys = [project.pk for project in projects]
    answers: Answers = {project.pk: _own(project) for project in projects}
    facets: dict[str, str] = {}
    for found in (
        _relations(keys, on),
        _integrations(keys, on),
        _mentions(keys, on, facets),
        _governors(projects, on),
    ):
        for key, told in found.items():
            answers[key].update(told)
    facts = [
        Facts(project.slug, project.name, project.get_absolute_url(), answers[project.pk])
        for project in projects
    ]
    return facts, questions(facets)


def questions(facets: dict[str, str]) -> list[Question]:
    """Return what is asked of every project, in the order of the rows.

    Args:
        facets: the names of facets by the keys of the questions about their tags.
    """
    return [
        Question("role", _("What it does")),
        Question("kind", _("Kind")),
        Question("stage", _("Stage")),
        Question("stages_before", _("Stages before")),
        Question("requires", _("Needs"), apart=True),
        Question("works_with", _("Works with"), apart=True),
        Question("meets", _("Meets"), apart=True),
        Question("alternatives", _("Alternatives"), apart=True),
        Question("focus_areas", _("Focus areas"), apart=True),
        Question("license", _("Licence")),
        Question("first_release", _("First release")),
        Question("parent", _("Part of")),
        Question("host", _("Host")),
        Question("technical", _("Decides technically")),
        Question("user_voice", _("Speaks for users")),
        Question("adopters", _("Who runs it"), apart=True),
        Question("use_cases", _("Used for"), apart=True),
        Question("maps", _("On the maps"), apart=True),
        *(Question(key, name, apart=True) for key, name in facets.items()),
        Question("links", _("Links")),
    ]


def _own(project: Project) -> dict[str, list[Item]]:
    """Return what a project's own row says."""
    told = {
        "role": [Item(project.role)] if project.role else [],
        "kind": [Item(project.get_kind_display(), project.kind)],
        "license": [Item(project.license)] if project.license else [],
    }
    release, parent, host = project.first_release, project.parent, project.host
    if release:
        detail = show_partial_date(release.released_on)
        told["first_release"] = [Item(str(release), release.slug, detail=detail)]
    if parent and parent.state == Project.State.PUBLISHED:
        told["parent"] = [Item(parent.name, parent.pk, parent.get_absolute_url())]
    if host:
        told["host"] = [Item(host.name, host.slug, host.get_absolute_url())]
    return told


def _relations(keys: Collection[int], on: str) -> Answers:
    """Return what projects need, work with, or can be replaced by, as `neighbours` does."""
    kinds = Relation.Kind
    wanted = Q(project__in=keys) | Q(target__in=keys)
    rows = Relation.objects.on(on).filter(wanted).exclude(kind=kinds.SUCCEEDS)
    fields = ("slug", "name", "sort_key", "state")
    ends = [f"{end}__{field}" for end in ("project", "target") for field in fields]
    rows = rows.select_related("project", "target").only("kind", "project_id", "target_id", *ends)
    found: dict[tuple[int, str], set[Project]] = defaultdict(set)
    for row in rows:
        for one, other in ((row.project, row.target), (row.target, row.project)):
            if row.kind == kinds.REQUIRES:
                found[one.pk, "closer"].add(other)
            if row.kind != kinds.REQUIRES or one == row.project:
                found[one.pk, row.kind].add(other)
    return {
        key: {
            "requires": _projects(found[key, kinds.REQUIRES]),
            "works_with": _projects(found[key, kinds.WORKS_WITH] - found[key, "closer"]),
            "alternatives": _projects(found[key, kinds.ALTERNATIVE_TO]),
        }
        for key in keys
    }


def _integrations(keys: Collection[int], on: str) -> Answers:
    wanted = Q(project__in=keys) | Q(technology__in=keys) | Q(via__in=keys)
    rows = Integration.objects.on(on).filter(wanted)
    met: dict[int, set[Project]] = defaultdict(set)
    for row in rows.select_related("project", "technology", "via"):
        if is_public(row):
            for one, other in permutations(filter(None, (row.project, row.technology)), 2):
                met[one.pk].add(other)
            if row.via:
                met[row.via.pk] |= {row.project, row.technology}
    return {key: {"meets": _projects(met[key])} for key in keys}


def _projects(found: Iterable[Project]) -> list[Item]:
    public = (project for project in found if project.state == Project.State.PUBLISHED)
    in_order = sorted(public, key=lambda project: (project.sort_key, project.slug))
    return [Item(project.name, project.pk, project.get_absolute_url()) for project in in_order]


def _mentions(keys: Collection[int], on: str, facets: dict[str, str]) -> Answers:
    """Return what mentions projects; fill in the facets there are, in their order."""
    found = mentions_of(keys)
    tags = [mention for each in found.values() for mention in each["tag"]]
    for tag in tags:
        facets.setdefault(TAG + tag.context, tag.detail)
    return {key: _mentioned(each) | _stages(each, on) for key, each in found.items()}


def _mentioned(each: Mentions) -> dict[str, list[Item]]:
    told: dict[str, list[Item]] = defaultdict(list)
    for area in each["focus_area"]:
        told["focus_areas"].append(Item(area.name, area.slug, _page("focus-area", area.slug)))
    for tag in each["tag"]:
        address = f"{tag.context}:{tag.slug}"
        told[TAG + tag.context].append(Item(tag.name, tag.slug, _listed("tag", address)))
    for place in each["map"]:
        address = f"{reverse('map', args=[place.context])}#category-{place.slug}"
        key = f"{place.context}.{place.slug}"
        told["maps"].append(Item(place.name, key, address, place.detail))
    for case in each["use_case"]:
        told["use_cases"].append(Item(case.name, case.slug, _page("use-case", case.slug)))
    for adopter in {adoption.slug: adoption for adoption in each["adoption"]}.values():
        address = _page("organization", adopter.slug)
        told["adopters"].append(Item(adopter.name, adopter.slug, address))
    for link in each["link"]:
        label = link.name or str(ProjectLink.Kind(link.slug).label)
        told["links"].append(Item(label, f"{link.slug} {link.name}", link.context))
    return told


def _stages(each: Mentions, on: str) -> dict[str, list[Item]]:
    life = [
        Item(stage.name, stage.slug, "", _since(stage.since), stage.detail)
        for stage in each["stage"]
        if stage.since <= on
    ]
    return {"stage": life[-1:], "stages_before": life[:-1]}


def _since(day: str) -> str:
    return _("since %(date)s") % {"date": show_partial_date(day)} if day else ""


def _page(name: str, slug: str) -> str:
    return reverse(name, args=[slug])


def _governors(projects: Collection[Project], on: str) -> Answers:
    # Technologies of others are governed elsewhere, which is not recorded here.
    own = [project for project in projects if project.kind != Project.Kind.EXTERNAL]
    return {
        key: {capacity: [_governor(one) for one in each] for capacity, each in found.items()}
        for key, found in governors(own, on).items()
    }


def _governor(found: Governing) -> Item:
    row, said = found.stewardship, []
    if row.since:
        said.append(_since(row.since))
    if found.inherited_from:
        origin = row.project or row.focus_area
        said.append(_("as for %(name)s") % {"name": origin})
    address = found.body.get_absolute_url()
    return Item(found.body.name, found.body.slug, address, ", ".join(said))


def _listed(parameter: str, value: str) -> str:
    return f"{reverse('project-list')}?{parameter}={value}"
