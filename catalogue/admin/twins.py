"""The form of a project says when what is entered may be in the catalogue already.

While typing, beside the field; and when it is sent, before anything is stored, to whoever has not
seen it or not said that it is another one. It is a question, not a fault: two projects may share a
homepage.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.forms.formsets import DEFAULT_MAX_NUM
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from catalogue.twins.finding import TELLING, Entered, Twin, twins

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    RowForm = ModelForm[Any]
else:  # the classes take no parameters when the program runs
    ModelAdmin, RowForm = admin.ModelAdmin, ModelForm

# The keys of the projects of which somebody said that it is none of them, with commas between.
CONFIRMED = "none_of"
_LINKS = "links"


class TwinsAdmin(ModelAdmin):
    """The part of an admin of projects that looks for the same one under another name."""

    def get_urls(self) -> list[Any]:
        """Return the addresses of the model, and that of what is said while typing."""
        view = self.admin_site.admin_view(require_GET(self.twins_view))
        return [path("twins/", view, name="catalogue_project_twins"), *super().get_urls()]

    def twins_view(self, request: HttpRequest) -> HttpResponse:
        """Say which projects may be the one that is being entered; nothing if there is none.

        Raises:
            PermissionDenied: whoever asks may neither add projects nor change them.
        """
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        links = tuple((kind, url) for kind in TELLING for url in request.GET.getlist(kind))
        found = twins(Entered(request.GET.get("name", ""), links), _key(request.GET.get("besides")))
        return render(request, "admin/catalogue/project/_twins.html", _shown(found, set()))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form and take it in, once it is said of all that may be the same."""
        request.looks_for_twins = request.method == "POST"  # type: ignore[attr-defined]
        return super().changeform_view(request, *args, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[RowForm]:
        """Return the form; it is held until all twins are seen and said to be others."""
        form = super().get_form(request, obj, change, **kwargs)
        found = self._twins(request, obj)
        seen = _seen(request.POST)
        return _held(form) if any(twin.key not in seen for twin in found) else form

    def _twins(self, request: HttpRequest, project: Any) -> list[Twin]:
        if not getattr(request, "looks_for_twins", False):
            return []
        if not hasattr(request, "twins"):
            request.twins = twins(_entered(request.POST), project and project.pk)  # type: ignore[attr-defined]
        found: list[Twin] = request.twins  # type: ignore[attr-defined]
        return found

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Show the form with what may be the same."""
        found = getattr(request, "twins", [])
        context.update(_shown(found, _seen(request.POST)))
        return super().render_change_form(request, context, *args, **kwargs)


def _held(form: type[RowForm]) -> type[RowForm]:
    class Held(form):  # type: ignore[misc, valid-type]  # made for one request
        def is_valid(self) -> bool:
            super().is_valid()  # so that what is wrong is said at the same time
            return False

    return Held


def _shown(found: Sequence[Twin], seen: set[int]) -> dict[str, Any]:
    keys = {twin.key for twin in found}
    return {
        "twins": found,
        "twins_name": CONFIRMED,
        "twins_keys": ",".join(map(str, sorted(keys))),
        "twins_seen": keys <= seen,
    }


def _entered(data: Mapping[str, Any]) -> Entered:
    return Entered(data.get("name", ""), tuple(_links(data)))


def _links(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield kind and address of the links in a form that was sent, but of those to be deleted."""
    for number in range(min(_key(data.get(f"{_LINKS}-TOTAL_FORMS")) or 0, DEFAULT_MAX_NUM)):
        row = f"{_LINKS}-{number}"
        if not data.get(f"{row}-DELETE"):
            yield data.get(f"{row}-kind", ""), data.get(f"{row}-url", "")


def _seen(data: Any) -> set[int]:
    given = [part for value in data.getlist(CONFIRMED) for part in value.split(",")]
    return {key for key in map(_key, given) if key}


def _key(text: str | None) -> int | None:
    return int(text[:18]) if text and text.isascii() and text.isdigit() else None
