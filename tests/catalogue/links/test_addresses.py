"""Addresses as they are sent."""

import pytest

from catalogue.links.addresses import UnusableAddressError, as_sent, host_of


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a%20b?c=d&e#f", "https://example.org/a%20b?c=d&e"),
        ("https://example.org/größe ?q=ä b", "https://example.org/gr%C3%B6%C3%9Fe%20?q=%C3%A4%20b"),
        ("http://bücher.example:8080/", "http://xn--bcher-kva.example:8080/"),
        ("https://me:secret@example.org/", "https://example.org/"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_it_is_ascii_without_fragment_and_password(url: str, sent: str) -> None:
    assert as_sent(url) == sent


def test_host_is_named_with_its_port() -> None:
    assert host_of("https://Example.org:8443/a") == "example.org:8443"


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "mailto:x", "https:///a", "http://a:b/", f"http://{'a' * 64}.org"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(UnusableAddressError):
        as_sent(url)
