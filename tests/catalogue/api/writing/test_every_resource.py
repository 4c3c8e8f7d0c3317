"""What holds for every resource that can be written; a new one is covered by itself."""

from typing import Any

import pytest

from catalogue.api.urls import RESOURCES
from catalogue.api.writing.forms import form_of
from catalogue.exchange.native.shapes import COLLECTIONS, Nested, Shape
from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.writing.conftest import Api, ApiOf, faults
from tests.rows import counts

each_resource = pytest.mark.parametrize("name", RESOURCES)

# What the catalogue gives, works out or keeps for other formats, and no answer shows.
UNSAID = {"uid", "previous_slugs", "kept"}
# What files have inside a row and the API as rows of their own.
ALONE = {
    *("relations", "integrations", "stewardships", "reviews"),
    *("terms", "elections", "regions", "categories"),
}


def model_of(name: str) -> Any:
    return RESOURCES[name].serializer_class.Meta.model  # type: ignore[union-attr]


def form(name: str) -> Any:
    resource: Any = RESOURCES[name]
    return form_of(resource.whole_class or resource.serializer_class)


def rows_of(api: Api, name: str) -> Any:
    """Return the rows of a resource, each as it is read alone, with its version."""
    listed = api.send("get", f"{name}/?limit=500", status=200).json()["results"]
    return [row if name == "maps" else api.read(row["url"])[0] for row in listed]


@each_resource
def test_what_was_read_can_be_written_back_and_changes_nothing(
    name: str, whole: Catalogue, api: Api
) -> None:
    before = counts()
    for row in rows_of(api, name):
        version = api.read(row["url"])[1]
        answer = api.send("put", row["url"], row, 200, If_Match=version)
        assert answer.json() == row
        assert answer["ETag"] == version
    assert counts() == before, "something was written"


@each_resource
def test_row_can_be_deleted_and_added_again_or_is_needed_elsewhere(
    name: str, whole: Catalogue, api: Api
) -> None:
    said = {"id", "url", "uid"}
    for row in rows_of(api, name):
        answer = api.send("delete", row["url"], If_Match=api.read(row["url"])[1])
        if answer.status_code == 409:
            assert answer.json()["errors"]
            continue
        assert answer.status_code == 204
        api.send("get", row["url"], status=404)
        body = {each: value for each, value in row.items() if each in form(name).known}
        added = api.send("post", f"{name}/", body, 201)
        again = added.json()
        assert {**again, **dict.fromkeys(said, "")} == {**row, **dict.fromkeys(said, "")}
        assert added["Location"] == again["url"]
        assert added["ETag"] == api.read(again["url"])[1]


@each_resource
def test_writing_takes_a_permission_and_a_token_that_may(
    name: str, whole: Catalogue, api: Api, api_of: ApiOf
) -> None:
    before = counts()
    address = rows_of(api, name)[0]["url"]
    version = api.read(address)[1]
    model = model_of(name)._meta
    every = [f"{model.app_label}.{verb}_{model.model_name}" for verb in ("add", "change", "delete")]
    nobody, reader = Api(), api_of(*every, scope="read")
    methods = {"post": f"{name}/", **dict.fromkeys(("put", "patch", "delete"), address)}
    for method, path in methods.items():
        verb = {"post": "add", "delete": "delete"}.get(method, "change")
        wrong = [each for each in every if f".{verb}_" not in each]
        if method == "put":  # which may add as well, so that it is looked at more closely
            wrong = [f"{model.app_label}.delete_{model.model_name}"]
        for program, status in ((nobody, 401), (reader, 403), (api_of(*wrong), 403)):
            answer = program.send(method, path, {"colour": "red"}, status, If_Match=version)
            assert answer["Content-Type"] == "application/problem+json"
            assert bool(answer.get("WWW-Authenticate")) == (status == 401)
    own = {"catalogue.Token": 0, "catalogue.AccountChange": 0}  # of those who asked
    assert counts() | own == before | own


@each_resource
def test_what_is_not_known_is_refused_by_name(name: str, whole: Catalogue, api: Api) -> None:
    row = rows_of(api, name)[0]
    known = next(each for each in form(name).known if len(each) > 3)
    said = {f"{known}s": "x", "url": "https://elsewhere.example/"}
    refused = faults(api.change(row["url"], said, 400))
    assert f"did you mean “{known}”" in refused[f"/{known}s"]
    assert "“url” cannot be written" in refused["/url"]
    assert set(refused) == {f"/{known}s", "/url"}


@each_resource
def test_version_must_be_named_and_be_the_one_there_is(
    name: str, whole: Catalogue, api: Api
) -> None:
    address = rows_of(api, name)[0]["url"]
    version = api.read(address)[1]
    for method in ("put", "patch", "delete"):
        assert "If-Match" in api.send(method, address, {}, 428).json()["detail"]
        answer = api.send(method, address, {}, 412, If_Match='"of-yesterday"')
        assert answer["ETag"] == version == f'"{answer.json()["version"]}"'


@each_resource
def test_whatever_files_can_say_can_be_said_here(name: str) -> None:
    """Each field and each nested row of the native format is in some body."""
    found = next(each for each in every_shape() if each.model is model_of(name))
    assert lacking(found, form(name).shape) == set()


def lacking(native: Shape, said: Shape) -> set[str]:
    missing = {*native.keys} - {*said.keys} - UNSAID
    lists = {each.key: each.shape for each in said.children}
    for nested in native.children:
        if nested.key not in lists:
            missing |= {nested.key} - UNSAID - ALONE
        else:
            missing |= lacking(nested.shape, lists[nested.key])
    return missing


def every_shape() -> list[Shape]:
    waiting, found = [Nested("", "", each) for each in COLLECTIONS.values()], []
    while waiting:
        shape = waiting.pop().shape
        found.append(shape)
        waiting += shape.children
    return found
