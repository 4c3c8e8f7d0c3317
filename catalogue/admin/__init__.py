"""Where staff keep projects, maps, use cases, and what they are sorted by."""

from catalogue.admin import (
    editions,
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
    "editions",
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
