"""Where what is found is to be seen."""

from urllib.parse import quote

from catalogue.models.search import SearchKind

# The pages of each kind; `{scope}` is the slug of the map. Paths, as the contract has them: search
# is below the views and knows none of their names.
PATHS = {
    SearchKind.PROJECT: "/projects/{slug}/",
    SearchKind.USE_CASE: "/use-cases/{slug}/",
    SearchKind.FOCUS_AREA: "/focus-areas/{slug}/",
    SearchKind.CATEGORY: "/maps/{scope}/#category-{slug}",
    SearchKind.ORGANIZATION: "/organizations/{slug}/",
    SearchKind.BODY: "/governance/bodies/{slug}/",
    SearchKind.PERSON: "/governance/people/{slug}/",
}


def path_of(kind: SearchKind, slug: str, scope: str = "") -> str:
    """Return the path of the page about something found.

    Args:
        kind: what sort of thing.
        slug: how it is named in addresses.
        scope: the slug of its map, for a category.
    """
    return PATHS[kind].format(slug=quote(slug), scope=quote(scope))
