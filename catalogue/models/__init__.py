"""What there is, how it fits together, how it is drawn."""

from catalogue.models.accounts import AccountChange, RoleGroup
from catalogue.models.editions import Edition
from catalogue.models.links import LinkCheck
from catalogue.models.maps import Map, MapCategory, MapEntry, MapRegion
from catalogue.models.projects import Project, ProjectLink, StageChange
from catalogue.models.relations import Integration, Relation, Stewardship
from catalogue.models.reviews import Assessment, Review
from catalogue.models.revision import Recorded, Revision
from catalogue.models.search import (
    SearchChange,
    SearchEntry,
    SearchField,
    SearchKey,
    SearchKind,
    SearchPosting,
    SearchWord,
)
from catalogue.models.stages import Stage
from catalogue.models.suggestions import Decision, Suggestion
from catalogue.models.tokens import Token
from catalogue.models.uploads import Upload
from catalogue.models.use_cases import Adoption, UseCase, UseCaseNeed
from catalogue.models.verifications import Verification
from catalogue.models.vocabulary import Facet, FocusArea, Release, Tag

__all__ = [
    "AccountChange",
    "Adoption",
    "Assessment",
    "Decision",
    "Edition",
    "Facet",
    "FocusArea",
    "Integration",
    "LinkCheck",
    "Map",
    "MapCategory",
    "MapEntry",
    "MapRegion",
    "Project",
    "ProjectLink",
    "Recorded",
    "Relation",
    "Release",
    "Review",
    "Revision",
    "RoleGroup",
    "SearchChange",
    "SearchEntry",
    "SearchField",
    "SearchKey",
    "SearchKind",
    "SearchPosting",
    "SearchWord",
    "Stage",
    "StageChange",
    "Stewardship",
    "Suggestion",
    "Tag",
    "Token",
    "Upload",
    "UseCase",
    "UseCaseNeed",
    "Verification",
]
