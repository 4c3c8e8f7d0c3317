"""The search page, suggestions while typing, and what browsers need to search here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.models.search import SearchKind
from catalogue.search import MOST_EACH, Found, Results, search
from catalogue.search.words import words
from catalogue.views.heads import pages as heads
from catalogue.views.search_lines import lines, shortened

MOST_LETTERS = 200
EACH, SUGGESTED = 8, 8
_MOST_DESCRIBED = 80  # letters


def search_page(request: HttpRequest) -> HttpResponse:
    """Show what is found, grouped by kind; with ``kind``, more of that kind."""
    text, notices = _asked(request)
    kind = request.GET.get("kind", "")
    if kind and kind not in SearchKind.values:
        known = ", ".join(SearchKind.values)
        notices.append(
            _("There is no kind “%(kind)s”; there are: %(known)s.") % {"kind": kind, "known": known}
        )
        kind = ""
    chosen = [SearchKind(kind)] if kind else []
    results = search(text, kinds=chosen, limit=MOST_EACH if kind else EACH)
    context = {
        "head": heads.of_search(text),
        "text": text,
        "kind": kind,
        "notices": notices,
        "results": results,
        "groups": lines(results),
        "understood": _understood(results, text),
    }
    return render(request, "catalogue/search.html", context)


def suggest(request: HttpRequest) -> HttpResponse:
    """Answer what somebody is typing, as browsers and the box on every page want it.

    ``[typed, [names], [what each is], [addresses]]``, as in OpenSearch Suggestions 1.1.
    """
    text, _notices = _asked(request)
    found = search(text, limit=SUGGESTED).ranked()[:SUGGESTED] if text else []
    answer = [
        text,
        [each.name for each in found],
        [_described(each) for each in found],
        [request.build_absolute_uri(each.path) for each in found],
    ]
    return JsonResponse(answer, safe=False, content_type="application/x-suggestions+json")


def open_search(request: HttpRequest) -> HttpResponse:
    """Describe the search to browsers (OpenSearch 1.1)."""
    name = settings.SITE_NAME  # no longer ones are allowed
    context = {"short_name": name[:16].strip(), "long_name": name[:48].strip()}
    kind = "application/opensearchdescription+xml"
    return render(request, "catalogue/opensearch.xml", context, content_type=kind)


def _asked(request: HttpRequest) -> tuple[str, list[str]]:
    """Return what is looked for, and what is wrong with it."""
    text = request.GET.get("q", "").replace("\0", " ").strip()
    if len(text) <= MOST_LETTERS:
        return text, []
    message = _("That is %(count)s letters; the first %(most)s were looked for.")
    return text[:MOST_LETTERS], [message % {"count": len(text), "most": MOST_LETTERS}]


def _understood(results: Results, text: str) -> str:
    """Return the words that were looked for in the end: corrected, without those nothing has."""
    parts = (results.corrected or text).split()
    return " ".join(part for part in parts if not set(words(part)) & set(results.missing))


def _described(found: Found) -> str:
    """Return what a suggestion is, in a line."""
    kinds = {
        SearchKind.PROJECT: _("Project"),
        SearchKind.USE_CASE: _("Use case"),
        SearchKind.FOCUS_AREA: _("Focus area"),
        SearchKind.CATEGORY: _("Category"),
        SearchKind.ORGANIZATION: _("Organization"),
        SearchKind.BODY: _("Body"),
        SearchKind.PERSON: _("Person"),
    }
    kind = kinds[found.kind]
    if not found.detail:
        return kind
    short = shortened(found.detail, _MOST_DESCRIBED)
    return _("%(kind)s: %(detail)s") % {"kind": kind, "detail": short}
