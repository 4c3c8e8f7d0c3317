"""Where the projects of the starter catalogue meet technologies."""

import pytest

from catalogue.meetings import meetings
from catalogue.models import Integration, Project

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_integrations_are_told_with_their_source() -> None:
    assert Integration.objects.exclude(source_url="").count() >= 60
    assert Integration.objects.filter(via__isnull=False).count() >= 20

    def through(slug: str) -> dict[str, list[str]]:
        found = meetings(Project.objects.get(slug=slug), "2026-08-01").passages
        return {
            str(passage.via or ""): [meeting.other.name for meeting in passage.meetings]
            for passage in found
        }

    kubernetes = through("kubernetes")
    assert {"Magnum", "StarlingX", "Kata Containers"} <= set(kubernetes[""])
    carried = {"Cinder", "Keystone", "Octavia", "OpenStack"}
    assert set(kubernetes["Cloud Provider OpenStack"]) == carried
    assert {"Cinder", "Nova"} <= set(through("ceph")[""])
    assert "Gerrit" in through("zuul")[""]
    assert through("zuul")["Nodepool"] == ["Kubernetes", "OpenStack"]
    assert through("gerrit")
    kuryr = meetings(Project.objects.get(slug="kuryr"), "2024-01-01").passages
    assert [str(passage.via) for passage in kuryr] == ["Kuryr-Kubernetes"]
