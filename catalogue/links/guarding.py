"""Connections that never leave for a private network, whatever a name or a redirect says.

An address in the catalogue may come from anybody. Were it asked for as it is, it could make this
machine ask its own neighbours. So the name is looked up here, every address it has is judged, and
the connection goes to one that was judged, not to the name again.
"""

import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address

import httpcore

from governance.web_addresses import Address, is_public


class PrivateAddressError(Exception):
    """A name leads into a network that is nobody's business but its owner's."""


class GuardedNetwork(httpcore.SyncBackend):
    """Connects to public addresses alone.

    Args:
        may_ask: judges an address; what is public, by default.
    """

    def __init__(self, may_ask: Callable[[Address], bool] = is_public) -> None:
        self._may_ask = may_ask

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host by one of its addresses, all of which must be public.

        Raises:
            PrivateAddressError: one of them is not.
            httpcore.ConnectError: the name has no address, or nobody answers there.
        """
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._addresses(host, port):
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        addresses = list(dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found))
        for address in addresses:
            if not self._may_ask(ip_address(address)):
                raise PrivateAddressError(f"{host} is in a private network ({address})")
        return addresses
