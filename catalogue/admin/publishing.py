"""Publishing an edition from a map's page in the admin."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.editions import (
    LIVE,
    changes,
    digest,
    next_number,
    publish,
    side,
    usual_publisher,
)
from catalogue.map.document import encode
from catalogue.models import Edition, Map
from governance.admin.fields import MARKDOWN_HELP, MarkdownWidget
from governance.text_fields import Text

PERMISSION = "catalogue.add_edition"


class PublishForm(forms.Form):
    """What a curator says about an edition, and what they were shown."""

    publisher = forms.CharField(
        label=gettext_lazy("Publisher"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("The foundation or group in whose name it is published."),
    )
    notes = Text(
        label=gettext_lazy("Notes"),
        widget=MarkdownWidget(rows=6),
        help_text=format_lazy(
            "{} {}",
            gettext_lazy(
                "What readers should know: why now, what the changes mean, sources. It can never "
                "be corrected."
            ),
            MARKDOWN_HELP,
        ),
    )
    number = forms.CharField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput)


def publish_view(request: HttpRequest, object_id: str, model_admin: Any) -> HttpResponse:
    """Show what would be published and what changed, and publish it.

    What is published is what was shown: if the map or the number changed in between, the page is
    shown again.

    Raises:
        PermissionDenied: whoever asks may not add editions.
    """
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    found = model_admin.get_object(request, object_id)
    if found is None:
        raise Http404(_("There is no such map."))
    live = side(found, LIVE)
    assert live is not None  # noqa: S101 - every map is live
    text = encode(live.document).decode()
    offered = {"number": _number(found), "shown": digest(text)}
    form = PublishForm(request.POST or None, initial={"publisher": usual_publisher(found)})
    if request.method == "POST" and form.is_valid():
        edition = _published(found, form, offered)
        if edition:
            return _done(request, edition, model_admin)
    last = found.editions.first()
    before = side(found, last.number) if last else None
    context = {
        **admin.site.each_context(request),
        "title": _("Publish an edition of “%(map)s”") % {"map": found},
        "opts": Map._meta,
        "original": found,
        "form": form,
        "offered": offered,
        "last": last,
        "changes": changes(before, live) if before else [],
        "entries": sum(
            len(c["entries"]) for r in live.document["regions"] for c in r["categories"]
        ),
    }
    return render(request, "admin/catalogue/map/publish.html", context)


def _number(found: Map) -> str:
    """Return the next number, or nothing where the day has no more."""
    try:
        return next_number(found)
    except ValidationError:
        return ""


def _published(found: Map, form: PublishForm, offered: dict[str, str]) -> Edition | None:
    """Publish what was shown; say on the form why not, if not."""
    given = form.cleaned_data
    if any(given[name] != value for name, value in offered.items()):
        form.add_error(
            None,
            _("The map or its editions changed since you were shown this. Look at it once more."),
        )
        return None
    try:
        return publish(found, given["number"], given["notes"], given["publisher"])
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def _done(request: HttpRequest, edition: Edition, model_admin: Any) -> HttpResponse:
    model_admin.log_addition(request, edition, [{"added": {}}])
    found = {"number": edition.number, "map": edition.map}
    messages.success(request, _("Edition %(number)s of “%(map)s” is published.") % found)
    return redirect(reverse("admin:catalogue_edition_change", args=[edition.pk]))
