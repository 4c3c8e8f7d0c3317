"""Bodies, where it is known what they govern."""

from catalogue.filters.bodies import StewardFilter
from governance.api import resources


class Bodies(resources.Bodies):
    """Boards, committees, groups and teams. Lists hold those that exist on the day `on`.

    What a body governs is a list of projects: follow `projects_url`. Who governs a project is a
    list of bodies, `bodies/?steward_of=<project>`, and with chains and members
    `projects/<project>/governance/`.
    """

    filterset_class = StewardFilter
