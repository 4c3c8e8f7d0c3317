"""The resource of what changed: for readers, newest first; for mirrors, by revision."""

from functools import cached_property
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.api.following import Following
from catalogue.api.serializers.changes import ChangeSerializer
from catalogue.filters.changes import ChangeFilter
from catalogue.mirror.following import follow
from catalogue.mirror.marks import StartOver, mark
from catalogue.models import Project
from catalogue.revision import snapshot
from governance.api.paging import Paging
from governance.api.parameters import Part, Schema
from governance.api.problems import Refusal
from governance.api.resource import Listing


class ChangePaging(Paging):
    """Pages that say of which revision they are; those for mirrors are not counted."""

    def get_paginated_response_schema(self, schema: Schema) -> Schema:
        """Return the shape of a page."""
        found = super().get_paginated_response_schema(schema)
        shape: Schema = found["properties"]
        shape["count"] = {
            "type": ["integer", "null"],
            "minimum": 0,
            "description": "How many rows there are on all pages; null with `since_revision`.",
        }
        shape["revision"] = {
            "type": "string",
            "description": "What to ask with next time as `since_revision`. It stands for what the "
            "answer has told; with `since_revision`, only the last page moves it on.",
        }
        return {**found, "required": [*found["required"], "revision"]}


class ChangeList(Listing[Any]):
    """What was entered, changed and taken out, newest first, in everything the catalogue knows.

    With `since_revision`, what a mirror of this API has to fetch again, the oldest first: every row
    of a resource whose answer may be another one than at that revision, because it changed itself,
    or a part of it, or the name of something it refers to. `url` is what to fetch; where `type` is
    `removed`, there is nothing any more. `project` and `fields_changed` are empty then. A row may
    come more than once. 410 says that it cannot be told what changed since: start over with all.
    """

    summary = "List changes"
    # Changes are read from the histories of all rows; the filters know how.
    queryset = Project.objects.none()
    serializer_class = ChangeSerializer
    filterset_class = ChangeFilter
    pagination_class = ChangePaging
    problems = {str(HTTPStatus.GONE.value): "What changed since then cannot be told; start over."}

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        return [Following(), *super().parts]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return a page of the list."""
        with snapshot() as revision:
            following = Following.of(request.query_params)
            if following is not None:
                return self._followed(*following, revision.number)
            response = super().list(request, *args, **kwargs)
            response.data["revision"] = str(mark(revision.number))
            return response

    def _followed(self, since: Any, after: Any, revision: int) -> Response:
        most = int(self.request.query_params.get("limit", Paging.default_limit))
        try:
            part = follow(since, after, most, revision)
        except StartOver as error:
            raise Refusal(HTTPStatus.GONE, str(error)) from error
        answer = {
            "count": None,
            "next": self._next(str(part.following)) if part.following else None,
            "previous": None,
            "results": self.written(part.changes),
            "revision": str(part.mark),
        }
        headers = {"Link": f'<{answer["next"]}>; rel="next"'} if part.following else {}
        return Response(answer, headers=headers)

    def _next(self, after: str) -> str:
        query = {**self.request.query_params.dict(), "after": after}
        return self.request.build_absolute_uri(f"{self.request.path}?{urlencode(query)}")
