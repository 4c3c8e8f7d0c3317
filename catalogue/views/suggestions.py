"""The door for everybody: proposing a change, and seeing what becomes of it."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from catalogue.models import Decision, Suggestion
from catalogue.models.search import SearchKind
from catalogue.search import Found, search
from catalogue.suggesting.forms import SuggestionForm
from catalogue.suggesting.limits import must_wait
from catalogue.suggesting.outcomes import told
from catalogue.suggesting.proposals import proposals, row_of
from catalogue.suggesting.sending import send
from catalogue.suggesting.subjects import BY_PATH, SUBJECTS, Subject, subject_of
from catalogue.views.heads import suggestions as heads
from governance.addresses import found_or_moved
from governance.views.paging import paged

MOST_LETTERS = 200
EACH = 6
_KINDS = {SearchKind(about.value): subject for about, subject in SUBJECTS.items()}


class SubjectPath:
    """What a sort of thing is called in addresses."""

    regex = "|".join(BY_PATH)

    def to_python(self, value: str) -> Subject:
        """Return the sort of thing."""
        return BY_PATH[value]

    def to_url(self, value: Subject | str) -> str:
        """Return what it is called."""
        return value.path if isinstance(value, Subject) else value


def suggest_page(request: HttpRequest) -> HttpResponse:
    """Say what suggestions are, and find what one is about."""
    text = request.GET.get("q", "").replace("\0", " ").strip()[:MOST_LETTERS]
    groups = search(text, kinds=list(_KINDS), limit=EACH).groups if text else ()
    context = {
        "head": heads.of_suggesting(),
        "text": text,
        "found": [(group.kind.label, _choices(group.found)) for group in groups],
        "subjects": list(SUBJECTS.values()),
    }
    return render(request, "catalogue/suggest.html", context)


def _choices(found: tuple[Found, ...]) -> list[tuple[Subject, Found]]:
    return [(_KINDS[each.kind], each) for each in found]


@never_cache
def suggest_new(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Ask for something the catalogue does not have, and take it in."""
    return _asked(request, subject, None)


@never_cache
def suggest_change(request: HttpRequest, subject: Subject, slug: str) -> HttpResponse:
    """Ask what should change in a row, and take it in."""
    found = found_or_moved(request, subject.public(), slug)
    return found if isinstance(found, HttpResponse) else _asked(request, subject, found)


def _asked(request: HttpRequest, subject: Subject, row: Any) -> HttpResponse:
    if request.method != "POST":
        return _form(request, SuggestionForm(subject, row))
    form = SuggestionForm(subject, row, request.POST)
    if not form.is_valid():
        return _form(request, form)
    seconds = must_wait(request)
    if seconds:
        status = HTTPStatus.TOO_MANY_REQUESTS
        response = _form(request, form, wait=-(-seconds // 60), status=status)
        response.headers["Retry-After"] = str(seconds)
        return response
    return redirect("suggestion", key=send(form).key)


def _form(
    request: HttpRequest, form: SuggestionForm, wait: int = 0, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "head": heads.of_suggestion_form(form.subject, form.row),
        "form": form,
        "subject": form.subject,
        "row": form.row,
        "wait": wait,
    }
    return render(request, "catalogue/suggest_form.html", context, status=status)


@never_cache
def suggestion_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show whoever sent a suggestion what became of it.

    Raises:
        Http404: there is no such suggestion.
    """
    found = Suggestion.objects.select_related("decision").filter(key=key).first()
    if found is None:
        raise Http404(_("There is no suggestion at this address. Look whether all of it is there."))
    subject = subject_of(found)
    row = row_of(found)
    context = {
        "head": heads.of_suggestion(found),
        "suggestion": found,
        "subject": subject,
        "row": row if row is not None and getattr(row, "is_public", True) else None,
        "proposals": proposals(found, None),
        "told": told([_with(found, found.decided)])[0] if found.decided else None,
    }
    response = render(request, "catalogue/suggestion.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _with(suggestion: Suggestion, decision: Decision) -> Decision:
    """Return a decision that knows its suggestion, so that nobody asks for it."""
    decision.suggestion = suggestion
    return decision


def decided_list(request: HttpRequest) -> HttpResponse:
    """Show what became of suggestions, the latest decision first."""
    decisions = Decision.objects.select_related("suggestion").order_by("-decided_at", "-pk")
    pages = paged(decisions, request.GET)
    context = {
        "head": heads.of_decided_suggestions(),
        "paged": pages,
        "told": told(list(pages.page.object_list)),
        "waiting": Suggestion.objects.waiting().count(),
    }
    return render(request, "catalogue/suggestions_decided.html", context)
