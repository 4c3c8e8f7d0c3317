"""Where staff keep projects, maps, use cases, and what they are sorted by."""

from catalogue.admin import (
    accounts,
    editions,
    exporting,
    importing,
    links,
    maps,
    project_rows,
    projects,
    reviews,
    suggestions,
    tokens,
    use_cases,
    vocabulary,
)

__all__ = [
    "accounts",
    "editions",
    "exporting",
    "importing",
    "links",
    "maps",
    "project_rows",
    "projects",
    "reviews",
    "suggestions",
    "tokens",
    "use_cases",
    "vocabulary",
]
