"""Pages of what rows were: a row's history with its inlines, the way back, what was deleted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model, Q
from django.forms.models import _get_foreign_key
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, path, reverse
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from governance.admin.reasons import FIELD, LONGEST
from governance.models.history import because
from governance.past.reading import Kind, Line, Past, moments, states_of
from governance.past.returning import WayBack, bring_back, deleted, way_back
from governance.past.values import Names

if TYPE_CHECKING:
    HistoryAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    HistoryAdmin = SimpleHistoryAdmin

PER_PAGE = 50
SHOWN = "shown"


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
        yield Kind(self.model, Q(id=row.pk))
        for inline in self.get_inlines(request, row):
            if not hasattr(inline.model, "history"):
                continue
            if issubclass(inline, GenericInlineModelAdmin):
                type_ = ContentType.objects.get_for_model(self.model)
                yield Kind(inline.model, Q(content_type=type_.pk, object_id=row.pk))
            else:
                field = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
                yield Kind(inline.model, Q(**{field.attname: row.pk}))

    def _told(self, request: HttpRequest, row: Model, line: Line) -> dict[str, Any]:
        """Return a line with what the page makes of it."""
        own = line.model is self.model and line.record.id == row.pk
        kept = self.admin_site._registry.get(line.model)
        may = kept and kept.has_change_permission(request)
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
            PermissionDenied: whoever asks may not change it, or not add it where it was deleted.
        """
        way = self._way(unquote(object_id), version_id)
        may = self.has_change_permission(request) if way.now else self.has_add_permission(request)
        if not may:
            raise PermissionDenied
        form = WayBackForm(request.POST or None, initial={SHOWN: way.latest}, way=way)
        if request.method == "POST" and form.is_valid() and self._went_back(request, way, form):
            return redirect(self._address_of(way))
        context = {
            **self.admin_site.each_context(request),
            "title": _title(way),
            "opts": self.opts,
            "object": way.then.row,
            "way": way,
            "form": form,
            "along": [title for _record, title in way.along],
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

    def _went_back(self, request: HttpRequest, way: WayBack, form: "WayBackForm") -> bool:
        """Take the row back; say on the form why not, if not."""

        def save(row: Model, is_there: bool) -> None:
            self.save_model(request, row, form, is_there)

        try:
            with because(form.cleaned_data[FIELD]):
                bring_back(way, save)
        except ValidationError as refusal:
            form.add_error(None, _by_label(way.then.row, refusal))
            return False
        self.log_change(request, way.then.row, form.cleaned_data[FIELD])
        messages.success(request, _("“%(name)s” is as it was.") % {"name": way.then.row})
        return True

    def _address_of(self, way: WayBack) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_history"
        return reverse(name, args=[way.record.id])

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


class WayBackForm(forms.Form):
    """Why a row goes back, and which state of it was shown.

    Args:
        way: what is to become of the row.
    """

    def __init__(self, *args: Any, way: WayBack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way = way
        at = localtime(way.record.history_date)
        self.fields[FIELD] = forms.CharField(
            label=_("Why"),
            max_length=LONGEST,
            required=False,
            initial=_("Back to %(time)s") % {"time": f"{at.day} {at:%B %Y, %H:%M}"},
            widget=forms.TextInput(attrs={"class": "vTextField"}),
            help_text=_("It is kept in the history, for your colleagues."),
        )
        self.fields[SHOWN] = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse what somebody changed since it was shown.

        Raises:
            ValidationError: it changed.
        """
        said = super().clean() or {}
        if said.get(SHOWN) != self.way.latest:
            self.data = {**self.data.dict(), SHOWN: self.way.latest}  # type: ignore[attr-defined]
            raise ValidationError(_("It changed since you were shown this. Look at it once more."))
        said[FIELD] = said.get(FIELD) or self.fields[FIELD].initial
        return said


def _title(way: WayBack) -> str:
    words = _("Bring back “%(name)s”?") if way.now is None else _("Take “%(name)s” back?")
    return words % {"name": way.title}


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
