"""What lists of integrations and stewardships can be narrowed by."""

from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.models import Integration, Stewardship
from governance.filters.filtersets import Choices, PeriodFilterSet, Slugs
from governance.filters.sources import BODY, ORGANIZATION


class IntegrationFilter(PeriodFilterSet):
    """Integrations by their sides, the bridge and the direction."""

    project = Slugs(
        label=_("Project"),
        field_name="project",
        source=sources.PROJECT,
        help_text=_("Slug of the project that meets the technology."),
    )
    technology = Slugs(
        label=_("Technology"),
        field_name="technology",
        source=sources.PROJECT,
        help_text=_("Slug of the technology it meets."),
    )
    via = Slugs(
        label=_("Through"),
        field_name="via",
        source=sources.PROJECT,
        help_text=_("Slug of the bridge between them."),
    )
    host = Slugs(
        label=_("Host"),
        field_name="technology__host",
        source=ORGANIZATION,
        help_text=_("Slug of the organization that hosts the technology."),
    )
    direction = Choices(
        label=_("Direction"),
        field_name="direction",
        choices=Integration.Direction.choices,
        help_text=_("Which side makes use of the other."),
    )


class StewardshipFilter(PeriodFilterSet):
    """Stewardships as they are recorded; what is inherited is found by `projects?governed_by`."""

    project = Slugs(
        label=_("Project"),
        field_name="project",
        source=sources.PROJECT,
        help_text=_("Slug of the project it is recorded for."),
    )
    focus_area = Slugs(
        label=_("Focus area"),
        field_name="focus_area",
        source=sources.FOCUS_AREA,
        help_text=_("Slug of the focus area it is recorded for."),
    )
    body = Slugs(
        label=_("Body"),
        field_name="body",
        source=BODY,
        help_text=_("Slug of the body that decides or speaks."),
    )
    capacity = Choices(
        label=_("Capacity"),
        field_name="capacity",
        choices=Stewardship.Capacity.choices,
        help_text=_("What the body does."),
    )
