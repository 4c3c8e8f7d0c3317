"""The whole site over the starter catalogue, link by link."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve

from catalogue.map import exports
from tests.catalogue.views.markup import Markup, read
from tests.catalogue.views.test_every_page import EMAIL

XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

REDIRECTED = {"/admin/": "/admin/login/"}  # who is not logged in
MOST, FEW = 8, 2  # pages of one kind that are opened; rows of the API, which has its own tests
# Pages that show what others of their kind do not; they are opened first.
TELLING = (
    *("/", "/maps/open-infrastructure/", "/projects/openstack/", "/projects/kubernetes/"),
    *("/projects/karbor/", "/projects/airship/", "/use-cases/ai-infrastructure/"),
    *("/governance/bodies/board-of-directors/", "/organizations/red-hat/"),
    *("/governance/bodies/kata-architecture-committee/", "/governance/people/alan-clark/"),
)
# Pages of Django's and of others, which say less of themselves, and what is part of another page.
SPARE = re.compile(r"/admin/|/api/(?!v1/docs/)|/maps/[^/]+/embed/|/projects/[^/]+/panel/")
# Kinds of pages of which search engines are told every one.
IN_SITEMAP = (
    *("map", "edition-list", "edition", "project", "use-case", "focus-area"),
    *("body", "person", "organization"),
)


@dataclass
class Crawl:
    """Every address of the site that links lead to, and what is wrong with it.

    Of pages of one kind some are opened; the others have to be in the list for search engines,
    which has every row that has a page. A page is asked for once without a query, and once more
    for each parameter it is linked with: filters can be combined without end.
    """

    client: Client
    listed: set[str]
    pages: dict[str, Markup] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    fragments: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    asked: set[tuple[str, str]] = field(default_factory=set)
    opened: Counter[str] = field(default_factory=Counter)
    _waiting: deque[str] = field(default_factory=deque)

    def run(self, *addresses: str) -> None:
        """Follow links from some addresses until there are no more."""
        for address in addresses:
            self._wait_for(address, "")
        while self._waiting:
            self._open(self._waiting.popleft())

    def _wait_for(self, address: str, page: str) -> None:
        address, fragment = urldefrag(address)
        parts = urlsplit(address)
        if fragment:
            self.fragments.setdefault(f"{parts.path}#{fragment}", page)
        if address in self.seen:
            return
        self.seen.add(address)
        kind = kind_of(parts.path)
        names = {(kind, name) for name, _value in parse_qsl(parts.query)}
        if names <= self.asked if names else self.opened[kind] >= self._most(kind):
            self._look_up(parts.path, kind, page)
            return
        self.opened[kind] += not names
        self.asked |= names
        self._waiting.append(address)

    def _most(self, kind: str) -> int:
        return FEW if kind.startswith("api:") else MOST

    def _look_up(self, path: str, kind: str, page: str) -> None:
        """Note a page that is not opened and not listed either."""
        if kind in IN_SITEMAP and path not in self.listed:
            self.wrong.append(f"{path}, to which {page} leads, is not among the pages there are")

    def _open(self, address: str) -> None:
        answer: Any = self.client.get(address)
        path = urlsplit(address).path
        if path in REDIRECTED:
            if urlsplit(answer.headers.get("Location", "")).path != REDIRECTED[path]:
                self.wrong.append(f"{address} leads to {answer.headers.get('Location')}")
            return
        if answer.status_code != 200:
            self.wrong.append(f"{address} is {answer.status_code}")
        elif answer["Content-Type"].startswith("text/html"):
            self._read(address, answer)

    def _read(self, address: str, answer: Any) -> None:
        page = read(answer)
        self.pages[address] = page
        path = urlsplit(address).path
        ids = [tag["id"] for tag in page.tags if tag["id"]]
        self.anchors |= {f"{path}#{name}" for name in ids}
        self.wrong += [f"{address}: {problem}" for problem in problems(address, answer, page)]
        for link in linked(page):
            found = urljoin(settings.SITE_URL + address, link)
            if found.startswith(settings.SITE_URL + "/"):
                self._wait_for(found.removeprefix(settings.SITE_URL), address)


def kind_of(path: str) -> str:
    """Return the name of the pattern of a page; of what leads nowhere, the path."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def linked(page: Markup) -> Iterator[str]:
    """Yield what a page leads to and what it loads."""
    yield from page.links()
    yield from (tag["href"] for tag in page.all("link") if tag["rel"] == "alternate")


def problems(address: str, answer: Any, page: Markup) -> Iterator[str]:
    """Yield what is wrong with one page by itself."""
    ids = [tag["id"] for tag in page.tags if tag["id"]]
    if len(set(ids)) < len(ids):
        yield "an id is given twice"
    path = urlsplit(address).path
    if SPARE.match(path):
        return
    if EMAIL.search(answer.content.decode()):
        yield "it has an address of a person"
    if not page.title or not page.one("meta", name="description")["content"]:
        yield "it has no title or no description"
    if page.one("link", rel="canonical")["href"] != settings.SITE_URL + path:
        yield "its canonical address is another one"


def in_sitemap(client: Client) -> list[str]:
    """Return the addresses in the list for search engines, without the host."""
    found = ElementTree.fromstring(client.get("/sitemap.xml").content)
    written = [place.findtext(f"{XMLNS}loc") or "" for place in found]
    return [address.removeprefix(settings.SITE_URL) for address in written]


@pytest.mark.django_db
def test_every_link_leads_somewhere_and_every_page_says_what_it_is(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Typesetting takes a second a file and is tested by itself.
    monkeypatch.setattr(exports, "typeset", lambda *_given: b"made")
    listed = in_sitemap(client)
    crawl = Crawl(client, set(listed))
    crawl.run(*TELLING, *listed)
    assert crawl.wrong == []
    lost = {place: page for place, page in crawl.fragments.items() if place not in crawl.anchors}
    assert {place for place in lost if urlsplit(place).path in crawl.pages} == set()
    assert {kind for kind in IN_SITEMAP if not crawl.opened[kind]} == set()
    titles = Counter(
        page.title
        for address, page in crawl.pages.items()
        if "?" not in address and not SPARE.match(address)
    )
    assert [title for title, count in titles.items() if count > 1] == []
