"""The admin's front page, in the order in which curators look for things.

Kept apart from the `admin` packages, which register themselves with this site and so need it first.
"""

from collections.abc import Callable, Iterator
from typing import Any, cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.labels import in_full
from governance.ordering import sort_key

SECTIONS = (
    (
        "catalogue",
        _("The catalogue"),
        _("What people choose from. A project’s page holds its links, stages and relations."),
        "Project Map MapCategory UseCase FocusArea Adoption",
    ),
    (
        "governance",
        _("Governance"),
        _("Who decides. A body’s page holds its seats and to whom it answers."),
        "Body Person Term Organization Resolution Election",
    ),
    (
        "suggestions",
        _("Suggestions"),
        _("What people without an account propose. Those that wait longest come first."),
        "Suggestion",
    ),
    (
        "rows",
        _("Across all projects"),
        _("The same rows as on the projects’ pages, to search and compare."),
        "Relation Integration StageChange Review Stewardship LinkCheck",
    ),
    (
        "editions",
        _("Published"),
        _("What was published stays as it was and can only be read."),
        "Edition",
    ),
    (
        "vocabulary",
        _("Vocabulary"),
        _("What projects are sorted by and weighed against. It changes seldom."),
        "Stage Release Facet Criterion Principle",
    ),
    (
        "accounts",
        _("Accounts"),
        _("Who may log in here and what they may change; who did, and what changed of it."),
        "User Group Token AccountChange AccessLog AccessAttempt AccessFailureLog",
    ),
)


# Pages that are about no model: by their names what they are called, and who may open them.
_PAGES: dict[str, tuple[Any, Callable[[Any], bool]]] = {}


def offer(name: str, title: Any, may: Callable[[Any], bool]) -> None:
    """List a page among all there is, for those who may open it.

    Args:
        name: that of its address.
        title: what it is called.
        may: tells whether somebody may open it.
    """
    _PAGES[name] = (title, may)


class LabelledChoices(AutocompleteJsonView):
    """Rows to choose from while typing, with labels that tell those of the same name apart.

    What is called as was typed comes first, then what begins so: Enter takes the first.
    """

    def get_queryset(self) -> QuerySet[Any]:
        """Return the rows that fit, those that fit best first."""
        rows: QuerySet[Any] = super().get_queryset()
        key = sort_key(self.term)
        if not key or not hasattr(rows.model, "sort_key"):
            return rows
        exact, begun = When(sort_key=key, then=0), When(sort_key__startswith=key, then=1)
        return rows.order_by(Case(exact, begun, default=2), *rows.query.order_by)

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Return a row as the field understands it, and what it is called among others."""
        return {**super().serialize_result(obj, to_field_name), "text": in_full(obj)}


class CatalogueAdminSite(AdminSite):
    """The admin under the site's own name, its index in sections."""

    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("The desk")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the sections and, after them, what is in none of them by application."""
        apps: list[Any] = super().get_app_list(request, app_label)
        return apps if app_label else [*in_sections(apps), *in_and_out(request)]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Return the rows that fit what is being typed."""
        return cast(HttpResponse, LabelledChoices.as_view(admin_site=self)(request))


def in_sections(apps: list[Any]) -> list[Any]:
    """Return applications as the admin lists them, with their models moved to their sections."""
    models = {model["object_name"]: model for app in apps for model in app["models"]}
    sections: list[dict[str, Any]] = []
    for label, title, sentence, names in SECTIONS:
        shown = [models.pop(name) for name in names.split() if name in models]
        part = {"app_label": label, "name": title, "sentence": sentence, "models": shown}
        sections.append(part)
    for app in apps:
        left = [model for model in app["models"] if model["object_name"] in models]
        sections.append({**app, "models": left})
    return [part for part in sections if part["models"]]


def in_and_out(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """Yield the section with the pages by which the whole catalogue comes in and goes out."""
    pages = [
        {"object_name": name.capitalize(), "name": title, "admin_url": reverse(name), "page": True}
        for name, (title, may) in _PAGES.items()
        if may(request.user)
    ]
    if pages:
        sentence = _("The whole catalogue, or much of it, from files and to files.")
        title = _("In and out")
        yield {"app_label": "exchange", "name": title, "sentence": sentence, "models": pages}


class CatalogueAdminConfig(AdminConfig):
    """Django's admin, with this site in place of its own."""

    default_site = "catalogue.admin_site.CatalogueAdminSite"
