"""Who may do what: the roles that every installation has, as groups of the admin.

A table and nothing else; `catalogue.granting` makes groups of it. Somebody may have several roles.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CONTENT = (
    "Project ProjectLink Relation Integration Stewardship Adoption UseCase UseCaseNeed FocusArea "
    "Release Facet Tag Map MapRegion MapCategory MapEntry Organization FormerName"
)
_GOVERNANCE = (
    "Body ReportingLine AffiliationLimit SeatClass SeatCount Term Election Resolution Principle "
    "Criterion Person Organization Membership Stewardship FormerName"
)
_STAGES = "Stage StageChange Review Assessment"
_KEPT = "Edition PreviousSlug KeptData LinkCheck"
_AUDIT = "AccountChange AccessLog AccessFailureLog AccessAttempt LogEntry"

# What everybody with a role sees, so that nobody decides in the dark.
_ALL = f"{_CONTENT} {_GOVERNANCE} {_STAGES} {_KEPT} Suggestion"
_KEEP = "view add change delete"
# Tokens act for their owner and can do no more than their owner may.
_OWN = {"add": "Token"}


@dataclass(frozen=True)
class Role:
    """What somebody is trusted with.

    Attributes:
        key: what it is called in the code; it never changes.
        name: the name of its group.
        purpose: what it is for, in a sentence.
        may: verbs of permissions, and the models they hold for. A model that is not there (yet) is
            passed over, and given once it is.
    """

    key: str
    name: str
    purpose: str | Promise
    may: tuple[Mapping[str, str], ...]

    def permissions(self) -> Iterator[str]:
        """Yield its permissions, such as ``change_project``."""
        for table in self.may:
            for verbs, models in table.items():
                for verb in verbs.split():
                    yield from (f"{verb}_{model.lower()}" for model in models.split())


_CURATOR = {_KEEP: _CONTENT}
_GOVERNANCE_EDITOR = {_KEEP: _GOVERNANCE}
_PUBLISHER = {_KEEP: _STAGES, "add": "Edition"}
_REVIEWER = {"change": "Suggestion"}

ROLES: tuple[Role, ...] = (
    Role(
        "curator",
        "Curator",
        _("Keeps the content: projects, maps, use cases, organizations and what connects them."),
        ({"view": _ALL}, _OWN, _CURATOR),
    ),
    Role(
        "governance-editor",
        "Governance editor",
        _("Keeps who decides: bodies, seats, terms, elections, resolutions, criteria."),
        ({"view": _ALL}, _OWN, _GOVERNANCE_EDITOR),
    ),
    Role(
        "publisher",
        "Publisher",
        _("Publishes editions of the maps, and decides on stages: reviews, steps, retirements."),
        ({"view": _ALL}, _OWN, _PUBLISHER),
    ),
    Role(
        "reviewer",
        "Reviewer",
        _("Decides on suggestions. What is accepted is written by whoever may write it."),
        ({"view": _ALL}, _OWN, _REVIEWER),
    ),
    Role(
        "administrator",
        "Administrator",
        _(
            "Does all of that, imports files, gives accounts their roles, and sees who logged in "
            "and what changed."
        ),
        (
            {"view": _ALL},
            _OWN,
            _CURATOR,
            _GOVERNANCE_EDITOR,
            _PUBLISHER,
            _REVIEWER,
            {_KEEP: "User Group", "view": _AUDIT, "delete": "AccessAttempt Suggestion"},
            {"oversee": "Token", "import": "Upload"},
        ),
    ),
)
