"""What is said beside fields of forms while something is typed in them."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from catalogue.licences import validate_license
from catalogue.links.doubts import doubts
from catalogue.markdown import rendered
from governance.text_fields import with_plain_ends

# What is known of addresses is for those who see what came of asking for them.
PERMISSION = "catalogue.view_linkcheck"
_MOST, _LONGEST = 20, 500
_LONGEST_TEXT = 100_000


@require_GET
def said(request: HttpRequest) -> HttpResponse:
    """Answer with a sentence for each ``url`` or ``license`` that was typed, empty if all is well.

    Raises:
        PermissionDenied: whoever asks keeps nothing here.
    """
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    urls = [url[:_LONGEST] for url in request.GET.getlist("url")[:_MOST]]
    licences = [text[:_LONGEST] for text in request.GET.getlist("license")[:_MOST]]
    return JsonResponse({"said": [*doubts(urls), *map(_of_licence, licences)]})


def _of_licence(expression: str) -> str:
    try:
        validate_license(expression.strip())
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Answer with Markdown as pages show it; staff alone come here."""
    text = request.POST.get("text", "")
    if len(text) > _LONGEST_TEXT:
        return HttpResponse(status=413)
    return HttpResponse(rendered(with_plain_ends(text)))


said_view = admin.site.admin_view(said)
preview_view = admin.site.admin_view(preview)
