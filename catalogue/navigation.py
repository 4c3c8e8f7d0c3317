"""The sections of the site, and which pages are in which."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    """A part of the site.

    Attributes:
        url: the name of the pattern of its first page.
        label: what it is called.
        pages: the names of the patterns of the other pages in it.
    """

    url: str
    label: str | Promise
    pages: tuple[str, ...] = ()


# What readers come for, in the head of every page.
MAIN = (
    Section("home", _("Map"), ("map", "edition-list", "edition", "diff")),
    Section("project-list", _("Projects"), ("project", "compare")),
    Section("use-case-list", _("Use cases"), ("use-case", "focus-area-list", "focus-area")),
    Section("stack", _("Stack")),
    Section(
        "governance",
        _("Governance"),
        (
            *("body-list", "body", "person-list", "person", "resolution-list", "admission"),
            *("organization-list", "organization"),
        ),
    ),
    Section("api:docs", _("API")),
)

# Everything else, at the foot.
FURTHER = (
    Section("focus-area-list", _("Focus areas")),
    Section("compare", _("Compare projects")),
    Section("organization-list", _("Organizations")),
    Section("person-list", _("People")),
    Section("resolution-list", _("Resolutions")),
    Section("admission", _("How projects get in")),
    Section("changes", _("What changed")),
    Section("stats", _("Statistics")),
    Section("about", _("About")),
)
