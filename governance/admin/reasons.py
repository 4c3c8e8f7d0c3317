"""Why something is changed: a line beside the buttons that save, kept in the history."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from governance.models.history import because

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

FIELD = "_why"
# As many letters as the histories keep.
LONGEST = 100


def reason(request: HttpRequest) -> str:
    """Return why somebody says they change something; empty if they do not say."""
    return " ".join(request.POST.get(FIELD, "").split())[:LONGEST]


class ReasonedAdmin(ModelAdmin):
    """A model whose changes may be given a reason: in its form, when deleted, and in bulk.

    Everything that is stored while the request is answered has it, rows of inlines included.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show and take in the form, with the reason."""
        with because(reason(request)):
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Show the form with the line for the reason, and what was said in it."""
        said = {"reason_field": FIELD, "reason_longest": LONGEST, "reason": reason(request)}
        return super().render_change_form(request, {**context, **said}, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask and delete, with the reason."""
        with because(reason(request)):
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list and do what is asked of chosen rows, with the reason."""
        with because(reason(request)):
            return super().changelist_view(request, *args, **kwargs)
