"""The search page, suggestions while typing, and what browsers need to search here."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.models import Project
from catalogue.models.search import SearchField, SearchKind
from catalogue.search import MOST_EACH, Found, Group, Results, search
from catalogue.search.words import words

MOST_LETTERS = 200
EACH, SUGGESTED = 8, 8
_AROUND = 60  # letters of a summary shown before and after what was found in it


@dataclass(frozen=True)
class Line:
    """A line of the page.

    Attributes:
        found: what it is about.
        name: the name in pieces, each with whether it matches.
        reason: why it was found, where the name does not say it.
        stage: the stage of a project, a dict of slug, name and mark.
    """

    found: Found
    name: list[tuple[str, bool]]
    reason: str
    stage: Any = None


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
        "text": text,
        "kind": kind,
        "notices": notices,
        "results": results,
        "groups": _lines(results),
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
    context = {"short_name": settings.SITE_NAME[:16]}  # no longer ones are allowed
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


def _lines(results: Results) -> list[tuple[Group, list[Line]]]:
    stages = _stages(results)
    return [
        (
            group,
            [
                Line(each, _pieces(each), _reason(each), stages.get((each.kind, each.object_id)))
                for each in group.found
            ],
        )
        for group in results.groups
    ]


def _stages(results: Results) -> dict[tuple[SearchKind, int], Any]:
    """Return the stages of the projects found; one query if there are any."""
    keys = [each.object_id for each in results.ranked() if each.kind == SearchKind.PROJECT]
    if not keys:
        return {}
    rows = Project.objects.filter(pk__in=keys).with_stage().values_list("pk", "stage")
    return {(SearchKind.PROJECT, key): stage for key, stage in rows}


def _pieces(found: Found) -> list[tuple[str, bool]]:
    """Return a name in pieces, each with whether it is among what matches."""
    return marked(found.name, found.matched)


def marked(text: str, matched: frozenset[str]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is one of the words that match.

    Args:
        text: as people write it.
        matched: normalised words; with a plus sign in front, several written as one.
    """
    together = [word[1:] for word in matched if word[0] == "+"]
    pieces: list[tuple[str, bool]] = []
    piece = ""
    for char in [*text, ""]:
        if char.isalnum():
            piece += char
            continue
        plain = "".join(words(piece))
        is_part = len(plain) > 2 and any(plain in every for every in together)
        pieces.append((piece, bool(plain) and (plain in matched or is_part)))
        pieces.append((char, False))
        piece = ""
    return [(part, is_match) for part, is_match in pieces if part]


def _reason(found: Found) -> str:
    """Return why something was found, empty if its name says it."""
    close = _("close to “%(word)s”") % {"word": found.close_to} if found.close_to else ""
    if found.field == SearchField.NAME:
        return close
    where = str(found.field.label)
    if found.field == SearchField.SUMMARY:
        text = _around(found)
    elif found.field == SearchField.ABBREVIATION:
        text = found.text.upper()
    else:
        text = found.text
    place = (
        _("%(where)s: %(text)s") % {"where": where, "text": text}
        if text
        else _("in its %(where)s") % {"where": where}
    )
    # A close word is seen in what is quoted; only where nothing is, it has to be said.
    return f"{place}, {close}" if close and not text else place


def _around(found: Found) -> str:
    """Return the part of a summary in which the first word that matches stands."""
    at = 0
    for piece, is_match in marked(found.text, found.matched):
        if is_match:
            break
        at += len(piece)
    start, end = max(0, at - _AROUND), min(len(found.text), at + _AROUND)
    start = found.text.rfind(" ", 0, start) + 1 if start else 0
    end = found.text.find(" ", end) if found.text.find(" ", end) > 0 else len(found.text)
    dots = ("… " if start else "", " …" if end < len(found.text) else "")
    return f"{dots[0]}{found.text[start:end]}{dots[1]}"


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
    short = found.detail if len(found.detail) <= 80 else found.detail[:80].rsplit(" ", 1)[0] + " …"
    return _("%(kind)s: %(detail)s") % {"kind": kind, "detail": short}
