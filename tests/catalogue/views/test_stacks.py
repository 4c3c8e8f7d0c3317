"""The stack builder: what its page says, and its files."""

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from catalogue.models import Project, Relation, UseCaseNeed
from tests import factories
from tests.catalogue.views.markup import Markup, read
from tests.conftest import AtMost

pytestmark = pytest.mark.django_db


@pytest.fixture
def cloud() -> dict[str, Project]:
    """Magnum needs Heat needs Keystone; Octavia works with Magnum; Sahara is gone."""
    names = ("keystone", "heat", "magnum", "octavia", "sahara")
    found = {
        slug: factories.project(slug=slug, role=f"Role of {slug}", license="Apache-2.0")
        for slug in names
    }
    factories.relation(project=found["magnum"], target=found["heat"])
    factories.relation(project=found["heat"], target=found["keystone"])
    works_with = Relation.Kind.WORKS_WITH
    factories.relation(project=found["octavia"], target=found["magnum"], kind=works_with)
    gone = factories.stage(name="Retired", slug="retired", mark="cross", listed=False)
    factories.stage_change(project=found["sahara"], stage=gone, changed_on="2024-05-10")
    docs = "https://docs.example.org/heat/"
    factories.link(project=found["heat"], kind="documentation", url=docs)
    return found


def page(client: Client, query: str = "") -> Markup:
    return read(client.get(f"/stack/{query}"))


def text(client: Client, query: str) -> str:
    return page(client, query).one("main").text


def members(found: Markup) -> list[str]:
    return [tag.text for tag in found.all("p") if tag["class"] == "member-name"]


def test_members_stand_in_order_of_installation_with_reasons(
    client: Client, cloud: dict[str, Project]
) -> None:
    found = page(client, "?project=magnum")
    assert members(found) == ["Keystone", "Heat", "Magnum"]
    assert found.one("h1").text == "Magnum and what it needs"
    said = found.one("main").text
    assert "3 components in 3 layers: 1 picked, 2 needed by them." in said
    assert "Magnum needs Heat, which needs Keystone" in said
    assert "https://docs.example.org/heat/" in found.links()


def test_what_cannot_be_used_is_said_and_the_rest_is_kept(
    client: Client, cloud: dict[str, Project]
) -> None:
    found = page(client, "?project=nowhere&project=heat&on=2019-13-01&utm_source=mail")
    alert = next(tag.text for tag in found.tags if tag["role"] == "alert")
    assert "There is no project “nowhere” here; it is left out." in alert
    assert "“2019-13-01” is not a day" in alert
    assert members(found) == ["Keystone", "Heat"]


def test_what_somebody_types_is_a_slug_or_a_name(client: Client, cloud: dict[str, Project]) -> None:
    factories.project(slug="ec2-api", name="EC2 API")
    answer = client.get("/stack/?project=ec2 api&project=heat&project=&on=2019-04-02")
    assert answer.status_code == 302
    assert answer["Location"] == "/stack/?project=ec2-api&project=heat&on=2019-04-02"
    assert client.get("/stack/?project=HEAT")["Location"] == "/stack/?project=heat"


def test_pick_can_be_removed_and_the_others_stay(client: Client, cloud: dict[str, Project]) -> None:
    found = page(client, "?project=magnum&project=heat&on=2026-01-01")
    assert "/stack/?project=heat&on=2026-01-01" in found.links()
    assert "/stack/?project=magnum&on=2026-01-01" in found.links()
    hidden = [tag["value"] for tag in found.all("input") if tag["type"] == "hidden"]
    assert hidden.count("magnum") == hidden.count("heat") == 2


def test_what_works_with_it_can_be_ticked(client: Client, cloud: dict[str, Project]) -> None:
    found = page(client, "?project=magnum")
    ticks = [tag for tag in found.all("input") if tag["type"] == "checkbox"]
    assert [(tag["name"], tag["value"]) for tag in ticks] == [("project", "octavia")]
    assert "There already: Magnum, Octavia." in text(client, "?project=magnum&project=octavia")


def test_endings_are_said_on_days_after_them(client: Client, cloud: dict[str, Project]) -> None:
    told = "Sahara is in the stage “Retired”."
    assert told in text(client, "?project=sahara")
    assert told not in text(client, "?project=sahara&on=2024-05-09")


def test_loops_are_said(client: Client, cloud: dict[str, Project]) -> None:
    factories.relation(project=cloud["keystone"], target=cloud["heat"])
    assert "Heat and Keystone need each other" in text(client, "?project=magnum")


def test_drawing_has_a_link_for_each_member(client: Client, cloud: dict[str, Project]) -> None:
    found = page(client, "?project=magnum")
    drawn = [tag["href"] for tag in found.all("a") if any(t.name == "svg" for t in tag.around)]
    assert drawn == ["/projects/keystone/", "/projects/heat/", "/projects/magnum/"]


def test_empty_page_offers_the_core_of_use_cases_that_are_public(
    client: Client, cloud: dict[str, Project]
) -> None:
    case = factories.use_case(slug="kaas", name="Kubernetes as a service")
    factories.need(use_case=case, project=cloud["magnum"])
    factories.need(
        use_case=case, project=cloud["sahara"], importance=UseCaseNeed.Importance.OPTIONAL
    )
    factories.need(use_case=factories.use_case(name="Sekret", state=Project.State.DRAFT))
    found = page(client)
    assert found.one("h1").text == "Build a stack"
    links = {tag.text: tag["href"] for tag in found.all("a") if tag.is_in("example")}
    assert links == {"Kubernetes as a service": "/stack/?project=magnum"}


def test_drafts_are_nowhere(client: Client, cloud: dict[str, Project]) -> None:
    draft = factories.project(slug="secret", name="Sekret", state=Project.State.DRAFT)
    factories.relation(project=cloud["heat"], target=draft)
    factories.relation(project=cloud["heat"], target=draft, kind=Relation.Kind.WORKS_WITH)
    assert "Sekret" not in client.get("/stack/?project=magnum").content.decode()
    assert "Sekret" not in client.get("/stack/?project=sekret").content.decode()


@pytest.mark.parametrize("count", [3, 30])
def test_page_takes_nine_queries_however_large_the_stack(
    count: int, client: Client, cloud: dict[str, Project], at_most_queries: AtMost
) -> None:
    gone = cloud["sahara"].stage_changes.get().stage
    for at in range(count):
        added = factories.project(slug=f"p{at}")
        factories.relation(project=cloud["keystone"], target=added)
        factories.stage_change(project=added, stage=gone)
        factories.link(project=added, kind="documentation")
        factories.relation(project=added, target=factories.project(), kind="works_with")
        factories.need(project=added)
    with at_most_queries(9):
        assert len(members(page(client, "?project=magnum"))) == count + 3
    with at_most_queries(6):
        page(client)
    with at_most_queries(8):
        client.get("/stack/stack.json?project=magnum&include=works-with")


def test_project_page_leads_to_everything_it_needs(
    client: Client, cloud: dict[str, Project]
) -> None:
    links = list(read(client.get("/projects/magnum/")).links())
    assert links.count("/stack/?project=magnum") == 2
    links = list(read(client.get("/projects/keystone/")).links())
    assert links.count("/stack/?project=keystone") == 1


def file(client: Client, kind: str, query: str = "?project=magnum") -> Any:
    answer = client.get(f"/stack/stack.{kind}{query}")
    assert answer.status_code == 200, answer.content
    return answer


def test_json_is_what_the_api_answers(client: Client, cloud: dict[str, Project]) -> None:
    for query in ("?project=magnum&on=2026-01-01", "?project=magnum&include=works-with"):
        assert file(client, "json", query).content == client.get(f"/api/v1/stack/{query}").content
    assert json.loads(file(client, "json").content)["works_with"] == []


def test_csv_has_a_row_for_each_member_in_order(client: Client, cloud: dict[str, Project]) -> None:
    rows = list(csv.DictReader(io.StringIO(file(client, "csv").content.decode())))
    assert [(row["layer"], row["project"], row["picked"]) for row in rows] == [
        ("1", "keystone", "false"),
        ("2", "heat", "false"),
        ("3", "magnum", "true"),
    ]
    assert rows[0]["because"] == "magnum heat keystone"
    assert rows[1]["documentation"] == "https://docs.example.org/heat/"
    assert rows[1]["url"].endswith("/projects/heat/")


def test_markdown_shows_names_as_they_are(client: Client, cloud: dict[str, Project]) -> None:
    Project.objects.filter(slug="heat").update(name="Heat | *two*", role="a\nb", license="")
    written = file(client, "md").content.decode()
    assert written.startswith("# Magnum and what it needs\n")
    row = next(line for line in written.splitlines() if "/projects/heat/" in line)
    assert row.startswith(r"| [Heat \| \*two\*](")
    assert row.endswith(r"| a b |  |  | Magnum needs Heat \| \*two\* |")
    assert r"- No licence is recorded for Heat \| \*two\*." in written


def test_svg_stands_by_itself(client: Client, cloud: dict[str, Project]) -> None:
    Project.objects.filter(slug="heat").update(name="Heat <&> more")
    drawn = file(client, "svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    root = ElementTree.fromstring(drawn.content)
    links = [tag.get("href", "") for tag in root.iter("{http://www.w3.org/2000/svg}a")]
    assert len(links) == 3
    assert all(link.startswith("http") for link in links)
    assert "var(" not in drawn.content.decode()
    assert file(client, "svg").content == drawn.content


@pytest.mark.parametrize("kind", ["md", "csv", "json", "svg"])
def test_files_refuse_what_pages_leave_out(
    kind: str, client: Client, cloud: dict[str, Project]
) -> None:
    for query, words in (
        ("", "Give at least one project"),
        ("?project=magnum&project=nowhere", "There is no project “nowhere” here."),
        ("?project=magnum&on=soon", "“soon” is not a day"),
    ):
        answer = client.get(f"/stack/stack.{kind}{query}")
        assert answer.status_code == 400
        assert words in answer.content.decode()


def test_one_component_is_not_drawn(client: Client, cloud: dict[str, Project]) -> None:
    assert client.get("/stack/stack.svg?project=keystone").status_code == 400
    found = page(client, "?project=keystone")
    assert not any(link.startswith("/stack/stack.svg") for link in found.links())
