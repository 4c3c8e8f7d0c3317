"""The resource of what changed, newest first."""

from typing import Any

from catalogue.api.serializers.changes import ChangeSerializer
from catalogue.filters.changes import ChangeFilter
from catalogue.models import Project
from governance.api.resource import Listing


class ChangeList(Listing[Any]):
    """What was entered, changed and taken out, newest first, in everything the catalogue knows.

    The same moment may have many changes, as an import makes them. To keep up, ask with `since`
    for the moment of the newest one seen, and leave out what is known.
    """

    summary = "List changes"
    # Changes are read from the histories of all rows; the filters know how.
    queryset = Project.objects.none()
    serializer_class = ChangeSerializer
    filterset_class = ChangeFilter
