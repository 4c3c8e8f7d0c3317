"""What a curator leaves alone in a form stays as it was, and leaves no trace in the history."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from governance.text_fields import Text

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    RowForm = ModelForm[Any]
else:  # the classes take no parameters when the program runs
    ModelAdmin, RowForm = admin.ModelAdmin, ModelForm


class UntouchedForm(RowForm):
    """A form that stores texts nobody touched as they were, spaces and line ends included."""

    def clean(self) -> Any:
        """Put back what was stored where what came differs in nothing that shows."""
        cleaned = super().clean()
        for name in set(self.fields) - set(self.changed_data):
            field = self.fields[name]
            if isinstance(field, Text) and name in self.cleaned_data:
                self.cleaned_data[name] = self.get_initial_for_field(field, name) or ""
        return cleaned


class UntouchedAdmin(ModelAdmin):
    """A model whose rows are stored only if something in their form was changed.

    Rows of inlines are treated so by Django.
    """

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store a row that is new, was changed, or comes back as it was, which has no form."""
        is_as_stored = obj._state.db is not None  # not new, nor of the past
        if form is None or not is_as_stored or form.has_changed():
            super().save_model(request, obj, form, change)

    def construct_change_message(
        self, request: Any, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Return what changed, for the log; note if it is nothing."""
        told = super().construct_change_message(request, form, formsets, add)
        request.is_untouched = not told
        return told

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Log what changed; that nothing did is no news."""
        return super().log_change(request, obj, message) if message else None

    def message_user(
        self,
        request: HttpRequest,
        message: Any,
        level: Any = messages.INFO,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Say what was done, and do not call a success what left everything as it was."""
        if level == messages.SUCCESS and getattr(request, "is_untouched", False):
            message = _("Nothing in the form was changed, so all is as it was.")
            level = messages.INFO
        super().message_user(request, message, level, *args, **kwargs)
