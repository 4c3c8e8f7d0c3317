"""Everything that mentions a project."""

from dataclasses import replace
from typing import Any

import pytest

from catalogue.mentions import Mention, mentions, mentions_of_area
from catalogue.models import Project
from tests import factories

pytestmark = pytest.mark.django_db


def slugs(project: Project, kind: str) -> list[str]:
    return [mention.slug for mention in mentions(project)[kind]]


def test_nothing_mentions_a_project() -> None:
    assert mentions(factories.project()) == {}


def test_focus_areas_are_in_the_order_curators_gave_them() -> None:
    areas = [factories.focus_area(slug=slug, position=at) for slug, at in (("b", 2), ("a", 3))]
    last = factories.focus_area(slug="c", name="Containers", position=1)
    found = mentions(factories.project(focus_areas=[*areas, last]))["focus_area"]
    assert [mention.slug for mention in found] == ["c", "b", "a"]
    assert found[0] == Mention("focus_area", "c", "Containers", "", "")


def test_tags_come_facet_by_facet_with_the_facet_as_context() -> None:
    second, first = (factories.facet(slug=slug, position=at) for slug, at in (("s", 2), ("f", 1)))
    tags = [
        factories.tag(facet=second, slug="x", position=1),
        factories.tag(facet=first, slug="z", position=1, name="Zig"),
        factories.tag(facet=first, slug="a", position=2),
    ]
    found = mentions(factories.project(tags=tags))["tag"]
    assert [mention.slug for mention in found] == ["z", "a", "x"]
    assert found[0] == Mention("tag", "z", "Zig", "f", "F")


def test_tags_of_facets_in_the_same_position_are_not_mixed() -> None:
    facets = [factories.facet(), factories.facet()]
    tags = [
        factories.tag(facet=facets[number % 2], slug=slug) for number, slug in enumerate("abcd")
    ]
    found = mentions(factories.project(tags=tags))["tag"]
    contexts = [mention.context for mention in found]
    assert contexts == [facets[0].slug] * 2 + [facets[1].slug] * 2


def test_use_cases_come_by_name_with_the_role_and_without_drafts() -> None:
    nova = factories.project()
    for name in ("web", "Éducation", "data"):
        use_case = factories.use_case(slug=f"for-{name[:3].lower()}", name=name)
        factories.need(project=nova, use_case=use_case, role=f"runs {name}")
    factories.need(project=nova, use_case=factories.use_case(state=Project.State.DRAFT))
    found = mentions(nova)["use_case"]
    assert [mention.name for mention in found] == ["data", "Éducation", "web"]
    assert found[0] == Mention("use_case", "for-dat", "data", "", "runs data")


def test_maps_come_in_their_order_with_the_map_as_context() -> None:
    nova = factories.project()
    for slug, position in (("second", 2), ("first", 1)):
        region = factories.region(map=factories.map_(slug=slug, position=position))
        for category in ("storage", "compute"):
            factories.entry(
                project=nova,
                label="Here",
                category=factories.category(region=region, slug=f"{category}-{slug}"),
            )
    found = mentions(nova)["map"]
    assert [(mention.context, mention.slug) for mention in found] == [
        ("first", "compute-first"),
        ("first", "storage-first"),
        ("second", "compute-second"),
        ("second", "storage-second"),
    ]
    assert found[0] == Mention(
        "map", "compute-first", "Compute first", "first", "First", further="Here"
    )


def test_former_names_come_oldest_first_with_their_time() -> None:
    neutron = factories.project()
    factories.former_name(subject=neutron, name="Melange", since="2012", until="2013")
    factories.former_name(subject=neutron, name="Quantum", since="2011", until="2013-06")
    found = mentions(neutron)["former_name"]
    assert [mention.name for mention in found] == ["Quantum", "Melange"]
    assert found[0] == Mention("former_name", "", "Quantum", "", "", "2011", "2013-06")


def test_former_names_of_others_are_not_its_own() -> None:
    neutron = factories.project()
    factories.former_name(subject=factories.body(pk=neutron.pk), name="Quantum")
    assert mentions(neutron) == {}


def test_adoptions_come_by_name_with_all_that_is_known_of_them() -> None:
    nova = factories.project()
    known = {
        "since": "2013-07",
        "until": "2030",
        "note": "Told in a talk.",
        "source_url": "https://example.org/cern",
    }
    cern = factories.organization(slug="cern", name="CERN")
    factories.adoption(organization=cern, project=nova, use="Physics", scale="vast", **known)
    zoo = factories.organization(slug="zoo", name="Zoo")
    factories.adoption(organization=zoo, project=nova, since="", observed_on="2020")
    found = mentions(nova)["adoption"]
    assert found == [
        Mention("adoption", "cern", "CERN", "", "Physics", further="vast", **known),
        Mention("adoption", "zoo", "Zoo", "", "", seen="2020"),
    ]


def test_parts_come_by_name_without_drafts_and_what_lists_leave_out() -> None:
    openstack = factories.project()
    for name in ("Swift", "Nova"):
        factories.project(parent=openstack, name=name, slug=name.lower(), role=f"{name} here")
    factories.project(parent=openstack, state=Project.State.DRAFT)
    factories.project(parent=openstack, kind=Project.Kind.EXTERNAL)
    retired = factories.stage(listed=False)
    factories.stage_change(project=factories.project(parent=openstack), stage=retired)
    found = mentions(openstack)["part"]
    assert [mention.slug for mention in found] == ["nova", "swift"]
    assert found[0] == Mention("part", "nova", "Nova", "", "Nova here")


def test_adoptions_that_began_together_come_by_name() -> None:
    nova = factories.project()
    for name in ("walmart", "Étisalat", "CERN"):
        organization = factories.organization(slug=f"o-{name[-3:].lower()}", name=name)
        factories.adoption(organization=organization, project=nova)
    assert slugs(nova, "adoption") == ["o-ern", "o-lat", "o-art"]


@pytest.mark.parametrize("size", [1, 10])
def test_it_takes_one_query_whatever_there_is(size: int, django_assert_num_queries: Any) -> None:
    areas = [factories.focus_area() for _number in range(size)]
    nova = factories.project(focus_areas=areas, tags=[factories.tag() for _number in range(size)])
    for made in (factories.need, factories.entry, factories.adoption):
        for _number in range(size):
            made(project=nova)
    for number in range(size):
        factories.former_name(subject=nova, name=f"Name {number}")
    with django_assert_num_queries(1):
        found = mentions(nova)
    kinds = ("focus_area", "tag", "use_case", "map", "former_name", "adoption")
    assert {kind: len(found[kind]) for kind in kinds} == dict.fromkeys(kinds, size)


def test_stages_come_oldest_first_with_what_decided_them() -> None:
    nova = factories.project()
    active, pilot = (factories.stage(slug=slug, name=slug.title()) for slug in ("active", "pilot"))
    decision = factories.resolution(slug="adopted", title="So be it", decided_on="2018-05-21")
    told = {"note": "As announced.", "source_url": "https://example.org/stages"}
    factories.stage_change(project=nova, stage=active, changed_on="2019-10", **told)
    factories.stage_change(
        project=nova, stage=pilot, changed_on="2018", resolution=decision, source_url="", note=""
    )
    first, second = mentions(nova)["stage"]
    mark = Mention("stage", "pilot", "Pilot", "adopted", pilot.mark, since="2018")
    assert first == replace(mark, further="So be it", seen="2018-05-21")
    mark = Mention("stage", "active", "Active", "", active.mark, since="2019-10")
    assert second == replace(mark, **told)


def test_of_a_focus_area_its_use_cases_come_by_name_and_its_former_names_oldest_first(
    django_assert_num_queries: Any,
) -> None:
    area, other = factories.focus_area(), factories.focus_area()
    for name in ("Web", "Data"):
        said = {"slug": name.lower(), "name": name, "summary": f"About {name}."}
        factories.use_case(focus_areas=[area], **said)
    factories.use_case(focus_areas=[area], state=Project.State.DRAFT)
    factories.use_case(focus_areas=[other])
    factories.former_name(subject=area, name="Fog", since="2018", until="2019")
    factories.former_name(subject=area, name="Mist", since="2017", until="2018")
    factories.former_name(subject=factories.project(), name="Cloud")
    mentions_of_area(area)
    with django_assert_num_queries(1):
        found = mentions_of_area(area)
    assert {kind: [each.name for each in several] for kind, several in found.items()} == {
        "use_case": ["Data", "Web"],
        "former_name": ["Mist", "Fog"],
    }
    assert found["use_case"][0] == Mention("use_case", "data", "Data", "", "About Data.")
    assert (found["former_name"][1].since, found["former_name"][1].until) == ("2018", "2019")
