"""A map document to be drawn: what is shown, what is said around it, what it depends on."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cache, cached_property
from pathlib import Path

import orjson
from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from catalogue.map.document import MapDocument
from catalogue.map.sheets import Sheets, arrange
from catalogue.map.surround import Words
from catalogue.models import MapCategory, Stage
from governance.partial_dates import show_partial_date

_TONES = (MapCategory.Tone.INFRASTRUCTURE, MapCategory.Tone.PLATFORM)


@dataclass(frozen=True)
class Options:
    """How a map is drawn.

    Attributes:
        theme: ``light`` or ``dark``.
        detailed: whether each entry says what it does.
        retired: whether entries are shown whose stage is not listed.
        width: of an SVG in CSS pixels, of a PNG in pixels; the one that suits the map if left out.
        paper: of a PDF, ``a4``, ``a3`` or ``16x9``.
    """

    theme: str = "light"
    detailed: bool = False
    retired: bool = False
    width: int | None = None
    paper: str = "a4"


@dataclass(frozen=True)
class Picture:
    """A map document to be drawn, and how.

    Attributes:
        document: the map or the edition.
        stages: the stages there are, by slug.
        address: where the map or the edition is found, without the host.
        day: the day a live map is of, ``YYYY-MM-DD``.
        options: how it is drawn.
    """

    document: MapDocument
    stages: Mapping[str, Stage]
    address: str
    day: str
    options: Options = Options()

    @cached_property
    def sheets(self) -> Sheets:
        """The map, arranged."""
        unlisted = [slug for slug, stage in self.stages.items() if not stage.listed]
        return arrange(self.document, self.stages, unlisted if self.options.retired else ())

    @cached_property
    def words(self) -> Words:
        """What is said around the map."""
        head = self.document["map"]
        status = " ".join((_count(self.sheets.shown), status_of(self.document, self.day)))
        return Words(
            title=head["title"] or head["name"],
            description=_("%(name)s, entries by the problem they solve. %(status)s")
            % {"name": head["name"], "status": status},
            status=status,
            legend=_("Legend"),
            core=(_("Bold"), _("core")),
            unmarked=_("No mark"),
            tones={tone.value: str(tone.label) for tone in _TONES},
            licence=_("%(site)s, %(url)s; see the catalogue for sources")
            % {"site": settings.SITE_NAME, "url": settings.SITE_URL},
            address=settings.SITE_URL + self.address,
            site=settings.SITE_URL,
            language=get_language() or settings.LANGUAGE_CODE,
        )

    def key(self, kind: str) -> str:
        """Return what names the file of a kind: a hash of all it is made from, code included."""
        stages = [(s.slug, s.name, s.mark, s.listed) for s in self.stages.values()]
        made_from = [kind, astuple(self.options), stages, astuple(self.words), code_digest()]
        digest = hashlib.sha256(orjson.dumps([self.document, made_from]))
        return digest.hexdigest()


def status_of(document: MapDocument, day: str) -> str:
    """Say which edition a document is, or that it is live, and the date."""
    edition = document["edition"]
    if edition is None:
        return _("Live, %(date)s.") % {"date": show_partial_date(day)}
    return _("Edition %(number)s, published by %(publisher)s on %(date)s.") % {
        "number": edition["number"],
        "publisher": edition["publisher"],
        "date": show_partial_date(edition["published_on"]),
    }


def _count(count: int) -> str:
    return ngettext("%(count)s entry.", "%(count)s entries.", count) % {"count": count}


@cache
def code_digest() -> str:
    """Return a hash of what draws maps, so that nothing an older release drew is served."""
    folder = Path(__file__).parent
    files = sorted(path for path in folder.iterdir() if path.suffix in (".py", ".json"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
