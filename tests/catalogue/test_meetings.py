"""Where projects meet technologies, seen from one of them."""

from typing import Any

import pytest

from catalogue.meetings import Meeting, meetings
from catalogue.models import Integration, Project
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2019-04-02"
Direction = Integration.Direction


def met(project: Project, on: str = DAY) -> list[Meeting]:
    """Return all that a project meets on a day, whatever it goes through."""
    return [one for passage in meetings(project, on).passages for one in passage.meetings]


def names(found: list[Meeting]) -> list[str]:
    return [meeting.other.name for meeting in found]


class TestSides:
    def test_each_side_sees_the_other(self) -> None:
        row = factories.integration()
        assert met(row.project) == [Meeting(row.technology, None, row)]
        assert met(row.technology) == [Meeting(row.project, None, row)]

    def test_bridge_sees_whom_it_carries_where(self) -> None:
        bridge = factories.project(kind=Project.Kind.BRIDGE)
        row = factories.integration(via=bridge)
        assert met(bridge) == [Meeting(row.project, row.technology, row)]
        assert met(row.project)[0].onward is None

    def test_who_is_met_in_several_ways_is_named_once(self) -> None:
        row = factories.integration(mechanism="driver")
        factories.integration(project=row.project, technology=row.technology, mechanism="plug-in")
        [found] = meetings(row.project, DAY).passages
        assert (len(found.meetings), found.others) == (2, [row.technology])

    def test_they_are_in_the_order_of_the_names_of_the_others(self) -> None:
        nova = factories.project()
        for name in ("Xen", "kvm", "QEMU"):
            technology = factories.project(name=name, kind=Project.Kind.EXTERNAL)
            factories.integration(project=nova, technology=technology)
        assert names(met(nova)) == ["kvm", "QEMU", "Xen"]

    @pytest.mark.parametrize("side", ["project", "technology", "via"])
    def test_one_with_a_draft_is_left_out_but_for_the_draft_itself(self, side: str) -> None:
        sides = {name: factories.project() for name in ("project", "technology", "via")}
        sides[side] = factories.project(state=Project.State.DRAFT)
        factories.integration(**sides)
        seen = {name for name, project in sides.items() if meetings(project, DAY)}
        assert seen == {side}


class TestDirection:
    @pytest.mark.parametrize(
        ("direction", "to_project", "to_technology", "to_bridge"),
        [
            (Direction.USES, "used by Zuul", "uses Kubernetes", "Zuul uses Kubernetes"),
            (Direction.USED_BY, "uses Zuul", "used by Kubernetes", "Kubernetes uses Zuul"),
            (Direction.BOTH, *["each uses the other"] * 3),
        ],
    )
    def test_it_is_said_from_where_one_stands(
        self, direction: str, to_project: str, to_technology: str, to_bridge: str
    ) -> None:
        zuul, kubernetes = factories.project(name="Zuul"), factories.project(name="Kubernetes")
        bridge = factories.project(name="Nodepool")
        factories.integration(project=zuul, technology=kubernetes, via=bridge, direction=direction)
        told = [met(side)[0].direction for side in (zuul, kubernetes, bridge)]
        assert told == [to_project, to_technology, to_bridge]


class TestPassages:
    def test_what_needs_no_bridge_comes_first_then_each_bridge_then_what_it_carries(self) -> None:
        nova, kvm = factories.project(name="Nova"), factories.project(name="KVM")
        libvirt, bhyve = factories.project(name="libvirt"), factories.project(name="Bhyve")
        factories.integration(project=nova, technology=kvm, via=libvirt)
        factories.integration(project=nova, technology=bhyve)
        factories.integration(project=nova, technology=kvm, via=bhyve, mechanism="none")
        factories.integration(project=kvm, technology=bhyve, via=nova)
        found = meetings(nova, DAY).passages
        assert [(passage.via, passage.is_own) for passage in found] == [
            (None, False),
            (bhyve, False),
            (libvirt, False),
            (nova, True),
        ]
        assert [names(passage.meetings) for passage in found] == [
            ["Bhyve"],
            ["KVM"],
            ["KVM"],
            ["KVM"],
        ]


class TestDays:
    @pytest.mark.parametrize(
        ("on", "now", "past"),
        [
            ("2015-12-31", 0, 0),
            ("2016-01-01", 1, 0),
            ("2018-02-28", 1, 0),
            ("2018-03-01", 0, 1),
        ],
    )
    def test_it_holds_for_its_period_and_is_remembered_after(
        self, on: str, now: int, past: int
    ) -> None:
        row = factories.integration(since="2016", until="2018-03")
        found = meetings(row.project, on)
        assert len(met(row.project, on)) == now
        assert len(found.past) == past
        assert bool(found) == bool(now or past)


@pytest.mark.parametrize("size", [1, 10])
def test_they_take_one_query(size: int, django_assert_num_queries: Any) -> None:
    nova = factories.project()
    for _number in range(size):
        factories.integration(project=nova, via=factories.project())
        factories.integration(technology=nova)
    with django_assert_num_queries(1):
        found = met(nova)
        assert all(meeting.direction for meeting in found)
    assert len(found) == 2 * size
