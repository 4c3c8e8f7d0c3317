"""Every write is in the history: what, who and why; lists and names are followed through it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps

from tests import factories
from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.writing.conftest import Api

LINKS = [
    {"kind": "homepage", "url": "https://nova.example/"},
    {"kind": "documentation", "url": "https://docs.example.org/", "label": "Guide"},
]


def lines() -> Iterator[Any]:
    """Yield all lines of all histories of ours."""
    for model in apps.get_models():
        if hasattr(model, "instance_type"):
            yield from model._default_manager.all()


def written_since(before: set[Any]) -> list[tuple[str, str]]:
    """Return which histories got which lines, all of one person and for one reason."""
    new = [line for line in lines() if (type(line), line.pk) not in before]
    assert {(line.history_user.username, line.history_change_reason) for line in new} == {
        ("root", "As decided")
    }
    return sorted((line.instance_type.__name__, line.history_type) for line in new)


def known() -> set[Any]:
    return {(type(line), line.pk) for line in lines()}


def test_who_wrote_and_why_stands_beside_everything_that_was_written(
    catalogue: Catalogue, api: Api
) -> None:
    why = "?reason=As+decided"
    new = {"slug": "tumbler", "name": "Tumbler", "kind": "tool", "links": LINKS}
    link, row = "ProjectLink", "Project"

    before = known()
    api.send("post", f"projects/{why}", new, 201)
    assert written_since(before) == [(row, "+"), (link, "+"), (link, "+")]

    before = known()
    said = {"role": "Turns", "links": [{**LINKS[1], "label": "Docs"}]}
    api.send("patch", f"projects/tumbler/{why}", said, 200, If_Match="*")
    assert written_since(before) == [(row, "~"), (link, "-"), (link, "~")]

    before = known()
    whole = {"name": "Tumbler", "kind": "tool"}
    api.send("put", f"projects/tumbler/{why}", whole, 200, If_Match="*")
    assert written_since(before) == [(row, "~"), (link, "-")]

    before = known()
    api.send("put", f"projects/zun/{why}", {**whole, "name": "Zun"}, 201, If_None_Match="*")
    assert written_since(before) == [(row, "+")]

    before = known()
    many = [{"slug": "zun", "role": "Containers"}, {"slug": "tumbler", "links": LINKS}]
    api.send("patch", f"projects/{why}", many, 200)
    assert written_since(before) == [(row, "~"), (link, "+"), (link, "+")]

    before = known()
    api.send("delete", f"projects/tumbler/{why}", None, 204, If_Match="*")
    assert written_since(before) == [(row, "-"), (link, "-"), (link, "-")]


def test_reason_need_not_be_given_and_is_of_bounded_length(catalogue: Catalogue, api: Api) -> None:
    api.change("projects/nova/", {"role": "Servers"})
    line = catalogue.nova.history.first()
    assert line is not None
    assert (line.history_user.username, line.history_change_reason) == ("root", None)
    api.send("patch", f"projects/nova/?reason={'x' * 501}", {}, 400, If_Match="*")


def test_row_that_stays_in_a_list_stays_the_same_row(catalogue: Catalogue, api: Api) -> None:
    catalogue.nova.links.all().delete()
    api.change("projects/nova/", {"links": LINKS})
    keys = {link.url: link.pk for link in catalogue.nova.links.all()}
    api.change("projects/nova/", {"links": [{**LINKS[1], "label": "Docs"}]})
    [link] = catalogue.nova.links.all()
    assert (link.pk, link.label) == (keys[LINKS[1]["url"]], "Docs")
    assert [line.history_type for line in link.history.all()] == ["~", "+"]
    answer = api.change("projects/nova/", {"links": list(reversed(LINKS))})
    assert [each["url"] for each in answer["links"]] == [each["url"] for each in reversed(LINKS)]
    assert api.change("projects/nova/", {"links": []})["links"] == []


@pytest.mark.parametrize("name", ["tags", "focus_areas"])
def test_list_of_references_is_replaced_as_well(name: str, catalogue: Catalogue, api: Api) -> None:
    tag = factories.tag(slug="go", facet=factories.facet(slug="tongue"))
    more = {"tags": f"tongue:{tag.slug}", "focus_areas": factories.focus_area(slug="edge").slug}
    there = api.read("projects/nova/")[0][name]
    assert set(api.change("projects/nova/", {name: [*there, more[name]]})[name]) == {
        *(*there, more[name])
    }
    assert api.change("projects/nova/", {name: [more[name]]})[name] == [more[name]]


def test_renamed_row_is_found_under_its_old_name_by_all_who_ask(
    catalogue: Catalogue, api: Api
) -> None:
    moved = api.change("projects/nova/", {"slug": "stella"})
    assert moved["slug"] == "stella"
    assert moved["url"].endswith("/api/v1/projects/stella/")
    answer = api.send("get", "projects/nova/", status=301)
    assert answer["Location"] == moved["url"]
    version = api.read("projects/stella/")[1]
    for method in ("put", "patch", "delete"):
        answer = api.send(method, "projects/nova/", {}, 308, If_Match=version)
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["Location"] == moved["url"]
    assert api.read("projects/stella/")[1] == version, "nothing was written on the way"
    api.send("put", "projects/nova/", {}, 412, If_None_Match="*")
    body = {"role": "Stars"}
    followed = api.send("patch", answer["Location"], body, 200, If_Match=version)
    assert followed.json()["role"] == "Stars"
    assert api.change("projects/keystone/", {"parent": "nova"})["parent"] == "stella"


def test_reason_and_user_are_told_to_nobody_but_staff(catalogue: Catalogue, api: Api) -> None:
    api.send("patch", "projects/nova/?reason=Secret+plan", {"role": "X"}, 200, If_Match="*")
    public = Api().send("get", "changes/?project=nova", status=200).content.decode()
    assert "Secret plan" not in public
    assert "root" not in public
