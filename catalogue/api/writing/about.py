"""What OPTIONS answers: what a resource is and how it is sent."""

from typing import Any

from rest_framework.metadata import SimpleMetadata
from rest_framework.request import Request


class About(SimpleMetadata):
    """Name, description and media types; what may be written is told by the schema."""

    def determine_actions(self, request: Request, view: Any) -> dict[str, Any]:
        """Return nothing: Django REST would take all fields for those that are only read."""
        return {}
