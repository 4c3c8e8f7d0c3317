"""Bodies are found by what they govern."""

import pytest
from django.http import QueryDict

from catalogue.filters.bodies import StewardFilter
from governance.models import Body
from tests import factories

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    narrowed = StewardFilter(QueryDict(query), queryset=Body.objects.all())
    assert not narrowed.errors, narrowed.errors
    return sorted(narrowed.qs.values_list("slug", flat=True))


def test_bodies_of_a_project_are_those_of_the_day_in_either_capacity() -> None:
    airship = factories.project(slug="airship")
    for slug, capacity, since, until in (
        ("tc", "technical", "2019", "2022-09-27"),
        ("wc", "user_voice", "2019", "2021-06"),
        ("maintainers", "technical", "2022-09-27", ""),
    ):
        body = factories.body(slug=slug)
        factories.stewardship(
            project=airship, body=body, capacity=capacity, since=since, until=until
        )
    factories.stewardship(project=factories.project(), body=factories.body(slug="other"))
    assert found("steward_of=airship&on=2020-07-01") == ["tc", "wc"]
    assert found("steward_of=airship&on=2022-01-01") == ["tc"]
    assert found("steward_of=airship") == ["maintainers"]


def test_what_a_project_inherits_counts() -> None:
    area = factories.focus_area(slug="edge")
    whole = factories.project(slug="openstack")
    factories.project(slug="nova", parent=whole, focus_areas=[area])
    factories.stewardship(project=whole, body=factories.body(slug="tc"))
    voice = factories.body(slug="voice")
    factories.stewardship(focus_area=area, body=voice, capacity="user_voice")
    assert found("steward_of=nova") == ["tc", "voice"]
    assert found("steward_of=openstack") == ["tc"]
    assert found("steward_of_focus_area=edge") == ["voice"]


def test_filters_combine_with_those_of_governance() -> None:
    project = factories.project(slug="zuul")
    for slug, kind in (("lead", "technical"), ("group", "working_group")):
        factories.stewardship(project=project, body=factories.body(slug=slug, kind=kind))
    assert found("steward_of=zuul&kind=technical") == ["lead"]


def test_project_that_is_not_there_is_said() -> None:
    narrowed = StewardFilter(QueryDict("steward_of=nothing"), queryset=Body.objects.all())
    assert list(narrowed.errors) == ["steward_of"]
