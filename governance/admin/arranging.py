"""The page on which rows are put in order, and into one another, by moving them.

Whoever moves rows sees them where they would stand; nothing is stored before all of it is saved,
in one transaction and for one reason. The page works by buttons of a form alone; a script moves
rows at once, and by dragging.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.admin.arranged import Sheet, meanwhile, targets
from governance.admin.reasons import as_logged, reason
from governance.arranging import steps
from governance.arranging.arrangement import Arrangement, depth
from governance.arranging.merging import merged
from governance.arranging.outline import Outline, levels_in, outermost, outermost_of
from governance.arranging.storing import store
from governance.models.history import because
from governance.models.naming import Ordered

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

SAVE = "_save"


class ArrangingAdmin(ModelAdmin):
    """A model whose rows, or what stands in them, are put in order on a page of their own."""

    arrange_template: str | None = None

    def get_urls(self) -> list[Any]:
        """Add the pages on which rows are put in order."""
        view, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = []
        if _is_in_one_order(self.model):
            in_order = view(partial(self.arrange_view, object_id=None))
            own.append(path("arrange/", in_order, name=f"{name}_arrange_all"))
        if outermost_of(self.model) is self.model and levels_in(self.model):
            own.append(
                path("<path:object_id>/arrange/", view(self.arrange_view), name=f"{name}_arrange")
            )
        return [*own, *super().get_urls()]

    def rows_to_arrange(self, model: type[Ordered]) -> models.QuerySet[Any]:
        """Return the rows of a model with what the page shows of them."""
        names: Any = ()
        if self.admin_site.is_registered(model):
            names = self.admin_site.get_model_admin(model).list_select_related
        names = names if isinstance(names, list | tuple) else ()
        needed = [name for name in names if name.split("__")[0] != model.placed_among]
        return model._default_manager.select_related(*needed)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Show the list, with the way to where it is put in order."""
        extra = {"arrange_all": self._arranging_all(request), **(extra_context or {})}
        return super().changelist_view(request, extra)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Show the form, with the way to where what it is about is put in order."""
        context["arrange"] = self._arranging(request, kwargs.get("obj"))
        return super().render_change_form(request, context, *args, **kwargs)

    def may_see_arranged(self, request: HttpRequest) -> bool:
        """Return whether somebody may see how what stands in rows of the model is arranged."""
        return _may_see(request, (self.model, *levels_in(self.model)))

    def _arranging_all(self, request: HttpRequest) -> str:
        if not _is_in_one_order(self.model) or not self.has_view_or_change_permission(request):
            return ""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_arrange_all")

    def _arranging(self, request: HttpRequest, row: Any) -> dict[str, str] | None:
        """Return where the order is changed that a row, or what stands in it, is part of."""
        if row is None or not row.pk:
            return None
        around: Any = outermost(row)
        options, levels = around._meta, levels_in(type(around))
        outline = Outline(levels, around, self.rows_to_arrange)
        if not levels or not _may_see(request, (type(around), *levels)):
            return None
        address = reverse(
            f"admin:{options.app_label}_{options.model_name}_arrange", args=[around.pk]
        )
        if around is not row:
            is_inner = len(levels) > 1 and type(row) is levels[-1]
            address += f"#row-{outline.holder_key(row) if is_inner else outline.key_of(row)}"
        kinds = "" if len(levels) > 1 else str(levels[0]._meta.verbose_name_plural)
        return {"address": address, "kinds": kinds}

    # The page.

    def arrange_view(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        """Show rows in their order, and store another one.

        Raises:
            PermissionDenied: whoever asks may not see them, or not move them.
        """
        within = None
        if object_id is not None:
            within = self.get_object(request, unquote(object_id))
            if within is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        levels = levels_in(self.model) if within else (self.model,)
        outline = Outline(levels, within, self.rows_to_arrange)
        if not _may_see(request, (self.model, *levels)):
            raise PermissionDenied
        if request.method != "POST":
            return self._show_arranged(request, outline, _as_stored(outline))
        if not _may_move(request, levels):
            raise PermissionDenied
        return self._taken_in(request, outline)

    def _taken_in(self, request: HttpRequest, outline: Outline) -> HttpResponse:
        """Take a step and show the page again, or store what was shown."""
        try:
            sent = (Arrangement.parse(request.POST[name]) for name in ("base", "arrangement"))
            base, mine = map(outline.joined, sent)
        except (KeyError, ValueError):
            messages.error(request, _("What was sent cannot be read. Nothing was changed."))
            return redirect(request.path)
        faults = []
        try:
            mine = _stepped(request, outline, mine)
        except (KeyError, ValueError):  # all that was moved before is still good
            faults.append(_impossible(request, outline))
        with transaction.atomic(), because(reason(request)):
            sheet = _brought_onto_what_is_stored(outline, base, mine)
            sheet.chosen, sheet.faults = request.POST.get("row", ""), faults
            if SAVE in request.POST and not sheet.merge and not faults:
                try:
                    with transaction.atomic():
                        moved = store(outline, sheet.rows, sheet.shown, reason(request))
                except ValidationError as refusal:
                    sheet.rows, sheet.faults = outline.rows(), refusal.messages
                else:
                    self._tell_of_moves(request, outline, [sheet.rows[key] for key in moved])
                    return redirect(request.path)
        return self._show_arranged(request, outline, sheet)

    def _tell_of_moves(self, request: HttpRequest, outline: Outline, moved: list[Any]) -> None:
        """Note and say what was moved."""
        if not moved:
            messages.info(request, _("Everything stands as it stood. Nothing was changed."))
            return
        who: Any = request.user.pk
        about = [outline.within] if outline.within else moved
        LogEntry.objects.log_actions(who, about, CHANGE, as_logged(reason(request)))
        words = ngettext(
            "%(count)s was moved, and the new order is saved.",
            "%(count)s were moved, and the new order is saved.",
            len(moved),
        )
        messages.success(request, words % {"count": len(moved)})

    def _show_arranged(self, request: HttpRequest, outline: Outline, sheet: Sheet) -> HttpResponse:
        within, kinds = outline.within, outline.levels[0]._meta.verbose_name_plural
        title = (
            _("Arrange “%(name)s”") % {"name": within}
            if len(outline.levels) > 1
            else _("Put in order: %(kinds)s") % {"kinds": kinds}
        )
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "original": within,
            "kinds": capfirst(str(kinds)),
            "sheet": sheet,
            "lines": outline.nodes(sheet.rows, sheet.shown),
            "targets": targets(outline, sheet),
            "laid_out": any(each.laid_in for each in outline.levels),
            "may": _may_move(request, outline.levels),
            "moved": sheet.stored != sheet.shown,
            "meanwhile": meanwhile(sheet),
            # What has to be told stands above, and is seen first.
            "steps_on": not (sheet.merge or sheet.faults),
            "save": SAVE,
        }
        name = f"{self.opts.app_label}/{self.opts.model_name}"
        templates = [f"admin/{name}/arrange.html"] if len(outline.levels) > 1 else []
        return TemplateResponse(request, [*templates, "admin/arrange.html"], context)


def _is_in_one_order(model: type[models.Model]) -> bool:
    return issubclass(model, Ordered) and not model.placed_among


def _may_see(request: HttpRequest, levels: Sequence[type[models.Model]]) -> bool:
    """Return whether somebody may see rows of all levels; who may change them may see them."""
    return all(_may(request, "view", each) or _may(request, "change", each) for each in levels)


def _may_move(request: HttpRequest, levels: Sequence[type[models.Model]]) -> bool:
    return all(_may(request, "change", each) for each in levels)


def _may(request: HttpRequest, verb: str, model: type[models.Model]) -> bool:
    options = model._meta
    code = get_permission_codename(verb, options)
    return bool(request.user.has_perm(f"{options.app_label}.{code}"))


def _as_stored(outline: Outline) -> Sheet:
    rows = outline.rows()
    stored = outline.arrangement(rows)
    return Sheet(rows, stored, stored)


def _stepped(request: HttpRequest, outline: Outline, given: Arrangement) -> Arrangement:
    """Return an arrangement after the step that a button stands for, if one was pressed.

    Raises:
        KeyError: there is no such step.
        ValueError: the row that was chosen cannot take it.
    """
    step, key = request.POST.get("step"), request.POST.get("row", "")
    if not key or not step:
        return given
    if step == "into":
        return steps.into(given, key, request.POST.get("to", ""))
    if step == "turn" and not outline.is_laid_out(depth(key)):
        raise ValueError(key)
    return {"up": steps.up, "down": steps.down, "turn": steps.turned}[step](given, key)


def _impossible(request: HttpRequest, outline: Outline) -> str:
    """Return in words why the step that was asked for cannot be taken."""
    laid_out = [str(each._meta.verbose_name_plural) for each in outline.levels if each.laid_in]
    if request.POST.get("step") == "turn" and laid_out:
        return _("Only %(kinds)s stand in rows.") % {"kinds": ", ".join(laid_out)}
    return _("It cannot stand there.")


def _brought_onto_what_is_stored(outline: Outline, base: Arrangement, mine: Arrangement) -> Sheet:
    rows = outline.locked()
    now = outline.arrangement(rows)
    merge = merged(base, mine, now)
    return Sheet(rows, now, outline.joined(merge.result), merge=None if base == now else merge)
