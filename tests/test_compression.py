"""What is text is sent compressed, what is packed already as it is."""

import gzip
from typing import Any

import brotli
import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from catalogue.compression import Compression, coding_for, packed
from tests import factories


def sent(rf: RequestFactory, kind: str, accepted: str = "gzip, br") -> HttpResponse:
    """Return an answer with something long of a type in it, as it leaves."""
    answer = HttpResponse(b"as it is " * 1000, content_type=kind)
    request = rf.get("/", headers={"accept-encoding": accepted})
    return Compression(lambda _request: answer)(request)  # type: ignore[return-value]


@pytest.mark.parametrize(
    "kind", ["text/html; charset=utf-8", "image/svg+xml", "application/json", "text/csv"]
)
def test_text_is_sent_in_fewer_bytes(rf: RequestFactory, kind: str) -> None:
    answer = sent(rf, kind)
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 500
    assert gzip.decompress(answer.content) == b"as it is " * 1000
    assert "Accept-Encoding" in answer["Vary"]


@pytest.mark.parametrize("kind", ["image/png", "application/pdf"])
def test_what_is_packed_is_left_alone(rf: RequestFactory, kind: str) -> None:
    answer = sent(rf, kind)
    assert "Content-Encoding" not in answer


def test_who_does_not_take_it_is_not_given_it_but_told_that_it_depends(rf: RequestFactory) -> None:
    answer = sent(rf, "text/html", accepted="identity")
    assert "Content-Encoding" not in answer
    assert "Accept-Encoding" in answer["Vary"]


def test_bytes_with_a_strong_mark_are_sent_as_they_are(rf: RequestFactory) -> None:
    answer = HttpResponse(b"as it is " * 1000, headers={"ETag": '"strong"'})
    request = rf.get("/", headers={"accept-encoding": "gzip"})
    sent_on: Any = Compression(lambda _request: answer)(request)
    assert sent_on.content == b"as it is " * 1000
    assert answer["ETag"] == '"strong"'


def test_the_same_page_is_never_twice_of_a_length(rf: RequestFactory) -> None:
    assert len({len(sent(rf, "text/html").content) for _ in range(50)}) > 1


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.2, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("gzip;q=much", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_shortest_coding_that_is_wanted_most_is_chosen(accepted: str, coding: str) -> None:
    assert coding_for(accepted) == coding


@pytest.mark.parametrize(
    ("coding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)]
)
def test_bodies_are_packed_the_same_way_each_time(coding: str, unpack: Any) -> None:
    body = b"as it is " * 1000
    found = packed(body, "text/html; charset=utf-8", coding)
    assert found is not None
    assert len(found) < 200
    assert unpack(found) == body
    assert packed(body, "text/html", coding) == found


@pytest.mark.parametrize(
    ("body", "kind", "coding"),
    [
        (b"as it is " * 1000, "text/html", ""),
        (b"as it is " * 1000, "image/png", "gzip"),
        (b"short", "text/html", "gzip"),
        (bytes(range(256)), "application/octet-stream", "gzip"),
    ],
)
def test_what_would_get_no_shorter_is_not_packed(body: bytes, kind: str, coding: str) -> None:
    assert packed(body, kind, coding) is None


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/maps/small/", "/maps/small/map.svg", "/api/v1/projects/"])
def test_pages_exports_and_the_api_go_through_it(client: Client, path: str) -> None:
    region = factories.region(map=factories.map_(slug="small"))
    factories.entry(category=factories.category(region=region))
    staff = {"cookie": "sessionid=x"}  # what is for everybody is packed elsewhere
    answer = client.get(path, headers={"accept-encoding": "gzip", **staff})
    assert answer["Content-Encoding"] == "gzip"
    assert client.get(path, headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"
