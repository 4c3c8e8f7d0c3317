"""Addresses of resources that can be written."""

from typing import Any

from rest_framework.routers import Route, SimpleRouter

from catalogue.api.writing.bulk import BulkWritable
from catalogue.api.writing.resource import Writable
from catalogue.api.writing.schema import WritingDocumented
from governance.api.resource import Resource

# Resources of which many rows can be written at once.
BULK = frozenset({"projects"})


class Router(SimpleRouter):
    """Routes as usual, and a change of many rows at the address of their list."""

    routes = [
        route._replace(mapping={**route.mapping, "patch": "bulk_update"})
        if isinstance(route, Route) and not route.detail
        else route
        for route in SimpleRouter.routes
    ]


def writable(name: str, resource: type[Resource[Any]]) -> type[Resource[Any]]:
    """Return a resource with writing added to it.

    Args:
        name: its address below the API.
        resource: the resource, which can be read.
    """
    mixin = BulkWritable if name in BULK else Writable
    described = WritingDocumented()
    body = {"__doc__": resource.__doc__, "__module__": resource.__module__, "schema": described}
    return type(resource.__name__, (mixin, resource), body)
