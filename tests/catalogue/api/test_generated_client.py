"""A client generated from the description works against a running server."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.test_schema import schema

__all__ = ["schema"]
pytestmark = pytest.mark.slow

NAME = "catalogue_client"


@pytest.fixture(scope="module")
def generated(schema: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a client generated from the description, without a complaint."""
    folder = tmp_path_factory.mktemp("client")
    described, configured = folder / "schema.json", folder / "config.yaml"
    described.write_text(json.dumps(schema))
    configured.write_text(
        f"package_name_override: {NAME}\nproject_name_override: {NAME}\npost_hooks: []\n"
    )
    command = [
        sys.executable,
        "-m",
        "openapi_python_client",
        "generate",
        "--path",
        described,
        "--config",
        configured,
    ]
    options = ["--output-path", folder / NAME, "--meta", "none", "--fail-on-warning"]
    made = subprocess.run(
        [*map(str, [*command, *options])], check=False, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture
def client_of(generated: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the package of the client."""
    monkeypatch.syspath_prepend(str(generated))
    return importlib.import_module(NAME)


def operation(name: str) -> Any:
    """Return the module of an operation of the client."""
    return importlib.import_module(f"{NAME}.api.{name}")


def model(name: str) -> Any:
    """Return a type of the client."""
    return getattr(importlib.import_module(f"{NAME}.models"), name)


@pytest.fixture
def client(client_of: ModuleType, whole: Catalogue, live_server: LiveServer) -> Iterator[Any]:
    """Return a client of the running site."""
    with client_of.Client(base_url=live_server.url) as client:
        yield client


def test_rows_come_with_their_types(client: Any) -> None:
    service = model("ProjectKind").SERVICE
    page = operation("projects.projects_list").sync(client=client, kind=[service], limit=2)
    assert page.count >= len(page.results) > 0
    nova = operation("projects.projects_retrieve").sync("nova", client=client)
    assert (nova.slug, nova.license_, nova.stage) == ("nova", "Apache-2.0", "active")
    assert [link.label for link in nova.links] == ["Docs"]
    fields = [model("ProjectsRetrieveFieldsItem").SLUG]
    only = operation("projects.projects_retrieve").sync("nova", client=client, fields=fields)
    assert only.to_dict() == {"slug": "nova"}


def test_documents_come_with_their_types(client: Any) -> None:
    drawn = operation("maps.maps_retrieve").sync("openstack", client=client)
    [category] = drawn.regions[0].categories
    assert [entry.project.slug for entry in category.entries] == ["nova", "keystone"]
    governed = operation("projects.projects_governance").sync("nova", client=client)
    assert governed.technical[0].body.slug == "committee"


def test_problems_come_with_their_types(client: Any) -> None:
    answer = operation("projects.projects_list").sync_detailed(client=client, limit=1000)
    assert answer.status_code == 400
    assert answer.parsed.errors[0].parameter == "limit"
    assert operation("projects.projects_retrieve").sync("nowhere", client=client).status == 404
