"""A mirror of the API, kept as `docs/api.md` tells it."""

from collections.abc import Iterator
from typing import Any

from django.test import Client

from catalogue.api.urls import RESOURCES
from tests.revisions import committed

API = "/api/v1/"
# What lists leave out unless they are asked.
EVERYTHING = {
    "projects": "retired,external",
    **dict.fromkeys(("focus-areas", "bodies", "terms"), "past,future"),
    **dict.fromkeys(("relations", "integrations", "adoptions", "stewardships"), "past,future"),
}


class Mirror:
    """Every row of every resource, by its address.

    Args:
        client: asks the site.
    """

    def __init__(self, client: Client) -> None:
        self.rows: dict[str, Any] = {}
        self.fetched: list[str] = []
        self._client = client
        committed()
        self.revision = self.read(f"{API}changes/?limit=1")["revision"]

    def read(self, address: str, status: int = 200) -> Any:
        """Return an answer, whatever has not been committed yet."""
        response = self._client.get(address.removeprefix("http://testserver"))
        assert response.status_code == status, f"{address}: {response.content.decode()}"
        return response.json()

    def build(self, limit: int = 500) -> "Mirror":
        """Fetch everything."""
        for resource in RESOURCES:
            for address in self._addresses(resource, limit):
                self.rows[address] = self.read(address)
        return self

    def _addresses(self, resource: str, limit: int) -> Iterator[str]:
        further = f"&include={EVERYTHING[resource]}" if resource in EVERYTHING else ""
        page: str | None = f"{API}{resource}/?fields=url&limit={limit}{further}"
        while page:
            answer = self.read(page)
            yield from (row["url"] for row in answer["results"])
            page = answer["next"]

    def follow(self, limit: int = 500) -> None:
        """Fetch what changed, and drop what was taken out."""
        committed()
        told = list(self.told(limit))
        self.fetched = []
        for change in told:
            if change["type"] == "removed":
                self.rows.pop(change["url"], None)
            else:
                self._fetch(change["url"])

    def told(self, limit: int = 500) -> Iterator[Any]:
        """Yield what is told of what changed, and move on."""
        page: str | None = f"{API}changes/?since_revision={self.revision}&limit={limit}"
        while page:
            answer = self.read(page)
            yield from answer["results"]
            page = answer["next"]
        self.revision = answer["revision"]

    def _fetch(self, address: str) -> None:
        response = self._client.get(address.removeprefix("http://testserver"))
        if response.status_code == 404:
            self.rows.pop(address, None)
            return
        assert response.status_code == 200, address
        self.fetched.append(address)
        self.rows[address] = response.json()
