"""Maps in other people's pages: the only pages here that may be framed."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.generic import RedirectView

from catalogue.map.document import map_document
from catalogue.map.narrowing import only_entries
from catalogue.models import Map, Stage
from catalogue.views.map_state import read_state
from catalogue.views.maps import LiveMap, drawn
from governance.addresses import found_or_moved
from governance.partial_dates import today

THEMES = ("auto", "light", "dark")
TITLES = ("1", "0")


# Django leaves the header out, so the policy alone decides, and it lets everybody.
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # as typed, for views without arguments
def map_embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a map for a frame: like its page, but what does not match is left out, not dimmed.

    ``theme=light|dark`` sets the colours, ``title=0`` leaves the heading out.
    """
    found = found_or_moved(request, Map.objects.all(), slug)
    if not isinstance(found, Map):
        return found
    document = map_document(found)
    stages = {stage.slug: stage for stage in Stage.objects.all()}
    state = read_state(request.GET, found, document)
    matches = state.matches.every
    left = document if matches is None else only_entries(document, matches)
    theme, title = request.GET.get("theme", ""), request.GET.get("title", "")
    context = {
        "live": LiveMap(found, document, drawn(left, stages, state)),
        "state": state,
        "density": state.density,
        "theme": theme if theme in THEMES[1:] else "",
        "titled": title != "0",
        "refusals": [*state.refusals, *_refused(request.GET)],
        "page": f"{found.get_absolute_url()}{state.address()}".rstrip("?"),
        "today": today(),
    }
    return render(request, "catalogue/embed.html", context)


class EmbedScript(RedirectView):
    """Leads to the script that sizes frames, whose own address changes with what is in it."""

    def get_redirect_url(self, *args: object, **kwargs: object) -> str:
        """Return where the script is now."""
        return static("js/embed.js")


def _refused(given: QueryDict) -> list[tuple[str, str]]:
    message = _("“%(wrong)s” is not known here; use %(known)s.")
    return [
        (name, message % {"wrong": value, "known": ", ".join(known)})
        for name, known in (("theme", THEMES), ("title", TITLES))
        for value in given.getlist(name)
        if value and value not in known
    ]
