"""What is told to mirrors is what the serializers show."""

from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework import serializers

from catalogue.api.serializers.projects import StageReference
from catalogue.api.urls import RESOURCES
from catalogue.mirror.shown import BY_RESOURCE, paths
from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer
from governance.api.serializers.bodies import Superiors

# What is derived: from steps, and from lines upwards.
DERIVED = (StageReference, Superiors)


def shown(serializer: Any, above: str = "") -> Iterator[str]:
    """Yield the paths to other rows that a serializer shows, but for former names."""
    for field in serializer.fields.values():
        path = above + str(field.source).replace(".", "__")
        rows = getattr(field, "child", field)
        if isinstance(rows, FormerNameSerializer) or isinstance(field, DERIVED):
            continue
        if isinstance(field, Reference):
            yield path
        elif isinstance(rows, serializers.ModelSerializer):
            yield path
            yield from shown(rows, f"{path}__")
        elif not path.endswith("__str__") and path.count("__") > above.count("__"):
            yield path.rpartition("__")[0]


def test_every_resource_is_told_of() -> None:
    assert set(BY_RESOURCE) == set(RESOURCES)
    views: dict[str, Any] = dict(RESOURCES)
    for resource, view in views.items():
        assert BY_RESOURCE[resource].model is view.queryset.model


@pytest.mark.parametrize("resource", sorted(RESOURCES))
def test_everything_a_row_shows_is_known(resource: str) -> None:
    view: Any = RESOURCES[resource]
    written_by = view.whole_class or view.serializer_class
    found = BY_RESOURCE[resource]
    assert set(shown(written_by())) <= {*found.contents, *found.references}


def test_what_vanishes_without_a_trace_is_tied_to_the_row_itself() -> None:
    last = [path for several in paths().values() for path in several if path.last]
    assert {path.path for path in last} == {
        *("focus_areas", "tags", "next_stages", "via", "seat_class")
    }
    assert not any(path.above for path in last)
