"""What holds for every resource that can be written; a new one is covered by itself."""

import pytest

from catalogue.api.urls import RESOURCES
from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.writing.conftest import Api

each_resource = pytest.mark.parametrize("name", RESOURCES)


def first_of(api: Api, name: str) -> str:
    """Return the address of a row of a resource."""
    rows = api.send("get", f"{name}/", status=200).json()["results"]
    return str(rows[0]["url"])


@each_resource
def test_what_was_read_can_be_written_back_and_changes_nothing(
    name: str, whole: Catalogue, api: Api
) -> None:
    address = first_of(api, name)
    row, version = api.get(address)
    if name == "maps":
        row = api.send("get", "maps/").json()["results"][0]
    answer = api.send("put", address, row, match=version, status=200)
    assert answer.json() == row
    assert answer["ETag"] == version
