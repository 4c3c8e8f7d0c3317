"""An administrator imports a file after a look at what it does, and takes the catalogue away."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Project
from tests import factories
from tests.browser.accessibility import auditable, audited, violations_in
from tests.browser.curator import log_in
from tests.browser.looks import DESKTOP, DESKTOP_DARK, NO_SCRIPTS, PHONE, PHONE_DARK

NOVA = "projects:\n  - {slug: nova, name: Nova, kind: service, role: Machines}\n"
FAULTY = "projects:\n  - {slug: nova, kind: servise}\n  - {slug: heat, name: Heat}\n"
LOOKS = [DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK]


def is_fine(page: Page) -> None:
    assert violations_in(page, LOOKS) == []


def test_file_is_mended_looked_at_and_imported(
    page: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    factories.project(slug="nova", name="Nova", kind="service", role="Servers")
    file = tmp_path / "catalogue.yaml"
    with auditable(page) as copy:
        log_in(copy, f"{live_server.url}/admin/import/")
        is_fine(copy)
        copy.click("text=Native")
        is_fine(copy)
        file.write_text(FAULTY)
        send(copy, file)
        expect(copy.locator(".exchange-faults li")).to_have_count(2)
        is_fine(copy)
        other = tmp_path / "projects.yml"
        other.write_text("[]")
        send(copy, other)
        expect(copy.locator(".exchange-files li")).to_have_text(["projects.yml"])
        is_fine(copy)
        file.write_text(NOVA)
        send(copy, file)
        expect(copy.locator(".exchange-counts tbody tr")).to_have_count(1)
        expect(copy.locator(".exchange-lines li")).to_have_text(
            "catalogue.yaml:2 changed Nova: role"
        )
        is_fine(copy)
        copy.fill("#id_why", "It runs machines")
        copy.click("text=Import this: 1 row")
        expect(copy.locator(".messagelist .success")).to_have_count(1)
        is_fine(copy)
    assert Project.objects.get().role == "Machines"


def send(page: Page, file: Path) -> None:
    page.set_input_files("#id_files", file)
    page.click("text=Show what would change")


@pytest.mark.parametrize(
    "page", [NO_SCRIPTS, replace(PHONE, scripts=False)], indirect=True, ids=str
)
def test_import_works_without_scripts(page: Page, live_server: LiveServer, tmp_path: Path) -> None:
    file = tmp_path / "catalogue.yaml"
    file.write_text(NOVA)
    log_in(page, f"{live_server.url}/admin/import/native/")
    send(page, file)
    page.fill("#id_why", "It runs machines")
    page.click("text=Import this: 1 row")
    expect(page.locator(".messagelist .success")).to_have_count(1)
    assert Project.objects.get().role == "Machines"


def test_catalogue_is_taken_away(page: Page, live_server: LiveServer, tmp_path: Path) -> None:
    factories.project(slug="nova")
    log_in(page, f"{live_server.url}/admin/export/")
    assert audited(page, LOOKS) == []
    with page.expect_download() as started:
        page.click("text=Download Native (zip)")
    started.value.save_as(tmp_path / "native.zip")
    with zipfile.ZipFile(tmp_path / "native.zip") as archive:
        assert "projects/nova.yaml" in archive.namelist()
    page.click("text=What is in it, and what stays behind >> nth=1")
    expect(page.locator(".exchange-counts")).to_have_count(1)
    assert audited(page, LOOKS) == []


def test_ways_in_and_out_stand_on_the_desk_and_above_the_projects(
    page: Page, live_server: LiveServer
) -> None:
    log_in(page, f"{live_server.url}/admin/")
    page.click(".desk-everything >> text=Import")
    expect(page.locator("h1")).to_have_text("Import")
    page.goto(f"{live_server.url}/admin/catalogue/project/")
    page.click(".object-tools >> text=Export")
    expect(page.locator("h1")).to_have_text("Export")
