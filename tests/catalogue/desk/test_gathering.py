"""The desk: what waits for whom, where each line leads, and what it costs."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.desk.findings import BROKEN, STALE
from catalogue.desk.gathering import Desk, gather
from catalogue.desk.lines import LINES, Part
from catalogue.editions import publish, unpublished
from catalogue.models import LinkCheck, Project
from catalogue.rules import RULES
from governance.models import ReportingLine
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db

INDEX = "/admin/"
WAITS = {"findings", "links", "unverified", "reviews", "maps", "calendar", "suggestions"}


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Compute everything: in a test nothing is committed, so on PostgreSQL no revision moves."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def everybody(admin_user: User) -> User:
    """Return somebody who may do everything."""
    return admin_user


def somebody(*permissions: str) -> User:
    """Return somebody on the staff who may do so much."""
    user = User.objects.create_user("anna", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def part(desk: Desk, name: str) -> Part | None:
    """Return a part in which something waits or goes on; None if there is none."""
    return next((each for each in [*desk.waiting, *desk.beside] if each.name == name), None)


def in_days(number: int) -> str:
    return str(datetime.date.fromisoformat(today()) + datetime.timedelta(days=number))


def old_project(**given: Any) -> Project:
    """Return a project that nobody looked at for years."""
    project = factories.project(**given)
    Project.history.filter(id=project.pk).update(history_date="2001-01-01T00:00Z")
    return project


def fill() -> None:
    """Put one more of everything on the desk."""
    old_project()
    factories.suggestion()
    factories.review(requested_stage=factories.stage())
    factories.election(held_on=in_days(20))
    factories.term(since="2019", until=in_days(30))
    url = factories.link().url
    LinkCheck.objects.create(
        url=url, checked_at="2026-01-01T00:00Z", failed_on="2026-01-01", failures=3, problem="404"
    )
    region = factories.region(map=factories.map_())
    factories.entry(category=factories.category(region=region))
    publish(region.map)
    factories.entry(category=region.categories.get())
    one, other = factories.body(), factories.body()
    ReportingLine.objects.create(body=one, reports_to=other)
    ReportingLine.objects.create(body=other, reports_to=one)


def test_rules_with_parts_of_their_own_are_rules() -> None:
    assert {STALE, BROKEN} <= {rule.name for rule in RULES}


def test_nothing_waits_where_there_is_nothing(admin_client: Client) -> None:
    page = admin_client.get(INDEX).content.decode()
    assert "Nothing waits for you." in page
    assert "All that your roles let you mend is as it should be." in page
    assert "Suggestions" in page
    assert 'href="/admin/catalogue/project/"' in page


def test_each_line_leads_to_the_form_that_mends_it(everybody: User, admin_client: Client) -> None:
    fill()
    ContentType.objects.get_for_models(*apps.get_models())  # as a process does once
    desk = gather(everybody)
    names = {each.name for each in [*desk.waiting, *desk.beside]}
    assert names == {*WAITS, "recent"}
    for each in [*desk.waiting, *desk.beside]:
        for line in each.lines:
            addresses = [link.address for link in line.links if link.address]
            addresses += [line.act.address] if line.act else []
            assert addresses, line
            for address in addresses:
                assert admin_client.get(address).status_code == 200, address


def test_errors_come_first_and_notices_do_not_wait(everybody: User) -> None:
    fill()
    found = part(gather(everybody), "findings")
    assert found is not None
    assert found.lines[0].mark == "error"
    assert found.counted.startswith("1 error")
    notices = sum(1 for line in found.lines if line.mark == "notice")
    assert found.waiting <= found.count - notices


def test_only_what_somebody_may_mend_is_on_their_desk() -> None:
    fill()
    assert {each.name for each in gather(somebody("change_review")).waiting} == {"reviews"}
    nobody = User.objects.create_user("nobody", is_staff=True)
    desk = gather(nobody)
    assert (desk.waiting, desk.nothing, desk.count) == ([], [], 0)


def test_each_role_sees_what_it_may_mend() -> None:
    fill()
    factories.stage_change(source_url="", note="")
    seen = {
        "Curator": {"findings", "links", "unverified"},
        "Governance editor": {"findings", "calendar"},
        "Publisher": {"findings", "reviews", "maps"},
        "Reviewer": {"suggestions"},
        "Administrator": WAITS,
    }
    for name, parts in seen.items():
        user = User.objects.create_user(name, is_staff=True)
        user.groups.add(Group.objects.get(name=name))
        desk = gather(user)
        assert {each.name for each in [*desk.waiting, *desk.beside] if each.waits} == parts, name
        # Of the rest they are told nothing, not even that nothing waits there.
        may_name = set() if name == "Reviewer" else {"links"}
        assert {each.name for each in desk.nothing} <= may_name, name


def test_rules_are_told_to_those_who_keep_the_rows_that_mend_them(client: Client) -> None:
    nova = factories.project(name="Nova")
    factories.stage_change(project=nova, source_url="", note="")
    publisher = User.objects.create_user("paula", is_staff=True)
    publisher.groups.add(Group.objects.get(name="Publisher"))
    found = part(gather(publisher), "findings")
    assert found is not None
    [line] = [each for each in found.lines if each.told == "Every stage has its evidence"]
    assert line.links[0].address == f"/admin/catalogue/stagechange/?project={nova.pk}"
    client.force_login(publisher)
    page = client.get(line.links[0].address)
    assert [row.project for row in page.context["cl"].result_list] == [nova]
    curator = User.objects.create_user("carol", is_staff=True)
    curator.groups.add(Group.objects.get(name="Curator"))
    theirs = part(gather(curator), "findings")
    assert theirs is not None
    assert "Every stage has its evidence" not in [each.told for each in theirs.lines]


def test_map_is_to_be_published_until_it_is(everybody: User) -> None:
    region = factories.region(map=factories.map_(name="OpenStack"))
    factories.entry(category=factories.category(region=region))
    [told] = part(gather(everybody), "maps").lines  # type: ignore[union-attr]
    assert told.told == "Nothing has been published of it yet."
    publish(region.map, number="20190402")
    assert unpublished() == []
    factories.entry(category=region.categories.get())
    cache.clear()
    [told] = part(gather(everybody), "maps").lines  # type: ignore[union-attr]
    assert told.told == "1 change since edition 20190402"
    assert told.act is not None
    assert told.act.address == reverse("admin:catalogue_map_publish", args=[region.map.pk])


def test_who_changed_what_is_told_once_for_what_was_done_at_once(
    everybody: User, client: Client
) -> None:
    nova = factories.project(name="Nova")
    link = factories.link(project=nova)
    Project.history.filter(id=nova.pk).update(history_user=everybody)
    link.history.update(history_user=everybody)
    found = part(gather(everybody), "recent")
    assert found is not None
    [line] = found.lines
    assert line.links[0].name == "Nova"
    assert line.links[0].address == reverse("admin:catalogue_project_history", args=[nova.pk])
    assert line.aside.startswith(f"{everybody.username}, ")


def test_what_somebody_imported_leaves_room_for_what_was_done_by_hand(everybody: User) -> None:
    nova, heat = factories.project(name="Nova"), factories.project(name="Heat")
    Project.history.filter(id__in=(nova.pk, heat.pk)).update(history_user=everybody)
    Project.history.filter(id=heat.pk).update(history_change_reason="Imported: a landscape")
    found = part(gather(everybody), "recent")
    assert found is not None
    assert [line.links[0].name for line in found.lines] == ["Nova"]


def test_terms_and_elections_are_told_when_they_are_near(everybody: User) -> None:
    factories.election(held_on=in_days(200))
    factories.term(since="2019", until=in_days(-1))
    assert part(gather(everybody), "calendar") is None
    body = factories.body(name="Board")
    seats = factories.seat_class(body=body)
    for _each in range(LINES):
        factories.term(seat_class=seats, since="2019", until=in_days(9))
    [line] = part(gather(everybody), "calendar").lines  # type: ignore[union-attr]
    assert line.told == f"Board: {LINES} terms end"
    assert line.more == LINES - len(line.links)


def test_what_is_known_of_links_counts_though_no_revision_does(everybody: User) -> None:
    url = factories.link().url
    assert part(gather(everybody), "links") is None
    LinkCheck.objects.create(
        url=url, checked_at="2026-01-01T00:00Z", failed_on="2026-01-01", failures=3, problem="404"
    )
    assert part(gather(everybody), "links") is not None


def test_page_takes_as_many_queries_for_thirty_as_for_three(admin_client: Client) -> None:
    counts: dict[str, list[int]] = {"cold": [], "warm": []}
    for rows in (3, 27):
        for _row in range(rows):
            fill()
        admin_client.get(INDEX)
        cache.clear()
        for kind in ("cold", "warm"):
            with CaptureQueriesContext(connection) as captured:
                admin_client.get(INDEX)
            counts[kind].append(len(captured))
    assert counts["cold"][0] == counts["cold"][1]
    assert counts["warm"][0] == counts["warm"][1] < 20
