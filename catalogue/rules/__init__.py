"""What must hold in the whole catalogue: the rules of governance, and those about projects.

One function a rule, as in `governance.rules`. `findings` asks all of them.
"""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from catalogue.links import naming
from catalogue.models import FocusArea, Project, UseCase
from catalogue.rules import freshness, lifecycle, publication, references, stewards
from governance.findings import Finding, Rule, Subject, found
from governance.rules import RULES as GOVERNANCE

_PROJECT = (Project._meta.label_lower,)
_AREA = (FocusArea._meta.label_lower,)

CATALOGUE = (
    Rule(
        _("Some body decides for every project, and some body speaks for its users"),
        stewards.projects_have_stewards,
        _PROJECT,
    ),
    Rule(_("Who governs is there"), stewards.stewards_are_there, (*_PROJECT, *_AREA)),
    Rule(_("Every stage has its evidence"), lifecycle.stages_have_evidence, _PROJECT),
    Rule(
        _("Stages that take a review were reviewed"),
        lifecycle.reviewed_stages_have_reviews,
        _PROJECT,
    ),
    Rule(
        _("Who was accepted for a stage entered it"),
        lifecycle.accepted_reviews_moved_the_stage,
        _PROJECT,
    ),
    Rule(_("What is required has not ended"), references.requirements_are_alive, _PROJECT),
    Rule(_("Requirements make no circle"), references.no_circular_requirements, _PROJECT),
    Rule(
        _("What ended and is still required has a successor"),
        references.ended_projects_have_successors,
        _PROJECT,
    ),
    Rule(
        _("Use cases are solved with what has not ended"),
        references.use_cases_need_what_is_alive,
        (UseCase._meta.label_lower,),
    ),
    Rule(_("Maps show no drafts"), references.maps_show_no_drafts, _PROJECT),
    Rule(
        _("Drafts are published on the day they were planned for"),
        publication.drafts_are_published_as_planned,
        (*_PROJECT, UseCase._meta.label_lower),
    ),
    Rule(_("Maps show what is listed"), references.maps_show_what_is_listed, _PROJECT),
    Rule(
        _("What stands on a map has a body that is still there"),
        references.map_entries_have_a_body,
        _PROJECT,
    ),
    Rule(
        _("Every address leads somewhere"),
        freshness.addresses_lead_somewhere,
        naming.labels(),
    ),
    Rule(
        _("Somebody looked at every project lately"),
        freshness.projects_are_verified,
        _PROJECT,
    ),
)

RULES = (*GOVERNANCE, *CATALOGUE)


def findings(on: str) -> list[Finding]:
    """Return where rules do not hold on a day: errors first, then by rule, then by name.

    Args:
        on: the day, ``YYYY-MM-DD``.
    """
    return found(RULES, on)


def findings_about(row: Model, on: str) -> list[Finding]:
    """Return where rules do not hold for one row on a day; only the rules it may break are asked.

    Args:
        row: the row.
        on: the day, ``YYYY-MM-DD``.
    """
    subject = Subject.of(row)
    asked = [rule for rule in RULES if subject.model in rule.about]
    told = found(asked, on)
    return [finding for finding in told if _is_about(finding.subject, subject)]


def _is_about(one: Subject, other: Subject) -> bool:
    return (one.model, one.pk) == (other.model, other.pk)
