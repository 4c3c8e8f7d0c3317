"""The body of a request: JSON, read strictly."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from governance.api.problems import Refusal

# Far beyond any row, and 500 projects with all that is said of them.
MOST_BYTES = 5_000_000


class Body(BaseParser):
    """JSON in UTF-8 in which no name stands twice, of bounded size."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return what was sent.

        Raises:
            ParseError: it is not JSON.
            Refusal: it is too large.
        """
        sent = stream.read(MOST_BYTES + 1)
        if len(sent) > MOST_BYTES:
            words = _("What was sent is longer than %(most)s bytes; send it in parts.")
            raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words % {"most": MOST_BYTES})
        try:
            return json.loads(sent.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
        except UnicodeDecodeError:
            raise ParseError(_("What was sent is not UTF-8.")) from None
        except (ValueError, RecursionError) as error:
            words = _("What was sent is not JSON: %(error)s.")
            raise ParseError(words % {"error": str(error).rstrip(".")}) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(_("“%(name)s” stands twice in one object") % {"name": name})
        found[name] = value
    return found


def _refuse(name: str) -> None:
    raise ValueError(_("%(name)s is no value of JSON") % {"name": name})
