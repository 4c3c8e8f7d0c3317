"""Who governs a project on a day."""

from functools import cached_property
from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.api.serializers.governing import ProjectGovernanceSerializer
from catalogue.lifecycle import Step, life
from catalogue.models import Project, Review, Stewardship
from catalogue.stewardship import Governing, Governors, governing
from governance.api.addresses import row_or_moved
from governance.api.day import Day
from governance.api.parameters import Part
from governance.api.strict import Strict
from governance.filters.sources import SLUG
from governance.models import Resolution
from governance.rosters import Member, Roster, rosters


class ProjectGovernance(Strict):
    """Who decides for a project technically and who speaks for its users, each up to the board.

    Several bodies may govern at once. What is not recorded for the project itself is inherited from
    what it is part of, else from its focus areas. Each body comes with who sat there on the day and
    for whom they worked; `recorded` says whether that is known of all seats, of some or of none.
    The same for every other body is a list of terms: `terms/?body=<slug>&on=<day>`. `stages` tells
    how the project got its stage of the day, and on what evidence.
    """

    summary = "Read who governs a project"
    above = {"slug": (SLUG, "The slug of the project. A previous one is answered by a redirect.")}

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        return [Day("stewardships, reporting lines, terms and stages"), *super().parts]

    @extend_schema(responses=ProjectGovernanceSerializer, operation_id="projects_governance")
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return who governs, or where the project has moved to.

        Raises:
            Http404: the slug leads nowhere.
        """
        whole = Project.objects.published().select_related("parent__parent")
        found = row_or_moved(request, whole.defer("logo", "description"), slug)
        if not isinstance(found, Project):
            return found
        on = Day.of(request.query_params)
        answer = {"project": found.slug, "on": on, **_told(governing(found, on), on)}
        answer["stages"] = [_step(step) for step in life(found, on)]
        return Response(answer)


def _told(found: Governors, on: str) -> dict[str, Any]:
    each = [one for several in found.values() for one in several]
    sitting = rosters({one.body.pk for one in each}, on)
    return {
        capacity: [_one(one, sitting[one.body.pk]) for one in found[capacity]]
        for capacity in Stewardship.Capacity.values
    }


def _one(found: Governing, roster: Roster) -> dict[str, Any]:
    chain = [
        {"slug": body.slug, "name": found.name_of(body), "kind": body.kind} for body in found.chain
    ]
    row = found.stewardship
    return {
        "body": chain[0],
        "since": row.since or None,
        "until": row.until or None,
        "inherited_from": _source(row) if found.inherited_from else None,
        "chain": chain,
        "seats": roster.seats,
        "recorded": roster.recorded,
        "members": [_member(one, found.body.slug) for one in roster.members],
    }


def _member(one: Member, body: str) -> dict[str, Any]:
    affiliation = {"slug": one.affiliation, "name": one.affiliation_name}
    return {
        "person": {"slug": one.person, "name": one.name},
        "role": one.role,
        "seat_class": {"slug": f"{body}.{one.seat_class}", "name": one.seat_name},
        "affiliation": affiliation if one.affiliation else None,
        "since": one.since or None,
        "until": one.until or None,
        "observed_on": one.observed_on or None,
        "source_url": one.source_url,
    }


def _step(step: Step) -> dict[str, Any]:
    change = step.change
    return {
        "stage": {"slug": change.stage.slug, "name": change.stage.name},
        "changed_on": change.changed_on or None,
        "resolution": _resolution(change.resolution) if change.resolution else None,
        "review": _review(step.review) if step.review else None,
        "source_url": change.source_url,
        "note": change.note,
    }


def _resolution(row: Resolution) -> dict[str, Any]:
    told = {"slug": row.slug, "title": row.title, "body": row.body.slug}
    return {**told, "decided_on": row.decided_on, "url": row.url}


def _review(row: Review) -> dict[str, Any]:
    return {
        "id": row.pk,
        "decided_on": row.decided_on,
        "assessments": [
            {
                "criterion": {"slug": one.criterion.slug, "name": one.criterion.name},
                "verdict": one.verdict,
                "evidence": one.evidence,
                "evidence_url": one.evidence_url,
            }
            for one in row.assessments.all()
        ],
    }


def _source(row: Stewardship) -> dict[str, str]:
    if row.project is not None:
        return {"type": "project", "slug": row.project.slug}
    return {"type": "focus_area", "slug": row.focus_area.slug if row.focus_area else ""}
