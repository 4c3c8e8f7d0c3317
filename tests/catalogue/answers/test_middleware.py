"""Public answers are marked and kept, to be given again; what is for somebody passes through."""

import gzip
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from catalogue.answers import variants
from catalogue.answers.keeping import near
from catalogue.answers.middleware import Answers
from catalogue.models import Map, Project
from catalogue.search import drain
from tests.revisions import committed

pytestmark = pytest.mark.django_db

# One address of each kind that is for everybody.
PUBLIC = (
    *("/", "/maps/small/", "/maps/small/embed/", "/maps/small/relations.json", "/projects/"),
    *("/projects/nova/", "/projects/projects.csv", "/search/?q=nova", "/stats/", "/changes/"),
    *("/maps/small/map.svg", "/maps/small/map.json", "/maps/small/map.csv", "/about/"),
    *("/maps/small/editions/20190402/", "/maps/small/editions/20190402/map.json"),
    *("/feeds/changes.atom", "/feeds/editions.atom", "/sitemap.xml", "/robots.txt"),
    *("/stack/stack.json?project=nova", "/governance/", "/opensearch.xml"),
    *("/api/v1/", "/api/v1/projects/", "/api/v1/projects/nova/", "/api/v1/projects/?format=csv"),
    *("/api/v1/maps/small/", "/api/v1/maps/small/editions/20190402/", "/api/v1/changes/"),
    *("/api/v1/stats/", "/api/v1/search/?q=nova", "/api/v1/schema/"),
)
NOVA = "/api/v1/projects/nova/"


def changed(project: Project, role: str) -> None:
    Project.objects.filter(pk=project.pk).update(role=role)
    committed()


@pytest.mark.slow
def test_every_public_address_is_marked_and_takes_one_query_from_then_on(
    nova: Project, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for address in PUBLIC:
        first = client.get(address)
        assert first.status_code == 200, address
        assert first["ETag"].startswith('"'), address
        assert first["Cache-Control"].startswith("public, max-age="), address
        with django_assert_num_queries(1):
            again = client.get(address)
        assert again.content == first.content, address
        assert again.headers == first.headers, address
        with django_assert_num_queries(1):
            told = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (told.status_code, told.content) == (304, b""), address
        for header in ("ETag", "Vary", "Cache-Control"):
            assert told[header] == first[header], address


def test_a_condition_that_asks_for_another_state_is_not_met(nova: Project, client: Client) -> None:
    mark = client.get(NOVA)["ETag"]
    assert client.get(NOVA, headers={"if-match": mark}).status_code == 200
    changed(nova, "Second")
    assert client.get(NOVA, headers={"if-match": mark}).status_code == 412


def test_a_change_makes_another_answer_with_another_mark(nova: Project, client: Client) -> None:
    first = client.get(NOVA)
    changed(nova, "Second")
    second = client.get(NOVA, headers={"if-none-match": first["ETag"]})
    assert second.json()["role"] == "Second"
    assert second["ETag"] != first["ETag"]


def test_at_midnight_in_utc_every_mark_is_another(
    nova: Project, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = client.get(NOVA)["ETag"]
    monkeypatch.setattr(variants, "today", lambda: "2031-01-01")
    answer = client.get(NOVA, headers={"if-none-match": mark})
    assert answer.status_code == 200
    assert answer["ETag"] != mark


def test_another_release_has_other_marks(
    nova: Project, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = client.get(NOVA)["ETag"]
    monkeypatch.setattr(variants, "build_id", lambda: "another")
    assert client.get(NOVA, headers={"if-none-match": mark}).status_code == 200


def test_search_is_not_kept_from_before_its_index_was_ready(nova: Project, client: Client) -> None:
    nova.name = "Quasar"
    nova.save()
    committed()
    # Between the commit of a change and that of the index.
    assert client.get("/api/v1/search/?q=quasar").json()["results"] == []
    drain()
    committed()
    assert client.get("/api/v1/search/?q=quasar").json()["results"] != []


@pytest.mark.parametrize("address", [NOVA, "/projects/nova/"])
def test_packed_answers_are_the_same_unpacked_and_have_marks_of_their_own(
    address: str, nova: Project, client: Client
) -> None:
    marks = set()
    plain = client.get(address)
    for coding, unpack in (("gzip", gzip.decompress), ("br", brotli.decompress)):
        for _time in ("computed", "kept"):
            packed = client.get(address, headers={"accept-encoding": coding})
            assert packed["Content-Encoding"] == coding
            assert packed["Content-Length"] == str(len(packed.content))
            assert unpack(packed.content) == plain.content
            assert "Accept-Encoding" in packed["Vary"]
            marks.add(packed["ETag"])
    assert len(marks | {plain["ETag"]}) == 3
    assert "Content-Encoding" not in client.get(address)


def test_packing_gives_the_same_bytes_each_time(nova: Project, client: Client) -> None:
    bodies = set()
    for _time in range(5):
        near.clear()
        bodies.add(client.get(NOVA, headers={"accept-encoding": "gzip"}).content)
    assert len(bodies) == 1


def test_format_is_told_apart_in_the_api_and_nowhere_else(nova: Project, client: Client) -> None:
    table = {"accept": "text/csv"}
    rows = client.get("/api/v1/projects/")
    assert client.get("/api/v1/projects/", headers=table)["Content-Type"].startswith("text/csv")
    assert rows["Content-Type"] == client.get("/api/v1/projects/")["Content-Type"]
    assert "Accept" in rows["Vary"].split(", ")
    page = client.get("/projects/")
    assert client.get("/projects/", headers=table)["ETag"] == page["ETag"]
    assert "Accept" not in page["Vary"].split(", ")


def test_host_and_query_are_told_apart(nova: Project, client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    answers = [
        client.get(f"/api/v1/projects/{query}", headers={"host": host})
        for host in settings.ALLOWED_HOSTS
        for query in ("", "?limit=1", "?limit=2")
    ]
    assert len({answer["ETag"] for answer in answers}) == 6
    assert b"//one.example" in answers[0].content
    assert b"//two.example" in answers[3].content
    assert client.get("/", headers={"host": "three.example"}).status_code == 400


def test_language_is_told_apart(nova: Project, client: Client, settings: Settings) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
    english = client.get("/projects/", headers={"accept-language": "en"})
    german = client.get("/projects/", headers={"accept-language": "de"})
    assert english["Content-Language"] == "en-gb"
    assert german["Content-Language"] == "de"
    assert english["ETag"] != german["ETag"]
    assert "Accept-Language" in german["Vary"]
    client.cookies["django_language"] = "de"
    assert client.get("/projects/")["ETag"] == german["ETag"]


@pytest.mark.parametrize("address", ["/projects/nova/", NOVA, "/maps/small/map.json"])
def test_head_has_the_headers_of_get_and_no_body(
    address: str, nova: Project, client: Client
) -> None:
    computed = client.head(address)
    near.clear()
    whole = client.get(address)
    kept = client.head(address)
    assert computed.headers == whole.headers == kept.headers
    assert (computed.content, kept.content) == (b"", b"")
    assert whole["Content-Length"] == str(len(whole.content))
    assert client.head(address, headers={"if-none-match": whole["ETag"]}).status_code == 304


def test_errors_and_redirects_are_neither_marked_nor_kept(nova: Project, client: Client) -> None:
    for address in ("/projects/none/", "/api/v1/projects/none/", "/api/v1/projects/?no=1"):
        answer = client.get(address, headers={"accept-encoding": "gzip"})
        assert answer.status_code in (400, 404)
        assert not answer.has_header("ETag")
        assert answer["Cache-Control"] == "no-cache"
    assert not client.get("/api/").has_header("ETag")
    assert near.size == 0


@pytest.mark.parametrize(
    "address", ["/admin/login/", "/healthz/", "/readyz/", "/api/v1/findings/", "/suggest/x/"]
)
def test_what_is_for_somebody_or_of_the_moment_is_left_alone_by_all_caches(
    address: str, nova: Project, client: Client
) -> None:
    answer = client.get(address)
    assert not answer.has_header("ETag")
    assert "no-store" in answer["Cache-Control"]
    assert near.size == 0


def test_staff_see_the_present_page_and_nobody_sees_theirs(nova: Project, client: Client) -> None:
    staff = Client()
    staff.force_login(get_user_model()._default_manager.create_user("curator", is_staff=True))
    public = client.get("/projects/nova/")
    # Not committed, so the revision has not moved on PostgreSQL: a kept page would be shown.
    nova.role = "Seen by staff at once"
    nova.save()
    theirs = staff.get("/projects/nova/")
    assert b"Seen by staff at once" in theirs.content
    assert theirs["Cache-Control"] == "private, no-store"
    assert not theirs.has_header("ETag")
    assert b"Seen by staff at once" not in public.content
    assert "Cookie" in public["Vary"].split(", ")


def test_two_users_never_get_each_others_page() -> None:
    def named(request: Any) -> HttpResponse:
        return HttpResponse(request.COOKIES.get("sessionid", "nobody"))

    answers, rf = Answers(named), RequestFactory()
    for name in ("ada", "nobody", "grace", "nobody", "ada"):
        request = rf.get("/")
        if name != "nobody":
            request.COOKIES["sessionid"] = name
            request.META["HTTP_COOKIE"] = f"sessionid={name}"
        assert answers(request).content.decode() == name  # type: ignore[attr-defined]


def answered(response: HttpResponseBase, kept: Any = None) -> Any:
    """Return a view's answer as it leaves."""
    return Answers(lambda _request: response)(RequestFactory().get("/"))


def with_cookie() -> HttpResponse:
    response = HttpResponse("a form")
    response.set_cookie("csrftoken", "secret")
    return response


@pytest.mark.parametrize(
    "make",
    [
        with_cookie,
        lambda: HttpResponse(headers={"Cache-Control": "private"}),
        lambda: HttpResponse(headers={"Cache-Control": "no-store"}),
        lambda: HttpResponse(headers={"Vary": "Cookie"}),
        lambda: HttpResponse(headers={"Vary": "Accept-Encoding, User-Agent"}),
    ],
)
def test_what_a_view_made_for_one_reader_is_not_kept(
    make: Callable[[], HttpResponse], kept: None
) -> None:
    answer = answered(make())
    assert not answer.has_header("ETag")
    assert "private" in answer["Cache-Control"] or "no-store" in answer["Cache-Control"]
    assert near.size == 0


def test_a_mark_of_its_own_is_left_as_it_is(kept: None) -> None:
    answer = answered(HttpResponse("x" * 1000, headers={"ETag": '"own"'}))
    assert answer["ETag"] == '"own"'
    assert not answer.has_header("Cache-Control")
    assert near.size == 0


def test_a_lifetime_of_its_own_is_left_as_it_is(kept: None) -> None:
    answer = answered(HttpResponse(headers={"Cache-Control": "public, max-age=5"}))
    assert answer["Cache-Control"] == "public, max-age=5"
    assert answer.has_header("ETag")


def test_a_stream_passes_through(kept: None) -> None:
    assert answered(StreamingHttpResponse(["a", "b"])).getvalue() == b"ab"
    assert near.size == 0


def test_what_is_too_large_is_marked_and_not_kept(settings: Settings) -> None:
    settings.ANSWER_KILOBYTES = 1
    assert answered(HttpResponse("x" * 1025)).has_header("ETag")
    assert near.size == 0
    assert answered(HttpResponse("x" * 1024)).has_header("ETag")
    assert near.size > 0


def test_draft_that_was_a_public_page_is_not_given_any_more(nova: Project, client: Client) -> None:
    assert client.get(NOVA).status_code == 200
    Project.objects.filter(pk=nova.pk).update(state=Project.State.DRAFT)
    committed()
    assert client.get(NOVA).status_code == 404
    assert Map.objects.exists()
