"""Programs plan and publish drafts, by the rules of the admin."""

import datetime

import pytest

from catalogue.models import Project, UseCase
from tests import factories
from tests.catalogue.api.writing.conftest import Api, ApiOf, faults

DAY = {"state": "draft", "publish_on": "2099-12-01"}


@pytest.mark.parametrize("resource", ["projects", "use-cases"])
def test_draft_is_planned_and_published(resource: str, api: Api) -> None:
    new = {"slug": "nova", "name": "Nova", **DAY}
    added = api.add(resource, {**new, "kind": "service"} if resource == "projects" else new)
    assert {name: added[name] for name in DAY} == DAY
    model = Project if resource == "projects" else UseCase
    assert model._default_manager.get().publish_on == datetime.date(2099, 12, 1)
    published = {"state": "published", "publish_on": None}
    assert faults(api.change(f"{resource}/nova/", {"state": "published"}, 400)) == {
        "/publish_on": "“publish_on”: Only a draft waits for a day: leave this empty, or make it "
        "a draft."
    }
    shown = api.change(f"{resource}/nova/", published)
    assert {name: shown[name] for name in DAY} == published


def test_day_must_be_a_day(api: Api) -> None:
    factories.project(slug="nova", state="draft")
    answer = api.change("projects/nova/", {"publish_on": "2099-12"}, 400)
    [told] = faults(answer).values()
    assert told == "“publish_on” must be a day such as 2026-12-01, not “2099-12”"


def test_only_those_who_may_see_drafts_learn_of_the_day(api_of: ApiOf) -> None:
    factories.project(slug="nova", **DAY)
    shown = api_of("catalogue.view_project").read("projects/nova/")[0]
    assert shown["publish_on"] == "2099-12-01"
    for program in (Api(), api_of("catalogue.view_map")):
        program.send("get", "projects/nova/", status=404)
