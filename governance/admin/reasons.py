"""Why something is changed: a line beside the buttons that save, kept in the history."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from governance.models.history import because

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

FIELD = "_why"


def reason(request: HttpRequest) -> str:
    """Return why somebody says they change something, in one line; empty if they do not say."""
    return " ".join(request.POST.get(FIELD, "").split())


def as_logged(why: str) -> str:
    """Return a reason as the log of the admin can keep it.

    What begins with a bracket Django reads as what it wrote itself, in JSON.
    """
    return _("Reason: %(why)s") % {"why": why} if why.startswith("[") else why


class ReasonedAdmin(ModelAdmin):
    """A model whose changes may be given a reason: in its form, when deleted, and in bulk.

    Everything that is stored while the request is answered has it, rows of inlines included.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form and take it in, with the reason."""
        with because(reason(request)):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask and delete, with the reason."""
        with because(reason(request)):
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list and do what is asked of chosen rows, with the reason."""
        with because(reason(request)):
            return super().changelist_view(request, *args, **kwargs)
