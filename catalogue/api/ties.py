"""The resources about how projects meet technologies, and who governs them."""

from django.db.models import F, Q

from catalogue.api.serializers.ties import IntegrationSerializer, StewardshipSerializer
from catalogue.filters.ties import IntegrationFilter, StewardshipFilter
from catalogue.models import Integration, Project, Stewardship
from catalogue.models.relations import between_what_is_public
from governance.api.numbered import Numbered
from governance.api.ordering import Order, known

PERIOD = {"since": known("since"), "until": known("until")}
LONG = ("logo", "description")
PUBLISHED = Project.State.PUBLISHED


class Integrations(Numbered[Integration]):
    """Which technologies projects meet, through which bridge, on the day `on`."""

    queryset = Integration.objects.select_related("project", "technology", "via").defer(
        *(f"{side}__{name}" for side in ("project", "technology", "via") for name in LONG)
    )
    public = between_what_is_public()
    serializer_class = IntegrationSerializer
    filterset_class = IntegrationFilter
    order = Order(
        {
            "id": F("pk"),
            "project": F("project__sort_key"),
            "technology": F("technology__sort_key"),
            "direction": F("direction"),
            **PERIOD,
        },
        default="`project,technology,since`",
    )


class Stewardships(Numbered[Stewardship]):
    """Which bodies decide for projects and focus areas or speak for users, on the day `on`.

    These are the rows as recorded. What a project inherits is found by `projects/?governed_by=`.
    """

    queryset = Stewardship.objects.select_related("project", "focus_area", "body").defer(
        *(f"project__{name}" for name in LONG)
    )
    public = Q(project=None) | Q(project__state=PUBLISHED)
    serializer_class = StewardshipSerializer
    filterset_class = StewardshipFilter
    order = Order(
        {
            "id": F("pk"),
            "project": F("project__sort_key"),
            "focus_area": F("focus_area__sort_key"),
            "body": F("body__sort_key"),
            "capacity": F("capacity"),
            **PERIOD,
        },
        default="`since`",
    )
