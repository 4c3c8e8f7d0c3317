"""Who governs the projects of the starter catalogue, asked one by one and all at once."""

import pytest

from catalogue.models import Project, Stewardship
from catalogue.stewardship import governed_by, governing, governing_many
from governance.models import Body

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TECHNICAL = Stewardship.Capacity.TECHNICAL


def test_both_directions_agree_on_every_project() -> None:
    projects = Project.objects.exclude(kind=Project.Kind.EXTERNAL).select_related("parent__parent")
    keys = {project.pk for project in projects}
    bodies = Body.objects.filter(stewardships__isnull=False).distinct()
    on = "2019-04-02"
    by_project = {
        (found.body.pk, project.pk)
        for project in projects
        for several in governing(project, on).values()
        for found in several
    }
    by_body = {
        (body.pk, project)
        for body in bodies
        for project in governed_by([body.pk], on)
        if project in keys
    }
    assert by_body == by_project
    assert len(by_body) > 50


def test_all_projects_are_answered_as_each_by_itself() -> None:
    projects = list(Project.objects.select_related("parent__parent"))
    for on in ("2011-06-01", "2019-04-02", "2026-08-01"):
        alone = {project.pk: governing(project, on) for project in projects}
        assert governing_many(projects, on) == alone, on
        assert sum(bool(each[TECHNICAL]) for each in alone.values()) > 10, on
