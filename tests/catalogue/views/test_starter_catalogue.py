"""The pages of everything in the starter catalogue."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from catalogue.models import Edition, FocusArea, Map, Project, UseCase
from catalogue.views.exports import TYPES
from tests.catalogue.views.markup import read
from tests.catalogue.views.test_every_page import EMAIL

DATA = Path(__file__).resolve().parents[3] / "catalogue" / "data"


@pytest.mark.django_db
@pytest.mark.slow
def test_every_page_is_well_formed_and_its_references_lead_somewhere(client: Client) -> None:
    call_command("import_catalogue", str(DATA), verbosity=0)
    projects = {project.get_absolute_url() for project in Project.objects.published()}
    drawn = {found.get_absolute_url() for found in Map.objects.all()}
    maps = drawn | {reverse("edition-list", args=[found.slug]) for found in Map.objects.all()}
    editions = {found.get_absolute_url() for found in Edition.objects.select_related("map")}
    areas = {area.get_absolute_url() for area in FocusArea.objects.all()}
    cases = {case.get_absolute_url() for case in UseCase.objects.all()}
    fragments, links, wrong = set(), set(), []
    for address in (
        "/",
        *maps,
        *(f"{map_}?include=retired" for map_ in maps),
        *projects,
        *editions,
        *areas,
        *cases,
        "/focus-areas/",
        "/use-cases/",
        "/projects/?include=retired,external&view=table",
    ):
        answer = client.get(address)
        html = answer.content.decode()
        page = read(answer)
        names = [tag["id"] for tag in page.tags if tag["id"]]
        fragments |= {f"{address}#{name}" for name in names}
        links |= {
            link
            for link in page.links()
            if re.match("/(maps|projects|focus-areas|use-cases)/[^?]", link)
            and "?" not in link
            and "/diff/" not in link
        }
        if answer.status_code != 200 or len(set(names)) < len(names) or EMAIL.search(html):
            wrong.append(address)
    assert wrong == []
    embeds = {f"{map_}embed/" for map_ in drawn}
    files = {f"{page}map.{kind}" for page in (*drawn, *editions) for kind in TYPES}
    tables = {reverse("project-table")}
    found = links - fragments - maps - projects - editions - areas - cases
    assert found - tables == files | embeds
    assert len(cases) > 20
    assert len(projects) > 150
