"""Back to where a form was opened from: a worklist sends somebody out, and gets them back.

Pages that lead to forms name themselves in the address (``?next=/admin/``). Once the form is saved
it leads there, not to the list of its model.
"""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

NEXT = "next"


def returning(form: str, place: str) -> str:
    """Return the address of a form that leads back to a place once it is saved.

    Args:
        form: the address of the form, without a query.
        place: a path of this site.
    """
    return f"{form}?{urlencode({NEXT: place})}"


def place_of(request: HttpRequest) -> str:
    """Return the path a form leads back to; empty if none is named, or one of another site."""
    place = request.GET.get(NEXT, "")
    is_here = place.startswith("/") and url_has_allowed_host_and_scheme(place, None)
    return place if is_here else ""


class ReturningAdmin(ModelAdmin):
    """A model whose forms lead back to where they were opened from.

    A form one goes on with after saving keeps the way back: Django keeps its query.
    """

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Lead back, or to the list of the model."""
        place = place_of(request)
        usual = super().response_post_save_change(request, obj)
        return HttpResponseRedirect(place) if place else usual

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Lead back, or to the list of the model."""
        place = place_of(request)
        usual = super().response_post_save_add(request, obj)
        return HttpResponseRedirect(place) if place else usual
