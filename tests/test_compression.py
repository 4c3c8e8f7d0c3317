"""What is text is sent compressed, what is packed already as it is."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from catalogue.compression import Compression
from tests import factories


def sent(rf: RequestFactory, kind: str, accepted: str = "gzip, br") -> HttpResponse:
    """Return an answer with something long of a type in it, as it leaves."""
    answer = HttpResponse(b"as it is " * 1000, content_type=kind, headers={"ETag": '"strong"'})
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
    assert answer["ETag"] == '"strong"'


def test_who_does_not_take_it_is_not_given_it_but_told_that_it_depends(rf: RequestFactory) -> None:
    answer = sent(rf, "text/html", accepted="identity")
    assert "Content-Encoding" not in answer
    assert "Accept-Encoding" in answer["Vary"]


def test_other_bytes_have_no_strong_mark(rf: RequestFactory) -> None:
    assert sent(rf, "text/html")["ETag"] == 'W/"strong"'


def test_the_same_page_is_never_twice_of_a_length(rf: RequestFactory) -> None:
    assert len({len(sent(rf, "text/html").content) for _ in range(50)}) > 1


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/maps/small/", "/maps/small/map.svg", "/api/v1/projects/"])
def test_pages_exports_and_the_api_go_through_it(client: Client, path: str) -> None:
    region = factories.region(map=factories.map_(slug="small"))
    factories.entry(category=factories.category(region=region))
    answer = client.get(path, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
