"""What lists of bodies can be narrowed by where projects are known: by what they govern."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.models import Project, Stewardship
from catalogue.stewardship import governors
from governance.filters.bodies import BodyFilter
from governance.filters.filtersets import Slugs
from governance.models import Body


class StewardFilter(BodyFilter):
    """Bodies by all that governance knows of them, and by what they govern."""

    steward_of = Slugs(
        label=_("Steward of"),
        method="by_project",
        source=sources.PROJECT,
        help_text=_(
            "Slug of a project that it governs on `on`, in whatever capacity, what the project "
            "inherits included."
        ),
    )
    steward_of_focus_area = Slugs(
        label=_("Steward of a focus area"),
        method="by_focus_area",
        source=sources.FOCUS_AREA,
        help_text=_("Slug of a focus area that it is recorded for on `on`."),
    )

    def by_project(self, rows: QuerySet[Body], name: str, keys: list[int]) -> QuerySet[Body]:
        """Keep the bodies that decide for one of these projects or speak for its users."""
        projects = list(Project.objects.filter(pk__in=keys).only("parent_id", "state").order_by())
        found = governors(projects, self.day).values()
        bodies = {one.body.pk for each in found for several in each.values() for one in several}
        return rows.filter(pk__in=bodies)

    def by_focus_area(self, rows: QuerySet[Body], name: str, keys: list[int]) -> QuerySet[Body]:
        """Keep the bodies that are recorded for one of these focus areas."""
        held = Stewardship.objects.on(self.day).filter(focus_area__in=keys)
        return rows.filter(pk__in=held.values("body"))
