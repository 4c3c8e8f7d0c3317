"""What must be deployed: answers that are known from the map of April 2019."""

import json

import pytest

from catalogue.cautions import cautions
from catalogue.models import Project
from catalogue.requirements import Stack, required_by, stack
from tests.catalogue.starter.conftest import DATA

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ON = "2019-04-02"
TODAY = "2026-11-22"


def told(found: Stack) -> list[tuple[str, str]]:
    """Return what is to be known of a stack: project and code."""
    return [(caution.piece.slug, caution.code) for caution in cautions(found)]


def test_requirements_of_single_projects() -> None:
    counts = {"sahara": 6, "magnum": 5, "ec2-api": 5, "keystone": 0, "storlets": 1}
    found = {slug: len(stack([slug], ON).members) - 1 for slug in counts}
    assert found == counts
    assert list(stack(["storlets"], ON).members) == ["swift", "storlets"]


def test_keystone_is_needed_by_all_but_four_of_the_centre() -> None:
    edition = json.loads((DATA / "editions" / "openstack-20190402.json").read_text())
    centre = {
        entry["project"]["slug"]
        for region in edition["document"]["regions"]
        if region["placement"] == "centre"
        for category in region["categories"]
        for entry in category["entries"]
    }
    users = set(required_by(Project.objects.get(slug="keystone"), ON).all)
    assert (len(centre), len(centre & users)) == (31, 27)
    assert centre - users == {"ironic", "keystone", "manila", "swift"}


def test_what_nova_needs_has_grown_since() -> None:
    assert "placement" not in stack(["magnum"], ON).members
    assert "placement" in stack(["magnum"], TODAY).members


def test_retired_is_said_of_today_and_not_of_2020() -> None:
    assert ("sahara", "retired") in told(stack(["sahara"], TODAY))
    assert ("sahara", "retired") not in told(stack(["sahara"], "2020-01-01"))
