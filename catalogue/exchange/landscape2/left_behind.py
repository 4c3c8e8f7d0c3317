"""What of the catalogue a landscape has no place for, counted."""

from collections import Counter

from django.db.models import Model

from catalogue.exchange.landscape2.keys import TAGS
from catalogue.exchange.landscape2.projects import use_case_slug
from catalogue.exchange.landscape2.writing import Writing
from catalogue.models import (
    Adoption,
    Edition,
    FocusArea,
    Integration,
    Map,
    MapEntry,
    Project,
    Relation,
    Release,
    Review,
    Stewardship,
    Tag,
    UseCase,
)
from governance.models import (
    Body,
    Criterion,
    FormerName,
    Membership,
    Organization,
    Person,
    Principle,
    Resolution,
)

_WITHOUT_PLACE: tuple[type[Model], ...] = (
    *(Integration, Stewardship, Review, Adoption, FocusArea, Release, Edition),
    *(Body, Person, Resolution, Principle, Criterion, FormerName),
)


def left_behind(writing: Writing) -> Counter[str]:
    """Return how many rows of each sort, and of which of their fields, are not in a landscape."""
    told = writing.told
    facets = [words.facet for words in TAGS.values()]
    hints = {use_case_slug(project.slug) for project in told.projects.values()}
    relations = sum(len(project.neighbours) for project in told.projects.values())
    tiers = sum(len(member.tiers) for member in told.members)
    published = Project.objects.published()
    found = Counter(
        {
            _plural(Project): Project.objects.exclude(pk__in=published.values("pk")).count(),
            _plural(Map): Map.objects.count() - len(told.maps),
            _plural(Organization): Organization.objects.count() - len(told.members),
            _plural(Membership): Membership.objects.count() - tiers,
            _plural(Relation): Relation.objects.count() - relations,
            _plural(UseCase): len(set(UseCase.objects.values_list("slug", flat=True)) - hints),
            _plural(Tag): Tag.objects.exclude(facet__slug__in=facets).count(),
            "labels of entries": MapEntry.objects.exclude(label="").count(),
            "roles of projects": published.exclude(role="").count(),
            "descriptions of projects": published.exclude(description="").count(),
        }
    )
    found.update({_plural(model): model._default_manager.count() for model in _WITHOUT_PLACE})
    found.update(writing.unsaid)
    return Counter({name: number for name, number in found.items() if number})


def _plural(model: type[Model]) -> str:
    return str(model._meta.verbose_name_plural)
