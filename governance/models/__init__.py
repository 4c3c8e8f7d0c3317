"""Who decides: organizations, people, bodies, seats, terms, resolutions."""

from governance.models.bodies import AffiliationLimit, Body, ReportingLine
from governance.models.decisions import Criterion, Principle, Resolution
from governance.models.kept import KeptData
from governance.models.naming import FormerName, PreviousSlug
from governance.models.organizations import Membership, Organization, Person, Sector
from governance.models.seats import Election, SeatClass, SeatCount, Term

__all__ = [
    "AffiliationLimit",
    "Body",
    "Criterion",
    "Election",
    "FormerName",
    "KeptData",
    "Membership",
    "Organization",
    "Person",
    "PreviousSlug",
    "Principle",
    "ReportingLine",
    "Resolution",
    "SeatClass",
    "SeatCount",
    "Sector",
    "Term",
]
