"""A long form in chapters: fields and tables about one question together, and a way to each.

Django puts all tables after all fields. Here each chapter of the form has its fields, then the
tables that answer the same question.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin


@dataclass(frozen=True)
class Beside:
    """What stands in a chapter beside its fields.

    Attributes:
        anchor: how the chapter is named in the address.
        models: whose tables stand there, in this order.
    """

    anchor: str
    models: tuple[type[Model], ...]


def beside(anchor: str, *models: type[Model]) -> Beside:
    """Return what stands in a chapter beside its fields."""
    return Beside(anchor, models)


@dataclass
class Chapter:
    """A part of a form as it is shown.

    Attributes:
        anchor: how it is named in the address.
        fieldset: its heading and its fields.
        tables: the tables of rows in it.
    """

    anchor: str
    fieldset: Any
    tables: list[Any] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows there are in its tables."""
        return sum(table.formset.initial_form_count() for table in self.tables)

    @property
    def wrong(self) -> int:
        """How many fields and rows in it are to be corrected."""
        own = sum(name in self.fieldset.form.errors for name in self._names())
        return own + sum(bool(errors) for table in self.tables for errors in table.formset.errors)

    def _names(self) -> list[str]:
        lines = self.fieldset.fields
        return [name for line in lines for name in ([line] if isinstance(line, str) else line)]


class ChapteredAdmin(ModelAdmin):
    """A model whose form has chapters; they are those of its fieldsets.

    Attributes:
        chapters: what stands beside the fields of each fieldset, in their order.
    """

    chapters: Sequence[Beside] = ()
    change_form_template = "admin/chapters.html"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the form in its chapters."""
        tables = context["inline_admin_formsets"]
        context["chapters"] = arranged(self.chapters, context["adminform"], tables)
        return super().render_change_form(request, context, *args, **kwargs)


def arranged(plan: Sequence[Beside], fieldsets: Any, tables: Sequence[Any]) -> list[Chapter]:
    """Return the chapters of a form. A table nobody has planned for stands in the last one.

    Args:
        plan: what stands beside the fields of each fieldset.
        fieldsets: the fieldsets, as the admin has them.
        tables: the inlines, as the admin has them.
    """
    pairs = zip(plan, fieldsets, strict=True)
    chapters = [Chapter(part.anchor, fieldset) for part, fieldset in pairs]
    where = {model: chapters[place] for place, part in enumerate(plan) for model in part.models}
    order = [model for part in plan for model in part.models]
    for table in sorted(tables, key=lambda table: _place(order, table)):
        where.get(table.opts.model, chapters[-1]).tables.append(table)
    return chapters


def _place(order: Sequence[type[Model]], table: Any) -> int:
    model = table.opts.model
    return order.index(model) if model in order else len(order)
