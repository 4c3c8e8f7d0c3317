"""A row that somebody deleted while another had its form open: what was typed is not lost."""

from collections.abc import Iterator
from typing import Any, cast

from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from governance.admin.past import PastAdmin
from governance.admin.sharing import FIELD


class GoneAdmin(PastAdmin):
    """A model whose forms survive their row: it is brought back, and the form sent once more."""

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Show what was typed beside the way to bring the row back; lead away if nothing was typed.

        Raises:
            Http404: there never was such a row.
        """
        if FIELD not in request.POST:  # nobody typed anything
            usual: Any = super()
            return cast(
                HttpResponse, usual._get_obj_does_not_exist_redirect(request, opts, object_id)
            )
        row = self._row(unquote(object_id))
        context = {
            **self.admin_site.each_context(request),
            "title": _("“%(name)s” was deleted meanwhile") % {"name": row},
            "opts": opts,
            "key": object_id,
            "typed": list(self._typed(request, row)),
            "sent": [(n, v) for n, values in request.POST.lists() for v in values],
        }
        return render(request, "admin/gone.html", context, status=409)

    def _typed(self, request: HttpRequest, row: Model) -> Iterator[tuple[str, str]]:
        """Yield what each field of the form is called, and what stood in it."""
        form: Any = self.get_form(request, row, change=True)(request.POST, instance=row)
        form.is_valid()
        for field in form:
            said = form.cleaned_data.get(field.name) or field.value()
            if said:
                is_several = isinstance(said, QuerySet | list | tuple)
                yield field.label, ", ".join(map(str, said)) if is_several else str(said)
