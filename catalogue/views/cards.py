"""The pictures shown with links to projects and maps."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.map.cards import Card, draw
from catalogue.map.colours import LIGHT
from catalogue.map.document import map_document
from catalogue.map.making import Unavailable, limits, made
from catalogue.map.pictures import code_digest
from catalogue.map.sheets import arrange
from catalogue.map.typesetter import Page, typeset
from catalogue.models import Map, Project, Stage
from governance.addresses import found_or_moved


@require_safe
def project_card(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Answer with a project's card."""
    rows = Project.objects.published().with_stage().defer("description", "logo")
    found = found_or_moved(request, rows, slug)
    if not isinstance(found, Project):
        return found
    stage = found.stage  # type: ignore[attr-defined]  # with_stage
    kind = str(found.get_kind_display())
    card = Card(
        site=settings.SITE_NAME,
        name=found.name,
        line=found.role,
        facts=f"{stage['name']} · {kind}" if stage else kind,
        mark=stage["mark"] if stage else "",
        language=get_language() or settings.LANGUAGE_CODE,
    )
    return _answer(card)


@require_safe
def map_card(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Answer with a map's card."""
    found = found_or_moved(request, Map.objects.all(), slug)
    if not isinstance(found, Map):
        return found
    sheets = arrange(map_document(found), {stage.slug: stage for stage in Stage.objects.all()})
    entries = ngettext("%(count)s entry", "%(count)s entries", sheets.shown)
    card = Card(
        site=settings.SITE_NAME,
        name=found.title or found.name,
        line=_("What one can choose to deploy, grouped by the problem it solves."),
        facts=entries % {"count": sheets.shown},
        language=get_language() or settings.LANGUAGE_CODE,
        map=sheets if sheets.shown else None,
    )
    return _answer(card)


def _answer(card: Card) -> HttpResponseBase:
    """Answer with a card as PNG, 503 where it cannot be made."""
    drawing = draw(card)
    mark = sha256((drawing.svg + code_digest()).encode()).hexdigest()

    def make() -> bytes:
        page = Page(
            width=drawing.width,
            height=drawing.height,
            fill=LIGHT.ground,
            title=card.name,
            description=card.line,
            author=card.site,
            language=card.language,
        )
        return typeset(drawing, page, "png", 72, limits())

    try:
        content = made(f"{mark}.png", f"the card of {card.name}", make)
    except Unavailable as error:
        return _again(error.retry_after)
    return HttpResponse(content, content_type="image/png")


def _again(seconds: int) -> HttpResponse:
    words = _("The picture cannot be made just now. Please try again later.")
    answer = HttpResponse(f"{words}\n", status=503, content_type="text/plain; charset=utf-8")
    answer["Retry-After"] = str(seconds)
    answer["Cache-Control"] = "no-store"
    return answer
