"""What lists read of projects."""

from typing import Any

from django.db.models import QuerySet

from catalogue.models import Facet, FocusArea, Project, ProjectLink, Release, Tag
from governance.api.light import Reading, Several
from governance.models import FormerName, Organization


def _focus_areas() -> QuerySet[Any]:
    return Project.focus_areas.through.objects.order_by("focusarea__position", "focusarea")


def _tags() -> QuerySet[Any]:
    return Project.tags.through.objects.order_by("tag__position", "tag")


def _former_names() -> QuerySet[FormerName]:
    return FormerName.objects.filter(
        content_type__app_label=Project._meta.app_label,
        content_type__model=Project._meta.model_name,
    )


PROJECT = Reading(
    Project,
    own=(
        *("slug", "uid", "name", "kind", "role", "summary", "description", "stage", "license"),
        *("disambiguation", "source_url", "note", "verified_on"),
    ),
    joined={
        "parent": Reading(Project, ("slug", "name", "state")),
        "host": Reading(Organization, ("slug", "name")),
        "first_release": Reading(Release, ("slug", "identifier", "series")),
    },
    lists={
        "focus_areas": Several(
            _focus_areas, "project_id", Reading(FocusArea, ("slug", "name")), "focusarea__"
        ),
        "tags": Several(
            _tags,
            "project_id",
            Reading(Tag, ("slug", "name"), {"facet": Reading(Facet, ("slug", "name"))}),
            "tag__",
        ),
        "links": Several(
            ProjectLink.objects.all,
            "project_id",
            Reading(ProjectLink, ("kind", "url", "label")),
        ),
        "former_names": Several(
            _former_names,
            "object_id",
            Reading(FormerName, ("name", "since", "until", "source_url", "note")),
        ),
    },
)
