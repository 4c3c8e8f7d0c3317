"""What each resource of the API shows of which rows, so that it is known what a change reaches.

`tests/catalogue/mirror/test_shown.py` holds this against the serializers: what they show and is not
here fails there.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import SET_NULL, Model

from catalogue import models as catalogue
from governance import models as governance

ON_MAP = "regions__categories__entries__project"


@dataclass(frozen=True)
class Shown:
    """A resource, and the paths from its rows to whatever else an answer is made from.

    Attributes:
        resource: what it is called in addresses.
        model: its rows.
        contents: paths to rows any change of which shows.
        references: paths to rows of which only show what they are called in addresses and their
            place in an order.
        drafts: fields that lead to projects, all of which must be published.
        address: the paths to the slugs a row is named by; none where that is its number.
    """

    resource: str
    model: type[Model]
    contents: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    address: tuple[str, ...] = ("slug",)


SHOWN: tuple[Shown, ...] = (
    Shown(
        "projects",
        catalogue.Project,
        ("links", "stage_changes"),
        (
            *("parent", "focus_areas", "host", "first_release", "tags", "tags__facet"),
            *("stage_changes__stage", "stage_changes__resolution"),
        ),
    ),
    Shown("focus-areas", catalogue.FocusArea),
    Shown("stages", catalogue.Stage, references=("next_stages",)),
    Shown("releases", catalogue.Release),
    Shown("facets", catalogue.Facet, ("tags",)),
    Shown(
        "maps",
        catalogue.Map,
        (
            *("regions", "regions__categories", "regions__categories__entries", ON_MAP),
            f"{ON_MAP}__stage_changes",
        ),
        (f"{ON_MAP}__stage_changes__stage",),
    ),
    Shown("regions", catalogue.MapRegion, references=("map",), address=("map__slug", "slug")),
    Shown(
        "categories",
        catalogue.MapCategory,
        ("entries",),
        ("region", "region__map", "entries__project"),
        address=("region__map__slug", "slug"),
    ),
    Shown("use-cases", catalogue.UseCase, ("needs",), ("focus_areas", "needs__project")),
    Shown(
        "relations",
        catalogue.Relation,
        references=("project", "target"),
        drafts=("project", "target"),
        address=(),
    ),
    Shown(
        "integrations",
        catalogue.Integration,
        references=("project", "technology", "via"),
        drafts=("project", "technology", "via"),
        address=(),
    ),
    Shown(
        "adoptions",
        catalogue.Adoption,
        references=("organization", "project"),
        drafts=("project",),
        address=(),
    ),
    Shown(
        "stewardships",
        catalogue.Stewardship,
        references=("project", "focus_area", "body"),
        drafts=("project",),
        address=(),
    ),
    Shown(
        "reviews",
        catalogue.Review,
        ("assessments",),
        ("project", "requested_stage", "resolution", "assessments__criterion"),
        drafts=("project",),
        address=(),
    ),
    Shown("organizations", governance.Organization, ("memberships",)),
    Shown(
        "bodies",
        governance.Body,
        ("seat_classes", "seat_classes__counts", "affiliation_limits", "reporting_lines"),
        ("overseen_by", "reporting_lines__reports_to"),
    ),
    Shown(
        "people",
        governance.Person,
        ("terms",),
        ("terms__seat_class", "terms__seat_class__body", "terms__affiliation"),
    ),
    Shown(
        "terms",
        governance.Term,
        references=("person", "seat_class", "seat_class__body", "affiliation"),
        address=(),
    ),
    Shown("resolutions", governance.Resolution, references=("body",)),
    Shown(
        "elections",
        governance.Election,
        references=("body", "seat_class", "seat_class__body"),
        address=(),
    ),
    Shown("principles", governance.Principle),
    Shown("criteria", governance.Criterion),
)
BY_RESOURCE: Mapping[str, Shown] = {shown.resource: shown for shown in SHOWN}


@dataclass(frozen=True)
class Path:
    """A way from the rows of a resource to rows they show.

    Attributes:
        shown: the resource.
        path: the way, as Django has it.
        whole: whether any change of the rows at its end shows.
        above: the way without its last step; empty where that is the row itself.
        owner: the column at the end that says whose part a row is; empty where it is no part.
        last: the last step, where it vanishes without a trace in the history of the row that made
            it when what it leads to is deleted; else None.
    """

    shown: Shown
    path: str
    whole: bool
    above: str
    owner: str
    last: Any


@cache
def paths() -> Mapping[type[Model], tuple[Path, ...]]:
    """Return the ways that lead to the rows of each model."""
    found: dict[type[Model], list[Path]] = defaultdict(list)
    for shown in SHOWN:
        for whole, several in ((True, shown.contents), (False, shown.references)):
            for path in several:
                model, step = _end(shown.model, path)
                above = path.rpartition("__")[0]
                owner = step.field.attname if step.one_to_many else ""
                nulled = getattr(getattr(step, "remote_field", None), "on_delete", None) is SET_NULL
                last = step if nulled or step.many_to_many else None
                found[model].append(Path(shown, path, whole, above, owner, last))
    return {model: tuple(several) for model, several in found.items()}


def _end(model: type[Model], path: str) -> tuple[type[Model], Any]:
    """Return what a way leads to, and its last step."""
    step: Any = None
    for name in path.split("__"):
        step = model._meta.get_field(name)
        model = step.related_model
    return model, step
