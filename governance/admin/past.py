"""Pages of what rows were: a row's history with its inlines, the way back, what was deleted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, path, reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from governance.admin.inlines import parts
from governance.admin.reasons import as_logged, reason
from governance.models.history import because
from governance.past.deleted import deleted
from governance.past.reading import Kind, Line, Past, moments, states_of
from governance.past.returning import WayBack, bring_back, way_back
from governance.past.values import Names

if TYPE_CHECKING:
    HistoryAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    HistoryAdmin = SimpleHistoryAdmin

PER_PAGE = 50


class PastAdmin(HistoryAdmin):
    """A model whose rows can be followed back, and taken back, to any state they had."""

    def get_urls(self) -> list[Any]:
        """Add the list of what was deleted."""
        view = self.admin_site.admin_view(self.deleted_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_deleted"
        return [path("deleted/", view, name=name), *super().get_urls()]

    # The history.

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show what changed in a row and in its inlines, latest first.

        Raises:
            Http404: there is no such row and never was.
            PermissionDenied: whoever asks may not see it.
        """
        row = self._row(unquote(object_id))
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        past = Past(list(self._kinds(request, row)))
        lines: Any = past  # it has what a paginator needs of a list: it can be counted and cut
        page = Paginator(lines, PER_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of “%(name)s”") % {"name": row},
            "opts": self.opts,
            "object": row,
            "is_deleted": row._state.adding,
            "page": page,
            "moments": [
                (moment, [self._told(request, row, line) for line in moment.lines])
                for moment in moments(page.object_list)
            ],
            **(extra_context or {}),
        }
        return render(request, "admin/past/history.html", context)

    def _row(self, key: str) -> Model:
        """Return a row; as it was when it was deleted if it is gone."""
        history: Any = self.model.history
        try:
            found: Model | None = self.model._default_manager.filter(pk=key).first()
            if found:
                return found
            record = history.filter(id=key).latest("history_date", "history_id")
        except (ValueError, ValidationError, history.model.DoesNotExist):
            raise Http404(_("There is no such row, and there never was.")) from None
        state = states_of(history.model, [record.history_id])[0][1]
        Names.of([state]).title(state)  # fetches what its name is made of
        return state.row

    def _kinds(self, request: HttpRequest, row: Model) -> Iterator[Kind]:
        """Yield the row itself, and the rows of its inlines that have a history."""
        yield Kind(self.model, {"id": row.pk})
        for model, tied in parts(self, request, row):
            if hasattr(model, "history"):
                yield Kind(model, tied)

    def _told(self, request: HttpRequest, row: Model, line: Line) -> dict[str, Any]:
        """Return a line with what the page makes of it."""
        own = line.model is self.model and line.record.id == row.pk
        kept = self.admin_site._registry.get(line.model)
        is_gone = line.record.history_type == "-" and line.is_latest
        verb = "add" if is_gone else "change"
        may = kept and getattr(kept, f"has_{verb}_permission")(request)
        return {
            "line": line,
            "kind": "" if own else capfirst(str(line.model._meta.verbose_name)),
            "back": _address(line.way_back) if may and line.way_back else "",
        }

    # The way back.

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show what would change if a row went back to a state it had, and take it there.

        Raises:
            Http404: the row never had that state.
            PermissionDenied: whoever asks may not change it; or, where it was deleted, not add it
                or, when they try, what comes back along with it.
        """
        way = self._way(unquote(object_id), version_id)
        may = self.has_change_permission(request) if way.now else self.has_add_permission(request)
        barred = _barred(request, way)
        if not may or (barred and request.method == "POST"):
            raise PermissionDenied
        problems = self._took_back(request, way) if request.method == "POST" else []
        if request.method == "POST" and not problems:
            return redirect(
                f"admin:{self.opts.app_label}_{self.opts.model_name}_history", object_id
            )
        context = {
            **self.admin_site.each_context(request),
            "title": _title(way),
            "opts": self.opts,
            "object": way.row.then.row,
            "way": way,
            "barred": barred,
            "may": not barred and not way.needed and (way.differences or not way.now),
            "problems": problems,
            "default": _default(way),
            **(extra_context or {}),
        }
        return render(request, "admin/past/way_back.html", context)

    def _way(self, key: str, version: str) -> WayBack:
        history: Any = self.model.history
        try:
            record = history.get(id=key, history_id=version)
        except (ValueError, ValidationError, history.model.DoesNotExist):
            raise Http404(_("The row never had this state.")) from None
        return way_back(record)

    def _took_back(self, request: HttpRequest, way: WayBack) -> list[str]:
        """Take the row back; return why not, if not."""
        if request.POST.get("shown") != str(way.latest):
            return [_("It changed since you were shown this. Look at it once more.")]
        why = reason(request) or _default(way)

        def save(row: Model, is_there: bool) -> None:
            self.save_model(request, row, None, is_there)

        try:
            with because(why):
                bring_back(way, save)
        except ValidationError as refusal:
            return _by_label(way.row.then.row, refusal)
        self.log_change(request, way.row.then.row, as_logged(why))
        messages.success(request, _("“%(name)s” is as it was.") % {"name": way.row.then.row})
        return []

    # What was deleted.

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """List the rows that were deleted, each with the way back.

        Raises:
            PermissionDenied: whoever asks may not see rows of this sort.
        """
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        page = Paginator(deleted(self.model), PER_PAGE).get_page(request.GET.get("p"))
        records = {record.history_id: record for record in page.object_list}
        states = states_of(self.model.history.model, records)
        names = Names.of(state for _key, state in states)
        titles = {key: names.title(state) for key, state in states}
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted: %(kind)s") % {"kind": self.opts.verbose_name_plural},
            "opts": self.opts,
            "page": page,
            "may_add": self.has_add_permission(request),
            "rows": [(record, titles[key], _address(record)) for key, record in records.items()],
        }
        return render(request, "admin/past/deleted.html", context)


def _title(way: WayBack) -> str:
    words = _("Bring back “%(name)s”?") if way.now is None else _("Take “%(name)s” back?")
    return words % {"name": way.row.title}


def _barred(request: HttpRequest, way: WayBack) -> list[str]:
    """Return what would come back along with a row and is for others to enter."""
    kinds = {each.kind: each.then.row._meta for each in way.along}
    return [
        kind
        for kind, options in kinds.items()
        if not request.user.has_perm(
            f"{options.app_label}.{get_permission_codename('add', options)}"
        )
    ]


def _default(way: WayBack) -> str:
    """Return the reason that is kept where none is given."""
    at = localtime(way.row.record.history_date)
    return _("Back to %(time)s") % {"time": date_format(at, "j F Y, H:i")}


def _address(record: Any) -> str:
    """Return where the state of a record is shown; nothing if its model has no pages."""
    options = record.instance_type._meta
    name = f"admin:{options.app_label}_{options.model_name}_simple_history"
    try:
        return reverse(name, args=[record.id, record.history_id])
    except NoReverseMatch:
        return ""


def _by_label(row: Model, refusal: ValidationError) -> list[str]:
    """Return what is wrong, each with the label of its field: the form has none of them."""
    if not hasattr(refusal, "error_dict"):
        return list(refusal.messages)
    found = []
    for name, errors in refusal.message_dict.items():
        known = name in {field.name for field in row._meta.get_fields()}
        field: Any = row._meta.get_field(name) if known else None
        label = f"{capfirst(str(field.verbose_name))}: " if field else ""
        found += [f"{label}{message}" for message in errors]
    return found
