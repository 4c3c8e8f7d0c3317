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
        within: the parts it has itself, the one with its own first page first.
    """

    url: str
    label: str | Promise
    pages: tuple[str, ...] = ()
    within: tuple["Section", ...] = ()

    @property
    def every_page(self) -> tuple[str, ...]:
        """Return the names of the patterns of all pages in it."""
        return (self.url, *self.pages, *(page for part in self.within for page in part.every_page))


# What readers come for, in the head of every page.
MAIN = (
    Section("home", _("Map"), ("map", "edition-list", "edition", "diff", "legend")),
    Section(
        "project-list",
        _("Projects"),
        within=(
            Section("project-list", _("By name"), ("project", "project-history")),
            Section("compare", _("Side by side")),
            Section("stats", _("In numbers")),
        ),
    ),
    Section(
        "use-case-list",
        _("Use cases"),
        within=(
            Section("use-case-list", _("What to build"), ("use-case",)),
            Section("focus-area-list", _("Focus areas"), ("focus-area",)),
        ),
    ),
    Section("stack", _("Stack")),
    Section(
        "governance",
        _("Governance"),
        within=(
            Section("governance", _("The whole structure")),
            Section("body-list", _("Bodies"), ("body",)),
            Section("person-list", _("People"), ("person",)),
            Section("organization-list", _("Organizations"), ("organization",)),
            Section("resolution-list", _("Resolutions")),
            Section("admission", _("How projects get in")),
        ),
    ),
    Section("api:docs", _("API"), ("api:docs-group",)),
)

# Everything else, at the foot.
FURTHER = (
    Section("focus-area-list", _("Focus areas")),
    Section("organization-list", _("Organizations")),
    Section("admission", _("How projects get in")),
    Section("compare", _("Compare projects")),
    Section("stats", _("Statistics")),
    Section("changes", _("What changed")),
    Section("suggest", _("Suggest a change")),
    Section("legend", _("Legend")),
    Section("about", _("About")),
)


def section_of(page: str) -> Section | None:
    """Return the section a page is in, if it is in one.

    Args:
        page: the name of its pattern.
    """
    return next((section for section in MAIN if page in section.every_page), None)
