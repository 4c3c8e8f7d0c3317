"""No connection leaves for a private network."""

from ipaddress import ip_address
from typing import Any

import httpcore
import pytest

from catalogue.links.guarding import GuardedNetwork, PrivateAddressError
from governance.web_addresses import is_public

PRIVATE = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
    *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1"),
    # Others that carry a private one inside.
    *("::ffff:10.0.0.1", "2002:0a00:0001::1", "64:ff9b::10.0.0.1", "2001:0:0a00:1::1"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]
)
def test_others_are(address: str) -> None:
    assert is_public(ip_address(address))


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Give every name these addresses."""
    found = [(None, None, None, "", (address, 80)) for address in addresses]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: found)


@pytest.mark.parametrize("addresses", [("10.0.0.1",), ("8.8.8.8", "10.0.0.1")])
def test_a_name_with_a_private_address_is_not_connected_to(
    addresses: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, *addresses)
    with pytest.raises(PrivateAddressError, match=r"private network \(10\.0\.0\.1\)"):
        GuardedNetwork().connect_tcp("example.org", 80)


def test_connection_goes_to_the_address_that_was_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "192.0.2.1", "8.8.8.8")
    connected: list[str] = []

    def connect(_self: Any, host: str, *_args: Any) -> str:
        connected.append(host)
        if host == "192.0.2.1":
            raise httpcore.ConnectError("refused")
        return "stream"

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    stream: Any = GuardedNetwork(lambda _address: True).connect_tcp("example.org", 80)
    assert stream == "stream"
    assert connected == ["192.0.2.1", "8.8.8.8"]


def test_a_name_that_is_not_known_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise OSError

    monkeypatch.setattr("socket.getaddrinfo", fail)
    with pytest.raises(httpcore.ConnectError, match=r"the name example\.org is not known"):
        GuardedNetwork().connect_tcp("example.org", 80)
