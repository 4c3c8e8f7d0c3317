"""Relations between projects."""

from catalogue.models import Relation
from governance.api.references import Reference
from governance.api.rows import OwnAddress, Row


class RelationSerializer(Row[Relation]):
    """A project requires, works with, succeeds or can stand in for another one."""

    url = OwnAddress("relations")
    project = Reference("projects", help_text="The project that requires, works with …")
    target = Reference("projects", help_text="The project that is required, worked with …")

    class Meta:
        model = Relation
        fields = ("id", "url", "project", "kind", "target", "since", "until", "source_url", "note")
        read_only_fields = fields
        extra_kwargs = {
            "id": {"help_text": "The permanent number of this relation."},
            "kind": {
                "help_text": "`requires`: it cannot be deployed without the other. `works_with`: "
                "it can make use of it. `succeeds`: it took its place. `alternative_to`: one may "
                "choose either."
            },
            "since": {"help_text": "The first day it held; null if unknown."},
            "until": {"help_text": "The first day it no longer held; null while it does."},
        }
