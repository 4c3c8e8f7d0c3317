"""Many rows at once: all of them or none, each told apart, and nothing kept of a trial."""

from typing import Any

import pytest

from catalogue.models import Project
from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.writing.conftest import Api, ApiOf, faults
from tests.rows import counts

NEW = {"slug": "tumbler", "name": "Tumbler", "kind": "tool", "parent": "nova"}
CHANGED = {
    "slug": "nova",
    "role": "Servers",
    "links": [{"kind": "homepage", "url": "https://nova.example/"}],
}
SAME = {"slug": "keystone", "role": "Accounts"}


def results(answer: Any) -> dict[str, str]:
    return {row["slug"]: row["result"] for row in answer["results"]}


def test_rows_are_added_changed_or_left_and_told_apart(catalogue: Catalogue, api: Api) -> None:
    tags = api.read("projects/nova/")[0]["tags"]
    answer = api.send("patch", "projects/?reason=Spring", [NEW, CHANGED, SAME], 200).json()
    assert results(answer) == {"tumbler": "created", "nova": "changed", "keystone": "unchanged"}
    assert [answer[name] for name in ("dry_run", "created", "changed", "unchanged")] == [
        *(False, 1, 1, 1)
    ]
    for row in answer["results"]:
        assert api.read(row["url"])[0]["slug"] == row["slug"]
    nova = api.read("projects/nova/")[0]
    assert (nova["role"], nova["tags"]) == ("Servers", tags), "what is not named stays"
    assert [link["url"] for link in nova["links"]] == ["https://nova.example/"], "a list is whole"
    again = api.send("patch", "projects/", [NEW, CHANGED, SAME], 200).json()
    assert set(results(again).values()) == {"unchanged"}


def test_trial_tells_what_would_become_of_each_and_keeps_nothing(
    catalogue: Catalogue, api: Api
) -> None:
    before = counts()
    trial = api.send("patch", "projects/?dry_run=true", [NEW, CHANGED, SAME], 200).json()
    assert counts() == before
    assert api.read("projects/nova/")[0]["role"] == "Virtual machines"
    done = api.send("patch", "projects/?dry_run=false", [NEW, CHANGED, SAME], 200).json()
    assert trial == {**done, "dry_run": True}


def test_where_one_row_cannot_be_used_none_is_and_all_faults_are_told(
    catalogue: Catalogue, api: Api
) -> None:
    before = counts()
    rows = [
        NEW,
        CHANGED,
        {"slug": "zun", "name": "Zun"},
        {"slug": "keystone", "parent": "keyston", "license": "Apache 2"},
        {"slug": "tumbler", "name": "Again", "kind": "tool"},
        {"name": "Nameless", "kind": "tool"},
        "nova",
        {"slug": "nova", "links": [{"kind": "homepage", "url": "nowhere"}]},
    ]
    for query in ("", "?dry_run=true"):
        told = faults(api.send("patch", f"projects/{query}", rows, 400).json())
        assert counts() == before
        assert told["/2/kind"] == "“kind” is missing"
        assert "did you mean “keystone”" in told["/3/parent"]
        assert "“license”" in told["/3/license"]
        assert told["/4"] == "“tumbler” stands here a second time; first at /0"
        assert told["/5/slug"] == "“slug” is missing"
        assert told["/6"] == "this must be an object, not text"
        assert told["/7"] == "“nova” stands here a second time; first at /1"


def test_rule_that_takes_other_rows_takes_everything_back(catalogue: Catalogue, api: Api) -> None:
    before = counts()
    circle = [{"slug": "keystone", "parent": "nova"}, {"slug": "openstack", "parent": "keystone"}]
    told = faults(api.send("patch", "projects/", [NEW, *circle], 400).json())
    assert told["/1/parent"] == "“parent”: Keystone would be part of itself."
    assert counts() == before


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, "this must be a list of objects, not an object"),
        ("nova", "this must be a list of objects, not text"),
        ([{"slug": f"p-{at}"} for at in range(501)], "There are 501 rows; at most 500"),
    ],
    ids=["object", "text", "too many"],
)
def test_what_is_no_list_of_rows_is_refused(
    body: Any, wrong: str, catalogue: Catalogue, api: Api
) -> None:
    told = faults(api.send("patch", "projects/", body, 400).json())
    assert told[""].startswith(wrong)


def test_nothing_is_no_row_and_no_error(catalogue: Catalogue, api: Api) -> None:
    answer = api.send("patch", "projects/", [], 200).json()
    assert answer["results"] == []


def test_trial_is_true_or_false(catalogue: Catalogue, api: Api) -> None:
    answer = api.send("patch", "projects/?dry_run=maybe", [NEW], 400).json()
    [wrong] = answer["errors"]
    assert (wrong["parameter"], wrong["message"]) == ("dry_run", "Write true or false.")
    assert not Project.objects.filter(slug="tumbler").exists()


def test_permissions_are_asked_for_what_is_really_done(catalogue: Catalogue, api_of: ApiOf) -> None:
    before = counts()
    may_change = api_of("catalogue.change_project")
    answer = may_change.send("patch", "projects/", [SAME, NEW], 403).json()
    assert "catalogue.add_project" in answer["detail"]
    answer = may_change.send("patch", "projects/", [CHANGED], 403).json()
    assert "catalogue.add_projectlink" in answer["detail"]
    own = dict.fromkeys(("catalogue.Token", "catalogue.AccountChange"), 0)
    assert counts() | own == before | own
    changed = may_change.send("patch", "projects/", [{"slug": "nova", "role": "New"}], 200).json()
    assert changed["changed"] == 1


def test_row_is_known_by_the_name_it_had_before(catalogue: Catalogue, api: Api) -> None:
    api.change("projects/nova/", {"slug": "stella"})
    answer = api.send("patch", "projects/", [{"slug": "nova", "role": "Stars"}], 200).json()
    assert results(answer) == {"stella": "changed"}
    assert api.read("projects/stella/")[0]["role"] == "Stars"
