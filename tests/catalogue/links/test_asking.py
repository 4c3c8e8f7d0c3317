"""One address: does it lead somewhere?"""

import pytest

from catalogue.links.asking import Answer, Outcome
from governance.web_addresses import is_public
from tests.catalogue.links.conftest import Site


def asked(site: Site, path: str = "/a") -> tuple[str, str]:
    """Return outcome and problem of an address of the site."""
    answer = site.asker().ask(site.url(path))
    return str(answer.outcome), answer.problem


def test_page_that_is_there_is_good_and_its_body_is_not_fetched(site: Site) -> None:
    site.pages["/a"] = (200, {}, "Hello")
    assert site.asker().ask(site.url("/a#part")) == Answer(site.url("/a#part"), Outcome.GOOD)
    assert site.asked == ["HEAD /a"]
    assert site.agents == {"Catalogue"}


def test_page_that_is_gone_is_broken(site: Site) -> None:
    assert asked(site) == ("broken", "404 Not Found")
    assert site.asked == ["HEAD /a", "GET /a"]


def test_site_that_knows_only_get_is_asked_with_it(site: Site) -> None:
    site.pages["/a"] = (200, {"No-Head": "1"}, "Hello")
    assert asked(site) == ("good", "")


def test_redirects_are_followed_to_the_end(site: Site) -> None:
    site.pages["/a"] = (301, {"Location": "b"}, "")
    site.pages["/b"] = (302, {"Location": site.url("/c")}, "")
    site.pages["/c"] = (200, {}, "")
    assert asked(site) == ("good", "")
    site.pages["/c"] = (410, {}, "")
    assert asked(site) == ("broken", "410 Gone")


def test_redirects_in_a_circle_are_broken(site: Site) -> None:
    site.pages["/a"] = (302, {"Location": "/a"}, "")
    assert asked(site) == ("broken", "more than 10 redirects")


@pytest.mark.parametrize("status", [401, 403, 429, 999])
def test_where_programs_are_not_welcome_nothing_is_found_out(site: Site, status: int) -> None:
    site.pages["/a"] = (status, {}, "")
    outcome, problem = asked(site)
    assert outcome == "unclear"
    assert problem.startswith(str(status))


def test_what_is_busy_is_asked_again_when_it_says(site: Site) -> None:
    site.pages["/a"] = (503, {"Retry-After": "7"}, "")
    assert asked(site) == ("broken", "503 Service Unavailable")
    site.pages["/a"] = (502, {"Retry-After": "86400"}, "")
    asked(site)
    assert site.slept == [7.0, 30.0]


def test_who_hangs_up_is_asked_again_and_then_broken(site: Site) -> None:
    site.pages["/a"] = (0, {}, "")
    outcome, problem = asked(site)
    assert outcome == "broken"
    assert problem
    assert site.slept == [2.0]
    assert len(site.asked) == 2


def test_nobody_there_is_broken(site: Site) -> None:
    answer = site.asker().ask("http://127.0.0.1:1/")
    assert answer.outcome == Outcome.BROKEN
    assert "refused" in answer.problem


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://example.org/"])
def test_redirect_to_what_is_not_the_web_is_broken(site: Site, target: str) -> None:
    site.pages["/a"] = (302, {"Location": target}, "")
    assert asked(site)[0] == "broken"
    assert site.slept == []


def test_private_network_is_never_asked_not_even_by_a_redirect(site: Site) -> None:
    site.pages["/a"] = (302, {"Location": site.url("/b", host="127.0.0.2")}, "")
    site.pages["/b"] = (200, {}, "")
    here = "127.0.0.1"
    asker = site.asker(may_ask=lambda address: str(address) == here or is_public(address))
    answer = asker.ask(site.url("/a"))
    assert answer.outcome == Outcome.BROKEN
    assert answer.problem == "127.0.0.2 is in a private network (127.0.0.2)"
    assert site.asked == ["HEAD /a"]
    assert site.slept == []
