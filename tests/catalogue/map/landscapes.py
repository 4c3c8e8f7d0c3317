"""Documents made up for tests of drawing: no database, every corner of the shape."""

from catalogue.map.document import Category, Entry, EntryProject, MapDocument, MapHead, Region
from catalogue.models import MapCategory, MapRegion, Stage

STAGES = {
    stage.slug: stage
    for stage in (
        Stage(slug="emerging", name="Emerging", mark=Stage.Mark.RING),
        Stage(slug="active", name="Active", mark=Stage.Mark.SOLID),
        Stage(slug="maintenance", name="Maintenance", mark=Stage.Mark.DASH),
        Stage(slug="retired", name="Retired", mark=Stage.Mark.CROSS, listed=False),
    )
}
TONES = [tone.value for tone in MapCategory.Tone]
PLACEMENTS = [placement.value for placement in MapRegion.Placement]
_SYLLABLES = ("cin", "der", "kube", "flow", "os", "net", "vault", "trace", "gate", "way", "open")


def entry(
    slug: str, name: str = "", label: str = "", stage: str | None = "active", **more: str | bool
) -> Entry:
    """Return an entry; ``core`` and ``role`` may be given."""
    project = EntryProject(
        uid=slug,
        slug=slug,
        name=name or slug.capitalize(),
        role=str(more.get("role", "")),
        kind="service",
        stage=stage,
        url=f"/projects/{slug}/",
    )
    return Entry(project=project, label=label, core=bool(more.get("core", False)))


def category(slug: str, *entries: Entry, row: int = 1, tone: str = "neutral") -> Category:
    """Return a category."""
    name = slug.replace("-", " ").capitalize()
    return Category(uid=slug, slug=slug, name=name, row=row, tone=tone, entries=list(entries))


def region(slug: str, *categories: Category, placement: str = "centre", title: str = "") -> Region:
    """Return a region."""
    return Region(
        uid=slug,
        slug=slug,
        name=slug.replace("-", " ").capitalize(),
        title=title,
        placement=placement,
        categories=list(categories),
    )


def document(*regions: Region, title: str = "The map") -> MapDocument:
    """Return a live map."""
    head = MapHead(uid="m", slug="small", name="Small", title=title, description="")
    return MapDocument(schema=1, map=head, edition=None, regions=list(regions))


def small() -> MapDocument:
    """Return a map that has one of everything."""
    centre = region(
        "framework",
        category(
            "compute",
            entry("nova", "Nova", "Virtual machines", core=True, role="Servers on demand"),
            entry("zun", "Zun", "Containers", "emerging"),
            tone="infrastructure",
        ),
        category("web", entry("horizon", core=True), entry("skyline"), row=2, tone="platform"),
        category("old", entry("karbor", stage="retired"), entry("panko", stage=None), row=2),
        title="What users reach through APIs",
    )
    return document(
        centre,
        region("tools", category("sdk", entry("openstacksdk", "OpenStackSDK")), placement="left"),
        region("operations", category("bill-&-<pay>", entry("rate", "R&D <i>")), placement="right"),
        region("above", category("adjacent", entry("kuryr", stage="maintenance")), placement="top"),
        region("below", category("packages", entry("rpm")), placement="bottom"),
    )


def large(entries: int, regions: int, categories: int, around: bool = False) -> MapDocument:
    """Return a landscape: entries spread unevenly over categories, and these over regions.

    Args:
        entries: how many entries.
        regions: how many regions.
        categories: how many categories, at least as many as regions.
        around: whether regions lie on all sides; in the centre otherwise.
    """
    sizes = [1] * categories
    for number in range(entries - categories):
        sizes[(number * number + number // 7) % categories] += 1
    made = [
        category(
            f"category-{number}",
            *[_numbered(number * entries + place) for place in range(size)],
            tone=TONES[number % len(TONES)],
        )
        for number, size in enumerate(sizes)
    ]
    placements = PLACEMENTS if around else PLACEMENTS[:1]
    return document(
        *[
            region(
                f"region-{number}",
                *made[number::regions],
                placement=placements[number % len(placements)],
            )
            for number in range(regions)
        ],
        title="The landscape",
    )


def _numbered(number: int) -> Entry:
    words = [_SYLLABLES[(number // 3**place) % len(_SYLLABLES)] for place in range(2 + number % 3)]
    name = "".join(words).capitalize()
    return entry(f"p{number}", name, core=number % 9 == 0, role=f"Does {' '.join(words)}")
