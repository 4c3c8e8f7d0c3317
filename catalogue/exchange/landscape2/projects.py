"""Projects and what is said of each of them, as rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.exchange.landscape2.document import Item, text_of
from catalogue.exchange.landscape2.facts import Facts, write_project
from catalogue.exchange.landscape2.identity import Subject, address_key
from catalogue.exchange.landscape2.keys import (
    ACCEPTED,
    MATURITY,
    NEIGHBOURS,
    PARENT,
    PROBLEM,
    SOLUTION,
    TAGS,
)
from catalogue.exchange.landscape2.lifecycle import UNDATED, Step
from catalogue.exchange.landscape2.links import Link
from catalogue.exchange.landscape2.material import Material
from catalogue.exchange.landscape2.organizations import foundation_slug
from catalogue.exchange.landscape2.rows import (
    LINK,
    PROJECT,
    RELATION,
    STEP,
    USE_CASE,
    below,
    kept_of,
    kept_row,
    lines_of,
    said,
)
from catalogue.exchange.native.reading import Row
from catalogue.models import Project, Relation, UseCaseNeed

_PATHS = {
    "name": "name",
    "summary": "description",
    "license": "license",
    "parent": PARENT,
    "tags": next(iter(TAGS)),
    "host": "crunchbase",
    "logo": "logo",
}
_NEED = below(USE_CASE, "needs")
_KIND = Project.Kind


@dataclass(frozen=True)
class _Context:
    """What the rows of all projects need.

    Attributes:
        material: what they are made of.
        tags: the slugs of tags.
        logos: logos by the slug of their project.
        hosts: the slugs of organizations by their page at Crunchbase.
    """

    material: Material
    tags: Mapping[tuple[str, str], str]
    logos: Mapping[str, str]
    hosts: Mapping[str, str]


def project_rows(
    material: Material, tags: Mapping[tuple[str, str], str], logos: Mapping[str, str]
) -> list[Row]:
    """Return a row for each project.

    Args:
        material: what they are made of.
        tags: the slugs of tags, by facet and how they are compared.
        logos: logos by the slug of their project.
    """
    context = _Context(material, tags, logos, dict(_hosts(material.organizations)))
    return [_row(subject, context) for subject in material.projects]


def _hosts(organizations: Iterable[Subject]) -> Iterator[tuple[str, str]]:
    for subject in organizations:
        for item in subject.items:
            if page := text_of(item.keys.get("crunchbase")):
                yield address_key(page), subject.slug


def is_hosted(item: Item, facts: Facts) -> bool:
    """Tell whether the foundation hosts a project: it has a maturity, or was accepted one day."""
    return bool(facts.life) or bool(text_of(item.keys.get(ACCEPTED)))


def _row(subject: Subject, context: _Context) -> Row:
    material, item = context.material, subject.item
    facts, hosted = material.facts[subject.slug], is_hosted(item, material.facts[subject.slug])
    values = said(
        {
            "slug": subject.slug,
            "name": facts.name,
            "summary": facts.summary,
            "license": facts.license,
            "parent": material.slugs.get(facts.parent, ""),
            "host": _host(item, hosted, context),
            "tags": _tags(subject, facts, context),
            "logo": context.logos.get(subject.slug, ""),
        }
    )
    if hosted and subject.thing and subject.thing.kind == _KIND.EXTERNAL:
        values["kind"] = _KIND.PROJECT.value  # the foundation has taken it in
    row = Row(PROJECT, item.place, values, lines_of(item, _PATHS, values))
    row.initial = {"kind": (_KIND.PROJECT if hosted else _KIND.EXTERNAL).value}
    row.children["links"] = [_link(link, item) for link in facts.links]
    undated = subject.thing.undated if subject.thing else frozenset[str]()
    row.children["stage_changes"] = [_step(step, item, undated) for step in facts.life]
    row.children["relations"] = [
        _relation(name, item, material) for name in sorted(facts.neighbours)
    ]
    written = write_project(facts, material.names)
    row.children["kept"] = kept_row(item.place, kept_of(subject.items, written))
    return row


def _host(item: Item, hosted: bool, context: _Context) -> str:
    """Return who hosts a project: the foundation, or the member whose page it names."""
    if hosted and (foundation := foundation_slug(context.material)):
        return foundation
    return context.hosts.get(address_key(text_of(item.keys.get("crunchbase"))), "")


def _tags(subject: Subject, facts: Facts, context: _Context) -> list[str]:
    """Return the tags a project is to have: its own in our facets, those it has in others."""
    if not facts.tags:
        return []
    ours = {words.facet for words in TAGS.values()}
    stored = subject.thing.tags if subject.thing else ()
    others = [tag for tag in stored if tag.partition(":")[0] not in ours]
    return sorted([*others, *(f"{facet}:{context.tags[facet, tag]}" for facet, tag in facts.tags)])


def _link(link: Link, item: Item) -> Row:
    return Row(LINK, item.place, said({"kind": link.kind, "url": link.url, "label": link.label}))


def _step(step: Step, item: Item, undated: frozenset[str]) -> Row:
    values = said({"stage": step.stage, "changed_on": step.on})
    if not step.certain:
        values["note"] = UNDATED
    elif step.stage in undated:
        values["note"] = None  # the day is known now
    return Row(STEP, item.place_of(MATURITY), values)


def _relation(name: str, item: Item, material: Material) -> Row:
    values = said({"kind": Relation.Kind.WORKS_WITH.value, "target": material.slugs[name]})
    path = next((path for path in NEIGHBOURS if path in item.keys), "")
    return Row(RELATION, item.place_of(path), values)


def use_case_slug(project: str) -> str:
    """Return the slug of the use case that a project says of itself."""
    return f"{project[:70]}-use-case"


def use_case_rows(material: Material) -> list[Row]:
    """Return a draft of a use case for each project that says what it is for.

    A hint for a curator: one sentence of a project about itself is not yet a use case.
    """
    told = [(subject, material.facts[subject.slug]) for subject in material.projects]
    return [_use_case(subject, facts) for subject, facts in told if facts.problem or facts.solution]


def _use_case(subject: Subject, facts: Facts) -> Row:
    item = subject.item
    values = said(
        {
            "slug": use_case_slug(subject.slug),
            "summary": facts.problem,
            "description": facts.solution,
        }
    )
    lines = lines_of(item, {"summary": PROBLEM, "description": SOLUTION}, values)
    row = Row(USE_CASE, item.place, values, lines)
    row.initial = {"name": f"What {facts.name} is for", "state": Project.State.DRAFT.value}
    need = Row(_NEED, item.place, {"project": subject.slug}, placed=False)
    need.initial = {"importance": UseCaseNeed.Importance.CORE.value}
    row.children["needs"] = [need]
    return row
