"""Drafts, and all that is said of them, are seen nowhere before their day, and everywhere from it.

Every public address there is gets asked, so one that is added to the site is asked too.
"""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from catalogue.api.urls import RESOURCES
from catalogue.editions import publish
from catalogue.map import exports
from catalogue.models import MapCategory, Project, Relation, Tag, UseCase
from catalogue.publication.daily import daily
from catalogue.search import drain
from catalogue.views import cards
from governance.api.sparse import Sparse
from governance.models import Body
from tests import factories
from tests.catalogue.views.conftest import Landscape

pytestmark = pytest.mark.django_db

# Words that stand in everything that is said of a draft: one without a day, one for tomorrow.
OPEN, PLANNED = "xyzzyopen", "xyzzyplanned"
# What is not asked: forms to send, where something sent fares, the admin, and whether all is well.
PRIVATE = {
    *("suggestion", "suggest-new", "suggest-change", "healthz", "readyz", "findings"),
    *("import", "import-send", "import-plan", "export", "export-left", "export-file"),
}


def drafts(landscape: Landscape, word: str, day: datetime.date | None) -> None:
    """Make drafts tied to everything that would show them, with a word in all their texts."""
    said = {"note": f"{word} note", "source_url": f"https://{word}.example.org/"}
    planned = {"state": "draft", "publish_on": day}
    texts = {name: f"{word} {name}" for name in ("role", "summary", "description")}
    body, nova = Body.objects.get(slug="committee"), landscape.nova
    hidden = factories.project(
        **{"slug": f"{word}-1", "name": f"Compass {word}", "disambiguation": word, **texts},
        **{"parent": nova.parent, "host": nova.host, "license": "Apache-2.0", **planned, **said},
        tags=[Tag.objects.get(slug="python")],
        focus_areas=[nova.focus_areas.get()],
        first_release=nova.first_release,
    )
    factories.link(project=hidden, label=word, url=f"https://{word}.example.org/home")
    factories.former_name(subject=hidden, name=f"Former {word}", until="2018", **said)
    for kind in Relation.Kind:
        factories.relation(project=nova, kind=kind, target=hidden, **said)
        factories.relation(project=hidden, kind=kind, target=nova, **said)
    other = factories.project(kind="external")
    sides = ((nova, hidden, None), (hidden, other, nova), (nova, other, hidden))
    for project, technology, via in sides:
        factories.integration(
            project=project, technology=technology, via=via, mechanism=word, **said
        )
    factories.stewardship(project=hidden, body=body, since="2012", **said)
    stage = nova.stage_changes.last()
    assert stage
    factories.stage_change(project=hidden, stage=stage.stage, changed_on="2018", **said)
    resolution = stage.resolution
    review = factories.review(
        project=hidden, requested_stage=stage.stage, resolution=resolution, summary=word, **said
    )
    factories.assessment(review=review, evidence=word)
    factories.adoption(project=hidden, organization=nova.host, use=word, **said)
    factories.entry(category=MapCategory.objects.get(slug="centre"), project=hidden, label=word)
    factories.verification(project=hidden)
    seen = UseCase.objects.get(slug="servers")
    factories.need(use_case=seen, project=hidden, role=word)
    case = factories.use_case(
        slug=f"{word}-case",
        name=f"Voyage {word}",
        summary=word,
        sector="telecom",
        **{"focus_areas": [nova.focus_areas.get()], **planned, **said},
    )
    factories.need(use_case=case, project=nova, role=word)
    factories.former_name(subject=case, name=f"Trip {word}", until="2018", **said)
    for row in (hidden, case):
        before = row.slug
        row.slug = f"{word}-{row._meta.model_name}"
        row.save()
        assert row.previous_slugs.get().slug == before


@pytest.fixture
def hidden(
    landscape: Landscape, searchable: None, monkeypatch: pytest.MonkeyPatch
) -> datetime.date:
    """Make the drafts, have pictures say what they are drawn from; return the day for one."""
    for one in apps.get_models():
        ContentType.objects.get_for_model(one)  # known once the site has run for a while
    tomorrow = timezone.now().date() + datetime.timedelta(days=1)
    publish(landscape.map, notes="As it was.", on="2019-04-02")
    drafts(landscape, OPEN, None)
    drafts(landscape, PLANNED, tomorrow)
    for module in (exports, cards):
        monkeypatch.setattr(module, "typeset", lambda *given: repr(given).encode())
        # What is drawn in this test is of no use to any other.
        monkeypatch.setattr(module, "made", lambda _name, _what, make: make())
    return tomorrow


ARGUMENTS: dict[str, Any] = {
    "slug": "nova",
    "number": "20190402",
    "before": "20190402",
    "after": "live",
    "part": 1,
    "name": "stages",
    "kind": "json",
    "rest": "nothing",
}
SLUGS = {
    "map": "openstack",
    "edition": "openstack",
    "diff": "openstack",
    "body": "board",
    "person": "ada",
    "organization": "openinfra",
    "focus-area": "datacenter",
    "use-case": "servers",
}


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            if each.app_name != "admin":
                yield from patterns(each, f"{each.namespace}:" if each.namespace else space)
        elif each.name and "preview" not in each.name and each.name not in PRIVATE:
            yield f"{space}{each.name}", each


def pages() -> Iterator[str]:
    """Yield an address for each pattern outside the API."""
    for name, pattern in patterns(get_resolver()):
        if name.startswith("api:"):
            continue
        wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
        given = {key: ARGUMENTS[key] for key in wanted}
        if "slug" in given:
            given["slug"] = next(
                (slug for start, slug in SLUGS.items() if name.startswith(start)), "nova"
            )
        yield reverse(name, kwargs=given)


FURTHER = (
    *("/?density=detailed", "/maps/openstack/?density=detailed&include=retired&pick="),
    *("/maps/openstack/?q=compass", "/projects/?view=table&include=retired,external"),
    *("/projects/?q=compass", "/projects/?parent=openstack", "/projects/?tag=language:python"),
    *("/projects/?focus_area=datacenter&host=openinfra&ordering=-first_release",),
    *("/projects/projects.csv?include=retired,external", "/projects/nova/?on=2019"),
    *("/search/?q=compass", "/search/?q=voyage", "/search/?q=former", "/search/?q=trip"),
    *("/search/suggest/?q=compass", "/search/suggest/?q=voy"),
    *("/use-cases/?sector=telecom", "/changes/?project=nova", "/changes/?kind=projects"),
    *("/changes/?page=2", "/changes/?page=3", "/governance/bodies/committee/"),
    *("/governance/admission/?on=2019", "/stack/?project=nova", "/stack/?project=openstack"),
    *(f"/stack/stack.{kind}?project=nova" for kind in ("md", "csv", "json", "svg")),
    *("/compare/?project=nova&project=openstack", "/compare/compare.csv?project=nova"),
    *("/compare/?add=compass", "/suggest/?q=compass", "/maps/openstack/map.svg?density=detailed"),
    *("/suggest/projects/nova/", "/suggest/use-cases/servers/"),
)
API = (
    *("", "search/?q=compass", "search/?q=voyage", "search/?q=former", "stats/", "governance/"),
    *("projects/nova/governance/", "projects/nova/requirements/?include=works-with"),
    *("projects/nova/required-by/", "projects/openstack/required-by/"),
    *("stack/?project=nova&project=openstack", "projects/?q=compass", "use-cases/?q=voyage"),
    *("projects/?requires=nova", "projects/?works_with=nova", "projects/?integrates_with=nova"),
    *(
        "projects/?governed_by=committee",
        "projects/?use_case=servers",
        "projects/?parent=openstack",
    ),
    *("projects/?map=openstack&core=true", "projects/?adopter=openinfra&include=retired,external"),
    *("projects/?changed_since=2000-01-01", "maps/openstack/", "maps/openstack/editions/"),
    *("maps/openstack/diff/?from=20190402&to=live", "maps/openstack/editions/20190402/"),
    *("changes/?limit=500", "changes/?limit=500&project=nova"),
    *("changes/?limit=500&format=csv", "schema/", "suggestions/"),
)


def lists(client: Client) -> Iterator[str]:
    """Yield lists and rows of every resource of the API, with all they can be expanded to."""
    for name, resource in RESOURCES.items():
        everything = "&include=retired,external" if name == "projects" else ""
        serializer: Any = resource.serializer_class
        expand = ",".join(Sparse(serializer).choices["expand"])
        listed = f"/api/v1/{name}/?limit=500{everything}"
        yield f"{listed}&expand={expand}" if expand else listed
        yield f"{listed}&format=csv"
        rows = client.get(listed).json()["results"]
        whole: Any = getattr(resource, "whole_class", None) or serializer
        expand = ",".join(Sparse(whole).choices["expand"]) if name != "maps" else ""
        for row in rows:
            # Of numbered rows there are many alike, and the list says as much of each.
            if "slug" in row or row is rows[0]:
                address = row["url"].partition("//")[2].partition("/")[2]
                yield f"/{address}?expand={expand}" if expand else f"/{address}"


def told(client: Client) -> dict[str, str]:
    """Return what every public address answers."""
    found = {}
    addresses = [*pages(), *FURTHER, *(f"/api/v1/{path}" for path in API), *lists(client)]
    for address in addresses:
        answer: Any = client.get(address, follow=True)
        assert answer.status_code in (200, 400, 404), address
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[address] = content.decode("utf-8", "replace").lower()
    found["mirror"] = "".join(mirrored(client))
    return found


def mirrored(client: Client) -> Iterator[str]:
    """Yield what a mirror is told that knows nothing yet, page by page."""
    address = "/api/v1/changes/?since_revision=0"
    while address:
        answer: Any = client.get(address)
        yield answer.content.decode()
        address = answer.json()["next"]


def seen(answers: dict[str, str], word: str) -> set[str]:
    return {address for address, text in answers.items() if word in text}


# Where a published draft has to be seen, of each kind of answer there is.
EXPECTED = {
    *("/", "/projects/", "/projects/nova/", "/maps/openstack/", "/maps/openstack/embed/"),
    *("/maps/openstack/map.svg", "/maps/openstack/map.png", "/maps/openstack/map.pdf"),
    *("/maps/openstack/map.json", "/maps/openstack/map.csv", "/maps/openstack/relations.json"),
    *("/maps/openstack/diff/20190402..live/", "/use-cases/", "/use-cases/servers/"),
    *("/focus-areas/datacenter/", "/organizations/openinfra/", "/governance/admission/"),
    *("/changes/?kind=projects", "/feeds/changes.atom", "/sitemap.xml", "/search/?q=compass"),
    *("/search/suggest/?q=compass", "/projects/projects.csv", "/stack/?project=nova"),
    *("/about/", "/api/v1/maps/openstack/", "/api/v1/changes/?limit=500"),
    *("mirror", "/api/v1/search/?q=voyage"),
    *("/api/v1/maps/openstack/diff/?from=20190402&to=live", "/api/v1/projects/?q=compass"),
}


def test_drafts_are_seen_nowhere_until_their_day_and_then_everywhere(
    client: Client, hidden: datetime.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(client)
    assert seen(before, OPEN) == seen(before, PLANNED) == set()
    for model in (Project, UseCase):
        for row in model._default_manager.filter(state="draft"):
            path = row.get_absolute_url()
            api = f"/api/v1/{'projects' if model is Project else 'use-cases'}/{row.slug}/"
            assert {client.get(address).status_code for address in (path, api)} == {404}

    monkeypatch.setattr(daily, "day", "")
    now = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: now)
    client.get("/legend/")
    drain()
    after = told(client)
    assert seen(after, OPEN) == set()
    # PostgreSQL tells mirrors of what is committed, which nothing is within a test.
    untold = set() if connection.vendor == "sqlite" else {"mirror"}
    assert EXPECTED - seen(after, PLANNED) == untold
    for name in RESOURCES:
        listed = {address for address in after if address.startswith(f"/api/v1/{name}/?limit")}
        if name in ("projects", "relations", "integrations", "adoptions", "stewardships"):
            assert listed <= seen(after, PLANNED), name
    assert client.get(f"/projects/{PLANNED}-1/")["Location"] == f"/projects/{PLANNED}-project/"
