"""The native format as data: which rows there are, their keys, what is nested in what.

Keys are the names of model fields, so that a shape needs to say only which fields are written, in
which order, and what tells one row from its siblings. Reading, matching, applying and writing all
follow these shapes; a new field is one word here.
"""

from dataclasses import dataclass

from django.db import models

from catalogue.models import (
    Adoption,
    Assessment,
    Facet,
    FocusArea,
    Integration,
    Map,
    MapCategory,
    MapEntry,
    MapRegion,
    Project,
    ProjectLink,
    Relation,
    Release,
    Review,
    Stage,
    StageChange,
    Stewardship,
    Tag,
    UseCase,
    UseCaseNeed,
)
from governance.models import (
    AffiliationLimit,
    Body,
    Criterion,
    Election,
    FormerName,
    KeptData,
    Membership,
    Organization,
    Person,
    PreviousSlug,
    Principle,
    ReportingLine,
    Resolution,
    SeatClass,
    SeatCount,
    Term,
)

SOURCED = ("source_url", "note")
DRAFTED = ("state", "publish_on")
DATED = ("since", "until", *SOURCED)
OBSERVED = ("since", "until", "observed_on", *SOURCED)


@dataclass(frozen=True)
class Shape:
    """How the rows of one model stand in a file.

    Attributes:
        model: the model.
        keys: its fields, in the order they are written.
        identity: the keys that tell a row from its siblings.
        period: a further key of the identity that may be corrected: where one row on each side is
            left over, they are the same row with another date.
        children: the rows nested in it.
        plain: rows are written as the bare value of their only key.
        ordered: the place among the siblings is the field ``position``.
    """

    model: type[models.Model]
    keys: tuple[str, ...]
    identity: tuple[str, ...]
    period: str = ""
    children: tuple["Nested", ...] = ()
    plain: bool = False
    ordered: bool = False


@dataclass(frozen=True)
class Nested:
    """Rows inside a row, under a key that is also the parent's related name.

    Attributes:
        key: the key.
        parent: the field of the nested row that names the row around it.
        shape: the shape of the nested rows.
    """

    key: str
    parent: str
    shape: Shape


ADDRESSED = (
    Nested("previous_slugs", "subject", Shape(PreviousSlug, ("slug",), ("slug",), plain=True)),
)
NAMED = (
    *ADDRESSED,
    Nested("former_names", "subject", Shape(FormerName, ("name", *DATED), ("name",), "since")),
    Nested("kept", "subject", Shape(KeptData, ("format", "data"), ("format",))),
)
STEWARDSHIP = Shape(Stewardship, ("body", "capacity", *DATED), ("body", "capacity"), period="since")

_TERM = Shape(Term, ("person", "role", "affiliation", *OBSERVED), ("person", "role"), "since")
_SEAT_CLASS = Shape(
    SeatClass,
    ("slug", "name", "selection", "term_months", *SOURCED),
    ("slug",),
    children=(
        Nested("counts", "seat_class", Shape(SeatCount, ("seats", *DATED), (), "since")),
        Nested("terms", "seat_class", _TERM),
    ),
    ordered=True,
)
_LIMIT = Shape(AffiliationLimit, ("max_members", "max_share", *DATED), (), "since")
_ELECTION = Shape(
    Election,
    ("held_on", "seat_class", "seats", "method", "url", *SOURCED),
    ("held_on", "seat_class"),
)
_LINE = Shape(ReportingLine, ("reports_to", *DATED), ("reports_to",), "since")
_BODY = Shape(
    Body,
    (
        *("slug", "name", "kind", "mandate", "charter_url", "homepage"),
        *("established_on", "dissolved_on", "overseen_by", *SOURCED),
    ),
    ("slug",),
    children=(
        *NAMED,
        Nested("reporting_lines", "body", _LINE),
        Nested("seat_classes", "body", _SEAT_CLASS),
        Nested("affiliation_limits", "body", _LIMIT),
        Nested("elections", "body", _ELECTION),
    ),
)

_ASSESSMENT = Shape(
    Assessment,
    ("criterion", "verdict", "evidence", "evidence_url", "note"),
    ("criterion",),
    ordered=True,
)
_REVIEW = Shape(
    Review,
    (
        *("requested_stage", "opened_on", "decided_on", "outcome", "resolution", "summary"),
        *SOURCED,
    ),
    ("requested_stage", "opened_on"),
    period="decided_on",
    children=(Nested("assessments", "review", _ASSESSMENT),),
)
_INTEGRATION = Shape(
    Integration,
    ("technology", "via", "direction", "mechanism", "maintainer", "url", *DATED),
    ("technology", "mechanism"),
    period="since",
)
_CHANGE = Shape(
    StageChange, ("stage", "changed_on", "resolution", *SOURCED), ("stage",), "changed_on"
)
_RELATION = Shape(Relation, ("kind", "target", *DATED), ("kind", "target"), "since")
_LINK = Shape(ProjectLink, ("kind", "url", "label"), ("kind", "url"), ordered=True)
_PROJECT = Shape(
    Project,
    (
        *("slug", "uid", "name", "kind", "role", "summary", "description", "parent"),
        *("focus_areas", "host", "license", "first_release", "tags", "disambiguation"),
        *("logo", *DRAFTED, *SOURCED),
    ),
    ("slug",),
    children=(
        *NAMED,
        Nested("links", "project", _LINK),
        Nested("stage_changes", "project", _CHANGE),
        Nested("relations", "project", _RELATION),
        Nested("integrations", "project", _INTEGRATION),
        Nested("stewardships", "project", STEWARDSHIP),
        Nested("reviews", "project", _REVIEW),
    ),
)

_ENTRY = Shape(MapEntry, ("project", "label", "core"), ("project",), ordered=True)
_CATEGORY = Shape(
    MapCategory,
    ("slug", "uid", "name", "row", "tone"),
    ("slug",),
    children=(*NAMED, Nested("entries", "category", _ENTRY)),
    ordered=True,
)
_REGION = Shape(
    MapRegion,
    ("slug", "uid", "name", "title", "placement"),
    ("slug",),
    children=(*NAMED, Nested("categories", "region", _CATEGORY)),
    ordered=True,
)
_TAG = Shape(Tag, ("slug", "name", "description"), ("slug",), children=NAMED, ordered=True)
_NEED = Shape(UseCaseNeed, ("project", "importance", "role"), ("project",), ordered=True)

_CLAUSE = ("slug", "name", "position", "text", *SOURCED)

COLLECTIONS: dict[str, Shape] = {
    "organizations": Shape(
        Organization,
        ("slug", "name", "sector", "country", "homepage", "summary", *SOURCED),
        ("slug",),
        children=(
            *NAMED,
            Nested(
                "memberships",
                "organization",
                Shape(Membership, ("tier", *OBSERVED), ("tier",), "since"),
            ),
        ),
    ),
    "people": Shape(Person, ("slug", "name", *SOURCED), ("slug",), children=NAMED),
    "bodies": _BODY,
    "principles": Shape(Principle, _CLAUSE, ("slug",), children=NAMED),
    "criteria": Shape(Criterion, _CLAUSE, ("slug",), children=NAMED),
    "resolutions": Shape(
        Resolution,
        ("slug", "body", "title", "decided_on", "outcome", "summary", "url", *SOURCED),
        ("slug",),
        children=ADDRESSED,
    ),
    "stages": Shape(
        Stage,
        ("slug", "name", "position", "description", "listed", "mark", "next_stages"),
        ("slug",),
        children=NAMED,
    ),
    "releases": Shape(
        Release,
        ("slug", "series", "identifier", "released_on", "ended_on", *SOURCED),
        ("slug",),
        children=ADDRESSED,
    ),
    "facets": Shape(
        Facet,
        ("slug", "name", "position", "description"),
        ("slug",),
        children=(*NAMED, Nested("tags", "facet", _TAG)),
    ),
    "focus-areas": Shape(
        FocusArea,
        ("slug", "name", "position", "summary", "description", *DATED),
        ("slug",),
        children=(*NAMED, Nested("stewardships", "focus_area", STEWARDSHIP)),
    ),
    "projects": _PROJECT,
    "maps": Shape(
        Map,
        ("slug", "uid", "name", "position", "title", "description"),
        ("slug",),
        children=(*NAMED, Nested("regions", "map", _REGION)),
    ),
    "use-cases": Shape(
        UseCase,
        ("slug", "name", "summary", "description", "sector", "focus_areas", *DRAFTED, *SOURCED),
        ("slug",),
        children=(*NAMED, Nested("needs", "use_case", _NEED)),
    ),
    "adoptions": Shape(
        Adoption,
        ("organization", "project", "use", "scale", *OBSERVED),
        ("organization", "project"),
        period="since",
    ),
}

# Written as a folder with a file for each row; the other collections as one file each.
FOLDERS = frozenset({"bodies", "maps", "projects"})
