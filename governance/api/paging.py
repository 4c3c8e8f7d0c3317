"""Lists in pages: ``limit`` and ``offset``, refused where they are out of range."""

import re
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request
from rest_framework.response import Response

from governance.api.parameters import Fault, Parameter, Schema

DEFAULT = 50
MOST = 500
# Far beyond any list, and within what databases take for a number.
FARTHEST = 1_000_000_000


class Paging(LimitOffsetPagination):
    """Pages with links to their neighbours, in the answer and in the header ``Link``."""

    default_limit = DEFAULT
    max_limit = MOST

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """Return the rows of a page. They are counted only where the page does not tell."""
        self.request = request
        self.limit = self.get_limit(request) or self.default_limit
        self.offset = self.get_offset(request)
        found = list(queryset[self.offset : self.offset + self.limit])
        is_last = len(found) < self.limit and (found or not self.offset)
        self.count = self.offset + len(found) if is_last else self.get_count(queryset)
        return found

    def parameters(self) -> list[Parameter]:
        """Return ``limit`` and ``offset``."""
        return [
            Parameter("limit", "How many rows at most.", _whole(1, MOST, DEFAULT)),
            Parameter("offset", "How many rows to skip.", _whole(0, FARTHEST, 0)),
        ]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with what is not a number or out of range; Django REST would correct it."""
        found = []
        for each in self.parameters():
            lowest, highest = each.schema["minimum"], each.schema["maximum"]
            text = query.get(each.name, str(lowest))
            if not re.fullmatch("[0-9]{1,10}", text) or not lowest <= int(text) <= highest:
                message = _("“%(text)s” is not a whole number from %(lowest)s to %(highest)s.")
                values = {"text": text, "lowest": lowest, "highest": highest}
                found.append(Fault(each.name, message % values))
        return found

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with its links in the header too, where CSV has no other place."""
        links = {"next": self.get_next_link(), "prev": self.get_previous_link()}
        header = ", ".join(f'<{link}>; rel="{name}"' for name, link in links.items() if link)
        response = super().get_paginated_response(data)
        if header:
            response["Link"] = header
        return response

    def get_paginated_response_schema(self, schema: Schema) -> Schema:
        """Return the shape of a page."""
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {
                    "type": "integer",
                    "minimum": 0,
                    "description": "How many rows there are on all pages.",
                },
                "next": {**link, "description": "The next page; null on the last."},
                "previous": {**link, "description": "The page before; null on the first."},
                "results": {**schema, "description": "The rows of this page."},
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[Any]:
        """Return none: they are described with all others."""
        return []


def _whole(lowest: int, highest: int, default: int) -> Schema:
    return {"type": "integer", "minimum": lowest, "maximum": highest, "default": default}
