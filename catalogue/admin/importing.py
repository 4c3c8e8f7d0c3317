"""Importing in the admin: choose a format, send files, look at what they would do, import them."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.decorators import permission_required
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.admin.exporting import may_export
from catalogue.admin.import_forms import ConfirmForm, SendForm, limits
from catalogue.admin_site import offer
from catalogue.exchange.outcomes import Outcome
from catalogue.exchange.parcels import Unusable
from catalogue.exchange.slots import INTAKES, Intake, alike
from catalogue.exchange.uploads import (
    Verdict,
    carry_out,
    keep,
    laid_out,
    tried,
)
from catalogue.models import Upload
from governance.admin.reasons import as_logged

PERMISSION = "catalogue.import_upload"

_may_import = permission_required(PERMISSION, raise_exception=True)
offer("import", gettext_lazy("Import"), lambda user: bool(user.has_perm(PERMISSION)))
_SAID = {
    Verdict.MOVED: gettext_lazy(
        "The catalogue changed since you were shown this, and so did what the import would do. "
        "Nothing was imported. Look at it once more."
    ),
    Verdict.REFUSED: gettext_lazy(
        "The catalogue changed since you were shown this, and now it cannot be imported. Nothing "
        "was."
    ),
}


@_may_import
def choose_page(request: HttpRequest) -> HttpResponse:
    """Show the formats there are."""
    Upload.objects.forget_expired()
    context = {"intakes": INTAKES.items(), "may_export": may_export(request.user)}
    return _page(request, "choose", _("Import"), context)


@_may_import
def send_page(request: HttpRequest, format_: str) -> HttpResponse:
    """Ask for files in a format; where they can be imported, lead to what they would do.

    Raises:
        Http404: there is no such format.
    """
    intake = _intake(format_)
    Upload.objects.forget_expired()
    posted = request.method == "POST"
    form = SendForm(
        request.POST if posted else None, request.FILES if posted else None, format_=format_
    )
    context: dict[str, Any] = {"form": form, "limits": limits()}
    if posted and form.is_valid():
        found = _looked_at(request, format_, form, context)
        if found:
            return redirect("import-plan", format_, found.key)
    title = _("Import: %(format)s") % {"format": intake.title}
    return _page(request, "send", title, {**context, "format": format_, "intake": intake})


def _looked_at(
    request: HttpRequest, format_: str, form: SendForm, context: dict[str, Any]
) -> Upload | None:
    """Try what was sent and keep it; if that cannot be, have the page say why."""
    day = form.cleaned_data.get("day")
    try:
        with laid_out(format_, form.sent, settings.IMPORT_MEGABYTES, day) as parcel:
            outcome = tried(format_, parcel)
            if not outcome.faults:
                return keep(request.user, format_, parcel.folder, outcome)
            other = alike(parcel.folder)
    except Unusable as why:
        form.add_error(None, str(why))
        return None
    context["outcome"] = outcome
    context["other"] = (other, INTAKES[other]) if other not in ("", format_) else None
    return None


@_may_import
def plan_page(request: HttpRequest, format_: str, key: Any) -> HttpResponse:
    """Show what importing files would do, or did; do it when that was seen.

    Raises:
        Http404: there is no such format.
    """
    intake = _intake(format_)
    kept = Upload.objects.of(request.user).defer("packed").filter(pk=key, format=format_)
    upload = kept.first()
    if upload is None:
        return _gone(request, format_)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (upload.applied_at or form.is_valid()):
        try:
            answer, upload = _confirmed(request, upload, form)
        except Upload.DoesNotExist:
            return _gone(request, format_)
        if answer:
            return answer
    outcome = Outcome.read(upload.outcome)
    words = (
        _("Imported: %(format)s") if upload.applied_at else _("What importing would do: %(format)s")
    )
    context = {
        "form": form,
        "format": format_,
        "intake": intake,
        "upload": upload,
        "outcome": outcome,
        "is_done": upload.applied_at is not None,
    }
    return _page(request, "plan", words % {"format": intake.title}, context)


def _confirmed(
    request: HttpRequest, upload: Upload, form: ConfirmForm
) -> tuple[HttpResponse | None, Upload]:
    """Import, and return where that leads; nothing, if the page is to be shown once more."""
    told = form.cleaned_data if form.is_valid() else {"why": "", "shown": ""}
    upload, verdict = carry_out(
        upload, told["why"], told["shown"], partial(_note, request, why=told["why"])
    )
    if verdict in _SAID:
        form.add_error(None, _SAID[verdict])
        return None, upload
    if verdict == Verdict.DONE:
        messages.success(request, _("It is imported: all of it, in one go."))
    else:
        messages.info(request, _("It is imported already. Nothing was done a second time."))
    return redirect("import-plan", upload.format, upload.key), upload


def _note(request: HttpRequest, upload: Upload, *, why: str) -> None:
    """Have the log of the admin tell who imported what; it stays when the files are gone."""
    who: Any = request.user.pk
    LogEntry.objects.create(
        user_id=who,
        content_type=ContentType.objects.get_for_model(Upload),
        object_id=str(upload.key),
        object_repr=str(upload)[:200],
        action_flag=CHANGE,
        change_message=as_logged(why),
    )


def _intake(format_: str) -> Intake:
    if format_ not in INTAKES:
        raise Http404(_("There is no such format."))
    return INTAKES[format_]


def _gone(request: HttpRequest, format_: str) -> HttpResponse:
    words = _(
        "These files are not kept any more, and nothing of them was imported just now. Choose "
        "them once more."
    )
    messages.error(request, words)
    return redirect("import-send", format_)


def _page(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    every = {**admin.site.each_context(request), "title": title}
    return render(request, f"admin/exchange/{name}.html", {**every, **context})
