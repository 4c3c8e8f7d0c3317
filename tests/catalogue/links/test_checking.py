"""Many addresses, several sites at once, each of them slowly."""

from typing import Any

import pytest

from catalogue.links import checking
from catalogue.links.asking import Answer, Asker, Outcome
from catalogue.links.checking import answers
from tests.catalogue.links.conftest import Site

OPEN: tuple[int, dict[str, str], str] = (200, {}, "")


def test_every_address_is_asked_once_with_pauses_between(site: Site) -> None:
    urls = [site.url(f"/{number}") for number in range(4)]
    site.pages = {f"/{number}": OPEN for number in range(4)}
    found = list(answers([*urls, urls[0]], site.asker(), pause=3))
    assert found == [Answer(url, Outcome.GOOD) for url in urls]
    assert site.slept == [3, 3, 3]
    assert site.asked == ["GET /robots.txt", "HEAD /0", "HEAD /1", "HEAD /2", "HEAD /3"]


def test_sites_are_asked_side_by_side(site: Site) -> None:
    site.pages = {"/a": OPEN}
    urls = [site.url("/a", host=host) for host in ("127.0.0.1", "localhost")]
    found = list(answers(urls, site.asker(), sites=2))
    assert {answer.url: answer.outcome for answer in found} == dict.fromkeys(urls, Outcome.GOOD)
    assert site.asked.count("GET /robots.txt") == 2
    assert site.slept == []


def test_wishes_of_a_site_are_kept(site: Site) -> None:
    robots = "User-agent: *\nDisallow: /private\nCrawl-delay: 9"
    site.pages = {"/robots.txt": (200, {}, robots), "/a": OPEN, "/private/b": OPEN}
    found = list(answers([site.url("/a"), site.url("/private/b")], site.asker(), pause=1))
    assert [answer.outcome for answer in found] == [Outcome.GOOD, Outcome.UNCLEAR]
    assert site.slept == [9.0]
    assert "HEAD /private/b" not in site.asked


def test_site_out_of_order_is_left_alone_until_it_says_what_it_wishes(site: Site) -> None:
    site.pages = {"/robots.txt": (500, {}, ""), "/a": OPEN}
    [answer] = answers([site.url("/a")], site.asker())
    assert answer.outcome == Outcome.UNCLEAR


def test_who_stops_listening_stops_the_asking(site: Site) -> None:
    site.pages = {f"/{number}": OPEN for number in range(50)}
    asking = answers([site.url(f"/{number}") for number in range(50)], site.asker())
    next(asking)
    asking.close()  # type: ignore[attr-defined]
    assert len(site.asked) < 50


def test_what_goes_wrong_here_is_not_blamed_on_a_site(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(Asker, "ask", fail)
    with pytest.raises(RuntimeError, match="a fault of ours"):
        list(checking.answers([site.url("/a")], site.asker()))
