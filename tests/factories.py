"""Plain functions that make valid rows: what a test does not name is made up for it.

A row made here passes `full_clean()`. Keywords are fields, many-to-many ones included, so that a
test names what it is about and nothing else; rows that must be around it are made too:

    factories.project(slug="nova", parent=openstack, tags=[tag])
    factories.relation(target=keystone)          # of a project made for it
"""

import datetime
import hashlib
from collections.abc import Callable
from inspect import isfunction
from itertools import count
from typing import Any, TypeVar, get_type_hints

from django.contrib.auth.models import User
from django.db import models
from django.utils.text import slugify

from catalogue.map.document import MapDocument, MapHead, encode
from catalogue.models import (
    AccountChange,
    Adoption,
    Assessment,
    Decision,
    Edition,
    Facet,
    FocusArea,
    Integration,
    LinkCheck,
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
    Suggestion,
    Tag,
    Token,
    Upload,
    UseCase,
    UseCaseNeed,
    Verification,
)
from catalogue.suggesting.subjects import SUBJECTS
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
    Principle,
    ReportingLine,
    Resolution,
    SeatClass,
    SeatCount,
    Term,
)

_Row = TypeVar("_Row", bound=models.Model)
_numbers = count(1)


def of(model: type[_Row]) -> Callable[..., _Row]:
    """Return the function of this module that makes rows of a model."""
    made_by = {get_type_hints(made).get("return"): made for made in _functions()}
    found: Callable[..., _Row] = made_by[model]
    return found


def _functions() -> list[Callable[..., Any]]:
    return [thing for name, thing in globals().items() if isfunction(thing) and name[0] != "_"]


def _make(model: type[_Row], given: dict[str, Any], **otherwise: Any) -> _Row:
    """Store a row of what is given; what is not is made up, functions being called for it."""
    values = dict(given)
    for name, value in otherwise.items():
        if name not in values:
            values[name] = value() if callable(value) else value
    many = {field.name: values.pop(field.name, None) for field in model._meta.many_to_many}
    row = model._default_manager.create(**values)
    for name, targets in many.items():
        if targets:
            getattr(row, name).set(targets)
    return row


def _named(model: type[_Row], given: dict[str, Any], **otherwise: Any) -> _Row:
    """As `_make`, with a slug that no other row has and the name that follows from it."""
    slug = given.get("slug") or f"{slugify(str(model._meta.verbose_name))}-{next(_numbers)}"
    name = slug.replace("-", " ").capitalize()
    return _make(model, given, slug=slug, name=name, **otherwise)


# Governance.


def organization(**given: Any) -> Organization:
    """Return an organization."""
    return _named(Organization, given)


def membership(**given: Any) -> Membership:
    """Return a membership, gold since 2017."""
    return _make(Membership, given, organization=organization, tier="gold", since="2017")


def person(**given: Any) -> Person:
    """Return a person."""
    return _named(Person, given)


def body(**given: Any) -> Body:
    """Return a body: a working group, as there is one board at a time."""
    return _named(Body, given, kind=Body.Kind.WORKING_GROUP)


def reporting_line(**given: Any) -> ReportingLine:
    """Return a reporting line that has always held."""
    return _make(ReportingLine, given, body=body, reports_to=body)


def affiliation_limit(**given: Any) -> AffiliationLimit:
    """Return a limit: two members of one organization, unless a share is given."""
    measure = {} if "max_share" in given else {"max_members": 2}
    return _make(AffiliationLimit, given, body=body, **measure)


def seat_class(**given: Any) -> SeatClass:
    """Return a class of elected seats, without a count: nobody knows how many."""
    return _named(SeatClass, given, body=body, selection=SeatClass.Selection.ELECTED)


def seat_count(**given: Any) -> SeatCount:
    """Return a count that has always held: three seats."""
    return _make(SeatCount, given, seat_class=seat_class, seats=3)


def term(**given: Any) -> Term:
    """Return a term since 2017."""
    return _make(Term, given, seat_class=seat_class, person=person, since="2017")


def election(**given: Any) -> Election:
    """Return an election of 2018-08."""
    return _make(Election, given, body=body, held_on="2018-08")


def resolution(**given: Any) -> Resolution:
    """Return a resolution, adopted on 2018-12-04."""
    slug = given.get("slug") or f"resolution-{next(_numbers)}"
    title = slug.replace("-", " ").capitalize()
    return _make(Resolution, given, slug=slug, title=title, body=body, decided_on="2018-12-04")


def principle(**given: Any) -> Principle:
    """Return a principle."""
    return _named(Principle, given)


def criterion(**given: Any) -> Criterion:
    """Return a criterion."""
    return _named(Criterion, given)


def former_name(**given: Any) -> FormerName:
    """Return a name that `subject`, a project if left out, had until 2017."""
    return _make(FormerName, given, subject=project, name="Former name", until="2017")


def kept_data(**given: Any) -> KeptData:
    """Return what another format says of `subject`, a project if left out."""
    return _make(KeptData, given, subject=project, format="landscape2", data='{"branch":"main"}')


# What projects are sorted by.


def stage(**given: Any) -> Stage:
    """Return a stage that is listed and that any other may follow."""
    return _named(Stage, given)


def release(**given: Any) -> Release:
    """Return a release series."""
    slug = given.get("slug") or f"release-{next(_numbers)}"
    return _make(Release, given, slug=slug, series=slug.capitalize())


def facet(**given: Any) -> Facet:
    """Return a facet without tags."""
    return _named(Facet, given)


def tag(**given: Any) -> Tag:
    """Return a tag of a facet of its own."""
    return _named(Tag, given, facet=facet)


def focus_area(**given: Any) -> FocusArea:
    """Return a focus area."""
    return _named(FocusArea, given)


# Projects.


def project(**given: Any) -> Project:
    """Return a published service."""
    return _named(Project, given, kind=Project.Kind.SERVICE)


def link(**given: Any) -> ProjectLink:
    """Return a project's homepage."""
    url = f"https://{next(_numbers)}.example.org/"
    return _make(ProjectLink, given, project=project, kind=ProjectLink.Kind.HOMEPAGE, url=url)


def link_check(**given: Any) -> LinkCheck:
    """Return an address that was good when it was asked for."""
    day = datetime.date(2019, 4, 2)
    at = datetime.datetime(2019, 4, 2, tzinfo=datetime.UTC)
    url = f"https://{next(_numbers)}.example.org/"
    return _make(LinkCheck, given, url=url, good_on=day, checked_at=at)


def verification(**given: Any) -> Verification:
    """Return a record that somebody looked at a project in 2019; nobody knows who."""
    return _make(Verification, given, project=project, verified_on=datetime.date(2019, 4, 2))


def stage_change(**given: Any) -> StageChange:
    """Return a project's step into a stage in 2018."""
    return _make(StageChange, given, project=project, stage=stage, changed_on="2018")


def relation(**given: Any) -> Relation:
    """Return a relation that has always held: one project requires another."""
    return _make(Relation, given, project=project, kind=Relation.Kind.REQUIRES, target=project)


def integration(**given: Any) -> Integration:
    """Return an integration that has always held: a project uses a technology of others."""
    return _make(Integration, given, project=project, technology=_technology)


def _technology() -> Project:
    return project(kind=Project.Kind.EXTERNAL)


def stewardship(**given: Any) -> Stewardship:
    """Return a technical stewardship of a project, unless a focus area is given."""
    over = {} if "focus_area" in given else {"project": project}
    capacity = Stewardship.Capacity.TECHNICAL
    return _make(Stewardship, given, body=body, capacity=capacity, **over)


def review(**given: Any) -> Review:
    """Return a review of a project, open unless something else is given; a yes has a source."""
    yes = given.get("outcome") == Review.Outcome.ACCEPTED
    source = {"source_url": "https://example.org/accepted"} if yes else {}
    return _make(
        Review, given, project=project, requested_stage=stage, opened_on="2018-10", **source
    )


def assessment(**given: Any) -> Assessment:
    """Return an assessment: a criterion is met."""
    verdict = Assessment.Verdict.MET
    return _make(Assessment, given, review=review, criterion=criterion, verdict=verdict)


# Maps.


def map_(**given: Any) -> Map:
    """Return a map without regions."""
    return _named(Map, given)


def region(**given: Any) -> MapRegion:
    """Return the centre of a map of its own."""
    return _named(MapRegion, given, map=map_, placement=MapRegion.Placement.CENTRE)


def category(**given: Any) -> MapCategory:
    """Return a category in the first row of a region of its own."""
    return _named(MapCategory, given, region=region)


def entry(**given: Any) -> MapEntry:
    """Return a project's entry in a category, neither core nor labelled."""
    return _make(MapEntry, given, category=category, project=project)


def edition(**given: Any) -> Edition:
    """Return an edition of 2019-04-02 that holds nothing but the name of the map."""
    found = given.get("map") or given.setdefault("map", map_())
    head = MapHead(uid=found.uid, slug=found.slug, name=found.name, title="", description="")
    empty = MapDocument(schema=1, map=head, edition=None, regions=[])
    document = given.get("document", encode(empty).decode())
    return _make(
        Edition,
        given,
        number="20190402",
        publisher="OpenStack Foundation",
        published_on=datetime.date(2019, 4, 2),
        document=document,
        sha256=hashlib.sha256(document.encode()).hexdigest(),
    )


# Use.


def use_case(**given: Any) -> UseCase:
    """Return a published use case without needs."""
    return _named(UseCase, given)


def need(**given: Any) -> UseCaseNeed:
    """Return a project that a use case cannot do without."""
    return _make(UseCaseNeed, given, use_case=use_case, project=project)


def token(**given: Any) -> Token:
    """Return a token that reads, for a day, of somebody who may log in to the admin."""
    made = Token(**{"name": "A program", **given})
    if "user" not in given:
        made.user = User.objects.create_user(f"curator-{next(_numbers)}", is_staff=True)
    if "expires_at" not in given:
        made.expires_at = made.created_at + datetime.timedelta(days=1)
    made.give_secret()
    made.save()
    return made


def account_change(**given: Any) -> AccountChange:
    """Return that an account was made by a command."""
    values = {"kind": AccountChange.Kind.ACCOUNT, "name": "ada", "what": "the account was made"}
    return _make(AccountChange, given, **values)


def upload(**given: Any) -> Upload:
    """Return files that somebody who may log in to the admin sent to be imported."""
    values: dict[str, Any] = {"format": "native", "names": ["a.yaml"], "packed": b"", "outcome": {}}
    if "owner" not in given:
        values["owner"] = User.objects.create_user(f"curator-{next(_numbers)}", is_staff=True)
    return Upload.objects.create(**{**values, **given})


def adoption(**given: Any) -> Adoption:
    """Return an adoption: an organization uses a project since 2017."""
    return _make(Adoption, given, organization=organization, project=project, since="2017")


def suggestion(row: Any = None, **given: Any) -> Suggestion:
    """Return a suggestion about a row, or about a project of its own."""
    about = row or project()
    subject = next(each for each in SUBJECTS.values() if each.model is type(about))
    said = {"after": {"name": "Another"}, "before": {"name": about.name}, **given}
    return _make(
        Suggestion,
        said,
        about=subject.about,
        object_id=about.pk,
        name=about.name,
        why="It is wrong.",
    )


def decision(**given: Any) -> Decision:
    """Return a decision that declines a suggestion."""
    return _make(Decision, given, suggestion=suggestion, outcome="declined", answer="No.")
