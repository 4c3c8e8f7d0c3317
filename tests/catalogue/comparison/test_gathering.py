"""What is known of projects, gathered for a comparison."""

from typing import Any

import pytest

from catalogue.comparison.gathering import compared, gather
from catalogue.comparison.table import Item
from catalogue.models import Project, Relation, Stewardship
from governance.models import Body
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2019-04-02"
Kind = Relation.Kind


def answers(project: Project, on: str = DAY) -> dict[str, list[Item]]:
    """Return what is known of a project by the keys of questions, without what is not."""
    facts, _questions = gather([compared().get(pk=project.pk)], on)
    return {key: list(items) for key, items in facts[0].answers.items() if items}


def texts(project: Project, key: str, on: str = DAY) -> list[str]:
    return [item.text for item in answers(project, on).get(key, [])]


class TestOwnRow:
    def test_says_what_it_is(self) -> None:
        whole, host = factories.project(name="OpenStack"), factories.organization(slug="openinfra")
        release = factories.release(slug="austin", released_on="2010-10-21")
        nova = factories.project(
            role="Virtual machines",
            license="Apache-2.0",
            host=host,
            first_release=release,
            parent=whole,
        )
        found = answers(nova)
        assert found["role"] == [Item("Virtual machines")]
        assert found["kind"] == [Item("Service", "service")]
        assert found["license"] == [Item("Apache-2.0")]
        assert found["host"] == [Item(host.name, "openinfra", "/organizations/openinfra/")]
        assert found["first_release"] == [Item("Austin", "austin", detail="21 October 2010")]
        assert found["parent"] == [Item("OpenStack", whole.pk, f"/projects/{whole.slug}/")]

    def test_of_which_little_is_known_says_no_more(self) -> None:
        assert set(answers(factories.project(kind=Project.Kind.EXTERNAL))) == {"kind"}

    def test_does_not_name_a_draft_it_is_part_of(self) -> None:
        draft = factories.project(state=Project.State.DRAFT)
        assert "parent" not in answers(factories.project(parent=draft))


class TestStages:
    def test_last_one_is_the_stage_the_others_came_before(self) -> None:
        nova = factories.project()
        for slug, day in (("pilot", "2017-12-05"), ("active", "2019-04"), ("retired", "2020")):
            stage = factories.stage(slug=slug, mark="ring")
            factories.stage_change(project=nova, stage=stage, changed_on=day)
        found = answers(nova, "2019-04-01")
        assert found["stage"] == [Item("Active", "active", "", "since April 2019", "ring")]
        before = Item("Pilot", "pilot", "", "since 5 December 2017", "ring")
        assert found["stages_before"] == [before]

    def test_of_unknown_date_has_no_date(self) -> None:
        change = factories.stage_change(changed_on="")
        assert answers(change.project)["stage"][0].detail == ""


class TestRelations:
    def test_needs_are_what_it_requires_itself(self) -> None:
        nova = factories.project()
        for name in ("Placement", "glance"):
            factories.relation(project=nova, target=factories.project(name=name))
        factories.relation(target=nova)
        factories.relation(project=nova, kind=Kind.SUCCEEDS)
        assert texts(nova, "requires") == ["glance", "Placement"]
        assert set(answers(nova)) == {"kind", "requires"}

    @pytest.mark.parametrize(
        ("kind", "key"),
        [(Kind.WORKS_WITH, "works_with"), (Kind.ALTERNATIVE_TO, "alternatives")],
    )
    def test_whichever_side_recorded_it(self, kind: str, key: str) -> None:
        row = factories.relation(kind=kind)
        assert texts(row.project, key) == [row.target.name]
        assert texts(row.target, key) == [row.project.name]

    def test_what_is_needed_or_needs_it_is_not_repeated(self) -> None:
        row = factories.relation()
        factories.relation(project=row.target, kind=Kind.WORKS_WITH, target=row.project)
        assert "works_with" not in answers(row.project)
        assert "works_with" not in answers(row.target)

    def test_drafts_and_what_has_ended_are_left_out(self) -> None:
        nova, draft = factories.project(), factories.project(state=Project.State.DRAFT)
        factories.relation(project=nova, target=draft)
        factories.relation(project=nova, until="2018")
        assert "requires" not in answers(nova)


class TestIntegrations:
    def test_sides_meet_each_other_and_the_bridge_meets_both(self) -> None:
        cinder, kubernetes = factories.project(name="Cinder"), factories.project(name="Kubernetes")
        bridge = factories.project()
        factories.integration(project=cinder, technology=kubernetes, via=bridge)
        assert texts(cinder, "meets") == ["Kubernetes"]
        assert texts(kubernetes, "meets") == ["Cinder"]
        assert texts(bridge, "meets") == ["Cinder", "Kubernetes"]

    def test_one_through_a_draft_is_left_out(self) -> None:
        draft = factories.project(state=Project.State.DRAFT)
        assert "meets" not in answers(factories.integration(via=draft).project)


class TestMentions:
    def test_areas_tags_maps_use_cases_and_adopters_are_told(self) -> None:
        tag = factories.tag(slug="python", facet=factories.facet(slug="language"))
        area = factories.focus_area(slug="datacenter")
        nova = factories.project(focus_areas=[area], tags=[tag])
        map_ = factories.map_(slug="openstack", name="OpenStack map")
        category = factories.category(region=factories.region(map=map_), slug="compute")
        factories.entry(category=category, project=nova)
        case = factories.need(project=nova).use_case
        cern = factories.organization(slug="cern")
        factories.adoption(project=nova, organization=cern, since="2013")
        factories.adoption(project=nova, organization=cern, since="2017")
        found = answers(nova)
        area_page = "/focus-areas/datacenter/"
        assert found["focus_areas"] == [Item("Datacenter", "datacenter", area_page)]
        assert found["tag:language"] == [Item("Python", "python", "/projects/?tag=language:python")]
        place = Item(
            "Compute", "openstack.compute", "/maps/openstack/#category-compute", "OpenStack map"
        )
        assert found["maps"] == [place]
        assert found["use_cases"] == [Item(case.name, case.slug, f"/use-cases/{case.slug}/")]
        assert found["adopters"] == [Item("Cern", "cern", "/organizations/cern/")]

    def test_facets_are_questions_of_their_own(self) -> None:
        facet = factories.facet(slug="language", name="Language")
        for _number in range(2):
            factories.project(tags=[factories.tag(facet=facet)])
        _facts, questions = gather(list(compared()), DAY)
        found = [question for question in questions if question.key.startswith("tag:")]
        assert [(question.key, question.label) for question in found] == [
            ("tag:language", "Language")
        ]


def page_of(body: Body) -> str:
    return f"/governance/bodies/{body.slug}/"


class TestGovernors:
    def test_bodies_are_told_with_since_and_from_where(self) -> None:
        whole = factories.project(name="OpenStack")
        nova = factories.project(parent=whole)
        team = factories.stewardship(project=nova, since="2012-09").body
        voice = factories.stewardship(
            project=whole, capacity=Stewardship.Capacity.USER_VOICE, since="2017"
        ).body
        found = answers(nova)
        own = Item(team.name, team.slug, page_of(team), "since September 2012")
        assert found["technical"] == [own]
        inherited = Item(voice.name, voice.slug, page_of(voice), "since 2017, as for OpenStack")
        assert found["user_voice"] == [inherited]

    def test_technology_of_others_is_not_governed_here(self) -> None:
        area = factories.stewardship(focus_area=factories.focus_area()).focus_area
        ceph = factories.project(kind=Project.Kind.EXTERNAL, focus_areas=[area])
        assert "technical" not in answers(ceph)


def test_links_of_a_kind_are_alike_whatever_their_address() -> None:
    one, other = factories.link(), factories.link()
    [first], [second] = answers(one.project)["links"], answers(other.project)["links"]
    assert (first.text, first.url) == ("Homepage", one.url)
    assert first.identity == second.identity


def test_every_answer_has_a_question() -> None:
    nova = factories.project(tags=[factories.tag()])
    facts, questions = gather(list(compared().filter(pk=nova.pk)), DAY)
    assert set(facts[0].answers) <= {question.key for question in questions}


@pytest.mark.parametrize("size", [2, 30])
def test_it_takes_six_queries_whatever_there_is(size: int, django_assert_num_queries: Any) -> None:
    keys = [described().pk for _number in range(size)]
    gather(list(compared().filter(pk__in=keys)), DAY)
    projects = list(compared().filter(pk__in=keys))
    with django_assert_num_queries(6):
        facts, _questions = gather(projects, DAY)
    assert all(fact.answers["technical"] for fact in facts)


def described() -> Project:
    """Return a project of which everything is known."""
    area = factories.stewardship(focus_area=factories.focus_area()).focus_area
    project: Project = factories.project(
        parent=factories.project(parent=factories.project()),
        focus_areas=[area],
        tags=[factories.tag()],
        host=factories.organization(),
        first_release=factories.release(),
    )
    for made in (factories.link, factories.need, factories.entry, factories.adoption):
        made(project=project)
    for kind in Kind:
        factories.relation(project=project, kind=kind)
    factories.integration(project=project, via=factories.project())
    factories.stage_change(project=project)
    return project
