"""Steps of projects' lives, asked for outside of a project's form: of many, or of one that ends."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget, AutocompleteSelect
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue.models import StageChange
from governance.admin.evidence import EvidencedForm
from governance.admin.fields import WIDE
from governance.models.history import LONGEST_REASON

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin


def why_field() -> forms.CharField:
    """Return the field that asks why something is changed."""
    return forms.CharField(
        label=_("Why"),
        max_length=LONGEST_REASON,
        widget=AdminTextInputWidget(),
        help_text=_("In a few words, for the history of each row. Staff alone see it."),
    )


def _as_in_the_admin(field: "models.Field[Any, Any]", **options: Any) -> forms.Field | None:
    if field.name == "resolution":
        options["widget"] = AutocompleteSelect(field, admin.site)
    return field.formfield(**{**WIDE.get(type(field), {}), **options})


class StepForm(EvidencedForm):
    """A step into a stage without the project that takes it: the fields of a project's form."""

    class Meta:
        model = StageChange
        fields = ("stage", "changed_on", "resolution", "source_url", "note")
        formfield_callback = _as_in_the_admin

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["changed_on"]
        day.required, day.help_text = True, _("2017, 2017-11 or 2017-11-06.")


class Stepping(ModelAdmin):
    """A part of an admin of projects in which steps of their lives are recorded."""

    def has_step_permission(self, request: HttpRequest) -> bool:
        """Tell whether somebody may record that projects enter a stage."""
        return request.user.has_perm("catalogue.add_stagechange")
