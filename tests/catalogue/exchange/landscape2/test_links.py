"""Addresses in an item ↔ links of a project."""

import pytest

from catalogue.exchange.landscape2.keys import LINKS
from catalogue.exchange.landscape2.links import Link, fits, is_link, read_links, write_links


def url_of(path: str) -> str:
    hosts = LINKS[path].hosts
    return f"https://{hosts[0] if hosts else 'example.org'}/{path}"


@pytest.mark.parametrize("path", LINKS)
def test_every_key_with_an_address_is_a_link_and_comes_back(path: str) -> None:
    keys = {path: url_of(path)}
    (link,) = read_links(keys)
    assert (link.kind, link.label, link.url) == (LINKS[path].kind, LINKS[path].label, url_of(path))
    assert write_links([link]) == keys


def test_no_two_keys_become_the_same_link() -> None:
    assert len({(key.kind, key.label) for key in LINKS.values()}) == len(LINKS)


def test_first_repository_is_the_primary_one() -> None:
    keys = {
        "repo_url": "https://example.org/a",
        "additional_repos": [{"repo_url": "https://example.org/b"}],
    }
    links = read_links(keys)
    assert [(link.kind, link.url[-1]) for link in links] == [
        ("repository", "a"),
        ("repository", "b"),
    ]
    assert write_links(links) == keys


def test_audit_is_a_link_that_says_who_when_and_how() -> None:
    audit = {
        "date": "2019-05-01",
        "type": "fuzzing",
        "url": "https://example.org/",
        "vendor": "Ada",
    }
    (link,) = read_links({"extra.audits": [audit]})
    assert link == Link("security", "https://example.org/", "fuzzing audit by Ada, 2019-05-01")
    assert write_links([link]) == {"extra.audits": [audit]}


def test_other_links_are_called_as_they_are_or_are_of_a_kind_we_know() -> None:
    keys = {
        "extra.other_links": [
            {"name": "Roadmap", "url": "https://example.org/a"},
            {"name": "Issues", "url": "https://example.org/b"},
        ]
    }
    links = read_links(keys)
    assert [(link.kind, link.label) for link in links] == [("other", "Roadmap"), ("issues", "")]
    assert write_links(links) == keys


def test_same_address_under_two_keys_is_one_link() -> None:
    keys = {"extra.other_links": [{"name": n, "url": "https://example.org/"} for n in "ab"]}
    assert read_links(keys) == (Link("other", "https://example.org/", "a"),)


def test_link_whose_key_takes_other_hosts_alone_is_among_the_others() -> None:
    assert not fits("twitter", "https://mastodon.example/@a")
    assert fits("twitter", "https://mobile.twitter.com/a")
    assert write_links([Link("other", "https://mastodon.example/@a", "Twitter")]) == {
        "extra.other_links": [{"name": "Twitter", "url": "https://mastodon.example/@a"}]
    }


@pytest.mark.parametrize(
    ("url", "usable"),
    [
        ("https://example.org/a?b#c", True),
        *(("example.org", False), ("ftp://example.org/", False), ("https://my_host/", False)),
        ("https://example.org/" + "a" * 490, False),
    ],
)
def test_link_is_an_address_that_the_catalogue_can_keep(url: str, usable: bool) -> None:
    assert is_link(url) is usable
