"""What lists can be narrowed by: one FilterSet for each list, used by page and API alike.

A FilterSet ignores parameters it does not know, as pages must, and reports values it cannot use
as errors of its form. The API refuses both.
"""

from catalogue.filters.maps import CategoryFilter, RegionFilter
from catalogue.filters.projects import ProjectFilter
from catalogue.filters.rows import FocusAreaFilter, RelationFilter
from catalogue.filters.use import UseCaseFilter

__all__ = [
    "CategoryFilter",
    "FocusAreaFilter",
    "ProjectFilter",
    "RegionFilter",
    "RelationFilter",
    "UseCaseFilter",
]
