"""A project's page."""

from typing import Any

import pytest
from django.test import Client

from catalogue.models import Project, Relation, Stewardship
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import Markup, Tag, read

pytestmark = pytest.mark.django_db


def open_page(address: str) -> Markup:
    """Return the markup of a page, which is there."""
    answer = Client().get(address)
    assert answer.status_code == 200
    return read(answer)


def section(page: Markup, heading: str) -> Tag:
    """Return the section of a page that has a heading."""
    [found] = [tag for tag in page.tags if tag.name in ("h2", "h3", "dt") and tag.text == heading]
    return found.around[-1]


def list_under(page: Markup, heading: str) -> Tag:
    """Return the list that follows a heading of a page."""
    [found] = [tag for tag in page.all("h3") if tag.text == heading]
    return page.tags[page.tags.index(found) + 1]


class TestProject:
    def test_says_what_it_is(self, landscape: Landscape) -> None:
        page = open_page("/projects/nova/")
        text = page.one("header", class_="project-head").text
        assert page.one("h1").text == "Nova"
        for words in (
            "Virtual machines on demand",
            "Service",
            "Active since",
            "first released in Austin",
        ):
            assert words in text
        assert "Apache-2.0" in text
        assert "Not the star." in text
        assert "Gives users servers through an API." in page.one("main").text
        assert page.one("em").text == "runs"

    def test_title_and_description_are_its_own(self, landscape: Landscape) -> None:
        page = open_page("/projects/nova/")
        assert page.title.startswith("Nova: Virtual machines on demand")
        description = page.one("meta", name="description")["content"]
        assert description == "Gives users servers through an API."

    def test_breadcrumb_leads_to_the_whole(self, landscape: Landscape) -> None:
        crumbs = [tag for tag in open_page("/projects/nova/").all("a") if tag.is_in("crumbs")]
        assert [tag["href"] for tag in crumbs] == ["/projects/", "/projects/openstack/"]

    def test_neighbours_stand_under_their_headings(self, landscape: Landscape) -> None:
        page = open_page("/projects/nova/")
        for heading in ("Needs", "Needed by", "Succeeds", "Succeeded by", "Alternatives"):
            assert "Karbor Retired" in list_under(page, heading).text, heading

    def test_what_it_works_with_is_what_it_does_not_need(self, landscape: Landscape) -> None:
        headings = [tag.text for tag in open_page("/projects/nova/").all("h3")]
        assert "Works with" not in headings
        Relation.objects.filter(kind=Relation.Kind.REQUIRES).delete()
        page = open_page("/projects/nova/")
        assert "Karbor Retired" in list_under(page, "Works with").text

    def test_integrations_name_the_other_side_and_the_bridge(self, landscape: Landscape) -> None:
        through = landscape.retired.bridges.get().technology
        carried = landscape.nova.bridges.get(project=landscape.retired)
        page = open_page("/projects/nova/")
        text = section(page, "Through Karbor").text
        assert f"Through Karbor {through.name} used by Nova" in text
        told = f"Karbor → {carried.technology.name} Karbor uses {carried.technology.name}"
        assert told in list_under(page, "It is the bridge between").text
        assert "Karbor used by Nova" in list_under(page, "Directly").text

    def test_integration_says_how_by_whom_since_when_and_from_where(self) -> None:
        nova = factories.project(slug="nova", name="Nova")
        factories.integration(
            project=nova,
            technology=factories.project(name="Ceph", slug="ceph"),
            direction="uses",
            mechanism="RBD driver",
            maintainer="Nova team",
            since="2013-04",
            url="https://example.org/docs",
            source_url="https://example.org/source",
            note="As its docs say.",
        )
        section_ = section(open_page("/projects/nova/"), "Meets other technologies")
        told = "Ceph used by Nova: RBD driver Kept by Nova team. Since April 2013."
        assert f"{told} As its docs say. documentation source" in section_.text
        links = [tag["href"] for tag in open_page("/projects/nova/").all("a")]
        assert {"https://example.org/docs", "https://example.org/source"} <= set(links)
        assert "/projects/?integrates_with=nova" in links
        assert (
            "Nova uses Ceph: RBD driver"
            in section(open_page("/projects/ceph/"), "Meets other technologies").text
        )

    def test_technology_of_others_shows_what_meets_it_and_what_no_longer_does(self) -> None:
        kubernetes = factories.project(slug="kubernetes", kind=Project.Kind.EXTERNAL)
        bridge = factories.project(name="Kuryr-Kubernetes")
        nova, zun = factories.project(name="Nova"), factories.project(name="Zun")
        factories.integration(project=nova, technology=kubernetes)
        factories.integration(project=zun, technology=kubernetes, via=bridge, until="2018-05-02")
        page = open_page("/projects/kubernetes/")
        assert "Nova uses Kubernetes" in section(page, "What meets it here").text
        past = list_under(page, "No longer").text
        assert "Zun uses Kubernetes, through Kuryr-Kubernetes Until 2 May 2018." in past

    def test_alternatives_are_one_step_from_a_comparison(self) -> None:
        swift, ceph = factories.project(slug="swift"), factories.project(slug="ceph")
        factories.relation(project=swift, kind=Relation.Kind.ALTERNATIVE_TO, target=ceph)
        links = {tag.text: tag["href"] for tag in open_page("/projects/ceph/").all("a")}
        assert links["Compare with alternatives"] == "/compare/?project=ceph&project=swift"
        assert links["Compare with others"] == "/compare/?project=ceph"

    def test_governance_names_body_period_origin_and_chain(self, landscape: Landscape) -> None:
        row = Stewardship.objects.filter(project__slug="openstack").first()
        assert row
        board = row.body.reporting_lines.get().reports_to
        text = section(open_page("/projects/nova/"), "Decides technically").text
        assert f"{row.body.name}, since 2012 as for OpenStack as a whole" in text
        assert f"answers to {board.name}" in text
        links = set(open_page("/projects/nova/").links())
        assert {row.body.get_absolute_url(), board.get_absolute_url()} <= links

    def test_governance_says_who_sits_and_for_whom_they_work(self, landscape: Landscape) -> None:
        row = Stewardship.objects.filter(project__slug="openstack").first()
        assert row
        untold = section(open_page("/projects/nova/"), "Decides technically").text
        assert "Who sits there is not recorded." in untold
        seats = factories.seat_class(body=row.body)
        factories.seat_count(seat_class=seats, seats=2)
        work = factories.organization(slug="att", name="AT&T")
        drew = factories.person(slug="drew", name="Drew")
        factories.term(seat_class=seats, person=drew, role="chair", affiliation=work)
        page = open_page("/projects/nova/")
        text = section(page, "Decides technically").text
        assert "Who sits there, and for whom they work: Drew, chair AT&T 1 of 2 seats is" in text
        assert {"/governance/people/drew/", "/organizations/att/"} <= set(page.links())
        factories.stewardship(project=row.project, body=row.body, capacity="user_voice")
        text = list_under(open_page("/projects/nova/"), "Speaks for users").text
        assert "Who sits there stands above." in text
        assert "Drew" not in text

    def test_shows_who_governed_and_sat_on_a_day(self) -> None:
        project = factories.project(slug="airship", name="Airship")
        board, committee = factories.body(name="Board"), factories.body(name="Committee")
        factories.reporting_line(body=committee, reports_to=board)
        factories.former_name(subject=board, name="Old board", until="2020-10-19")
        factories.former_name(subject=committee, name="Council", until="2020")
        factories.stewardship(project=project, body=committee, since="2019", until="2021-06")
        now = factories.body(name="Maintainers")
        factories.stewardship(project=project, body=now, since="2021-06")
        matt = factories.person(name="Matt")
        seats = factories.seat_class(body=committee)
        factories.term(seat_class=seats, person=matt, since="2019-08-13", until="2020-08-03")
        page = open_page("/projects/airship/?on=2019-12-01")
        text = list_under(page, "Decides technically").text
        assert text.startswith("Council, since 2019, until June 2021 answers to Old board")
        assert "Who sat there, and for whom they worked: Matt affiliation not recorded" in text
        assert "Others may sit there whom the catalogue does not record." in text
        assert f"{committee.get_absolute_url()}?on=2019-12-01" in set(page.links())
        later = section(open_page("/projects/airship/?on=2020-09-01"), "Decides technically").text
        assert "Committee, since 2019" in later
        assert "Who sat there on 1 September 2020 is not recorded." in later

    def test_who_governed_on_other_days_is_one_step_away(self) -> None:
        project = factories.project(slug="airship", name="Airship")
        old = factories.body(name="Committee")
        factories.stewardship(project=project, body=old, since="2019", until="2021-06")
        page = open_page("/projects/airship/")
        assert list_under(page, "On other days").text == (
            "Committee decides technically, 2019 – June 2021"
        )
        assert "?on=2019#governance" in set(page.links())
        assert "On other days" not in open_page("/projects/airship/?on=2020").one("main").text

    def test_everything_dated_is_of_the_day_and_the_page_says_so(self) -> None:
        project = factories.project(slug="airship", name="Airship")
        for day, name in (("2018-05", "Pilot"), ("2019-10-22", "Confirmed")):
            factories.stage_change(
                project=project, stage=factories.stage(name=name), changed_on=day
            )
        other = factories.project(name="Kubernetes")
        factories.relation(project=project, target=other, since="2019-06-02")
        before = open_page("/projects/airship/?on=2019-06-01").one("main").text
        assert "Service Pilot since May 2018" in before
        assert "Its stage, what it needs and who decides are those of 1 June 2019." in before
        assert "Kubernetes" not in before
        assert "Service Confirmed since 22" in open_page("/projects/airship/").one("main").text
        data = "/api/v1/projects/airship/governance/"
        assert f"{data}?on=2019-01-01" in set(open_page("/projects/airship/?on=2019").links())
        assert data in set(open_page("/projects/airship/").links())
        wrong = open_page("/projects/airship/?on=soon").one("main").text
        assert "“soon” is not a date" in wrong
        assert "Service Confirmed since 22" in wrong
        links = list(open_page("/projects/airship/?on=2019-06").links())
        assert "/api/v1/projects/airship/governance/?on=2019-06-01" in links

    def test_how_it_was_weighed_leads_to_the_review(self) -> None:
        review = factories.review(outcome="accepted", decided_on="2019-04-08")
        page = open_page(f"/projects/{review.project.slug}/")
        text = list_under(page, "How it was weighed").text
        assert text.startswith("8 April 2019 Review for")
        assert text.endswith("with criteria and evidence, accepted")
        [address] = [link for link in page.links() if "#review-" in link]
        path, name = address.split("#")
        assert name in [tag["id"] for tag in open_page(path).tags]

    def test_says_that_nobody_is_recorded(self) -> None:
        factories.project(slug="alone")
        text = open_page("/projects/alone/").one("main").text
        assert "Nobody is recorded." in text
        assert "No user voice is recorded." in text

    def test_technology_of_others_is_not_governed_here(self) -> None:
        factories.project(slug="kvm", kind=Project.Kind.EXTERNAL)
        assert "Who decides" not in open_page("/projects/kvm/").one("main").text

    def test_life_is_dated_with_decision_and_note(self, landscape: Landscape) -> None:
        change = landscape.nova.stage_changes.get(stage__slug="active")
        text = section(open_page("/projects/nova/"), "Its life").text
        assert f"Active, 2018 {change.resolution}" in text
        assert "As decided." in text

    def test_facts_lead_to_lists_and_maps(self, landscape: Landscape) -> None:
        page = open_page("/projects/nova/")
        facts = [tag["href"] for tag in page.all("a") if tag.is_in("facts")]
        for address in (
            "/maps/openstack/#category-centre",
            "/organizations/openinfra/",
            "/focus-areas/datacenter/",
            "/projects/?tag=language:python",
            "/api/v1/projects/nova/",
            "https://example.org/nova",
        ):
            assert address in facts

    @pytest.mark.parametrize("slug", ["nova", "karbor"])
    def test_place_on_the_map_is_one_that_the_map_shows(
        self, slug: str, landscape: Landscape
    ) -> None:
        landscape.map.regions.get(slug="centre").categories.get().entries.exclude(
            project__slug=slug
        ).delete()
        page = open_page(f"/projects/{slug}/")
        [place] = [tag["href"] for tag in page.all("a") if "#category" in tag["href"]]
        address, name = place.split("#")
        assert name in [tag["id"] for tag in open_page(address).tags]

    def test_use_cases_adopters_and_former_names_are_listed(self, landscape: Landscape) -> None:
        page = open_page("/projects/nova/")
        used_for = section(page, "Used for")
        assert "runs the servers" in used_for.text
        case = landscape.nova.needed_in.get().use_case
        assert case.get_absolute_url() in set(page.links())
        assert "Physics" in section(page, "Who runs it").text
        assert "Compute, until 2017" in section(page, "Former names").text

    def test_parts_are_named_and_counted(self, landscape: Landscape) -> None:
        page = open_page("/projects/openstack/")
        assert section(page, "Its parts 1").text.startswith("Its parts 1 Nova")
        assert "/projects/?parent=openstack" in page.links()

    def test_what_a_tie_is_known_by_is_told_beside_it(self) -> None:
        nova = factories.project(slug="nova")
        told = {"note": "It asks who is asking.", "source_url": "https://example.org/keystone"}
        factories.relation(project=nova, target=factories.project(), since="2012", **told)
        page = open_page("/projects/nova/")
        assert "since 2012 It asks who is asking. source" in list_under(page, "Needs").text
        assert told["source_url"] in page.links()

    def test_a_source_that_most_ties_share_is_named_once(self) -> None:
        nova = factories.project(slug="nova")
        told = {"note": "As drawn.", "source_url": "https://example.org/map"}
        for _number in range(3):
            factories.relation(project=nova, target=factories.project(), **told)
        factories.relation(project=factories.project(), target=nova, note="As said.")
        page = open_page("/projects/nova/")
        needs = section(page, "What it needs, and what needs it").text
        assert (needs.count("As drawn."), needs.count("As said.")) == (1, 1)
        assert needs.endswith("Unless another source is named: As drawn. source")
        assert list(page.links()).count(told["source_url"]) == 1

    def test_bare_project_has_no_empty_sections(self) -> None:
        factories.project(slug="bare", name="Bare", kind=Project.Kind.EXTERNAL)
        page = open_page("/projects/bare/")
        assert [tag.text for tag in page.all("h2")] == ["What it is"]
        assert [tag.text for tag in page.all("dt")] == [
            "History",
            "Wrong or missing?",
            "As data",
            "Permanent identifier",
        ]

    @pytest.mark.parametrize("size", [3, 30])
    def test_takes_eight_queries_whatever_is_known(
        self, size: int, django_assert_num_queries: Any
    ) -> None:
        known(size)
        open_page("/projects/known/")
        with django_assert_num_queries(8):
            open_page("/projects/known/")


def known(size: int) -> None:
    """Make a project with so much of everything."""
    whole = factories.project(parent=factories.project())
    areas = [factories.focus_area() for _number in range(size)]
    project = factories.project(slug="known", parent=whole, focus_areas=areas)
    for number in range(size):
        change = factories.stage_change(project=project, resolution=factories.resolution())
        other = factories.stage_change(stage=change.stage).project
        for made in (factories.link, factories.need, factories.entry, factories.adoption):
            made(project=project)
        for kind in Relation.Kind:
            factories.relation(project=project, kind=kind, target=other)
        factories.integration(project=project, via=other)
        factories.former_name(subject=project, name=f"Name {number}")
        row = factories.stewardship(project=whole)
        factories.reporting_line(body=row.body)
        factories.term(seat_class=factories.seat_class(body=row.body))
        factories.review(project=project)
        project.tags.add(factories.tag())
